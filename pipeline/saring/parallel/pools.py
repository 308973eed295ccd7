"""Who works on chunks besides this process: threads, joblib's loky processes, or a Dask cluster."""

from __future__ import annotations

import gc
import multiprocessing.resource_tracker
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from time import sleep
from typing import Any, Protocol

from joblib import effective_n_jobs
from joblib.externals.loky import get_reusable_executor
from joblib.externals.loky.process_executor import BrokenProcessPool

from saring.errors import WorkerError
from saring.parallel.ordered_map import COLLECT_EVERY, Workers

CHUNKS_A_WORKER = 2
"""How many chunks a worker has before it: the one it works on, and one to go on with."""
# A process for each core is enough; libraries that start threads of their own are told so.
_ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "NUMBA")}


class Pool(Protocol):
    """Workers that take chunks. `killed` is what comes of a chunk whose worker was killed."""

    n_ahead: int
    killed: tuple[type[BaseException], ...]

    def start(self, function: Callable[[Any], Any], sent: Any) -> Any:
        """Give out a chunk; return its future."""

    def result(self, future: Any) -> Any:
        """Wait for the result of a chunk; raises what the work raised."""

    def renew(self) -> None:
        """Make the pool fit to work again after `killed`."""

    def was_lost(self, future: Any) -> bool:
        """Tell whether a chunk must be given out again."""

    def close(self, *, finished: bool) -> None:
        """End the work; what is still under way is given up."""


@contextmanager
def open_pool(workers: Workers, luggage: str | None) -> Iterator[Pool]:
    """Give a pool of the wanted kind and end its work afterwards; raises `WorkerError` where there is none."""
    pool = _pool_of(workers, luggage)
    finished = False
    try:
        yield pool
        finished = True
    finally:
        pool.close(finished=finished)


def _pool_of(workers: Workers, luggage: str | None) -> Pool:
    if workers.backend == "loky":
        return LokyPool(effective_n_jobs(workers.n_jobs))
    if workers.backend == "threading":
        return ThreadPool(effective_n_jobs(workers.n_jobs))
    try:
        from saring.parallel.cluster import DaskPool
    except ImportError as error:
        raise WorkerError("dask_missing", found=error.name or error) from error
    return DaskPool(workers, luggage)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Start threads and processes that Ctrl-C does not reach, and let no signal part this from its end."""
    with _signals_wait():
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
def _signals_wait() -> Iterator[None]:
    """Put off what this process does on Ctrl-C and SIGTERM; blocking them is not enough, any thread may get them."""
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


def failed(error: BaseException) -> Future[Any]:
    """Return a future that has failed."""
    future: Future[Any] = Future()
    future.set_exception(error)
    return future


class ThreadPool:
    """Threads of this process: they help where compiled code lets go of the interpreter's lock."""

    killed: tuple[type[BaseException], ...] = ()

    def __init__(self, n_jobs: int) -> None:
        self.n_ahead = CHUNKS_A_WORKER * n_jobs
        self._executor = ThreadPoolExecutor(n_jobs, "saring")

    def start(self, function: Callable[[Any], Any], sent: Any) -> Future[Any]:
        """Give out a chunk."""
        with interrupts_held():
            return self._executor.submit(function, sent)

    def result(self, future: Future[Any]) -> Any:
        """Wait for the result of a chunk."""
        return future.result()

    def renew(self) -> None:
        """Threads are not killed alone."""

    def was_lost(self, _future: Future[Any]) -> bool:
        """Threads lose nothing."""
        return False

    def close(self, *, finished: bool) -> None:
        """End the threads; chunks that none has begun are given up."""
        self._executor.shutdown(cancel_futures=not finished)


class LokyPool:
    """Processes of this machine. One that is killed takes the pool with it; a fresh one goes on."""

    killed: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, n_jobs: int) -> None:
        self.n_ahead = CHUNKS_A_WORKER * n_jobs
        self._n_jobs = n_jobs
        self._under_way: deque[Future[Any]] = deque(maxlen=self.n_ahead)
        self.renew()

    def start(self, function: Callable[[Any], Any], sent: Any) -> Future[Any]:
        """Give out a chunk; where the pool is broken, the future says so."""
        try:
            with interrupts_held():
                future: Future[Any] = self._executor.submit(function, sent)
        except BrokenProcessPool as error:
            return failed(error)
        self._under_way.append(future)
        return future

    def result(self, future: Future[Any]) -> Any:
        """Wait for the result of a chunk; raises `BrokenProcessPool` where a worker was killed."""
        return future.result()

    def renew(self) -> None:
        """Take the pool that is kept for next time, or a fresh one where it is broken."""
        with interrupts_held():
            self._executor = get_reusable_executor(
                self._n_jobs, env=_ONE_THREAD, initializer=_set_up, initargs=(os.getpid(),)
            )

    def was_lost(self, future: Future[Any]) -> bool:
        """Tell whether the chunk was among those of the broken pool that had no result."""
        return not future.done() or future.cancelled() or isinstance(future.exception(), BrokenProcessPool)

    def close(self, *, finished: bool) -> None:
        """Leave the processes to the next use; where the work was not finished, end them with the chunk they are at.

        Not loky's `kill_workers`: its thread then stumbles over the chunks that none has begun.
        """
        if not finished:
            for future in self._under_way:
                future.cancel()
            self._executor.shutdown()


def _set_up(parent: int) -> None:
    """Make a process of ours ready for work."""
    gc.set_threshold(COLLECT_EVERY)
    _end_with(parent)


def _end_with(parent: int) -> None:
    """Let this process end when its parent is gone, however that came: loky would let it wait for work."""

    def watch() -> None:
        while os.getppid() == parent:
            sleep(1)
        os._exit(1)

    if sys.platform != "win32":
        threading.Thread(target=watch, daemon=True).start()
