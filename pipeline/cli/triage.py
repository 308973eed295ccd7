"""`saring triage`: one row a claim, ranked."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.claims import build_claims
from pipeline.cli.common import (
    Format,
    Inputs,
    KeepNames,
    ModelName,
    Output,
    TextColumn,
    expected_errors,
    finish_run,
    load_scorer,
    open_messages,
    tell,
)
from pipeline.phrases import say
from pipeline.readers import ReadOptions, is_scorable
from pipeline.records import ReadReport, WorklistItem, WorklistRun
from pipeline.reports.tables import check_output
from pipeline.reports.worklist import Explain, write_worklist
from pipeline.triage import build_worklist

if TYPE_CHECKING:
    from pipeline.scoring import Scorer


@expected_errors
def triage(
    inputs: Inputs,
    output: Output,
    model: ModelName = None,
    format: Format = None,
    text_column: TextColumn = None,
    keep_names: KeepNames = False,
    everything: Annotated[bool, typer.Option("--all", help=say("help_all"))] = False,
) -> None:
    """Group copies of the same message, and rank the groups by risk and reach."""
    check_output(output)
    report = ReadReport()
    options = ReadOptions(format, text_column)
    scorer = load_scorer(model)
    worklist, n_messages, n_claims = work_through(
        inputs, report, scorer, options, keep_names=keep_names, everything=everything
    )
    run = worklist_run(inputs, scorer, worklist, n_messages, n_claims)
    write_worklist(worklist, output, run=run, explain=explainer(scorer))
    tell(say("triage_account", messages=n_messages, claims=n_claims, listed=len(worklist)))
    finish_run(report, len(worklist), output)


def work_through(
    inputs: list[str],
    report: ReadReport,
    scorer: Scorer,
    options: ReadOptions,
    *,
    keep_names: bool,
    everything: bool,
) -> tuple[list[WorklistItem], int, int]:
    """Return the worklist of the inputs, the number of messages and the number of groups."""
    messages = open_messages(inputs, report, options, keep_names=keep_names)
    scored = list(scorer.score_messages(filter(is_scorable, messages)))
    claims = build_claims(scored)
    return build_worklist(claims, everything=everything), len(scored), len(claims)


def worklist_run(
    inputs: list[str], scorer: Scorer, worklist: list[WorklistItem], n_messages: int, n_claims: int
) -> WorklistRun:
    """Return how a worklist came about, for the files that tell it."""
    return WorklistRun(
        made_at=datetime.now(),
        model_version=scorer.model.version,
        inputs=tuple(inputs),
        n_messages=n_messages,
        n_claims=n_claims,
        weights=tuple((part.name, part.weight) for part in worklist[0].parts) if worklist else (),
    )


def explainer(scorer: Scorer) -> Explain:
    """Return the function that finds the words of a text that moved its score."""
    from pipeline.explain import explain  # numpy: only where something is scored

    return partial(explain, scorer.model)
