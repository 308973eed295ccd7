"""One ordered map over workers: the same results as a plain loop, in the same order, whoever works.

Not `joblib.Parallel`: its generator takes the whole input in as fast as workers finish, whether or not
anybody takes the results, and a killed worker ends it. The pools are joblib's (`saring.parallel.pools`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from saring.errors import SettingsError, WorkerError
from saring.i18n import say

if TYPE_CHECKING:
    from saring.parallel.pools import Pool

Item = TypeVar("Item")
Kept = TypeVar("Kept")
Sent = TypeVar("Sent")
Result = TypeVar("Result")

BACKENDS = ("loky", "threading", "dask")
N_CHUNKS_LOCAL = 4
"""Input of no more chunks than this is worked through here: processes take longer to start than that."""
N_CHUNKS_LOCAL_DASK = 16
"""The same for Dask, which is to be imported, reached and given the luggage first."""
MAX_RESTARTS = 3
"""A chunk whose worker was killed is given out again this often."""

COLLECT_EVERY = 50_000
"""Where many records go by, garbage is looked for after so many new objects: records hold no cycles, and looking at
them again and again took a fifteenth of the time."""

_places: ContextVar[Mapping[str, str]] = ContextVar("_places", default=MappingProxyType({}))


def _unsaid(_message: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who works: `n_jobs` threads or processes here (under 0: all cores but `-n_jobs - 1`), or a Dask cluster.

    With `scheduler`, its address, the workers of that cluster work, however many they are. `tell` is given a
    line where a person should know something. Raises `SettingsError` for what makes no sense.
    """

    n_jobs: int = 1
    backend: str = "loky"
    scheduler: str | None = None
    tell: Callable[[str], None] = _unsaid

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        if self.backend not in BACKENDS:
            raise SettingsError("backend_unknown", where=self.backend, names=", ".join(BACKENDS))
        if self.scheduler is not None and self.backend != "dask":
            raise SettingsError("scheduler_needs_dask", where=self.scheduler, found=self.backend)

    @property
    def are_one(self) -> bool:
        """Whether there is nobody to share the work with."""
        return self.n_jobs == 1 and self.scheduler is None

    @property
    def share_memory(self) -> bool:
        """Whether they see the objects of this process as they are."""
        return self.are_one or self.backend == "threading"


ALONE = Workers()


def map_chunks(
    function: Callable[[list[Item]], Result], items: Iterable[Item], chunk_size: int, workers: Workers = ALONE
) -> Generator[tuple[list[Item], Result], None, None]:
    """Yield each chunk of `chunk_size` items with `function(chunk)`, in order; see `map_pairs`."""
    return map_pairs(function, ((chunk, chunk) for chunk in chunks_of(items, chunk_size)), workers)


def map_pairs(
    function: Callable[[Sent], Result],
    pairs: Iterable[tuple[Kept, Sent]],
    workers: Workers = ALONE,
    luggage: str | None = None,
) -> Generator[tuple[Kept, Result], None, None]:
    """Yield what is kept of each pair with `function` of what is sent, in order.

    A few pairs are taken ahead of what was yielded, never more. `function` must be picklable where the
    workers are processes. `luggage` is a folder they need; wherever they are, `place_of(luggage)` is where it
    lies for them. A killed worker costs time, no result. Closing the generator ends the work. Raises what
    `function` raises, and `WorkerError` where workers cannot be reached or are killed again and again.
    """
    pairs = iter(pairs)
    n_local = N_CHUNKS_LOCAL_DASK if workers.backend == "dask" else N_CHUNKS_LOCAL
    first = [] if workers.are_one else list(islice(pairs, n_local + 1))
    if len(first) <= n_local:
        if first and workers.backend == "dask":
            workers.tell(say("cluster_not_needed"))
        for kept, sent in chain(first, pairs):
            yield kept, function(sent)
        return
    from saring.parallel.pools import open_pool  # joblib: 0.1 s, only where there is much to do

    with open_pool(workers, luggage) as pool:
        yield from _in_order(function, chain(first, pairs), pool, workers.tell)


def place_of(luggage: str) -> str:
    """Return where a folder lies for the worker that asks, of which the giver of the work knows it as `luggage`."""
    return _places.get().get(luggage, luggage)


@contextmanager
def luggage_at(places: Mapping[str, str]) -> Iterator[None]:
    """Let `place_of` answer with these places."""
    token = _places.set(places)
    try:
        yield
    finally:
        _places.reset(token)


def chunks_of(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in lists of `size`, the last one shorter."""
    items = iter(items)
    while chunk := list(islice(items, size)):
        yield chunk


@dataclass(slots=True)
class _Task:
    kept: Any
    sent: Any
    future: Any


def _in_order(
    function: Callable[[Any], Any], pairs: Iterable[tuple[Any, Any]], pool: Pool, tell: Callable[[str], None]
) -> Iterator[tuple[Any, Any]]:
    window: deque[_Task] = deque()
    for kept, sent in pairs:
        window.append(_Task(kept, sent, pool.start(function, sent)))
        if len(window) >= pool.n_ahead:
            yield _first_of(window, function, pool, tell)
    while window:
        yield _first_of(window, function, pool, tell)


def _first_of(
    window: deque[_Task], function: Callable[[Any], Any], pool: Pool, tell: Callable[[str], None]
) -> tuple[Any, Any]:
    """Take the first task out of the window once it is done; what killed workers had is given out again."""
    n_lost = 0
    while True:
        try:
            result = pool.result(window[0].future)
            return window.popleft().kept, result
        except pool.killed as error:
            n_lost += 1
            if n_lost > MAX_RESTARTS:
                raise WorkerError("workers_killed", n=n_lost) from error
        tell(say("worker_killed", n=n_lost, most=MAX_RESTARTS))
        pool.renew()
        for task in window:
            if pool.was_lost(task.future):
                task.future = pool.start(function, task.sent)
