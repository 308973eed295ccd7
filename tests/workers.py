"""A Dask scheduler and its worker processes on loopback, and work that takes its time."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from distributed import Client

ROOT = Path(__file__).resolve().parent.parent


class Cluster(NamedTuple):
    """A running cluster: the address of its scheduler, that process, and a worker without and one with a nanny."""

    address: str
    scheduler: subprocess.Popen[bytes]
    bare: subprocess.Popen[bytes]
    nanny: subprocess.Popen[bytes]


@contextmanager
def running_cluster(folder: Path) -> Iterator[Cluster]:
    """Start a scheduler and two workers with one thread each; end them afterwards."""
    log = folder / "scheduler.log"
    with log.open("wb") as stream, ExitStack() as started:

        def start(*arguments: str) -> subprocess.Popen[bytes]:
            return started.enter_context(_dask(folder, stream.fileno(), *arguments))

        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        address = _address_in(log)
        worker = ("worker", address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        bare, nanny = start(*worker, "--no-nanny"), start(*worker, "--nanny")
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)  # on a busy machine they take their time
        yield Cluster(address, scheduler, bare, nanny)


@contextmanager
def _dask(folder: Path, log: int, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "dask", *arguments]
    process = subprocess.Popen(command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=log, stderr=log)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address_in(log: Path, patience_seconds: float = 60) -> str:
    end = time.monotonic() + patience_seconds
    while time.monotonic() < end:
        if found := re.search(r"Scheduler at: +(tcp://\S+)", log.read_text(encoding="utf-8")):
            return found[1]
        time.sleep(0.05)
    raise TimeoutError(log.read_text(encoding="utf-8"))


def slow_total(chunk: list[int]) -> tuple[int, int]:
    """Return the sum of a chunk and who worked on it, after a twentieth of a second."""
    time.sleep(0.05)
    return sum(chunk), os.getpid()


def certain_death(chunk: list[int]) -> int:
    """Return the sum of a chunk; whoever has number 90 is killed."""
    if 90 in chunk:
        os.kill(os.getpid(), signal.SIGKILL)
    return sum(chunk)


def killed_midway(results: Iterator[tuple[list[int], tuple[int, int]]], victim: int | None = None) -> list[int]:
    """Return the sums of a run in which process `victim`, or the first that gave a result, is killed by SIGKILL."""
    totals = []
    for number, (_, (total, process)) in enumerate(results):
        totals.append(total)
        if number == 4:
            os.kill(victim or process, signal.SIGKILL)
    return totals
