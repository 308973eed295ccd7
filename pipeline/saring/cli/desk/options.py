"""Options that the commands of the desk share, and opening its database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saring.cli.console import write_note
from saring.errors import SettingsError
from saring.i18n import say

if TYPE_CHECKING:
    from saring.desk.database.engine import Database

DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database", help=say("help_desk_database"), envvar="SARING_DATABASE", show_envvar=False, show_default=False
    ),
]
Facts = Annotated[str | None, typer.Option("--facts", help=say("help_desk_facts"), show_default=False)]


def data_folder() -> Path:
    """Return the folder of the user's desk, created if need be and readable by nobody else."""
    folder = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "saring"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def address_of(context: typer.Context, given: str | None) -> str:
    """Return the address of the database: given to the command or to `saring desk`, else that of the user."""
    return given or context.obj or str(data_folder() / "desk.sqlite")


@contextmanager
def opened(context: typer.Context, given: str | None) -> Iterator[Database]:
    """Open the database for the block; raises `SettingsError` where the extra is not installed."""
    try:
        from saring.desk.database.engine import open_database
    except ModuleNotFoundError as error:
        raise SettingsError("desk_extra_missing", found=error.name) from None
    database = open_database(address_of(context, given), write_note)
    try:
        yield database
    finally:
        database.close()
