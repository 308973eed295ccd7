"""One ordered chunk map over worker processes: the same results as a plain loop, in the same order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

N_CHUNKS_LOCAL = 4
"""Input of no more chunks than this is worked through here: workers take longer to start than that."""


def map_chunks(
    function: Callable[[list[Item]], Result], items: Iterable[Item], chunk_size: int, n_jobs: int
) -> Iterator[tuple[list[Item], Result]]:
    """Yield each chunk of `chunk_size` items with `function(chunk)`, in order.

    With `n_jobs` over 1 (or under 0: all cores but `-n_jobs - 1`, as joblib counts) chunks are worked on
    by joblib's loky processes, a few ahead of what was taken; `function` must be picklable.
    """
    chunks = _chunks(iter(items), chunk_size)
    first = [] if n_jobs == 1 else list(islice(chunks, N_CHUNKS_LOCAL + 1))
    if len(first) <= N_CHUNKS_LOCAL:
        for chunk in chain(first, chunks):
            yield chunk, function(chunk)
        return
    from joblib import Parallel, delayed  # 0.1 s, only where there is much to do

    ahead: deque[list[Item]] = deque()

    def tasks() -> Iterator[object]:
        for chunk in chain(first, chunks):
            ahead.append(chunk)
            yield delayed(function)(chunk)

    pool = Parallel(n_jobs=n_jobs, backend="loky", return_as="generator", batch_size=1, pre_dispatch="2*n_jobs")
    for result in pool(tasks()):
        yield ahead.popleft(), result


def _chunks(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while chunk := list(islice(items, size)):
        yield chunk
