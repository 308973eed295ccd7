"""The audit: who did what to which claim, each row with the digest of the one before, and no words of a message."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from saring.desk.database.engine import Database
from saring.desk.database.schema import access_log, accounts, audit

START = "0" * 64
N_AT_ONCE = 1_000


def now() -> datetime:
    """Return the time, to the second: what is stored is what was digested."""
    return datetime.now(UTC).replace(microsecond=0)


def record(connection: Connection, account_id: int | None, action: str, target: str, **detail: object) -> None:
    """Add a row to the audit, in the transaction of what it is about; `detail` holds codes and numbers only."""
    previous = connection.scalar(select(audit.c.digest).order_by(audit.c.id.desc()).limit(1)) or START
    row = {"account_id": account_id, "at": now(), "action": action, "target": target, "detail": detail}
    connection.execute(audit.insert().values(**row, previous=previous, digest=_digest(previous, row)))


def first_broken_row(database: Database) -> int | None:
    """Return the id of the first row that is not as it was written, or not after the row it was written after."""
    with database.reading() as connection:
        return first_broken_row_in(connection)


def first_broken_row_in(connection: Connection) -> int | None:
    """Do the same in a transaction that is open."""
    previous = START
    for row in connection.execute(select(audit).order_by(audit.c.id)).yield_per(N_AT_ONCE):
        stored = {name: getattr(row, name) for name in ("account_id", "at", "action", "target", "detail")}
        if row.previous != previous or row.digest != _digest(previous, stored):
            return int(row.id)
        previous = row.digest
    return None


def log_access(database: Database, account_id: int | None, what: str, target: str = "") -> None:
    """Add to the log of who saw what."""
    with database.writing() as connection:
        connection.execute(access_log.insert().values(account_id=account_id, at=now(), what=what, target=target))


def read_access_log(database: Database, before: int | None, size: int) -> Sequence[Row[Any]]:
    """Return a page of the access log, newest first."""
    query = select(access_log, accounts.c.name).outerjoin(accounts, accounts.c.id == access_log.c.account_id)
    if before is not None:
        query = query.where(access_log.c.id < before)
    with database.reading() as connection:
        return connection.execute(query.order_by(access_log.c.id.desc()).limit(size)).all()


def history_of(connection: Connection, target: str) -> Iterator[Row[Any]]:
    """Yield what was done to something, newest first, with the name of who did it."""
    query = select(audit, accounts.c.name).outerjoin(accounts, accounts.c.id == audit.c.account_id)
    yield from connection.execute(query.where(audit.c.target == target).order_by(audit.c.id.desc()))


def _digest(previous: str, row: dict[str, Any]) -> str:
    content = json.dumps([previous, *row.values()], default=datetime.isoformat, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()
