"""Private data planted in exports, tables and labelled sets stands in nothing that Saring writes.

Every command runs as a person runs it; every file is searched (`planted.found_below`), logs of the screen, temporary
files and journals of killed runs included.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import joblib
import numpy as np
import pytest

from tests.bad_inputs import labelled
from tests.conftest import GATE
from tests.planted import (
    LISTED,
    NUMBERS,
    SENDERS,
    TEXTS,
    WORDS,
    chat,
    found_below,
    found_in,
    labelled_rows,
    private_chat,
)

MAIN = "from saring.cli import main; main()"
HASTY = "from saring.model import journal; journal.START_SECONDS = 0; " + MAIN


class Office:
    """A folder with inputs and one with all that is written: outputs, screens, temporary files and the registry."""

    def __init__(self, folder: Path) -> None:
        self.inputs, self.written = folder / "inputs", folder / "written"
        for made in (self.inputs, self.written / "tmp", self.written / "screens"):
            made.mkdir(parents=True)
        self.n_runs = 0

    def run(self, *arguments: object, code: int | tuple[int, ...] = 0) -> None:
        """Run a command in the folder of what is written; keep what it shows there."""
        done = subprocess.run(self._line(MAIN, arguments), **self._options(), capture_output=True)
        self.n_runs += 1
        screen = self.written / "screens" / f"{self.n_runs}.txt"
        screen.write_bytes(done.stdout + done.stderr)
        assert done.returncode in (code if isinstance(code, tuple) else (code,)), done.stderr.decode()

    def kill(self, *arguments: object, when: Callable[[], bool], main: str = MAIN) -> None:
        """Run a command and kill it once something is true."""
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(self._line(main, arguments), **self._options(), **silent)
        end = monotonic() + 120
        while not when() and process.poll() is None and monotonic() < end:
            sleep(0.005)
        assert process.poll() is None, "it was over before it could be killed"
        process.kill()
        process.wait()

    def _line(self, main: str, arguments: tuple[object, ...]) -> list[str]:
        return [sys.executable, "-c", main, *map(str, arguments)]

    def _options(self) -> dict[str, object]:
        environ = {name: value for name, value in os.environ.items() if name != "SARING_KEY"}
        environ |= {"TMPDIR": str(self.written / "tmp"), "XDG_CONFIG_HOME": str(self.written / "config")}
        return {"cwd": self.written, "env": environ | {"SARING_SETTINGS": str(self.inputs / "saring.toml")}}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    made.inputs.joinpath("saring.toml").write_text(f'models = "../written/models"\n[privacy]\nnames = ["{LISTED}"]\n')
    contents = {
        f"exports/Chat WhatsApp dengan {SENDERS[0]}.txt": private_chat(0),
        f"exports/WhatsApp Chat with {SENDERS[2]}.txt": private_chat(2),
        "exports/Chat WhatsApp dengan Warga RW 05.txt": chat(),
        "table.csv": "sender,text\n" + "".join(f'{SENDERS[n % 3]},"{text} mohon"\n' for n, text in enumerate(TEXTS)),
        "set.csv": labelled(120) + labelled_rows(),
        "gate.csv": GATE.read_text(encoding="utf-8") + "".join(f'"{text} lho",hoax\n' for text in TEXTS),
        "facts.csv": "judul,tautan\n[SALAH] Air galon beracun,https://cek.example/1\n",
        "long.txt": chat(30_000),
    }
    for name, content in contents.items():
        (made.inputs / name).parent.mkdir(exist_ok=True)
        (made.inputs / name).write_text(content, encoding="utf-8")
    return made


def test_the_search_finds_what_is_there(office: Office) -> None:
    everything = "\n".join([*TEXTS, *SENDERS])
    assert found_in(everything.encode()) == {*NUMBERS, *WORDS}
    folder = office.written
    (folder / "wide.npy").write_bytes(np.array([everything]).tobytes())
    (folder / "a.gz").write_bytes(gzip.compress(everything.encode("utf-16")))
    joblib.dump({"a": everything}, folder / "a.joblib", compress=3)
    np.savez_compressed(folder / "a.npz", words=np.array([everything]))
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / "a.npz", "a.npz")
    assert set(found_below(folder)) == {"wide.npy", "a.gz", "a.joblib", "a.npz", "a.zip"}
    assert all(found == {*NUMBERS, *WORDS} for found in found_below(folder).values())


@pytest.mark.slow
def test_nothing_planted_is_written_anywhere(office: Office) -> None:
    inputs, written = office.inputs, office.written
    for name in ("model", "second"):
        seed = len(name)
        office.run("train", inputs / "set.csv", "-o", name, "--seed", seed, "--no-choose", "-j", 1)
    office.run("train", inputs / "set.csv", "-o", "large", "--out-of-core", "-j", 1)
    office.run("evaluate", inputs / "set.csv", "-m", "model")
    office.run("evaluate", inputs / "set.csv", "-m", "large", "--json", "--drift")
    office.run("data", "check", inputs / "set.csv", "--review", "review.csv", code=(0, 1, 2))
    office.run("data", "check", inputs / "set.csv", "--review", "review.xlsx", code=(0, 1, 2))
    forced = ("--force", "--reason", "percobaan", "--gate", inputs / "gate.csv", "--flips")
    office.run("models", "promote", "model", *forced, "flips.csv")
    office.run("models", "promote", "second", *forced, "flips.html")
    office.run("models", "export", "model", "-o", "model.joblib")
    for name in ("show", "list"):
        office.run("models", name)
    read = (inputs / "exports", inputs / "table.csv")
    for ending in ("csv", "jsonl", "xlsx", "html"):
        office.run("triage", *read, "-o", f"list.{ending}", "-j", 2, "--all")
    for ending in ("csv", "xlsx"):
        office.run("read", *read, "-o", f"read.{ending}")
        office.run("batch", *read, "-o", f"batch.{ending}", "-j", 1)
    office.run("facts", "import", inputs / "facts.csv", "-o", "facts")
    office.run("match", *read, "--facts", "facts", "-o", "match.csv")
    office.run("triage", *read, "-o", "list.csv", "--facts", "facts", "--since", "list.jsonl", "--all", "-j", 1)
    office.run("summary", "-w", "list.csv", "-o", "summary.txt")
    for number, claim in enumerate(claims_of(written / "list.csv")[:3]):
        office.run("draft", claim, "-w", "list.csv", "-o", f"draft-{number}.txt")
    office.run("read", inputs / "missing.txt", "-o", "none.csv", code=2)
    assert found_below(written) == {}


@pytest.mark.slow
def test_what_killed_runs_leave_holds_nothing_planted(office: Office) -> None:
    inputs, written = office.inputs, office.written
    journal = written / ".batch.csv.saring-resume"
    half_written = (".batch-*.csv", ".saring-*/*/*", ".saring-*/*")
    office.kill(
        *("batch", inputs / "long.txt", "-o", "batch.csv", "-j", 1),
        when=lambda: journal.exists() and journal.stat().st_size > 20_000,
        main=HASTY,
    )
    office.kill(
        *("train", inputs / "set.csv", "-o", "large", "--out-of-core", "-j", 1),
        when=lambda: any(file.is_file() and file.stat().st_size for file in written.glob(".saring-*/**/*")),
    )
    left = [file for pattern in half_written for file in written.glob(pattern)]
    assert journal.exists()
    assert left
    assert found_below(written) == {}


def claims_of(worklist: Path) -> list[str]:
    """Return the claims of a worklist."""
    from saring.worklist.read import read_worklist

    return [item.claim_id for item in read_worklist(worklist)]
