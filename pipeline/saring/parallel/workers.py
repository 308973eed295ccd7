"""Choice of workers: this process alone, local threads or processes, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from saring.errors import SettingsError

BACKENDS = ("loky", "threading", "dask")
COLLECT_EVERY = 50_000
"""Threshold of the garbage collector while many records are created: records have no reference cycles, and scanning
them repeatedly took a fifteenth of the time."""


def _ignore(_message: str) -> None:
    """Notify nobody."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Options of parallel work: `n_jobs` local threads or processes (under 0: all cores but `-n_jobs - 1`), or Dask.

    With `scheduler`, the address of a Dask scheduler, all workers of its cluster are used. `notify` is called with
    messages for a person. Raises `SettingsError` for invalid combinations.
    """

    n_jobs: int = 1
    backend: str = "loky"
    scheduler: str | None = None
    notify: Callable[[str], None] = _ignore

    def __post_init__(self) -> None:
        """Validate the options."""
        if self.backend not in BACKENDS:
            raise SettingsError("backend_unknown", where=self.backend, names=", ".join(BACKENDS))
        if self.scheduler is not None and self.backend != "dask":
            raise SettingsError("scheduler_needs_dask", where=self.scheduler, found=self.backend)

    @property
    def are_one(self) -> bool:
        """Whether this process does all the work."""
        return self.n_jobs == 1 and self.scheduler is None

    @property
    def share_memory(self) -> bool:
        """Whether workers share the memory of this process."""
        return self.are_one or self.backend == "threading"


ALONE = Workers()


class Pool(NamedTuple):
    """A pool of `n_workers` running workers.

    `start(parts)` submits all parts and returns a generator of their results, in order. The generator raises the
    exceptions of the work, and `BrokenExecutor` if a worker was killed; closing it cancels the work.
    """

    n_workers: int
    start: Callable[[Sequence[Any]], Generator[Any, None, None]]
