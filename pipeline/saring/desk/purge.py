"""What is kept no longer: messages whose time is over, or of one person, go without a trace.

Decisions, answers and the audit stay, since the office answers for them; none of them holds the text of a message.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, select, text, update

from saring.desk.analysis import Analysis
from saring.desk.audit import now, record
from saring.desk.database.engine import Database
from saring.desk.database.schema import claims, decision_texts, decisions, imports, messages
from saring.desk.database.search import forget_words
from saring.desk.ranking import rank_claims
from saring.parallel.ordered_map import chunks_of

PURGED = "purged"
N_BATCH = 500
NOTHING = {
    "why": "", "risk": 0.0, "reasons": [], "parts": [], "signals": [], "facts": [], "phrases": [], "n_forwarded": 0,
}  # fmt: skip
_TABLES_WITH_TEXT = ("messages", "claims", "claim_words", "decision_texts", "imports")


class Purged(NamedTuple):
    """What went: messages, claims of which none is left, and texts of decisions."""

    n_messages: int
    n_claims: int
    n_texts: int


def purge_expired(database: Database, analysis: Analysis, at: datetime | None = None, by: int | None = None) -> Purged:
    """Purge the messages of imports that were to be kept until a time before `at`, by default now."""
    over = imports.c.kept_until < (at or now())
    with database.writing() as connection:
        ids = list(connection.scalars(select(imports.c.id).where(over, imports.c.state != PURGED)))
    purged = purge_messages(database, analysis, messages.c.import_id.in_(ids), "purge", by)
    with database.writing() as connection:
        # The name of a file may be that of a person.
        gone = {"state": PURGED, "name": "", "digest": None, "path": None, "error": None}
        connection.execute(update(imports).where(imports.c.id.in_(ids)).values(**gone))
    clean_files(database)
    return purged


def purge_messages(
    database: Database, analysis: Analysis, which: ColumnElement[bool], action: str, by: int | None
) -> Purged:
    """Purge some messages, and everything that was computed from them alone; then rank what is left."""
    with database.writing() as connection:
        n_messages = connection.execute(delete(messages).where(which)).rowcount
        record(connection, by, action, "messages", n=n_messages)
    rank_claims(database, analysis)
    with database.writing() as connection:
        n_claims = _empty_claims(connection)
        n_texts = _forget_decided_texts(connection)
    return Purged(n_messages, n_claims, n_texts)


def _empty_claims(connection: Connection) -> int:
    """Take the words out of claims of which no message is left; what people decided about them stays."""
    left = select(messages.c.id).where(messages.c.claim_id == claims.c.id).exists()
    empty = list(connection.scalars(select(claims.c.id).where(~left, claims.c.text != "")))
    values = {"text": "", "title": claims.c.code, "detail": NOTHING, "topics": [], "platforms": []}
    for batch in chunks_of(empty, N_BATCH):
        connection.execute(update(claims).where(claims.c.id.in_(batch)).values(**values))
        for claim_id in batch:
            forget_words(connection, claim_id)
    return len(empty)


def _forget_decided_texts(connection: Connection) -> int:
    """Delete the texts that decisions were about where no message of the claim says them any more."""
    query = select(decision_texts, decisions.c.claim_id).join(decisions, decisions.c.id == decision_texts.c.decision_id)
    gone = []
    for row in connection.execute(query).all():
        of_claim = select(messages.c.message).where(messages.c.claim_id == row.claim_id)
        if all(message[5] != row.text for message in connection.scalars(of_claim)):
            gone.append(row.decision_id)
    for batch in chunks_of(gone, N_BATCH):
        connection.execute(delete(decision_texts).where(decision_texts.c.decision_id.in_(batch)))
    return len(gone)


def clean_files(database: Database) -> None:
    """Overwrite what was deleted: in the tables, in the index of words, and in the write-ahead log."""
    if database.is_sqlite:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO claim_words (claim_words) VALUES ('optimize')"))
        with database.outside_transactions() as connection:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        with database.outside_transactions() as connection:
            for table in _TABLES_WITH_TEXT:
                connection.execute(f"VACUUM FULL {table}")
