"""Threads or processes of this machine, through `joblib.Parallel`."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from functools import cache, partial
from time import sleep
from typing import Any

from joblib import Parallel, delayed, effective_n_jobs, parallel_config

from saring.parallel.interrupts import interrupts_held
from saring.parallel.workers import COLLECT_EVERY, Pool, Workers


def local_pool(function: Callable[[Any], Any], workers: Workers) -> Pool:
    """Return the threads or processes of this machine, which call `function` with each part."""
    processes = workers.backend == "loky"
    # A process for each core is enough: libraries that would start threads of their own are told so.
    with parallel_config(workers.backend, inner_max_num_threads=1 if processes else None):
        parallel = Parallel(workers.n_jobs, return_as="generator", pre_dispatch="all", batch_size=1, max_nbytes=None)
    work = delayed(partial(_in_process, os.getpid(), function) if processes else function)

    def start(parts: Sequence[Any]) -> Generator[Any, None, None]:
        with interrupts_held():
            results: Generator[Any, None, None] = parallel(work(part) for part in parts)
        return results

    return Pool(effective_n_jobs(workers.n_jobs), start)


def _in_process(parent: int, function: Callable[[Any], Any], part: Any) -> Any:
    _prepare_process(parent)
    return function(part)


@cache
def _prepare_process(parent: int) -> None:
    """Make this process ready for work, and let it end when its parent is gone: loky would let it wait for work."""
    gc.set_threshold(COLLECT_EVERY)

    def watch() -> None:
        while os.getppid() == parent:
            sleep(1)
        os._exit(1)

    if sys.platform != "win32":
        threading.Thread(target=watch, daemon=True).start()
