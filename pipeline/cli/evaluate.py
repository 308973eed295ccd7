"""`saring evaluate`: the report of any model on any labelled set."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.common import ModelName, expected_errors, load_scorer, tell
from pipeline.phrases import say


@expected_errors
def evaluate(
    csv: Annotated[list[str], typer.Argument(help=say("help_csvs"), metavar="CSV...", show_default=False)],
    model: ModelName = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help_json"))] = False,
) -> None:
    """Measure a model on labelled CSVs."""
    from pipeline.datasets import load_dataset  # pandas
    from pipeline.evaluation import evaluate_scores
    from pipeline.reports.card import render_evaluation
    from pipeline.store import to_json

    scorer = load_scorer(model)
    dataset = load_dataset(csv)
    for note in dataset.notes:
        tell(say("note", message=note))
    report = evaluate_scores(dataset.frame, scorer.score_texts(list(dataset.frame["text"])))
    typer.echo(to_json(report).rstrip() if as_json else render_evaluation(report).rstrip())
