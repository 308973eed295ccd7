"""`saring desk import, labels, next, disagreements, purge, person`: messages in, labels out, what is kept no longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saring.cli.console import NOTHING_DONE, SOME_FAILED, expected_errors, write_note
from saring.cli.desk.options import DatabaseOption, Facts, opened
from saring.errors import InputError
from saring.i18n import say

if TYPE_CHECKING:
    from saring.desk.database.engine import Database


@expected_errors
def import_(
    context: typer.Context,
    inputs: Annotated[list[Path], typer.Argument(help=say("help_desk_inputs"), metavar="INPUT...", show_default=False)],
    database: DatabaseOption = None,
    kept_days: Annotated[int, typer.Option("--kept-days", min=1, help=say("help_desk_kept_days"))] = 365,
    facts: Facts = None,
) -> None:
    """Import files; those that were imported before add nothing. Imports that another process runs are left to it."""
    paths = list(_each(inputs))
    with opened(context, database) as desk:
        from saring.desk.analysis import load_analysis
        from saring.desk.intake import add_import, run_next_import

        added = [(path, add_import(desk, path, by=None, kept_days=kept_days)) for path in paths]
        for path, one in added:
            if not one.is_new:
                write_note(say("desk_import_known", name=path.name))
        analysis = load_analysis(facts=facts)
        while run_next_import(desk, analysis):
            pass
        n_failed = _report(desk, [one.import_id for _, one in added if one.is_new])
    if n_failed:
        raise SystemExit(NOTHING_DONE if n_failed == len(paths) else SOME_FAILED)


def _each(inputs: Sequence[Path]) -> Iterator[Path]:
    """Yield the files to import: those of a folder one by one, so that the next run finds which of them are new."""
    for path in inputs:
        if not path.exists():
            raise InputError("desk_no_folder", where=path)
        shown = sorted(child for child in path.iterdir() if not child.name.startswith(".")) if path.is_dir() else [path]
        yield from (child.resolve() for child in shown)


def _report(desk: Database, ids: Sequence[int]) -> int:
    """Print the line account of each import; return how many failed."""
    from saring.desk.intake import FAILED, find_imports

    rows = find_imports(desk, ids)
    for row in rows:
        if row.state == FAILED:
            write_note(say("error", message=say("desk_import_failed", name=row.name, found=row.error)))
        elif row.lines is not None:
            names = ("n_lines", "n_messages", "n_system", "n_continuation", "n_unread")
            account = dict(zip(names, row.lines, strict=True))
            write_note(say("desk_imported", name=row.name, n_new=row.n_new, **account))
    return sum(row.state == FAILED for row in rows)


@expected_errors
def labels(
    context: typer.Context,
    output: Annotated[str, typer.Option("--output", "-o", help=say("help_desk_labels_output"), show_default=False)],
    database: DatabaseOption = None,
) -> None:
    """Write the last decision of each claim as a row of a labelled set."""
    n = _write_table(context, database, output, "labels")
    write_note(say("desk_labels_written", n=n, where=output))


@expected_errors
def next_(
    context: typer.Context,
    output: Annotated[str, typer.Option("--output", "-o", help=say("help_desk_next_output"), show_default=False)],
    size: Annotated[int, typer.Option("--size", min=1, help=say("help_desk_next_size"))] = 50,
    seed: Annotated[int, typer.Option("--seed", help=say("help_desk_next_seed"))] = 0,
    database: DatabaseOption = None,
) -> None:
    """Write the claims most worth deciding next; of those drawn at random nothing the model says."""
    n = _write_table(context, database, output, "next", size=size, seed=seed)
    write_note(say("written", n=n, where=output))


@expected_errors
def disagreements(
    context: typer.Context,
    output: Annotated[str, typer.Option("--output", "-o", help=say("help_desk_next_output"), show_default=False)],
    database: DatabaseOption = None,
) -> None:
    """Write the decisions that say another thing than the model said, the surest of the model first."""
    write_note(say("written", n=_write_table(context, database, output, "disagreements"), where=output))


def _write_table(context: typer.Context, database: str | None, output: str, name: str, **chosen: int) -> int:
    """Write one of the tables of `saring.desk.labels`; return the number of its rows."""
    from saring.reports.tables import check_output, write_rows

    check_output(output)
    with opened(context, database) as desk:
        from saring.desk.labels import TABLES

        table = TABLES[name]
        return write_rows(table.rows(desk, **chosen), table.columns, output, say(f"help_desk_{name}"))


@expected_errors
def purge(context: typer.Context, database: DatabaseOption = None, facts: Facts = None) -> None:
    """Purge the messages of imports whose time is over."""
    with opened(context, database) as desk:
        from saring.desk.analysis import load_analysis
        from saring.desk.purge import purge_expired

        _say_purged(purge_expired(desk, load_analysis(facts=facts)))


@expected_errors
def person(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=say("help_desk_name"), metavar="NAME", show_default=False)],
    output: Annotated[
        str | None, typer.Option("--output", "-o", help=say("help_desk_person_output"), show_default=False)
    ] = None,
    delete: Annotated[bool, typer.Option("--delete", help=say("help_desk_delete"))] = False,
    database: DatabaseOption = None,
    facts: Facts = None,
) -> None:
    """Count, write out or purge the messages that one person sent."""
    with opened(context, database) as desk:
        from saring.desk.analysis import load_analysis
        from saring.desk.person import find_messages, purge_person
        from saring.reports.message_rows import READ_COLUMNS, read_rows
        from saring.reports.tables import write_rows

        found = [item.message for item in find_messages(desk, name)]
        write_note(say("desk_person_found", n=len(found)))
        if output is not None:
            write_note(say("written", n=write_rows(read_rows(found), READ_COLUMNS, output, name), where=output))
        if delete:
            _say_purged(purge_person(desk, load_analysis(facts=facts), name))


def _say_purged(purged: Any) -> None:
    counts = {"messages": purged.n_messages, "claims": purged.n_claims, "texts": purged.n_texts}
    write_note(say("desk_purged", **counts))


COMMANDS: Mapping[str, Callable[..., None]] = {
    "import": import_,
    "labels": labels,
    "next": next_,
    "disagreements": disagreements,
    "purge": purge,
    "person": person,
}
