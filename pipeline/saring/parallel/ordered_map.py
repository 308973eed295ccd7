"""Ordered parallel map: the same results as a plain loop, in the same order, on any backend.

Work is submitted in windows of a few chunks. While workers process one window, this process consumes the results of
the previous one and reads the next; memory is bounded by these, however slowly the results are consumed.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar

from saring.errors import WorkerError
from saring.i18n import say
from saring.parallel.interrupts import ignore_errors_of_cancelling
from saring.parallel.workers import ALONE, Pool, Workers

Item = TypeVar("Item")
Kept = TypeVar("Kept")
Sent = TypeVar("Sent")
Result = TypeVar("Result")

N_CHUNKS_LOCAL = 4
"""Input of at most this many chunks is processed here, because starting processes would take longer."""
N_CHUNKS_LOCAL_DASK = 16
"""The same for Dask, which must be imported, connected and sent the model first."""
CHUNKS_A_WORKER = 2
"""The number of chunks in a window for each worker."""
MAX_RESTARTS = 3
"""How often a window is submitted again after a worker was killed."""


def map_chunks(
    function: Callable[[list[Item]], Result], items: Iterable[Item], chunk_size: int, workers: Workers = ALONE
) -> Generator[tuple[list[Item], Result], None, None]:
    """Yield each chunk of `chunk_size` items with `function(chunk)`, in order; see `map_pairs`."""
    return map_pairs(function, ((chunk, chunk) for chunk in chunks_of(items, chunk_size)), workers)


def map_pairs(
    function: Callable[[Sent], Result], pairs: Iterable[tuple[Kept, Sent]], workers: Workers = ALONE
) -> Generator[tuple[Kept, Result], None, None]:
    """Yield the first of each pair with `function` of the second, in order; only the second goes to the workers.

    Only a few pairs are read ahead of the results. `function` must be picklable for workers that are processes. A
    killed worker costs time but no result. Closing the generator stops the work. Raises what `function`
    raises, and `WorkerError` if workers cannot be reached or are killed repeatedly.
    """
    return _map(function, None, pairs, workers)


def map_with_folder(
    function: Callable[[str, Sent], Result], folder: str, pairs: Iterable[tuple[Kept, Sent]], workers: Workers = ALONE
) -> Generator[tuple[Kept, Result], None, None]:
    """Like `map_pairs`, for a function that takes the path of a folder as first argument.

    Each worker of a cluster gets one copy of the folder.
    """
    return _map(function, folder, pairs, workers)


def chunks_of(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in lists of `size`, the last one shorter."""
    items = iter(items)
    while chunk := list(islice(items, size)):
        yield chunk


def _map(
    function: Callable[..., Any], folder: str | None, pairs: Iterable[tuple[Any, Any]], workers: Workers
) -> Generator[tuple[Any, Any], None, None]:
    pairs = iter(pairs)
    here = function if folder is None else partial(function, folder)
    n_local = N_CHUNKS_LOCAL_DASK if workers.backend == "dask" else N_CHUNKS_LOCAL
    first = [] if workers.are_one else list(islice(pairs, n_local + 1))
    if len(first) > n_local:
        with _open_pool(function, folder, workers) as pool:
            yield from _in_windows(chain(first, pairs), pool, workers.notify)
        return
    if first and workers.backend == "dask":
        workers.notify(say("cluster_not_needed"))
    for kept, sent in chain(first, pairs):
        yield kept, here(sent)


def _open_pool(
    function: Callable[..., Any], folder: str | None, workers: Workers
) -> AbstractContextManager[Pool]:  # joblib and Dask take time to import, so only for much work
    if workers.backend != "dask":
        from saring.parallel.local import local_pool

        return nullcontext(local_pool(function if folder is None else partial(function, folder), workers))
    try:
        from saring.parallel.dask import dask_pool
    except ImportError as error:
        raise WorkerError("dask_missing", found=error.name or error) from error
    return dask_pool(function, folder, workers)


def _in_windows(
    pairs: Iterable[tuple[Any, Any]], pool: Pool, notify: Callable[[str], None]
) -> Iterator[tuple[Any, Any]]:
    windows = chunks_of(pairs, CHUNKS_A_WORKER * pool.n_workers)
    done: Iterable[tuple[Any, Any]] = ()
    following = next(windows, [])
    while current := following:
        with closing(_Window([sent for _, sent in current], pool, notify)) as window:
            yield from done
            following = next(windows, [])
            done = zip([kept for kept, _ in current], window.finish(), strict=True)
    yield from done


class _Window:
    """Parts that are processed together; they are submitted on creation."""

    def __init__(self, parts: Sequence[Any], pool: Pool, notify: Callable[[str], None]) -> None:
        self._parts, self._pool, self._notify = parts, pool, notify
        self._results: Generator[Any, None, None] | None = None
        with suppress(BrokenExecutor):  # a worker was killed before it got work; `finish` submits it again
            self._results = pool.start(parts)

    def finish(self) -> list[Any]:
        """Wait for all results; if a worker is killed, submit the window again."""
        n_killed = 0
        while True:
            try:
                self._results = self._results or self._pool.start(self._parts)
                return list(self._results)
            except BrokenExecutor as error:
                self._results, n_killed = None, n_killed + 1
                if n_killed > MAX_RESTARTS:
                    raise WorkerError("workers_killed", n=n_killed) from error
                self._notify(say("worker_killed", n=n_killed, most=MAX_RESTARTS))

    def close(self) -> None:
        """Cancel the running work."""
        if self._results is not None:
            if getattr(self._results, "gi_frame", None) is not None:
                ignore_errors_of_cancelling()
            with warnings.catch_warnings(action="ignore"):  # joblib warns about results that were not consumed
                self._results.close()
