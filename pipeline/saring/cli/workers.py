"""Options of the commands that score much: who works, and whether an interrupted run is gone on with."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from saring.cli.common import write_note
from saring.i18n import say
from saring.model.journal import Journal, kept_scores
from saring.parallel.workers import COLLECT_EVERY, Workers

if TYPE_CHECKING:
    from saring.model.scorer import Scorer

Backend = Annotated[str | None, typer.Option("--backend", help=say("help_backend"), show_default=False)]
Scheduler = Annotated[str | None, typer.Option("--scheduler", help=say("help_scheduler"), show_default=False)]
Fresh = Annotated[bool, typer.Option("--fresh", help=say("help_fresh"))]


def choose_workers(jobs: int, backend: str | None, scheduler: str | None) -> Workers:
    """Return who works; an address of a scheduler means Dask. Raises `SettingsError` for what makes no sense."""
    return Workers(jobs, backend or ("loky" if scheduler is None else "dask"), scheduler, tell_meanwhile)


def resumable(output: str, scorer: Scorer, *, fresh: bool) -> AbstractContextManager[Journal]:
    """Give the journal of an output, for as long as it is not whole."""
    return kept_scores(output, scorer.model.version, tell_meanwhile, fresh=fresh)


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Look for garbage rarely while many records go by."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_EVERY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def tell_meanwhile(message: str) -> None:
    """Say something while the count of messages may stand on the line."""
    write_note(("\r\033[K" if sys.stderr.isatty() else "") + message)
