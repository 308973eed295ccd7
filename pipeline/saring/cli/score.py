"""`saring score`: one message, with the words that moved its score."""

from __future__ import annotations

from typing import Annotated

import typer

from saring.cli.common import ModelName
from saring.cli.message import ScoreRequest, run_score
from saring.i18n import say


def score(
    text: Annotated[str, typer.Argument(help=say("help_text"), show_default=False)] = "-",
    model: ModelName = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help_json"))] = False,
) -> None:
    """Score one message, given as an argument or on standard input."""
    run_score(ScoreRequest(text, model, as_json))
