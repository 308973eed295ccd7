"""Start workers so that Ctrl-C reaches only this process, and let them end without a traceback."""

from __future__ import annotations

import multiprocessing.resource_tracker
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def deferred_interrupts() -> Iterator[None]:
    """Block Ctrl-C in threads and processes started in this context, and defer signals until they have started."""
    with _handlers_wait():
        if sys.platform == "win32":
            yield
            return
        # When Python starts a process, it first starts a resource tracker and then unblocks Ctrl-C.
        multiprocessing.resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _handlers_wait() -> Iterator[None]:
    """Defer the handlers of Ctrl-C and SIGTERM; blocking is not enough, since any thread may get a signal."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    seen: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    deferred = {number: handler for number, handler in before.items() if callable(handler)}
    for number in deferred:
        signal.signal(number, lambda number, _frame: seen.append(number))
    try:
        yield
    finally:
        for number, handler in deferred.items():
            signal.signal(number, handler)
        if seen:
            signal.raise_signal(seen[0])


@cache
def ignore_errors_of_cancelling() -> None:
    """Let loky's managing thread end without a traceback: it may look for work that was just cancelled."""
    before = threading.excepthook

    def hook(error: threading.ExceptHookArgs) -> None:
        if error.thread is None or not error.thread.name.startswith("ExecutorManagerThread"):
            before(error)

    threading.excepthook = hook
