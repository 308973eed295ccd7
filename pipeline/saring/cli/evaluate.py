"""`saring evaluate`: measure any model on any labelled set."""

from __future__ import annotations

from typing import Annotated

import typer

from saring.cli.common import ModelName
from saring.cli.console import expected_errors, print_json, print_result, write_note
from saring.cli.drift import ShowDrift, watch_drift, write_drift_note
from saring.cli.message import load_scorer
from saring.i18n import say


@expected_errors
def evaluate(
    csv: Annotated[list[str], typer.Argument(help=say("help_csvs"), metavar="CSV...", show_default=False)],
    model: ModelName = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help_json"))] = False,
    drift: ShowDrift = False,
) -> None:
    """Measure a model on labelled CSVs."""
    from saring.datasets.load import NO_CLAIM, load_dataset  # pandas
    from saring.model.bundle import to_json
    from saring.model.drift import compare
    from saring.reports.card.card import render_evaluation
    from saring.training.measures import evaluate_scores

    scorer = load_scorer(model)
    meter = watch_drift(scorer)
    dataset = load_dataset(csv)
    for note in dataset.notes:
        write_note(say("note", message=note))
    texts, labels = list(dataset.frame["text"]), list(dataset.frame["label"])
    scores = scorer.score(texts)
    report = evaluate_scores(dataset.frame, scores)
    if meter is not None:
        meter.add_ordinary(
            (text, score) for text, label, score in zip(texts, labels, scores, strict=True) if label == NO_CLAIM
        )
    if drift and as_json:
        report["drift"] = compare(meter).as_dict() if meter else None
    if as_json:
        print_json(to_json(report).rstrip())
    else:
        print_result(render_evaluation(report).rstrip())
    write_drift_note(meter, in_full=drift and not as_json)
