"""Ctrl-C is for this process: its workers are started so that it does not reach them."""

from __future__ import annotations

import multiprocessing.resource_tracker
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Start threads and processes that Ctrl-C does not reach, each of them wholly before a signal ends this process."""
    with _handlers_wait():
        if sys.platform == "win32":
            yield
            return
        # Where a process is started, Python starts a tracker first and then lets Ctrl-C through again.
        multiprocessing.resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _handlers_wait() -> Iterator[None]:
    """Put off what this process does on Ctrl-C and SIGTERM: blocking is not enough, any thread may get a signal."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    seen: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    held = {number: handler for number, handler in before.items() if callable(handler)}
    for number in held:
        signal.signal(number, lambda number, _frame: seen.append(number))
    try:
        yield
    finally:
        for number, handler in held.items():
            signal.signal(number, handler)
        if seen:
            signal.raise_signal(seen[0])
