"""Options of the commands that score many messages: workers, and resuming an interrupted run."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from saring.cli.console import write_note
from saring.i18n import say
from saring.model.journal import Journal, open_journal
from saring.parallel.workers import COLLECT_EVERY, Workers

if TYPE_CHECKING:
    from saring.model.scorer import Scorer

Backend = Annotated[str | None, typer.Option("--backend", help=say("help_backend"), show_default=False)]
Scheduler = Annotated[str | None, typer.Option("--scheduler", help=say("help_scheduler"), show_default=False)]
Fresh = Annotated[bool, typer.Option("--fresh", help=say("help_fresh"))]


def choose_workers(jobs: int, backend: str | None, scheduler: str | None) -> Workers:
    """Return the chosen workers; a scheduler address implies Dask. Raises `SettingsError` for invalid options."""
    return Workers(jobs, backend or ("loky" if scheduler is None else "dask"), scheduler, write_note)


def resumable(output: str, scorer: Scorer, *, fresh: bool) -> AbstractContextManager[Journal]:
    """Open the journal of an output until the output is complete."""
    return open_journal(output, scorer.model.version, write_note, fresh=fresh)


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Run the garbage collector less often while many records are created."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_EVERY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
