"""Proof that a desk is what people made it: the chain of the audit, the state of each claim, and the file itself."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select, text

from saring.desk.audit import first_broken_row
from saring.desk.database.engine import Database
from saring.desk.database.schema import audit, claims
from saring.desk.states import State
from saring.i18n import say

N_AT_ONCE = 1_000


def find_problems(database: Database) -> Iterator[str]:
    """Yield a line for each thing that is not as the desk wrote it."""
    if database.is_sqlite:
        yield from _damage(database)
    broken = first_broken_row(database)
    if broken is not None:
        yield say("desk_check_chain", n=broken)
    yield from _wrong_states(database)


def _damage(database: Database) -> Iterator[str]:
    with database.reading() as connection:
        for (found,) in connection.execute(text("PRAGMA integrity_check(5)")):
            if found != "ok":
                yield say("desk_check_damage", found=found)
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield say("desk_check_damage", found=f"{row[0]} {row[1]} -> {row[2]}")


def _wrong_states(database: Database) -> Iterator[str]:
    """Yield the claims whose state is not the last one that the audit says somebody gave them."""
    last: dict[str, str] = {}
    with database.reading() as connection:
        for row in connection.execute(select(audit.c.target, audit.c.detail).order_by(audit.c.id)).yield_per(N_AT_ONCE):
            if row.target.startswith("claim ") and "state" in row.detail:
                last[row.target] = row.detail["state"]
        for claim in connection.execute(select(claims.c.id, claims.c.code, claims.c.state)).yield_per(N_AT_ONCE):
            expected = last.get(f"claim {claim.id}", State.NEW)
            if claim.state != expected:
                yield say("desk_check_state", code=claim.code, found=claim.state, expected=expected)
