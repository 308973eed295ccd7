"""Opening the database: transactions that read, and transactions that write one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url

from saring.desk.database.schema import INSERT_ONLY, metadata

BUSY_MS = 10_000
WRITES = "saring_writes"
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

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that only reads."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that writes; it is committed whole, or nothing of it is."""
        with self._engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(7274)"))
            yield connection

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def open_database(url: str) -> Database:
    """Open a database, and make its tables if it has none."""
    parsed = make_url(url)
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    engine = create_engine(parsed)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin)
    database = Database(engine)
    with database.writing() as connection:
        metadata.create_all(connection)
        _make_insert_only(connection)
        if database.is_sqlite:
            connection.execute(text("CREATE VIRTUAL TABLE IF NOT EXISTS claim_words USING fts5(words)"))
    return database


def _set_up_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail instead of waiting.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _make_insert_only(connection: Connection) -> None:
    """Let the database itself refuse to change or delete what is only ever added to."""
    if connection.dialect.name != "sqlite":
        connection.execute(
            text(
                "CREATE OR REPLACE FUNCTION saring_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'insert only'; END $$"
            )
        )
    for table in INSERT_ONLY:
        for verb in ("UPDATE", "DELETE"):
            name = f"{table.name}_no_{verb.lower()}"
            if connection.dialect.name == "sqlite":
                refusal = "BEGIN SELECT RAISE(ABORT, 'insert only'); END"
                connection.execute(text(f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON {table.name} {refusal}"))
            else:
                connection.execute(
                    text(
                        f"CREATE OR REPLACE TRIGGER {name} BEFORE {verb} ON {table.name} "
                        "FOR EACH ROW EXECUTE FUNCTION saring_refuse()"
                    )
                )
