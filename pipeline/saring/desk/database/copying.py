"""Copying a whole desk from one database into another that is empty, of whichever kind either is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, select, text, update

from saring.desk.audit import first_broken_row_in
from saring.desk.database.engine import Database
from saring.desk.database.schema import claims, messages, metadata
from saring.desk.database.search import words_of, write_words
from saring.desk.errors import DeskError
from saring.parallel.ordered_map import chunks_of

N_BATCH = 500


def copy_database(source: Database, target: Database) -> Mapping[str, int]:
    """Copy everything as it is at one moment; return the number of rows by table.

    It is copied whole, or nothing of it is. Raises `DeskError` for a target that is not empty.
    """
    with source.snapshot() as reading, target.writing() as writing:
        if counts := {name: n for name, n in count_rows(writing).items() if n}:
            raise DeskError("desk_target_not_empty", where=target.name, found=", ".join(sorted(counts)))
        for table in metadata.sorted_tables:
            _copy_table(reading, writing, table)
        for code, duplicates in _duplicates(reading):
            writing.execute(update(claims).where(claims.c.id.in_(duplicates)).values(duplicate_of=code))
        _write_all_words(reading, writing)
        if not target.is_sqlite:
            _continue_numbers(writing)
        return _compared(reading, writing, target.name)


def _compared(reading: Connection, writing: Connection, where: str) -> Mapping[str, int]:
    """Return the counts of the copy; raises `DeskError` where they, or the chain of the audit, are not as they were."""
    counts, copied = count_rows(reading), count_rows(writing)
    different = [name for name, n in counts.items() if copied[name] != n]
    if first_broken_row_in(writing) is not None:
        different.append("audit")
    if different:
        raise DeskError("desk_copy_differs", where=where, found=", ".join(different))
    return copied


def count_rows(connection: Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {
        name: int(connection.scalar(select(func.count()).select_from(table)) or 0)
        for name, table in metadata.tables.items()
    }


def _copy_table(reading: Connection, writing: Connection, table: Table) -> None:
    columns = [column for column in table.columns if column.computed is None]
    rows = reading.execute(select(*columns).order_by(*table.primary_key.columns)).yield_per(N_BATCH)
    for batch in chunks_of((_row(table, row) for row in rows.mappings()), N_BATCH):
        writing.execute(table.insert(), batch)


def _row(table: Table, row: Mapping[Any, Any]) -> dict[str, Any]:
    values = {str(name): value for name, value in row.items()}
    # A claim may be a duplicate of one that comes later.
    return values | {"duplicate_of": None} if table is claims else values


def _duplicates(reading: Connection) -> Iterator[tuple[int, list[int]]]:
    query = select(claims.c.duplicate_of, claims.c.id).where(claims.c.duplicate_of.is_not(None))
    rows = reading.execute(query.order_by(claims.c.duplicate_of)).all()
    for other, group in groupby(rows, key=lambda row: row.duplicate_of):
        yield other, [row.id for row in group]


def _write_all_words(reading: Connection, writing: Connection) -> None:
    query = select(claims, messages.c.message).outerjoin(messages, messages.c.claim_id == claims.c.id)
    rows = reading.execute(query.order_by(claims.c.id, messages.c.id)).yield_per(N_BATCH)
    for claim_id, group in groupby(rows, key=lambda row: row.id):
        first, *others = group
        chats = [row.message[1] for row in (first, *others) if row.message is not None]
        if first.text:
            write_words(writing, claim_id, words_of(first.title, first.text, first.code, chats))


def _continue_numbers(connection: Connection) -> None:
    """Let PostgreSQL number new rows after those that were copied with their numbers."""
    for table in metadata.sorted_tables:
        if "id" in table.columns and isinstance(table.c.id.type, Integer):
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                    f"(SELECT coalesce(max(id), 0) + 1 FROM {table.name}), false)"
                )
            )
