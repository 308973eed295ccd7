"""`saring demo`: the whole flow on the shipped exports, with nothing to set up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import expected_errors, finish_run, load_scorer, one_line, tell
from pipeline.cli.triage import explainer, work_through, worklist_run
from pipeline.phrases import say
from pipeline.readers import ReadOptions
from pipeline.records import ReadReport, WorklistItem
from pipeline.reports.rows import TRIAGE_COLUMNS, triage_row, verdict_label
from pipeline.reports.tables import check_output
from pipeline.reports.worklist import write_worklist
from pipeline.settings import shipped_folder

N_SHOWN = 12
WIDTH = 66


@expected_errors
def demo(
    output: Annotated[str, typer.Option("--output", "-o", help=say("help_demo_output"))] = "saring-demo.html",
) -> None:
    """Read three authored group chats, rank what travels in them, and write the report."""
    check_output(output)
    folder = shipped_folder("demo", "data/demo")
    report = ReadReport()
    tell(say("demo_reads", names=", ".join(sorted(file.name for file in folder.iterdir()))))
    scorer = load_scorer(None)
    worklist, n_messages, n_claims = work_through(
        [str(folder)], report, scorer, ReadOptions(), keep_names=False, everything=False
    )
    typer.echo(render_worklist(worklist[:N_SHOWN]))
    tell(say("triage_account", messages=n_messages, claims=n_claims, listed=len(worklist)))
    run = worklist_run([folder.name], scorer, worklist, n_messages, n_claims)
    n_rows = write_worklist(worklist, output, run=run, explain=explainer(scorer))
    finish_run(report, n_rows, str(Path(output).resolve()))


def render_worklist(worklist: list[WorklistItem]) -> str:
    """Render a worklist as lines of text for a terminal."""
    lines = [say("demo_header")]
    for item in worklist:
        row = dict(zip(TRIAGE_COLUMNS, triage_row(item), strict=True))
        label, shown = verdict_label(row["verdict"]), one_line(row["text"], WIDTH)
        lines.append(
            f"{item.rank:>2}  {item.priority:.2f}  {label:<20} {row['n_messages']:>3} {row['n_chats']:>4}   {shown}"
        )
    return "\n".join(lines)
