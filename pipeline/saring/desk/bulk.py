"""One change to many claims at once, and undoing it within fifteen seconds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, select, update

from saring.desk.accounts import Account
from saring.desk.audit import now, record
from saring.desk.database.engine import Database
from saring.desk.database.schema import claims, undos
from saring.desk.errors import DeskError
from saring.desk.rights import Action, may
from saring.desk.states import TRANSITIONS, State, Step
from saring.desk.work import change_claim
from saring.parallel.ordered_map import chunks_of

UNDO_WITHIN = timedelta(seconds=15)
N_AT_ONCE = 500
UNDONE_COLUMNS = ("state", "assignee_id")


class BulkChange(StrEnum):
    """A change that may be made to many claims, named as its `Action`; findings about truth are made one by one."""

    TAKE_UP = "take_up"
    ASSIGN = "assign"
    ARCHIVE = "archive"
    REOPEN = "reopen"


def preview(
    database: Database, account: Account, change: BulkChange, claim_ids: Sequence[int]
) -> tuple[list[Row[Any]], int]:
    """Return the claims that would change, and how many of those asked for are in a state that does not allow it."""
    with database.reading() as connection:
        rows = [row for batch in chunks_of(claim_ids, N_AT_ONCE) for row in _rows(connection, batch)]
    changing = [row for row in rows if may(account.role, Action(change), State(row.state))]
    return changing, len(rows) - len(changing)


def apply(
    database: Database, account: Account, change: BulkChange, claim_ids: Sequence[int], assignee_id: int | None
) -> tuple[str, int]:
    """Change the claims that allow it, some at a time; return the name for undoing it, and how many changed."""
    undo_id, before = uuid4().hex, []
    is_step = change is not BulkChange.ASSIGN
    values: dict[str, Any] = {"state": TRANSITIONS[Step(change)].after} if is_step else {"assignee_id": assignee_id}
    for batch in chunks_of(claim_ids, N_AT_ONCE):
        with database.writing() as connection:
            for row in _rows(connection, batch):
                if may(account.role, Action(change), State(row.state)):
                    before.append([row.id, row.version + 1, *(getattr(row, name) for name in UNDONE_COLUMNS)])
                    change_claim(connection, account, row, row.version, change, **values)
    with database.writing() as connection:
        kept = {"id": undo_id, "account_id": account.account_id, "at": now(), "rows": before}
        connection.execute(undos.insert().values(**kept))
    return undo_id, len(before)


def undo(database: Database, account: Account, undo_id: str) -> int:
    """Undo a change; claims that somebody has changed since stay as they are.

    Raises `DeskError` when it is too late.
    """
    with database.writing() as connection:
        mine = (undos.c.id == undo_id) & (undos.c.account_id == account.account_id)
        kept = connection.execute(select(undos).where(mine)).first()
        connection.execute(undos.delete().where(mine | (undos.c.at < now() - UNDO_WITHIN)))
        if kept is None or now() - kept.at > UNDO_WITHIN:
            raise DeskError("desk_undo_too_late")
        return sum(_undo_one(connection, account, *row) for row in kept.rows)


def _undo_one(
    connection: Connection, account: Account, claim_id: int, version: int, state: str, assignee_id: int | None
) -> bool:
    changed = connection.execute(
        update(claims)
        .where(claims.c.id == claim_id, claims.c.version == version)
        .values(state=state, assignee_id=assignee_id, version=version + 1, changed_at=now())
    )
    if changed.rowcount:
        record(connection, account.account_id, "undo", f"claim {claim_id}", state=state)
    return bool(changed.rowcount)


def _rows(connection: Connection, claim_ids: Sequence[int]) -> Sequence[Row[Any]]:
    return connection.execute(select(claims).where(claims.c.id.in_(claim_ids)).order_by(claims.c.id)).all()
