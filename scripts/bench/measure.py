"""Two ways measured in turn, and processes measured from outside."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from typing import Any, NamedTuple

POLL_SECONDS = 0.2
Round = Callable[[], float]
"""Does the work once; returns seconds an item."""


@dataclass(frozen=True)
class Figure:
    """What was measured for one row of the table.

    `ratios` has one value a round; `ours` is our own speed or size with its unit in `unit`; `notes` say what else
    was found.
    """

    ratios: tuple[float, ...]
    ours: float | None = None
    unit: str = ""
    notes: tuple[tuple[str, str], ...] = ()


def timed(work: Callable[[], int]) -> Round:
    """Make a round of work that returns how many items it did."""

    def one() -> float:
        start = perf_counter()
        n = work()
        return (perf_counter() - start) / n

    return one


def in_turn(ways: Sequence[Round], n_rounds: int) -> list[list[float]]:
    """Return seconds an item, a list a way; the ways take turns, so that a busy machine slows all alike."""
    seconds: list[list[float]] = [[] for _ in ways]
    for _ in range(n_rounds):
        for way, found in zip(ways, seconds, strict=True):
            found.append(way())
    return seconds


def times_faster(ours: Sequence[float], peer: Sequence[float]) -> tuple[float, ...]:
    """Return how many times faster we were, round by round."""
    return tuple(theirs / mine for mine, theirs in zip(ours, peer, strict=True))


class Peer:
    """A process that works once for each line it is sent: it answers with seconds, first with what it is."""

    def __init__(self, command: Sequence[str | Path]) -> None:
        self._process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.said: dict[str, Any] = json.loads(self._answer())

    def round(self) -> float:
        """Have it work once; return its answer, seconds."""
        if self._process.stdin is None:
            raise RuntimeError("a peer was started without a way to talk to it")
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return float(self._answer())

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def _answer(self) -> str:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise RuntimeError(f"a peer ended: {self._process.args}")
        return line


class Ran(NamedTuple):
    """What a process took: seconds from start to end, and the peak of its resident memory in MB."""

    seconds: float
    peak_mb: float


# A process begins with the peak of the one that started it: so a small one starts it, and measures.
_STARTER = """
import os, sys, time
start = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
print(time.perf_counter() - start, usage.ru_maxrss / 1000)
sys.exit(os.waitstatus_to_exitcode(status) != 0)
"""


def run(command: Sequence[str | Path], cores: set[int] | None = None) -> Ran:
    """Run a process to its end, on `cores` where given; raises `RuntimeError` where it fails.

    What it prints goes nowhere: it must write to a file whatever is wanted of it.
    """
    before = os.sched_getaffinity(0)
    starter = [sys.executable, "-I", "-S", "-c", _STARTER, *map(str, command)]
    try:
        os.sched_setaffinity(0, cores or before)
        done = subprocess.run(starter, capture_output=True, text=True, check=False)
    finally:
        os.sched_setaffinity(0, before)
    if done.returncode:
        raise RuntimeError(f"{command} failed: {done.stderr[-500:]}")
    seconds, peak_mb = done.stdout.split()[-2:]
    return Ran(float(seconds), float(peak_mb))


class MemoryWatch(threading.Thread):
    """Follows a process and its workers: the most memory they held together, pages they share counted once."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        super().__init__(daemon=True)
        self.process, self.peak_mb = process, 0.0

    def run(self) -> None:
        """Look every `POLL_SECONDS` until the process has ended."""
        while self.process.poll() is None:
            self.peak_mb = max(self.peak_mb, sum(map(_kib, _tree(self.process.pid))) / 1000)
            sleep(POLL_SECONDS)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))


def _kib(pid: int) -> int:
    with suppress(OSError):
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
        return int(found[1]) if found else 0
    return 0
