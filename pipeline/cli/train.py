"""`saring train`: labelled CSVs to a candidate model with its report and card."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import expected_errors, tell
from pipeline.phrases import get_language, say
from pipeline.settings import load_settings


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
) -> None:
    """Train a candidate model from labelled CSVs."""
    from pipeline.datasets import load_dataset  # pandas
    from pipeline.questions import TrainingOptions
    from pipeline.registry import guard_champion
    from pipeline.reports.card import card_documents, card_name
    from pipeline.reports.card_sections import warning_lines
    from pipeline.store import save_model
    from pipeline.training import train_model

    guard_champion(Path(output), load_settings().models)
    dataset = load_dataset(csvs)
    for note in dataset.notes:
        tell(say("note", message=note))
    options = TrainingOptions(seed=seed, max_flagged=max_flagged, max_likely_hoax=max_likely_hoax)
    model, report = train_model(dataset, options)
    documents = card_documents(model, report)
    folder = save_model(model, Path(output), documents)
    typer.echo(documents[card_name(get_language(), "md")])
    for line in warning_lines(report):
        tell(say("warning", message=line))
    if not model.knows_talk:
        tell(say("note", message=say("no_talk_learned", where=", ".join(csvs))))
    tell(say("model_written", where=folder))
