"""`saring data check`: list the problems of a labelled set before training."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saring.cli.console import NOTHING_DONE, expected_errors, print_result, write_note
from saring.cli.usage import Command, Group
from saring.errors import OutputError
from saring.i18n import say
from saring.reports.tables import check_output, write_rows

if TYPE_CHECKING:
    from saring.datasets.checks import Finding

MARKS = {"stops": "check_stops", "look": "check_look", "note": "check_note"}
MANY_ROWS = 500  # from here a check takes more than two seconds

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def _group() -> None:
    """Keep this a group, so that its only command keeps its name."""


@app.command("check", cls=Command, help=say("help_data_check"))
@expected_errors
def check(
    csv: Annotated[str, typer.Argument(help=say("help_csv"), metavar="CSV", show_default=False)],
    review: Annotated[str | None, typer.Option("--review", help=say("help_review"), show_default=False)] = None,
) -> None:
    """List the problems of a labelled CSV; exit code 2 if it cannot be used for training."""
    from saring.datasets.checks import check_rows, examine_rows  # pandas
    from saring.datasets.load import read_labeled_rows
    from saring.datasets.review import REVIEW_COLUMNS, review_rows

    if review is not None:
        _check_review(csv, review)
    rows = read_labeled_rows(csv)
    if len(rows) >= MANY_ROWS and sys.stderr.isatty():
        write_note(say("check_running", n=len(rows)))
    frame = examine_rows(rows)
    findings = check_rows(frame)
    print_result(say("check_counts", rows=len(frame), labels=_counts(frame["label"].value_counts().to_dict())))
    for finding in findings:
        print_result(f"{say(MARKS[finding.level])}: {finding.detail}")
    listed = review_rows(frame, findings)
    if review is not None:
        write_note(say("written", n=write_rows(listed, REVIEW_COLUMNS, review, say("title_review")), where=review))
    _conclude(csv, findings, len(listed), review)


def _check_review(csv: str, review: str) -> None:
    """Refuse a review file that cannot be written, or that is the labelled CSV itself."""
    if Path(review).resolve() == Path(csv).resolve():
        raise OutputError("output_taken", where=review)
    check_output(review)


def _conclude(csv: str, findings: Sequence[Finding], n_listed: int, review: str | None) -> None:
    """Print whether the set can be used for training, and what to do next."""
    n_stops = sum(finding.level == "stops" for finding in findings)
    n_look = sum(finding.level == "look" for finding in findings)
    write_note(say("check_failed", n=n_stops) if n_stops else say("check_passed", n=n_look))
    if n_listed:
        key = "check_review_offered" if review is None else "check_review_next"
        write_note(say(key, n=n_listed, csv=csv))
    if n_stops:
        raise SystemExit(NOTHING_DONE)


def _counts(counts: Mapping[Any, int]) -> str:
    return ", ".join(f"{label} {n}" for label, n in sorted(counts.items())) or "–"
