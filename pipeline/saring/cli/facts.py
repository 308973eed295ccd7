"""`saring facts`: import, list and search published fact-checks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saring.cli.common import write_run_notes
from saring.cli.console import SOME_FAILED, expected_errors, print_result, shorten, stop, write_note
from saring.cli.message import read_stdin
from saring.cli.usage import Command, Group
from saring.errors import InputError
from saring.i18n import say
from saring.i18n.numbers import format_number
from saring.records import FactCheck, FactCheckMatch, ReadReport

if TYPE_CHECKING:
    from saring.facts.match import Archive

TITLE_WIDTH = 100

Top = Annotated[int, typer.Option("--top", min=1, help=say("help_top"))]
MaxAgeDays = Annotated[
    int | None, typer.Option("--max-age-days", min=0, help=say("help_max_age_days"), show_default=False)
]

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command("import", cls=Command, help=say("help_facts_import"))
@expected_errors
def import_(
    files: Annotated[list[Path], typer.Argument(help=say("help_facts_files"), metavar="FILE...", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help=say("help_facts_output"), show_default=False)],
) -> None:
    """Add published fact-checks to an archive, and update those it already has."""
    from saring.facts.match import import_fact_checks  # numpy

    report = ReadReport()
    counts = import_fact_checks(files, output, report)
    write_run_notes(report)
    write_note(
        say("facts_counts", read=counts.n_read, new=counts.n_new, updated=counts.n_updated, total=counts.n_total)
    )
    write_note(say("written", n=counts.n_total, where=output))
    if report.failures:
        raise SystemExit(SOME_FAILED)


@app.command("list", cls=Command, help=say("help_facts_list"))
@expected_errors
def list_(
    archive: Annotated[Path, typer.Argument(help=say("help_facts_archive"), metavar="ARCHIVE", show_default=False)],
) -> None:
    """Print the fact-checks of an archive, newest first."""
    report = ReadReport()
    checks = load_facts(archive, report, None).fact_checks
    write_run_notes(report)
    for check in sorted(checks, key=lambda check: check.review_date or date.min, reverse=True):
        print_result("\t".join((str(check.review_date or "-"), check.textual_rating or "-", _title_line(check))))


@app.command("search", cls=Command, help=say("help_facts_search"))
@expected_errors
def search(
    text: Annotated[str, typer.Argument(help=say("help_text"), metavar="TEXT", show_default=False)],
    facts: Annotated[Path, typer.Option("--facts", help=say("help_facts_option"), show_default=False)],
    top: Top = 5,
) -> None:
    """Print the fact-checks that match one message."""
    from saring.rules.reading import TextReading

    report = ReadReport()
    archive = load_facts(facts, report, None)
    write_run_notes(report)
    reading = TextReading(read_stdin() if text == "-" else text)
    (found,) = archive.match([reading], [None], top)
    if not found:
        stop(say("facts_nothing_found"), 0)
    for match in found:
        print_result(_line(match))


def load_facts(path: Path, report: ReadReport, max_age_days: int | None) -> Archive:
    """Load an archive or a file that can be imported; raises `InputError` if it is missing or empty."""
    from saring.facts.match import MAX_AGE_DAYS, load_archive  # numpy

    if not path.exists():
        raise InputError("file_missing", where=path)
    return load_archive(path, report, MAX_AGE_DAYS if max_age_days is None else max_age_days)


def _line(match: FactCheckMatch) -> str:
    reasons = "; ".join(reason.detail for reason in match.reasons)
    status = say(f"status_{match.status}")
    line = f"{match.rank}. {status} ({format_number(match.similarity, 2)})  {_title_line(match.fact_check)}"
    return f"{line}\n   {reasons}" if reasons else line


def _title_line(check: FactCheck) -> str:
    return "  ".join(filter(None, (shorten(check.title, TITLE_WIDTH), check.publisher, check.url)))
