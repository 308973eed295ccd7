"""Tables of this version in any database: an empty one gets them, an older one is changed step by step."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from saring.desk.database.engine import Database
from saring.desk.errors import DeskError
from saring.i18n import say

FOLDER = Path(__file__).with_name("migrations")


class Revisions(NamedTuple):
    """The revision of the tables as found, None where there were none, and that of this version."""

    found: str | None
    newest: str


def migrate(database: Database, notify: Callable[[str], None] = lambda _: None, upto: str = "head") -> Revisions:
    """Change the tables to those of this version, all of it or nothing; raises `DeskError` for those of a later one."""
    with database.reading() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    revisions = Revisions(found, newest_revision())
    if found == revisions.newest:
        return revisions
    if found is not None and found not in known_revisions():
        raise DeskError("desk_database_newer", where=database.name, expected=revisions.newest, found=found)
    with database.writing() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, upto)
    if found is not None:
        notify(say("desk_migrated", where=database.name, before=found, after=revisions.newest))
    return revisions


def newest_revision() -> str:
    """Return the revision of this version's tables."""
    return known_revisions()[0]


@cache
def known_revisions() -> tuple[str, ...]:
    """Return all revisions that this version knows, the newest first."""
    return tuple(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config
