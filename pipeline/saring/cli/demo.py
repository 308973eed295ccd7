"""`saring demo`: the whole workflow on the shipped exports, without configuration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from saring.cli.common import finish_run
from saring.cli.console import expected_errors, print_result, shorten, write_note
from saring.cli.message import load_scorer
from saring.cli.triage import describe_worklist, explainer, next_steps
from saring.i18n import say
from saring.i18n.labels import label
from saring.i18n.numbers import format_number
from saring.records import MatchStatus, WorklistItem
from saring.reports.tables import check_output
from saring.reports.worklist.write import write_worklist
from saring.resources import shipped_folder

N_SHOWN = 12
WIDTH = 58


@expected_errors
def demo(
    output: Annotated[str, typer.Option("--output", "-o", help=say("help_demo_output"))] = "saring-demo.html",
) -> None:
    """Read three authored group chats, rank their claims, and write the report."""
    from saring.worklist import triage as work  # numpy

    check_output(output)
    folder, facts = shipped_folder("demo", "data/demo"), shipped_folder("factchecks", "data/factchecks")
    write_note(say("demo_reads", names=", ".join(sorted(file.name for file in folder.iterdir()))))
    scorer = load_scorer(None)
    worklist = work.triage(folder, facts=facts if facts.exists() else None, model=scorer)
    print_result(render_worklist(worklist.items[:N_SHOWN]))
    describe_worklist(worklist, ())
    run = replace(worklist.run, inputs=(folder.name,))
    n_rows = write_worklist(worklist.items, output, run=run, explain=explainer(scorer))
    where = str(Path(output).resolve())
    finish_run(worklist.report, n_rows, where, (next_steps(where)[0], say("next_demo_then")))


def render_worklist(worklist: list[WorklistItem]) -> str:
    """Render a worklist as lines of text for a terminal, a fact-check below the claim it answers."""
    lines = [say("demo_header")]
    for item in worklist:
        claim, score = item.claim, item.claim.representative.score
        what = f"{say(f'advice_{item.advice}'):<20} {label('verdict', score.verdict):<20}"
        spread = f"{claim.n_messages:>5} {claim.n_chats:>4}"
        lines.append(
            f"{item.rank:>2}  {format_number(item.priority, 2)}  {what} {spread}   {shorten(claim.title, WIDTH)}"
        )
        lines += [
            say("demo_fact_check", title=shorten(match.fact_check.title, WIDTH), url=match.fact_check.url)
            for match in item.matches[:1]
            if match.status is MatchStatus.MATCHED
        ]
    return "\n".join(lines)
