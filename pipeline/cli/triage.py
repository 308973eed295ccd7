"""`saring triage`: one row a claim, ranked."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.claims import build_claims
from pipeline.cli.common import (
    Format,
    Inputs,
    KeepNames,
    MapFile,
    ModelName,
    Output,
    Preset,
    TextColumn,
    expected_errors,
    finish_run,
    load_scorer,
    open_messages,
    read_options,
    tell,
)
from pipeline.phrases import say
from pipeline.readers import ReadOptions, is_scorable
from pipeline.records import ReadReport, WorklistItem
from pipeline.reports.rows import TRIAGE_COLUMNS, triage_row
from pipeline.reports.tables import check_output, write_rows
from pipeline.triage import build_worklist


@expected_errors
def triage(
    inputs: Inputs,
    output: Output,
    model: ModelName = None,
    format: Format = None,
    text_column: TextColumn = None,
    preset: Preset = None,
    map_file: MapFile = None,
    keep_names: KeepNames = False,
    everything: Annotated[bool, typer.Option("--all", help=say("help_all"))] = False,
) -> None:
    """Group copies of the same message, and rank the groups by risk and reach."""
    check_output(output)
    report = ReadReport()
    options = read_options(format, text_column, preset, map_file)
    worklist, n_messages, n_claims = work_through(
        inputs, report, model, options, keep_names=keep_names, everything=everything
    )
    write_rows(map(triage_row, worklist), TRIAGE_COLUMNS, output, say("title_triage"))
    tell(say("triage_account", messages=n_messages, claims=n_claims, listed=len(worklist)))
    finish_run(report, len(worklist), output)


def work_through(
    inputs: list[str],
    report: ReadReport,
    model: str | None,
    options: ReadOptions,
    *,
    keep_names: bool,
    everything: bool,
) -> tuple[list[WorklistItem], int, int]:
    """Return the worklist of the inputs, the number of messages and the number of groups."""
    scorer = load_scorer(model)
    messages = open_messages(inputs, report, options, keep_names=keep_names)
    scored = list(scorer.score_messages(filter(is_scorable, messages)))
    claims = build_claims(scored)
    return build_worklist(claims, everything=everything), len(scored), len(claims)
