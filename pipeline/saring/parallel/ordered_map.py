"""One ordered map over workers: the same results as a plain loop, in the same order, whoever works.

Work is given out in windows of a few chunks. While workers are at one window, this process uses the results of the
one before and reads the one after: no more than these are in memory, however slowly the results are used.
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
from saring.parallel.workers import ALONE, Pool, Workers

Item = TypeVar("Item")
Kept = TypeVar("Kept")
Sent = TypeVar("Sent")
Result = TypeVar("Result")

N_CHUNKS_LOCAL = 4
"""Input of no more chunks than this is worked through here: processes take longer to start than that."""
N_CHUNKS_LOCAL_DASK = 16
"""The same for Dask, which is to be imported, reached and sent the model first."""
CHUNKS_A_WORKER = 2
"""A window holds so many chunks for each worker."""
MAX_RESTARTS = 3
"""A window of which a worker was killed is given out again this often."""


def map_chunks(
    function: Callable[[list[Item]], Result], items: Iterable[Item], chunk_size: int, workers: Workers = ALONE
) -> Generator[tuple[list[Item], Result], None, None]:
    """Yield each chunk of `chunk_size` items with `function(chunk)`, in order; see `map_pairs`."""
    return map_pairs(function, ((chunk, chunk) for chunk in chunks_of(items, chunk_size)), workers)


def map_pairs(
    function: Callable[[Sent], Result], pairs: Iterable[tuple[Kept, Sent]], workers: Workers = ALONE
) -> Generator[tuple[Kept, Result], None, None]:
    """Yield the first of each pair with `function` of the second, in order; only the second goes to the workers.

    A few pairs are taken ahead of what was yielded, never more. `function` must be picklable where the workers are
    processes. A killed worker costs time, no result. Closing the generator ends the work. Raises what `function`
    raises, and `WorkerError` where workers cannot be reached or are killed again and again.
    """
    return _map(function, None, pairs, workers)


def map_with_folder(
    function: Callable[[str, Sent], Result], folder: str, pairs: Iterable[tuple[Kept, Sent]], workers: Workers = ALONE
) -> Generator[tuple[Kept, Result], None, None]:
    """Do as `map_pairs` with a function that needs the files of a folder, and is first given where they are.

    Workers of a cluster are sent a copy, once each.
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
) -> AbstractContextManager[Pool]:  # joblib and Dask take time to import: only where there is much to do
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
    """Parts that are worked on together; given out when this is made."""

    def __init__(self, parts: Sequence[Any], pool: Pool, notify: Callable[[str], None]) -> None:
        self._parts, self._pool, self._notify = parts, pool, notify
        self._results: Generator[Any, None, None] | None = None
        with suppress(BrokenExecutor):  # a worker was killed before there was work; `finish` gives it out again
            self._results = pool.start(parts)

    def finish(self) -> list[Any]:
        """Wait for all results; where a worker is killed, the window is given out again."""
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
        """Give up what is under way."""
        if self._results is not None:
            with warnings.catch_warnings(action="ignore"):  # joblib warns of results that nobody took
                self._results.close()
