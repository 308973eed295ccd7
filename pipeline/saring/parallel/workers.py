"""Who works: this process alone, threads or processes of this machine, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from saring.errors import SettingsError

BACKENDS = ("loky", "threading", "dask")
COLLECT_EVERY = 50_000
"""Where many records are made, the garbage collector runs after so many new objects: records hold no cycles, and
looking at them again and again took a fifteenth of the time."""


def _ignore(_message: str) -> None:
    """Notify nobody."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who works: `n_jobs` threads or processes here (under 0: all cores but `-n_jobs - 1`), or a Dask cluster.

    With `scheduler`, its address, the workers of that cluster work, however many they are. `notify` is called with a
    line where a person should know something. Raises `SettingsError` for what makes no sense.
    """

    n_jobs: int = 1
    backend: str = "loky"
    scheduler: str | None = None
    notify: Callable[[str], None] = _ignore

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


class Pool(NamedTuple):
    """Workers that are ready; `n_workers` of them work at once.

    `start(parts)` gives all the parts out at once and returns a generator of their results, in order. The generator
    raises what the work raised, and `BrokenExecutor` where a worker was killed; closing it gives up what is under way.
    """

    n_workers: int
    start: Callable[[Sequence[Any]], Generator[Any, None, None]]
