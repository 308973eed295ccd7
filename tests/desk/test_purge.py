"""What is kept no longer leaves no trace, and a person's own messages can be found, given and taken out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from saring.desk.accounts import Account
from saring.desk.analysis import Analysis
from saring.desk.audit import now
from saring.desk.check import find_problems
from saring.desk.database.engine import Database
from saring.desk.database.schema import access_log, claims, decision_texts, imports
from saring.desk.labels import iter_labels
from saring.desk.person import find_messages, purge_person
from saring.desk.purge import purge_expired
from saring.desk.queue import Filter, read_page
from saring.desk.states import Finding
from tests.desk.desks import HOAX, decide_first, import_file, write_chat

AddAccount = Callable[..., Account]
LATER = timedelta(days=8)


def traces(database: Database, tmp_path: Path, *words: str) -> list[str]:
    """Return which of some words stand anywhere in the files of a desk, or in the tables of its server."""
    if database.is_sqlite:
        content = b"".join(path.read_bytes() for path in tmp_path.glob("desk.sqlite*"))
        return [word for word in words if word.lower().encode() in content.lower()]
    with database.reading() as connection:
        named = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = connection.scalars(named).all()
        content_of = " ".join(
            str(row) for table in tables for row in connection.execute(text(f"SELECT t::text FROM {table} t"))
        ).lower()
    return [word for word in words if word.lower() in content_of]


def test_messages_whose_time_is_over_leave_no_trace(
    database: Database, analysis: Analysis, add_account: AddAccount, tmp_path: Path
) -> None:
    account = add_account("Sari")
    import_file(database, analysis, write_chat(tmp_path / "Grup Cempaka.txt", HOAX), kept_days=7)
    other = "Bantuan sosial 5 juta dibagikan besok di kantor desa, daftar sekarang juga sebelum ditutup!"
    import_file(database, analysis, write_chat(tmp_path / "Grup Melati.txt", other), kept_days=30)
    claim_id = decide_first(database, account, Finding.FALSE, "galon")
    assert traces(database, tmp_path, "galon", "cempaka") == ["galon", "cempaka"]

    purged = purge_expired(database, analysis, now() + LATER)

    assert purged.n_messages == 3
    assert purged.n_texts == 1
    assert traces(database, tmp_path, "galon", "cempaka", "racun") == []
    assert traces(database, tmp_path, "sosial", "melati") == ["sosial", "melati"]
    assert not read_page(database, Filter(search="galon"), 1).rows
    with database.reading() as connection:
        claim = connection.execute(select(claims).where(claims.c.id == claim_id)).one()
    assert (claim.state, claim.finding, claim.text, claim.n_messages) == ("decided", "false", "", 0)
    assert list(find_problems(database)) == []


def test_nothing_goes_before_its_time(database: Database, analysis: Analysis, tmp_path: Path) -> None:
    import_file(database, analysis, write_chat(tmp_path / "Grup Melati.txt", HOAX), kept_days=7)
    assert purge_expired(database, analysis, now() + timedelta(days=6)).n_messages == 0
    assert read_page(database, Filter(search="galon"), 1).rows


def test_a_text_that_another_import_still_has_is_kept(
    database: Database, analysis: Analysis, add_account: AddAccount, tmp_path: Path
) -> None:
    import_file(database, analysis, write_chat(tmp_path / "Grup Cempaka.txt", HOAX), kept_days=7)
    import_file(database, analysis, write_chat(tmp_path / "Grup Melati.txt", HOAX, "halo"), kept_days=30)
    decide_first(database, add_account("Sari"), Finding.FALSE, "galon")
    assert purge_expired(database, analysis, now() + LATER).n_texts == 0
    assert [row["text"] for row in iter_labels(database)] == [HOAX]


def test_a_purged_file_may_be_imported_again(database: Database, analysis: Analysis, tmp_path: Path) -> None:
    chat = write_chat(tmp_path / "Grup Cempaka.txt", HOAX)
    import_file(database, analysis, chat, kept_days=7)
    purge_expired(database, analysis, now() + LATER)
    assert import_file(database, analysis, chat).is_new
    assert read_page(database, Filter(search="galon"), 1).rows


def test_a_persons_messages_are_found_and_taken_out(database: Database, analysis: Analysis, tmp_path: Path) -> None:
    import_file(database, analysis, write_chat(tmp_path / "Grup Melati.txt", HOAX, "halo semua", sender="Bu Ani"))
    assert [item.message.text for item in find_messages(database, " Bu Ani")] == [HOAX, "halo semua"]
    assert list(find_messages(database, "Bu Rina")) == []
    assert purge_person(database, analysis, "Bu Ani").n_messages == 2
    assert list(find_messages(database, "Bu Ani")) == []
    assert traces(database, tmp_path, "galon", "Bu Ani") == []
    assert len(list(find_messages(database, "Pak Budi"))) == 2
    with database.reading() as connection:
        looked = connection.scalars(select(access_log.c.what)).all()
    assert set(looked) == {"person"}
    assert len(looked) == 4


@pytest.mark.parametrize("name", ["Pak Budi 0812-3456-7890.txt"])
def test_the_name_of_a_file_is_masked_and_goes_too(
    database: Database, analysis: Analysis, tmp_path: Path, name: str
) -> None:
    import_file(database, analysis, write_chat(tmp_path / name, HOAX), kept_days=7)
    with database.reading() as connection:
        assert "0812" not in (connection.scalar(select(imports.c.name)) or "0812")
    purge_expired(database, analysis, now() + LATER)
    assert traces(database, tmp_path, "0812-3456-7890") == []
    with database.reading() as connection:
        assert connection.execute(select(imports.c.name, imports.c.digest)).one() == ("", None)
        assert connection.execute(select(decision_texts)).all() == []
