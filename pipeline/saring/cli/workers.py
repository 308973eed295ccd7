"""Options of the commands that score many messages: who works, and whether to go on with an interrupted run."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from saring.cli.common import write_note
from saring.i18n import say
from saring.model.journal import Journal, open_journal
from saring.parallel.workers import COLLECT_EVERY, Workers

if TYPE_CHECKING:
    from saring.model.scorer import Scorer

Backend = Annotated[str | None, typer.Option("--backend", help=say("help_backend"), show_default=False)]
Scheduler = Annotated[str | None, typer.Option("--scheduler", help=say("help_scheduler"), show_default=False)]
Fresh = Annotated[bool, typer.Option("--fresh", help=say("help_fresh"))]


def choose_workers(jobs: int, backend: str | None, scheduler: str | None) -> Workers:
    """Return who works; an address of a scheduler means Dask. Raises `SettingsError` for what makes no sense."""
    return Workers(jobs, backend or ("loky" if scheduler is None else "dask"), scheduler, write_note_over_progress)


def resumable(output: str, scorer: Scorer, *, fresh: bool) -> AbstractContextManager[Journal]:
    """Give the journal of an output, for as long as it is not complete."""
    return open_journal(output, scorer.model.version, write_note_over_progress, fresh=fresh)


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Let the garbage collector run rarely while many records are made."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_EVERY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def write_note_over_progress(message: str) -> None:
    """Write a line to stderr, over the count of messages that may stand there."""
    write_note(("\r\033[K" if sys.stderr.isatty() else "") + message)
