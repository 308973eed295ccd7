"""`saring summary`: the worklist as a WhatsApp message for the head of office."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import expected_errors, tell
from pipeline.cli.draft import Worklist
from pipeline.errors import InputError
from pipeline.phrases import say
from pipeline.reports.summary import render_summary
from pipeline.reports.tables import write_text
from pipeline.worklists import read_worklist

TextOutput = Annotated[Path | None, typer.Option("--output", "-o", help=say("help_text_output"), show_default=False)]


@expected_errors
def summary(
    worklist: Worklist,
    top: Annotated[int, typer.Option("--top", help=say("help_summary_top"))] = 5,
    output: TextOutput = None,
) -> None:
    """Sum up the first claims of a worklist, in the order a monitoring report has."""
    if top < 1:
        raise InputError("top_bad", where="--top", found=top)
    claims = read_worklist(worklist)
    text = render_summary(claims, top, date.today())
    if output is None:
        typer.echo(text, nl=False)
        return
    write_text(output, text)
    tell(say("written", n=min(top, len(claims)), where=output))
