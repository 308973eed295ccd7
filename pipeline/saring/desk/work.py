"""What people do with a claim: take it up, decide, assign, note; each is checked, written once, and in the audit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update

from saring.desk.accounts import Account, n_signers
from saring.desk.audit import now, record
from saring.desk.database.engine import Database
from saring.desk.database.schema import accounts, claims, decision_texts, decisions, looks, notes, revisions
from saring.desk.errors import DeskError, RefusedError, StaleWriteError
from saring.desk.rights import Action, Role, may
from saring.desk.states import STATE_OF_FINDING, TRANSITIONS, Finding, State, Step
from saring.i18n.labels import label


def find_claim(connection: Connection, claim_id: int) -> Row[Any]:
    """Return a claim; raises `DeskError` where there is none."""
    row = connection.execute(select(claims).where(claims.c.id == claim_id)).first()
    if row is None:
        raise DeskError("desk_no_claim", found=claim_id)
    return row


def check_right(connection: Connection, account: Account, action: Action, claim: Row[Any]) -> None:
    """Raise `RefusedError` where the role of an account or the state of a claim does not allow something."""
    state = State(claim.state)
    if may(
        account.role,
        action,
        state,
        is_drafter=is_drafter(connection, account, claim.id),
        n_signers=n_signers(connection),
    ):
        return
    name = label("desk_action", action)
    raise RefusedError("desk_refused_step", action=name, state=label("desk_state", state))


def is_drafter(connection: Connection, account: Account, claim_id: int) -> bool:
    """Tell whether an account wrote any part of the answer that waits for a signature."""
    wrote = select(revisions.c.id).where(revisions.c.claim_id == claim_id, revisions.c.account_id == account.account_id)
    return connection.scalar(wrote.limit(1)) is not None


def change_claim(
    connection: Connection, account: Account, claim: Row[Any], version: int, action: str, **values: Any
) -> None:
    """Write to a claim if it is still of the version that the person saw; raises `StaleWriteError` if not."""
    changed = connection.execute(
        update(claims)
        .where(claims.c.id == claim.id, claims.c.version == version)
        .values(version=version + 1, changed_at=now(), **values)
    )
    if changed.rowcount != 1:
        raise StaleWriteError(shown_version(connection, claim), claim.version)
    codes = {name: value for name, value in values.items() if name != "published_url"}
    record(connection, account.account_id, action, f"claim {claim.id}", version=version + 1, **codes)


def shown_version(connection: Connection, claim: Row[Any]) -> dict[str, str]:
    """Return what is stored of a claim that people write, by the code of its label."""
    last = connection.execute(
        select(decisions.c.reason).where(decisions.c.claim_id == claim.id).order_by(decisions.c.id.desc())
    ).first()
    name = connection.scalar(select(accounts.c.name).where(accounts.c.id == claim.assignee_id))
    return {
        "state": label("desk_state", claim.state),
        "finding": label("desk_finding", claim.finding) if claim.finding else "–",
        "reason": last.reason if last else "–",
        "assignee": name or "–",
    }


def take_step(database: Database, account: Account, claim_id: int, version: int, step: Step) -> None:
    """Make a step that needs nothing but the right to it."""
    with database.writing() as connection:
        claim = find_claim(connection, claim_id)
        check_version(connection, claim, version)
        check_right(connection, account, Action(step), claim)
        change_claim(connection, account, claim, version, step, state=TRANSITIONS[step].after)


def check_version(connection: Connection, claim: Row[Any], version: int) -> None:
    """Raise `StaleWriteError` before anything else where somebody has changed the claim."""
    if claim.version != version:
        raise StaleWriteError(shown_version(connection, claim), claim.version)


def decide(
    database: Database, account: Account, claim_id: int, version: int, finding: Finding, reason: str,
    rating: str = "", duplicate_of: str = "",
) -> None:  # fmt: skip
    """Decide a claim; the reason is required, and of a duplicate the code of the other claim."""
    if not reason.strip():
        raise DeskError("desk_reason_missing")
    with database.writing() as connection:
        claim = find_claim(connection, claim_id)
        check_version(connection, claim, version)
        check_right(connection, account, Action.DECIDE, claim)
        other = _other_claim(connection, claim, duplicate_of) if finding is Finding.DUPLICATE else None
        values = {"finding": finding, "rating": rating or None, "duplicate_of": other}
        state = STATE_OF_FINDING.get(finding, State.DECIDED)
        change_claim(connection, account, claim, version, "decide", state=state, **values)
        made = connection.execute(
            decisions.insert().values(
                claim_id=claim_id, account_id=account.account_id, at=now(), finding=finding, rating=rating or None,
                reason=reason, verdict=claim.verdict, risk=claim.detail["risk"],
            ).returning(decisions.c.id)
        )  # fmt: skip
        connection.execute(decision_texts.insert().values(decision_id=made.scalar_one(), text=claim.text))


def _other_claim(connection: Connection, claim: Row[Any], code: str) -> int:
    other = connection.scalar(select(claims.c.id).where(claims.c.code == code.strip()))
    if other is None or other == claim.id:
        raise DeskError("desk_no_other_claim", found=code or "–")
    return int(other)


def assign(database: Database, account: Account, claim_id: int, version: int, assignee_id: int | None) -> None:
    """Give a claim to somebody, or to nobody."""
    with database.writing() as connection:
        claim = find_claim(connection, claim_id)
        check_version(connection, claim, version)
        check_right(connection, account, Action.ASSIGN, claim)
        change_claim(connection, account, claim, version, "assign", assignee_id=assignee_id)


def add_note(database: Database, account: Account, claim_id: int, text: str) -> None:
    """Add a note; notes are never changed, so no version is needed."""
    if not text.strip():
        raise DeskError("desk_note_empty")
    with database.writing() as connection:
        claim = find_claim(connection, claim_id)
        check_right(connection, account, Action.NOTE, claim)
        values = {"claim_id": claim_id, "account_id": account.account_id, "at": now(), "text": text}
        connection.execute(notes.insert().values(**values))
        record(connection, account.account_id, "note", f"claim {claim_id}")


def look_at(database: Database, account: Account, claim_id: int) -> None:
    """Remember that a person has seen a claim as it is now."""
    mine = (looks.c.account_id == account.account_id) & (looks.c.claim_id == claim_id)
    with database.writing() as connection:
        if connection.execute(update(looks).where(mine).values(at=now())).rowcount == 0:
            values = {"account_id": account.account_id, "claim_id": claim_id, "at": now()}
            connection.execute(looks.insert().values(**values))


def people_to_assign(database: Database) -> Sequence[tuple[str, str]]:
    """Return the ids and names of people who can work on claims."""
    roles = [role for role in Role if may(role, Action.DRAFT)]
    found = select(accounts.c.id, accounts.c.name).where(accounts.c.is_active, accounts.c.role.in_(roles))
    with database.reading() as connection:
        return [(str(row.id), row.name) for row in connection.execute(found.order_by(accounts.c.name))]
