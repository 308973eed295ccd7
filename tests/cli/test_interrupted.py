"""Commands that are killed, stopped and started again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from scripts.kill_and_resume import MAIN, after_growth, kill_and_resume, write_chat

SMALL_CHUNKS = "import saring.model.scorer; saring.model.scorer.CHUNK_MESSAGES = 50; "
AT_ONCE = "import saring.model.journal; saring.model.journal.START_SECONDS = 0; " + SMALL_CHUNKS
# A shell that runs tests in the background has Ctrl-C ignored, and children inherit that.
HEARS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); " + SMALL_CHUNKS


@pytest.mark.slow
@pytest.mark.parametrize(("command", "jobs", "n_messages", "n_kills"), [("batch", 1, 4_000, 10), ("triage", 2, 400, 2)])
def test_killed_at_any_moment_and_resumed_is_as_if_undisturbed(
    command: str, jobs: int, n_messages: int, n_kills: int, bundle: Path, tmp_path: Path
) -> None:
    chat = tmp_path / "WhatsApp Chat.txt"
    write_chat(chat, n_messages)
    deal = random.Random(20)
    moments = [after_growth(deal.randrange(2 * n_messages)) for _ in range(n_kills)]  # some 27 bytes a message in all
    arguments = (command, "--jobs", str(jobs), "--model", str(bundle))
    found = kill_and_resume(chat, arguments, lambda _seconds: moments, AT_ONCE)
    assert found.same
    assert found.n_kills >= 2
    assert found.n_left_files == 0
    assert len(found.went_on_from) >= 2
    assert found.went_on_from == sorted(found.went_on_from)
    assert found.went_on_from[-1] > n_messages // 10


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("backend", ["loky", "threading", "dask"])
def test_stopped_in_the_middle_leaves_no_process_and_no_half_file(
    backend: str, end: signal.Signals, bundle: Path, tmp_path: Path
) -> None:
    chat, mark = tmp_path / "WhatsApp Chat.txt", f"{backend}-{end}-{os.getpid()}"
    write_chat(chat, 30_000)
    arguments = ("batch", str(chat), "-o", str(tmp_path / "o.csv"), "-m", str(bundle), "--backend", backend, "-j", "2")
    process = subprocess.Popen(
        [sys.executable, "-c", HEARS + MAIN, *arguments],
        env=os.environ | {"SARING_MARK": mark, "TMPDIR": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    wait_for_rows(process, tmp_path)
    # Ctrl-C reaches all processes of a terminal, the usual kill only the one it names.
    (os.killpg if end == signal.SIGINT else os.kill)(process.pid, end)
    said = process.communicate(timeout=30)[1]
    assert process.returncode == 128 + end
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir() if path.name != ".o.csv.saring-resume"] == [chat.name]
    assert wait_for_none(mark) == []


def wait_for_rows(process: subprocess.Popen[str], folder: Path) -> None:
    """Wait until the first rows have been written."""
    while process.poll() is None and not any(path.stat().st_size > 1000 for path in folder.glob(".o-*.csv")):
        time.sleep(0.01)


def wait_for_none(mark: str, patience_seconds: float = 5) -> list[int]:
    """Return the processes that bear a mark in their environment and do not end."""
    end = time.monotonic() + patience_seconds
    while (left := list(marked(mark))) and time.monotonic() < end:
        time.sleep(0.05)
    return left


def marked(mark: str) -> list[int]:
    """Return the processes that bear a mark in their environment."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("SARING_MARK") == mark:
                found.append(process.pid)
        except psutil.Error:
            continue
    return found


def test_a_leftover_is_removed_and_the_file_of_a_living_run_is_not(bundle: Path, tmp_path: Path) -> None:
    for name in (".o-0123abcd.csv", ".o-0123abcd.xlsx", ".other-0123abcd.csv"):
        (tmp_path / name).touch()
    code = (
        "import sys, time; from pathlib import Path; from saring.files.whole import replaced_whole\n"
        "with replaced_whole(Path('o.csv')) as path: print(path, flush=True); sys.stdin.read(); path.touch()"
    )
    command, options = [sys.executable, "-c", code], {"cwd": tmp_path, "text": True}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **options) as living:  # type: ignore[call-overload]
        assert living.stdout is not None
        held = living.stdout.readline().strip()
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True, **options)  # type: ignore[call-overload]
        names = {path.name for path in tmp_path.iterdir()}
        assert names == {held, "o.csv", ".o-0123abcd.xlsx", ".other-0123abcd.csv"}
        living.communicate("")
    assert living.returncode == 0
