"""`saring desk migrate, check, backup, restore, copy-to`: what keeps a desk whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from saring.cli.console import NOTHING_DONE, expected_errors, print_result, write_note
from saring.cli.desk.options import DatabaseOption, address_of, opened
from saring.i18n import say


@expected_errors
def migrate(context: typer.Context, database: DatabaseOption = None) -> None:
    """Change the tables to those of this version; opening the database does it."""
    with opened(context, database) as desk:
        from saring.desk.database.migrate import newest_revision

        write_note(say("desk_tables_are_new", where=desk.name, found=newest_revision()))


@expected_errors
def check(context: typer.Context, database: DatabaseOption = None) -> None:
    """Print what is not as the desk wrote it, and end with exit code 2 if there is anything."""
    with opened(context, database) as desk:
        from saring.desk.check import find_problems
        from saring.desk.database.copying import count_rows

        problems = list(find_problems(desk))
        for problem in problems:
            print_result(problem)
        if problems:
            raise SystemExit(NOTHING_DONE)
        with desk.reading() as connection:
            counts = count_rows(connection)
        print_result(say("desk_check_sound", where=desk.name, n=counts["audit"], claims=counts["claims"]))


@expected_errors
def backup(
    context: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", help=say("help_desk_backup_output"), show_default=False)],
    database: DatabaseOption = None,
) -> None:
    """Write the desk into one file, as it is at one moment."""
    with opened(context, database) as desk:
        from saring.desk.backup import back_up

        write_note(say("desk_backed_up", where=output, **_shown(back_up(desk, output))))


@expected_errors
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=say("help_desk_backup_input"), metavar="BACKUP", show_default=False)],
    database: DatabaseOption = None,
) -> None:
    """Write a backup into an empty database."""
    target = address_of(context, database)
    with opened(context, database):
        from saring.desk.backup import restore as write_back

    write_note(say("desk_copied", where=target.rpartition("@")[2], **_shown(write_back(file, target))))


@expected_errors
def copy_to(
    context: typer.Context,
    target: Annotated[str, typer.Argument(help=say("help_desk_target"), metavar="DATABASE", show_default=False)],
    database: DatabaseOption = None,
) -> None:
    """Copy the desk into another, empty database."""
    with opened(context, database) as source, opened(context, target) as copy:
        from saring.desk.database.copying import copy_database

        write_note(say("desk_copied", where=copy.name, **_shown(copy_database(source, copy))))


def _shown(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: counts[name] for name in ("claims", "messages", "decisions")}


COMMANDS: Mapping[str, Callable[..., None]] = {
    "migrate": migrate,
    "check": check,
    "backup": backup,
    "restore": restore,
    "copy-to": copy_to,
}
