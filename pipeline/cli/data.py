"""`saring data check`: what is wrong with a labelled set, before it costs a training run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from pipeline.cli.common import NOTHING_DONE, expected_errors, tell
from pipeline.phrases import say

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def _group() -> None:
    """Keep `check` a named command while it is the only one."""


@app.command("check", help=say("help_data_check"))
@expected_errors
def check(
    csv: Annotated[str, typer.Argument(help=say("help_csvs"), metavar="CSV", show_default=False)],
) -> None:
    """List what is wrong with a labelled CSV; exit code 2 where it cannot be trained on."""
    from pipeline.datachecks import check_rows  # pandas
    from pipeline.datasets import read_labeled_rows

    frame = read_labeled_rows(csv)
    findings = check_rows(frame)
    typer.echo(say("check_counts", rows=len(frame), labels=_counts(frame["label"].value_counts().to_dict())))
    for finding in findings:
        typer.echo(f"{say('check_stops') if finding.stops else say('check_warns')}: {finding.detail}")
    if any(finding.stops for finding in findings):
        raise typer.Exit(NOTHING_DONE)
    tell(say("check_passed", n=len(findings)))


def _counts(counts: Mapping[Any, int]) -> str:
    return ", ".join(f"{label} {n}" for label, n in sorted(counts.items()))
