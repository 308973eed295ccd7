"""Backup, restore, copies to another database, and the proof that all is as it was written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text

from saring.desk.accounts import Account
from saring.desk.analysis import Analysis
from saring.desk.audit import record
from saring.desk.backup import back_up, restore
from saring.desk.check import find_problems
from saring.desk.database.copying import copy_database, count_rows
from saring.desk.database.engine import Database, open_database
from saring.desk.database.schema import audit, claims
from saring.desk.errors import DeskError
from saring.desk.queue import Filter, read_page
from saring.desk.states import Finding
from saring.errors import InputError
from tests.desk.desks import HOAX, decide_first, import_file, write_chat
from tests.desk.postgresql import Server

AddAccount = Callable[..., Account]


@pytest.fixture
def desk(database: Database, analysis: Analysis, add_account: AddAccount, tmp_path: Path) -> Database:
    import_file(database, analysis, write_chat(tmp_path / "Grup RT.txt", HOAX, HOAX + " Penting!"))
    decide_first(database, add_account("Sari"), Finding.FALSE)
    return database


def counts_of(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        return count_rows(connection)


def chain_of(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.scalars(select(audit.c.digest).order_by(audit.c.id)))


def test_a_backup_is_one_file_that_restores_to_the_same_desk(desk: Database, database_url: str, tmp_path: Path) -> None:
    output, target = tmp_path / "cadangan.sqlite", str(tmp_path / "lain.sqlite")
    assert back_up(desk, output) == counts_of(desk)
    assert output.stat().st_mode & 0o077 == 0
    before = output.read_bytes()
    restore(output, target)
    assert output.read_bytes() == before
    assert [path.name for path in tmp_path.glob("cadangan*")] == ["cadangan.sqlite"]
    with closing(open_database(target)) as restored:
        assert counts_of(restored) == counts_of(desk)
        assert chain_of(restored) == chain_of(desk)
        assert list(find_problems(restored)) == []
        assert [row.code for row in read_page(restored, Filter(search="racun galon"), 1).rows]


def test_a_desk_moves_to_postgresql_and_goes_on_there(
    sqlite: Database, analysis: Analysis, postgresql: Server, tmp_path: Path
) -> None:
    import_file(sqlite, analysis, write_chat(tmp_path / "Grup RT.txt", HOAX))
    with closing(open_database(postgresql.create_database())) as target:
        assert copy_database(sqlite, target) == counts_of(sqlite)
        assert chain_of(target) == chain_of(sqlite)
        assert list(find_problems(target)) == []
        import_file(
            target, analysis, write_chat(tmp_path / "Grup RW.txt", HOAX, "Bantuan sosial 5 juta dibagikan besok")
        )
        assert counts_of(target)["claims"] > counts_of(sqlite)["claims"]
        assert list(find_problems(target)) == []
        found = [read_page(one, Filter(search="racun gal"), 1).rows[0].code for one in (sqlite, target)]
        assert found[0] == found[1]


def test_nothing_is_copied_over_a_desk(desk: Database, tmp_path: Path) -> None:
    back_up(desk, tmp_path / "cadangan.sqlite")
    with closing(open_database(str(tmp_path / "lain.sqlite"))) as other:
        with other.writing() as connection:
            record(connection, None, "test", "nothing")
        before = counts_of(other)
        with pytest.raises(DeskError, match="expected an empty database, found audit in it"):
            copy_database(desk, other)
        assert counts_of(other) == before


def test_another_file_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8")
    for name in ("foto.jpg", "tidak-ada.sqlite"):
        with pytest.raises(InputError, match="expected a backup that 'saring desk backup' wrote"):
            restore(tmp_path / name, str(tmp_path / "lain.sqlite"))


def test_a_sound_desk_has_no_problems(desk: Database) -> None:
    assert list(find_problems(desk)) == []


def test_a_state_changed_behind_the_desk_is_found(desk: Database) -> None:
    with desk.writing() as connection:
        connection.execute(text("UPDATE claims SET state = 'published' WHERE state = 'decided'"))
        code = connection.scalar(select(claims.c.code).where(claims.c.state == "published"))
    assert list(find_problems(desk)) == [
        f"claim {code}: its state is published, the audit says decided; it was changed behind the desk"
    ]


def test_a_row_of_the_audit_that_is_missing_is_found(sqlite: Database) -> None:
    with sqlite.writing() as connection:
        for n in range(3):
            record(connection, None, "test", "nothing", n=n)
    with sqlite.writing() as connection:
        connection.execute(text("DROP TRIGGER audit_no_delete"))
        connection.execute(text("DELETE FROM audit WHERE id = 2"))
    assert [problem.partition(" is not")[0] for problem in find_problems(sqlite)] == ["audit: row 3"]
