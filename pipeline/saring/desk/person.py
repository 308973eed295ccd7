"""One person's request: what the desk holds of them, as a table they can be given, and taking it out.

The desk knows nobody's name. The digest that a name has under the office's key is the same in every import.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from saring.desk.analysis import Analysis
from saring.desk.audit import log_access
from saring.desk.database.engine import Database
from saring.desk.database.schema import messages
from saring.desk.purge import Purged, clean_files, purge_messages
from saring.desk.stored_messages import stored_message
from saring.messages.privacy import digest_of_name
from saring.records import ScoredMessage
from saring.settings import digest_secret, load_settings


def find_messages(database: Database, name: str, by: int | None = None) -> Iterator[ScoredMessage]:
    """Yield the messages that a person sent, by the name or number the exports give; noted in the log of access."""
    digest = _digest(name)
    log_access(database, by, "person", digest)
    with database.reading() as connection:
        for row in connection.execute(select(messages).where(messages.c.sender == digest).order_by(messages.c.id)):
            yield stored_message(row.message, row.score, row.model)


def purge_person(database: Database, analysis: Analysis, name: str, by: int | None = None) -> Purged:
    """Purge all messages that a person sent."""
    purged = purge_messages(database, analysis, messages.c.sender == _digest(name), "purge_person", by)
    clean_files(database)
    return purged


def _digest(name: str) -> str:
    return digest_of_name(name.strip(), digest_secret(load_settings()))
