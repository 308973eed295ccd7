"""Kill `saring batch` or `saring triage` with SIGKILL again and again, and see that nothing is lost or doubled.

    python -m scripts.kill_and_resume [--command batch] [--messages 1000000] [--kills 10] [--jobs 2]

Writes an authored WhatsApp chat, runs the command once undisturbed, then kills and starts it again `--kills`
times at random moments and lets it finish. Prints from which message each run went on, and whether the output
is that of the undisturbed run, byte for byte.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

SAID = (
    "katanya besok listrik padam tiga hari di Kecamatan Sukamaju benar tidak ya air galon beracun jangan diminum "
    "sebarkan ke semua grup bantuan sosial dibagikan di kelurahan rapat RT pindah hari Minggu warga diminta waspada "
    "penipuan vaksin gratis jalan ditutup terima kasih infonya pak bu selamat pagi semoga sehat selalu"
)
MAIN = "from saring.cli import main; main()"


Moment = Callable[["subprocess.Popen[str]", Path], None]
"""Waits for the time to kill a process, which keeps its journal at a path."""


class Killed(NamedTuple):
    """What came of a command that was killed so often: from which message later runs went on, and if all is well."""

    n_kills: int
    went_on_from: list[int]
    n_left_files: int
    same: bool


def write_chat(path: Path, n_messages: int, seed: int = 0) -> None:
    """Write a WhatsApp export of `n_messages` messages, about 60 bytes each, some of them forwards."""
    deal, words = random.Random(seed), SAID.split()
    forwards = [" ".join(deal.choices(words, k=25)) for _ in range(50)]
    sent_at = datetime(2026, 3, 2, 7, 0)
    with path.open("w", encoding="utf-8") as stream:
        for number in range(n_messages):
            sent_at += timedelta(seconds=deal.randrange(90))
            text = deal.choice(forwards) if number % 40 == 0 else " ".join(deal.choices(words, k=deal.randint(3, 14)))
            stream.write(f"{sent_at:%d/%m/%y %H.%M} - Warga {number % 400}: {text} {number}\n")


def after_seconds(seconds: float) -> Moment:
    """Return the moment so many seconds after the start."""

    def wait(process: subprocess.Popen[str], _journal: Path) -> None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)

    return wait


def after_growth(n_bytes: int) -> Moment:
    """Return the moment when the journal has grown by so many bytes."""

    def wait(process: subprocess.Popen[str], journal: Path) -> None:
        start = journal.stat().st_size if journal.exists() else 0
        while process.poll() is None and not (journal.exists() and journal.stat().st_size >= start + n_bytes):
            sleep(0.01)

    return wait


def kill_and_resume(
    chat: Path, arguments: Sequence[str], moments: Callable[[float], Sequence[Moment]], prelude: str = ""
) -> Killed:
    """Run a command on a chat undisturbed, then killed at some moments and finished; compare the outputs.

    `moments` gives them once it is known how many seconds the undisturbed run took. `prelude` is Python that
    each run begins with.
    """
    whole, output = chat.with_name("whole.csv"), chat.with_name("killed.csv")
    run = [sys.executable, "-c", prelude + MAIN, arguments[0], str(chat), "--lang", "en", *arguments[1:], "--output"]
    start = monotonic()
    subprocess.run([*run, str(whole)], check=True, stderr=subprocess.DEVNULL)
    n_kills, went_on_from = 0, list[int]()
    for moment in (*moments(monotonic() - start), None):
        # No pipe: a worker that was just starting may outlive the killed run, and would hold its end open.
        with tempfile.TemporaryFile("w+") as stderr:
            process = subprocess.Popen([*run, str(output)], stderr=stderr, text=True)
            if moment is not None:
                moment(process, output.with_name(f".{output.name}.saring-resume"))
                process.kill()
            process.wait()
            stderr.seek(0)
            said = stderr.read()
        went_on_from += map(int, re.findall(r"going on from message (\d+)", said))
        if process.returncode != -signal.SIGKILL:
            break
        n_kills += 1
    left = {path.name for path in chat.parent.iterdir()} - {chat.name, whole.name, output.name}
    return Killed(n_kills, went_on_from, len(left), output.read_bytes() == whole.read_bytes())


def main() -> None:
    """Generate, kill, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--command", choices=("batch", "triage"), default="batch")
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    deal = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        chat = Path(folder, "WhatsApp Chat.txt")
        write_chat(chat, arguments.messages)
        start = monotonic()

        def moments(whole_seconds: float) -> list[Moment]:
            return [after_seconds(deal.uniform(0, 0.5) * whole_seconds) for _ in range(arguments.kills)]

        found = kill_and_resume(chat, (arguments.command, "--jobs", str(arguments.jobs)), moments)
        seconds = monotonic() - start
    print(f"{arguments.command} {arguments.messages:,} messages, {found.n_kills} kills, {seconds:.0f} s in all")
    print("went on from message", ", ".join(f"{n:,}" for n in found.went_on_from) or "-")
    print(f"left files: {found.n_left_files}; output", "the same, byte for byte" if found.same else "DIFFERS")
    sys.exit(0 if found.same and not found.n_left_files else 1)


if __name__ == "__main__":
    main()
