"""Attack Saring with everything that once broke it, and print one Markdown row an attack: before, and now.

    python -m scripts.hostile_table [--rows key,terminal]

Exits with 1 where an attack still works. Each row is small: a key file that was cut, a line that took minutes, a date
that overflows, private data in odd spellings, a cluster, escape sequences, signals, formulas. `scripts/fault_table.py`
and `scripts/fuzz.py` look further.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from saring.cli.console import one_line
from saring.errors import InputError, SaringError, WorkerError
from saring.files.sources import Source
from saring.messages import ReadOptions, iter_messages, matching_readers
from saring.messages.privacy import pseudonymise
from saring.messages.registry import find_reader
from saring.records import Message, ReadReport
from saring.settings import Settings, digest_secret, load_settings
from saring.text.private import mask_private
from scripts.kill_and_resume import MAIN

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "data" / "labelled" / "starter.csv"
SECONDS_PER_MB = 5.0
SPELLINGS = (
    "O812-3456-7890", "0812/3456/7890", "0812_3456_7890", "0812,3456,7890", "0812   3456   7890", "WA0812-3456-7890",
    "０８１２３４５６７８９０", "0\ufe0f\u20e38\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e33456-7890",
    "0812\u200b3456\u200b7890",
    "*0812*-*3456*-*7890*", "BCA 123.456.7890", "ani.wijaya (at) gmail.com", "ani.wijaya [at] gmail [dot] com",
    "paspor A1234567", "nopol B 1234 XYZ", "NPWP 01.234.567.8-901.000",
)  # fmt: skip
LINES = (
    ("whatsapp", "24/07/24 09.43 - Siti: halo\n" + "\u202a" * 400_000),
    ("zoom", "09:00:00 From a" + "\t" * 500_000 + "to" + "\t" * 500_000),
    ("pidgin", "Conversation with a at " + "b on " * 200_000),
    ("telegram-text", "A, [24.07.24 09:43]\nhalo\n" + "a, [1." * 150_000),
)
"""About a megabyte each."""
HEADS = tuple(unit * (60_000 // len(unit)) for unit in ("\r ", "\ufeff", "<!--", '"', "1/", "a:"))
HOSTILE_NAME = "x\x1b]0;judul\x07\x1b[2J\u202etxt\rerror: palsu\ncatatan: palsu"
FORMULAS = ("=1+1", " =1+1", "＝1+1", "\u200b=1+1", "\t=1+1", "@SUM(1)")


class Row(NamedTuple):
    """An attack: its name, what is done, what happened before, and the check, which says what happens now."""

    name: str
    attack: str
    before: str
    check: Callable[[Path], str]
    is_slow: bool = False


def run(folder: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command of Saring in a folder with a key of its own."""
    environ = os.environ | {"SARING_KEY": "a key for the table of attacks, long enough"}
    return subprocess.run(
        [sys.executable, "-c", MAIN, "--lang", "en", *arguments],
        cwd=folder, env=environ, capture_output=True, text=True, timeout=300, **options,
    )  # type: ignore[call-overload, no-any-return]  # fmt: skip


def expect(holds: bool, otherwise: str) -> None:
    """Raise `AssertionError` with what was found instead."""
    if not holds:
        raise AssertionError(otherwise)


def refused(call: Callable[[], object]) -> str:
    """Return the line with which something is refused; raises `AssertionError` where it is not."""
    try:
        call()
    except (SaringError, ValueError) as error:
        return str(error)
    raise AssertionError("it was taken")


def key_cut(folder: Path) -> str:
    """Start with a key file that is empty, with a short SARING_KEY, and where no file may be written."""
    file = folder / "saring" / "key"
    file.parent.mkdir()
    file.touch()
    home = {"XDG_CONFIG_HOME": str(folder)}
    refused(lambda: digest_secret(Settings(), home))
    refused(lambda: load_settings({"SARING_KEY": "x"}))
    refused(lambda: pseudonymise([Message("whatsapp", "", "Ani", None, "text", "a", "a:1")], b""))
    file.unlink()
    code = (
        "from saring.settings import Settings, digest_secret; notes = []\n"
        "print(len(digest_secret(Settings(), notify=notes.append)), len(notes))"
    )
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (0, 0))
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | home, preexec_fn=limit, capture_output=True, text=True
    )
    expect(done.stdout.split() == ["32", "1"] and not file.exists(), f"{done.stdout}{done.stderr}")
    return "empty, short and missing keys are refused; where none can be kept, one for the run and a note"


def key_at_once(folder: Path) -> str:
    """Let four first runs make the key at once."""
    code = "from saring.settings import Settings, digest_secret; print(digest_secret(Settings()).decode())"
    environ = os.environ | {"XDG_CONFIG_HOME": str(folder)}
    runs = [
        subprocess.Popen([sys.executable, "-c", code], env=environ, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    keys = {one.communicate(timeout=120)[0].strip() for one in runs}
    expect(keys == {(folder / "saring" / "key").read_text()} and len(keys.pop()) == 64, "more than one key")
    return "one whole key, the same in all runs"


def recursion(folder: Path) -> str:
    """Send a text of numbers without end, in a chat and in a table."""
    text = "+1.2.3.4.5.6.7.8.9.0" * 10_000
    (folder / "WhatsApp Chat.txt").write_text(f"24/07/24 09.43 - Siti: {text}\n", encoding="utf-8")
    (folder / "t.csv").write_text(f"text\n{text}\n", encoding="utf-8")
    report, begun = ReadReport(), time.process_time()
    for message in iter_messages([str(folder)], ReadOptions(), report):
        mask_private(message.text)
    took = time.process_time() - begun
    expect(not report.failures and took < 2 * SECONDS_PER_MB * 0.4, f"{took:.1f} s, {report.failures}")
    return f"masked, {took:.1f} s for 400 kB"


def slow_lines(_folder: Path) -> str:
    """Read lines on which patterns were quadratic, and recognise heads of them."""
    slowest = 0.0
    for name, text in LINES:
        source, begun = _source(text), time.process_time()
        try:
            for _ in find_reader(name).read(source, ReadOptions(), ReadReport()):
                pass
        except InputError:
            pass
        slowest = max(slowest, time.process_time() - begun)
    for head in HEADS:
        begun = time.process_time()
        matching_readers(_source(head))
        took = time.process_time() - begun
        expect(took < 1, f"{took:.1f} s to recognise {head[:4]!r}")
    expect(slowest < SECONDS_PER_MB, f"{slowest:.1f} s")
    return f"{slowest:.2f} s at most for a megabyte; recognised within 1 s"


def _source(text: str) -> Source:
    return Source("a.txt", lambda: BytesIO(text.encode()))


def date_overflow(folder: Path) -> str:
    """Read a folder with a date that no calendar has beside an export that is whole."""
    content = "Conversation: a\n\nFrom: b\nType: incoming\nSent: 1 Jan 99999999999999999999\n\nhalo\n"
    (folder / "a.txt").write_text(content, encoding="utf-8")
    (folder / "WhatsApp Chat.txt").write_text("24/07/24 09.43 - Siti: pagi\n", encoding="utf-8")
    report = ReadReport()
    texts = {message.text for message in iter_messages([str(folder)], ReadOptions(), report)}
    expect(texts == {"halo", "pagi"}, f"{texts} {report.failures}")
    return "both files are read, the message without a time"


def private_data(_folder: Path) -> str:
    """Mask private data in the spellings that survived."""
    masked = {text: mask_private(f"hubungi {text} ya") for text in SPELLINGS}
    left = [
        text for text, shown in masked.items() if "[" not in shown or "wijaya" in shown or any(map(str.isdigit, shown))
    ]
    expect(not left, f"left: {left}")
    return f"{len(SPELLINGS)} of {len(SPELLINGS)} masked"


def cluster(_folder: Path) -> str:
    """Work through messages on a scheduler that speaks without TLS."""
    from saring.parallel import dask
    from saring.parallel.workers import Workers

    notes: list[str] = []
    seconds, dask.CONNECT_SECONDS = dask.CONNECT_SECONDS, 0.1
    try:
        with dask.dask_pool(str, None, Workers(1, "dask", "tcp://127.0.0.1:9", notes.append)):
            pass
    except WorkerError:
        pass
    finally:
        dask.CONNECT_SECONDS = seconds
    expect(len(notes) == 1, f"notes: {notes}")
    threats = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    expect("--scheduler" in threats and "TLS" in threats, "SECURITY.md does not name it")
    return "a warning names what anybody on that network can do; SECURITY.md names the cluster and TLS"


def terminal(folder: Path) -> str:
    """Name a file so that the terminal obeys it."""
    (folder / HOSTILE_NAME).write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run(folder, "read", HOSTILE_NAME, "-o", "o.csv")
    expect(done.returncode == 2 and len(done.stderr.splitlines()) == 1, done.stderr)
    expect(not {"\x1b", "\x07", "\u202e"} & set(done.stdout + done.stderr), repr(done.stderr))
    expect("\x1b" not in one_line(HOSTILE_NAME), "one_line")
    return "one line, with [U+001B] in it"


def signals(folder: Path) -> str:
    """End training on processes with SIGTERM, kill it with SIGKILL, and train again."""
    shutil.copy(STARTER, folder / "set.csv")
    train = ("train", "set.csv", "-o", "model", "-j", "2", "--no-choose", "--out-of-core")
    for number in (signal.SIGTERM, signal.SIGKILL):
        process = subprocess.Popen(
            [sys.executable, "-c", MAIN, *train], cwd=folder, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        while process.poll() is None and not any(folder.glob(".saring-*")):
            time.sleep(0.05)
        time.sleep(1)
        process.send_signal(number)
        expect(process.wait(60) != 0, f"{number.name} was swallowed")
    done = run(folder, *train)
    left = sorted(path.name for path in folder.iterdir())
    expect(done.returncode == 0 and [n for n in left if n.startswith(".saring")] == [], f"{left} {done.stderr}")
    return "ended at once; the next run removes what was left"


def lock(folder: Path) -> str:
    """Leave what a killed promotion leaves in the registry, and write to it."""
    from saring.model.registry import Action, HistoryEntry, read_registry, record

    for name in (".registry.json.new", ".registry-0123abcd.json", ".lock"):
        (folder / name).touch()
    record(read_registry(folder), HistoryEntry(Action.REFUSED, "a", "v", "default"))
    expect(len(read_registry(folder).history) == 1, "nothing was written")
    return "written; a lock ends with the process that held it"


def facts(folder: Path) -> str:
    """Import fact-checks with NaN for a title and an address that runs a script."""
    rows = "judul,tautan\nnan,https://cek.example/1\n[SALAH] Air galon beracun,javascript:alert(1)\n"
    (folder / "f.csv").write_text(rows, encoding="utf-8")
    done = run(folder, "facts", "import", "f.csv", "-o", "arsip")
    kept = (folder / "arsip" / "fact_checks.jsonl").read_text(encoding="utf-8") if done.returncode in (0, 1) else ""
    expect(kept.count("\n") == 1 and "javascript" not in kept and "nan" not in kept.lower(), done.stderr + kept)
    return "the record without a title is named and left out, the address is not stored"


def formulas(folder: Path) -> str:
    """Write texts that a spreadsheet runs, and look at the policy of a page."""
    from saring.reports.tables import write_rows

    rows = [(text,) for text in FORMULAS]
    write_rows(rows, ("text",), str(folder / "o.csv"), "judul")
    with (folder / "o.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = [cells[0] for cells in csv.reader(stream)][1:]
    expect(len(cells) == len(FORMULAS) and all(cell.startswith("'") for cell in cells), repr(cells))
    write_rows(rows, ("text",), str(folder / "o.html"), "judul")
    page = (folder / "o.html").read_text(encoding="utf-8")
    policy = page.split("Content-Security-Policy", 1)[1].split(">", 1)[0]
    scripts = [part for part in policy.split(";") if "script-src" in part]
    expect(not any("unsafe" in part for part in scripts) and "default-src" in policy, policy)
    return "each cell begins with a quote; a page runs no script but its own, by digest"


ROWS = (
    Row("key", "key file empty, `SARING_KEY=x`, nothing may be written", "digests without a key, for good", key_cut),
    Row("key at once", "four first runs at once", "an empty key file", key_at_once),
    Row("recursion", "`+1.2.3.4.5.6.7.8.9.0` 10,000 times", "RecursionError; 25 s for 200 kB", recursion),
    Row("slow lines", "U+202A, tabs, `b on `, `\\r ` without end", "16 to 150 s for a megabyte", slow_lines),
    Row("date overflow", "`1 Jan 99999999999999999999`", "OverflowError, the folder gives nothing", date_overflow),
    Row("private data", "`O812-…`, `0812/…`, full-width, `(at)` …", "not masked", private_data),
    Row("cluster", "`--scheduler tcp://…`", "pickles without TLS and without a word", cluster),
    Row("terminal", "escape sequences and line ends in names", "obeyed by the terminal", terminal),
    Row("signals", "SIGTERM and SIGKILL while training out of core", "swallowed; a folder was left", signals,
        is_slow=True),
    Row("lock", "leftovers of a killed promotion", "promotion blocked until removed by hand", lock),
    Row("facts", "NaN as a title, `javascript:` as an address", "both stored", facts),
    Row("formulas", "` =1+1`, `＝1+1`, zero-width; inline scripts", "run by spreadsheets; allowed in pages", formulas),
)  # fmt: skip


def outcome(row: Row) -> tuple[str, bool]:
    """Return what happens now, and whether that is as it must be."""
    with tempfile.TemporaryDirectory(prefix="saring-") as folder:
        try:
            return row.check(Path(folder)), True
        except Exception as error:  # whatever happens instead is the finding
            return f"**{type(error).__name__}: {one_line(error)[:300]}**", False


def main() -> int:
    """Print the table; return 1 where an attack works."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=lambda text: text.split(","), default=[row.name for row in ROWS])
    asked = parser.parse_args()
    print("| row | attack | before | now |\n| --- | --- | --- | --- |")
    n_failed = 0
    for row in ROWS:
        if row.name in asked.rows:
            now, is_right = outcome(row)
            n_failed += not is_right
            print(f"| {row.name} | {row.attack} | {row.before} | {now} |", flush=True)
    return min(n_failed, 1)


if __name__ == "__main__":
    sys.exit(main())
