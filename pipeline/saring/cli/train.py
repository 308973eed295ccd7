"""`saring train`: labelled CSVs to a candidate model with its report and card."""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saring.cli.common import ALL_CORES
from saring.cli.console import expected_errors, write_note
from saring.cli.workers import Backend, Scheduler, choose_workers
from saring.i18n import get_language, say
from saring.settings import load_settings

if TYPE_CHECKING:
    from saring.model.bundle import Model
    from saring.parallel.ordered_map import Workers
    from saring.training.questions import TrainingOptions

MAX_ROWS_IN_MEMORY = 100_000


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
    from saring.model.bundle import save_model
    from saring.model.registry import guard_champion
    from saring.reports.card.card import card_documents, card_name
    from saring.reports.card.sections import warning_lines
    from saring.training.questions import TrainingOptions  # pandas

    guard_champion(Path(output), load_settings().models)
    options = TrainingOptions(seed=seed, max_flagged=max_flagged, max_likely_hoax=max_likely_hoax)
    workers = choose_workers(jobs, backend, scheduler)
    model, report = _train(csvs, options, Path(output).parent, out_of_core=out_of_core, workers=workers)
    documents = card_documents(model, report)
    folder = save_model(model, Path(output), documents)
    typer.echo(documents[card_name(get_language(), "md")])
    for line in warning_lines(report):
        write_note(say("warning", message=line))
    if not model.knows_talk:
        write_note(say("note", message=say("no_talk_learned", where=", ".join(csvs))))
    write_note(say("model_written", where=folder))


def _train(
    csvs: list[str], options: TrainingOptions, workspace: Path, *, out_of_core: bool | None, workers: Workers
) -> tuple[Model, dict[str, Any]]:
    """Train in memory, or by passes over the files where they hold more rows than fit well, or it is asked for."""
    from saring.datasets.load import load_dataset
    from saring.training.out_of_core.reading import has_more_rows
    from saring.training.out_of_core.training import train_out_of_core
    from saring.training.train import train_model

    if out_of_core is None and (out_of_core := has_more_rows(csvs, MAX_ROWS_IN_MEMORY)):
        chosen = say("out_of_core_chosen", rows=f"{MAX_ROWS_IN_MEMORY:,}", where=workspace)
        write_note(say("note", message=chosen))
    if out_of_core:
        progress = Progress()
        try:
            return train_out_of_core(csvs, options, workspace, workers=workers, notify=progress)
        finally:
            progress.clear()
    dataset = load_dataset(csvs)
    for note in dataset.notes:
        write_note(say("note", message=note))
    return train_model(dataset, options)


class Progress:
    """Shows the step of a training on a terminal, a few times a second."""

    def __init__(self) -> None:
        self._shown_at = 0.0

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Show how far a step is; of `total` parts, where that is known."""
        finished = total is not None and done >= total
        if not sys.stderr.isatty() or (monotonic() - self._shown_at < 0.2 and not finished):
            return
        self._shown_at = monotonic()
        of = "" if total is None else f" / {total:,}"
        text = f"{say(f'training_step_{step}')}: {done:,}{of}"
        typer.echo(f"\r\033[K{text}", err=True, nl=False)

    def clear(self) -> None:
        """Leave the line empty for what is said next."""
        if self._shown_at:
            typer.echo("\r\033[K", err=True, nl=False)
