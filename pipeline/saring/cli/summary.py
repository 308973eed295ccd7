"""`saring summary`: summarise a worklist as a WhatsApp message for the head of the office."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from saring.answers.summary import render_summary
from saring.cli.console import expected_errors, print_result, write_note
from saring.cli.draft import Worklist
from saring.errors import InputError
from saring.files.whole import write_text
from saring.i18n import say
from saring.settings import load_settings
from saring.text.private import use_privacy
from saring.worklist.read import read_worklist

TextOutput = Annotated[Path | None, typer.Option("--output", "-o", help=say("help_text_output"), show_default=False)]


@expected_errors
def summary(
    worklist: Worklist,
    top: Annotated[int, typer.Option("--top", help=say("help_summary_top"))] = 5,
    output: TextOutput = None,
) -> None:
    """Summarise the first claims of a worklist in the form of a monitoring report."""
    if top < 1:
        raise InputError("top_bad", where="--top", found=top)
    claims = read_worklist(worklist)
    use_privacy(load_settings().privacy)
    text = render_summary(claims, top, date.today())
    if output is None:
        print_result(text.removesuffix("\n"))
        return
    write_text(output, text)
    write_note(say("written", n=min(top, len(claims)), where=output))
