from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DatabaseError

from saring.desk.audit import first_broken_row, record
from saring.desk.database.engine import Database, open_database
from saring.desk.database.migrate import migrate, newest_revision
from saring.desk.database.schema import INSERT_ONLY, audit, metadata
from saring.desk.errors import DeskError


def test_the_migrations_lead_to_the_tables_of_this_version(database: Database) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        found = [change for change in compare_metadata(context, metadata) if "claim_words" not in repr(change)]
        assert found == []
        assert context.get_current_revision() == newest_revision()
        assert {"claim_words", *metadata.tables} <= set(inspect(connection).get_table_names())


def test_opening_again_changes_nothing(database: Database, database_url: str) -> None:
    notes: list[str] = []
    again = open_database(database_url, notes.append)
    assert migrate(again, notes.append).found == newest_revision()
    again.close()
    assert notes == []


def test_tables_of_a_later_version_are_refused(sqlite: Database) -> None:
    with sqlite.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DeskError, match="revision 9999, this Saring knows up to"):
        migrate(sqlite)


@pytest.mark.parametrize("table", [table.name for table in INSERT_ONLY])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id + 1", "DELETE FROM {}"])
def test_what_is_only_added_to_is_never_changed(database: Database, table: str, change: str) -> None:
    with database.writing() as connection:
        record(connection, None, "test", "nothing")
        connection.execute(text("INSERT INTO access_log (at, what, target) VALUES ('2026-07-24 10:00', 'test', '')"))
    if table in ("audit", "access_log") or not database.is_sqlite:  # SQLite asks its triggers for each row
        with pytest.raises(DatabaseError, match=r"insert only|permission denied"), database.writing() as connection:
            connection.execute(text(change.format(table)))


def test_postgresql_gives_no_right_to_change_the_audit(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite knows no rights")
    with database.reading() as connection:
        rights = [
            connection.scalar(text(f"SELECT has_table_privilege('audit', '{verb}')"))
            for verb in ("INSERT", "UPDATE", "DELETE", "TRUNCATE")
        ]
    assert rights == [True, False, False, False]


def test_writers_wait_for_each_other_and_the_chain_holds(database: Database) -> None:
    def write() -> None:
        for _ in range(10):
            with database.writing() as connection:
                record(connection, None, "test", "nothing", n=1)

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as connection:
        assert len(connection.execute(select(audit.c.id)).all()) == 40
    assert first_broken_row(database) is None


def test_a_row_changed_behind_the_desk_is_found(sqlite: Database) -> None:
    with sqlite.writing() as connection:
        for n in range(3):
            record(connection, None, "test", "nothing", n=n)
    with sqlite.writing() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("UPDATE audit SET action = 'other' WHERE id = 2"))
    assert first_broken_row(sqlite) == 2


def test_the_file_is_for_its_owner_only(sqlite: Database, tmp_path: Path) -> None:
    assert (tmp_path / "desk.sqlite").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("mysql://kantor/meja", "expected a file, sqlite:///FILE or postgresql://ADDRESS, found mysql"),
        ("/ada/tidak/meja.sqlite", "cannot be opened"),
        ("postgresql://meja:rahasia@127.0.0.1:1/meja?connect_timeout=2", "cannot be opened"),
    ],
)
def test_a_database_that_cannot_be_opened_is_one_line_without_its_password(url: str, message: str) -> None:
    with pytest.raises(DeskError, match=message) as caught:
        open_database(url)
    assert "rahasia" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_page_far_down_begins_at_its_place_in_the_index(sqlite: Database) -> None:
    place = "(lane, order_key, id) > (2, -0.5, 9)"
    query = f"SELECT id FROM claims WHERE is_listed AND advice = 'watch' AND state NOT IN ('archived') AND {place}"
    with sqlite.reading() as connection:
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {query} ORDER BY lane, order_key, id LIMIT 50")).all()
    assert ["claims_in_order" in row[3] for row in plan] == [True], "no sorting, and no other index"
