"""Opening the database: transactions that read, and transactions that write one after the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from saring.desk.errors import DeskError

BUSY_MS = 10_000
WRITES = "saring_writes"
WRITE_LOCK = 7_274
"""The number of the lock that makes writers of PostgreSQL wait for each other, as those of SQLite do."""
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
)


class Database:
    """The database of one desk; safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def is_sqlite(self) -> bool:
        """Whether it is one file on this machine."""
        return self._engine.dialect.name == "sqlite"

    @property
    def name(self) -> str:
        """Its address without the password."""
        return str(self._engine.url.database) if self.is_sqlite else self._engine.url.render_as_string()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that only reads."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Open a transaction that sees everything as it is now, however long it reads."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that writes; it is committed whole, or nothing of it is."""
        with self._engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK})
            yield connection

    @contextmanager
    def outside_transactions(self) -> Iterator[Any]:
        """Open a connection of the driver for what runs in no transaction: copying the file, giving space back."""
        connection = self._engine.raw_connection()
        try:
            if not self.is_sqlite:
                connection.driver_connection.autocommit = True  # type: ignore[union-attr]
            yield connection.driver_connection
        finally:
            connection.invalidate()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def open_database(url: str, notify: Callable[[str], None] = lambda _: None) -> Database:
    """Open a database; one that is empty or older gets the tables of this version.

    `url` is `sqlite:///FILE`, `postgresql://…` or the path of a file. `notify` is told of a change to older tables.
    Raises `DeskError` where the database cannot be reached, or was made by a later version.
    """
    from saring.desk.database.migrate import migrate  # Alembic takes a while to import

    parsed = _parsed(url)
    database = Database(_engine(parsed))
    try:
        migrate(database, notify)
    except OperationalError as error:
        where = parsed.render_as_string()
        raise DeskError("desk_unreachable", where=where, found=_first_line(error.orig or error)) from None
    return database


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url if "://" in url else f"sqlite:///{url}")
    except ArgumentError:
        raise DeskError("desk_url_unknown", where="--database", found=url.partition("@")[0]) from None
    return parsed.set(drivername="postgresql+psycopg") if parsed.drivername in ("postgresql", "postgres") else parsed


def _engine(parsed: URL) -> Engine:
    if parsed.drivername not in ("sqlite", "postgresql+psycopg"):
        raise DeskError("desk_url_unknown", where="--database", found=parsed.drivername)
    try:
        engine = create_engine(parsed, pool_pre_ping=parsed.drivername != "sqlite")
    except (NoSuchModuleError, ModuleNotFoundError):
        raise DeskError("desk_url_unknown", where="--database", found=parsed.drivername) from None
    if parsed.drivername == "sqlite":
        _keep_private(parsed.database)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin)
    return engine


def _keep_private(file: str | None) -> None:
    """Create the file of a new database so that only its owner can read it."""
    if file and file != ":memory:" and Path(file).parent.is_dir():
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def _set_up_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail instead of waiting.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
