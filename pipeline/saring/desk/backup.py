"""Backup while the desk runs, and restore: one file that holds everything, whichever database the desk has."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from saring.desk.database.copying import copy_database, count_rows
from saring.desk.database.engine import Database, open_database
from saring.errors import InputError
from saring.files.whole import replaced_whole

_MAGIC = b"SQLite format 3\x00"


def back_up(database: Database, output: Path) -> Mapping[str, int]:
    """Write the desk as it is at one moment into one file; return the number of rows by table.

    The file holds nothing that was purged before. Raises `OutputError` where it cannot be written.
    """
    with replaced_whole(output) as temporary:
        temporary.chmod(0o600)
        if database.is_sqlite:
            with database.outside_transactions() as connection:
                connection.execute("VACUUM INTO ?", (str(temporary),))
        else:
            with closing(open_database(str(temporary))) as copy:
                copy_database(database, copy)
        with closing(open_database(str(temporary))) as copy, copy.reading() as connection:
            counts = count_rows(connection)
        _settle(temporary)
    return counts


def _settle(file: Path) -> None:
    """Make a database one file, without a log beside it."""
    with closing(open_database(str(file))) as copy, copy.outside_transactions() as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def restore(backup: Path, target: str) -> Mapping[str, int]:
    """Write a backup into an empty database and leave the backup as it is; return the number of rows by table.

    Raises `InputError` for a file that is no backup, `DeskError` where there is a desk already.
    """
    if not _is_backup(backup):
        raise InputError("desk_no_backup", where=backup)
    with TemporaryDirectory(prefix="saring-") as folder, closing(open_database(target)) as database:
        own = Path(folder) / "backup.sqlite"
        shutil.copyfile(backup, own)
        with closing(open_database(str(own))) as source:
            return copy_database(source, database)


def _is_backup(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(len(_MAGIC)) == _MAGIC
