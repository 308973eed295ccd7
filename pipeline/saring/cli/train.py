"""`saring train`: train a candidate model from labelled CSVs, with report and card."""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from saring.cli.common import ALL_CORES
from saring.cli.console import expected_errors, print_result, write_note, write_progress
from saring.cli.workers import Backend, Scheduler, choose_workers
from saring.i18n import get_language, say
from saring.settings import load_settings
from saring.training import MAX_ROWS_IN_MEMORY


@expected_errors
def train(
    csvs: Annotated[list[str], typer.Argument(help=say("help_csvs"), metavar="CSV...", show_default=False)],
    output: Annotated[str, typer.Option("--output", "-o", help=say("help_model_output"), show_default=False)],
    seed: Annotated[int, typer.Option("--seed", help=say("help_seed"))] = 0,
    max_flagged: Annotated[
        float, typer.Option("--max-flagged", help=say("help_max_flagged"), min=0.001, max=0.5)
    ] = 0.05,
    max_likely_hoax: Annotated[
        float, typer.Option("--max-likely-hoax", help=say("help_max_likely_hoax"), min=0.001, max=0.5)
    ] = 0.01,
    out_of_core: Annotated[
        bool | None,
        typer.Option(
            "--out-of-core/--in-memory",
            help=say("help_out_of_core", rows=f"{MAX_ROWS_IN_MEMORY:,}"),
            show_default=False,
        ),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help=say("help_train_jobs"), show_default=False)] = (
        ALL_CORES
    ),
    backend: Backend = None,
    scheduler: Scheduler = None,
) -> None:
    """Train a candidate model from labelled CSVs."""
    from saring.model.registry import guard_champion
    from saring.reports.card.card import card_documents, card_name
    from saring.reports.card.sections import warning_lines
    from saring.training import train as training  # pandas and scikit-learn
    from saring.training.questions import TrainingOptions

    guard_champion(Path(output), load_settings().models)
    progress = Progress()
    try:
        trained = training.train(
            csvs,
            output,
            options=TrainingOptions(seed=seed, max_flagged=max_flagged, max_likely_hoax=max_likely_hoax),
            out_of_core=out_of_core,
            max_rows_in_memory=MAX_ROWS_IN_MEMORY,
            workers=choose_workers(jobs, backend, scheduler),
            progress=progress,
            write_note=lambda note: write_note(say("note", message=note)),
            documents=card_documents,
        )
    finally:
        progress.clear()
    print_result((Path(output) / card_name(get_language(), "md")).read_text(encoding="utf-8").rstrip("\n"))
    for line in warning_lines(trained.report):
        write_note(say("warning", message=line))
    if not trained.model.model.knows_talk:
        write_note(say("note", message=say("no_talk_learned", where=", ".join(csvs))))
    write_note(say("model_written", where=output))


class Progress:
    """Shows the progress of training on a terminal, a few times a second."""

    def __init__(self) -> None:
        self._shown_at = 0.0

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Show the progress of a step, with `total` if known."""
        finished = total is not None and done >= total
        if not sys.stderr.isatty() or (monotonic() - self._shown_at < 0.2 and not finished):
            return
        self._shown_at = monotonic()
        of = "" if total is None else f" / {total:,}"
        text = f"{say(f'training_step_{step}')}: {done:,}{of}"
        write_progress(text)

    def clear(self) -> None:
        """Clear the progress line."""
        if self._shown_at:
            write_progress()
