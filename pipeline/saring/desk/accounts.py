"""Accounts, sign-ins, sessions and tokens of programs. Of secrets only digests are stored."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, Row, func, select, update

from saring.desk.audit import now, record
from saring.desk.database.engine import Database
from saring.desk.database.schema import accounts, sessions, tokens
from saring.desk.errors import DeskError
from saring.desk.rights import Action, Role, may
from saring.i18n import say

SHORTEST_PASSWORD, LONGEST_PASSWORD, LONGEST_NAME = 12, 1_000, 60
SEEN_EVERY = timedelta(seconds=60)
"""The last use of a session is written no more often than this."""


@dataclass(frozen=True, slots=True)
class Account:
    """A person of the office, or a program with a token."""

    account_id: int
    name: str
    role: Role
    is_active: bool = True
    must_change: bool = False


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys_hash() -> str:
    return _hasher().hash(token_urlsafe(16))


def create_account(
    database: Database, name: str, password: str, role: Role, *, by: int | None = None, must_change: bool = False
) -> Account:
    """Create an account; raises `DeskError` for a name that is taken or a password that is too short."""
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise DeskError("desk_name_bad", longest=LONGEST_NAME)
    _check_password(password)
    hashed = _hasher().hash(password)
    with database.writing() as connection:
        if connection.scalar(select(accounts.c.id).where(func.lower(accounts.c.name) == name.lower())):
            raise DeskError("desk_name_taken", name=name)
        values = {"name": name, "role": role, "is_active": True, "must_change": must_change, "created_at": now()}
        made = connection.execute(accounts.insert().values(**values, password_hash=hashed).returning(accounts.c.id))
        account_id = made.scalar_one()
        record(connection, by, "create_account", f"account {account_id}", role=role)
    return Account(account_id, name, role, must_change=must_change)


def _check_password(password: str) -> None:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise DeskError("desk_password_length", shortest=SHORTEST_PASSWORD, found=len(password))


def check_sign_in(database: Database, name: str, password: str) -> Account | None:
    """Return the account of a name and its password; it takes as long where there is none."""
    with database.reading() as connection:
        row = connection.execute(select(accounts).where(func.lower(accounts.c.name) == name.strip().lower())).first()
    try:
        _hasher().verify(row.password_hash if row else _nobodys_hash(), password[:LONGEST_PASSWORD])
    except VerificationError:
        return None
    return _account(row) if row is not None and row.is_active else None


def _account(row: Row[tuple[object, ...]]) -> Account:
    return Account(row.id, row.name, Role(row.role), row.is_active, row.must_change)


def list_accounts(database: Database) -> Sequence[Account]:
    """Return all accounts by name."""
    with database.reading() as connection:
        return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.name))]


def has_accounts(database: Database) -> bool:
    """Tell whether anybody can sign in at all."""
    with database.reading() as connection:
        return connection.scalar(select(accounts.c.id).limit(1)) is not None


def n_signers(connection: Connection) -> int:
    """Return how many people can sign."""
    roles = [role for role in Role if may(role, Action.SIGN)]
    found = select(func.count()).where(accounts.c.is_active, accounts.c.role.in_(roles))
    return int(connection.scalar(found) or 0)


def set_password(database: Database, account_id: int, password: str, *, by: int, must_change: bool = False) -> None:
    """Change a password; every session of the account ends."""
    _check_password(password)
    hashed = _hasher().hash(password)
    with database.writing() as connection:
        values = {"password_hash": hashed, "must_change": must_change}
        connection.execute(update(accounts).where(accounts.c.id == account_id).values(**values))
        connection.execute(sessions.delete().where(sessions.c.account_id == account_id))
        record(connection, by, "set_password", f"account {account_id}")


def change_account(
    database: Database, account_id: int, *, by: int, role: Role | None = None, is_active: bool | None = None
) -> None:
    """Change the role of an account, or close or open it; the last administrator stays one."""
    with database.writing() as connection:
        values = {key: value for key, value in (("role", role), ("is_active", is_active)) if value is not None}
        connection.execute(update(accounts).where(accounts.c.id == account_id).values(**values))
        left = select(func.count()).where(accounts.c.role == Role.ADMINISTRATOR, accounts.c.is_active)
        if not connection.scalar(left):
            raise DeskError("desk_last_administrator")
        if is_active is False:
            connection.execute(sessions.delete().where(sessions.c.account_id == account_id))
        record(connection, by, "change_account", f"account {account_id}", **values)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def start_session(database: Database, account_id: int) -> str:
    """Start a session and return its secret."""
    secret = token_urlsafe(32)
    with database.writing() as connection:
        values = {"digest": _digest(secret), "account_id": account_id, "created_at": now(), "seen_at": now()}
        connection.execute(sessions.insert().values(**values))
    return secret


def read_session(database: Database, secret: str, idle: timedelta, absolute: timedelta) -> Account | None:
    """Return the account of a session that is not over, and note that it is in use."""
    time, digest = now(), _digest(secret)
    of_session = sessions.c.created_at.label("started_at"), sessions.c.seen_at
    joined = select(accounts, *of_session).join(sessions, sessions.c.account_id == accounts.c.id)
    with database.reading() as connection:
        row = connection.execute(joined.where(sessions.c.digest == digest)).first()
    if row is None:
        return None
    if not row.is_active or time - row.seen_at >= idle or time - row.started_at >= absolute:
        end_session(database, secret)
        return None
    if time - row.seen_at >= SEEN_EVERY:
        with database.writing() as connection:
            connection.execute(update(sessions).where(sessions.c.digest == digest).values(seen_at=time))
    return _account(row)


def end_session(database: Database, secret: str) -> None:
    """End a session."""
    with database.writing() as connection:
        connection.execute(sessions.delete().where(sessions.c.digest == _digest(secret)))


def create_token(database: Database, name: str, role: Role, *, by: int) -> str:
    """Create a token of a program, with the rights of a role; its secret is returned this once."""
    secret = f"saring_{token_urlsafe(32)}"
    with database.writing() as connection:
        values = {"name": name, "role": role, "digest": _digest(secret), "account_id": by, "created_at": now()}
        connection.execute(tokens.insert().values(**values, is_revoked=False))
        record(connection, by, "create_token", name[:60], role=role)
    return secret


def read_token(database: Database, secret: str) -> Account | None:
    """Return the program of a token: it acts for the account that made it, with the rights of the token."""
    with database.reading() as connection:
        row = connection.execute(
            select(tokens, accounts.c.is_active)
            .join(accounts, accounts.c.id == tokens.c.account_id)
            .where(tokens.c.digest == _digest(secret), ~tokens.c.is_revoked, accounts.c.is_active)
        ).first()
    return Account(row.account_id, f"{say('desk_program')} {row.name}", Role(row.role)) if row else None


def list_tokens(database: Database) -> Sequence[Row[tuple[object, ...]]]:
    """Return the tokens that may still be used."""
    with database.reading() as connection:
        return connection.execute(select(tokens).where(~tokens.c.is_revoked).order_by(tokens.c.name)).all()


def revoke_token(database: Database, token_id: int, *, by: int) -> None:
    """Make a token useless."""
    with database.writing() as connection:
        connection.execute(update(tokens).where(tokens.c.id == token_id).values(is_revoked=True))
        record(connection, by, "revoke_token", f"token {token_id}")
