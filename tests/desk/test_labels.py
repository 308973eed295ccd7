"""Decisions as labels, where people and model differ, and what is worth deciding next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from saring.desk.accounts import Account
from saring.desk.analysis import Analysis
from saring.desk.database.engine import Database
from saring.desk.labels import DISAGREEMENT_COLUMNS, NEXT_COLUMNS, disagreement_rows, iter_labels, next_rows
from saring.desk.states import Finding
from tests.desk.desks import HOAX, decide_first, import_file, write_chat

AddAccount = Callable[..., Account]
AID = "Bantuan sosial 5 juta dibagikan besok di kantor desa, daftar sekarang juga sebelum ditutup!"
FUEL = "Mulai besok beli pertalite wajib menunjukkan kartu vaksin, yang tidak punya ditolak di semua pompa bensin"


def test_a_random_fifth_is_shown_without_what_the_model_says(
    database: Database, analysis: Analysis, tmp_path: Path
) -> None:
    import_file(database, analysis, write_chat(tmp_path / "Grup Melati.txt", HOAX, AID, FUEL))
    rows = [dict(zip(NEXT_COLUMNS, row, strict=True)) for row in next_rows(database, size=5, seed=1)]
    (drawn,) = (row for row in rows if row["why"] == "random")
    assert (drawn["verdict"], drawn["risk"]) == ("", None)
    others = [row for row in rows if row["why"] == "uncertain"]
    assert others
    assert all(row["verdict"] and 0 <= row["risk"] <= 1 for row in others)
    assert rows == [dict(zip(NEXT_COLUMNS, row, strict=True)) for row in next_rows(database, size=5, seed=1)]


def test_what_is_decided_is_no_longer_proposed_and_differs_where_the_model_said_otherwise(
    database: Database, analysis: Analysis, add_account: AddAccount, tmp_path: Path
) -> None:
    import_file(database, analysis, write_chat(tmp_path / "Grup Melati.txt", HOAX, AID))
    account = add_account("Sari")
    decide_first(database, account, Finding.FALSE, "galon")
    assert HOAX not in [row[-1] for row in next_rows(database, size=10, seed=0)]
    assert list(disagreement_rows(database)) == []
    decide_first(database, account, Finding.TRUE, "sosial")
    found = [dict(zip(DISAGREEMENT_COLUMNS, row, strict=True)) for row in disagreement_rows(database)]
    said = {row["label"] for row in iter_labels(database)}
    assert said == {"hoax", "not_hoax"}
    assert [(row["finding"], row["verdict"]) for row in found] == [("true", "likely_hoax")]
