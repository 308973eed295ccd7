from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.claims import build_claims
from pipeline.errors import InputError
from pipeline.records import Advice, MatchStatus, Verdict
from pipeline.reports.rows import TRIAGE_COLUMNS, triage_row
from pipeline.reports.tables import write_rows
from pipeline.triage import build_worklist
from pipeline.worklists import REQUIRED, find_claim, read_worklist
from tests.listed import listed
from tests.test_claims import FORWARD, scored


@pytest.fixture(params=["list.csv", "list.jsonl", "list.xlsx"])
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    worklist = build_worklist(build_claims([scored(FORWARD), scored(FORWARD, "b")]))
    path = tmp_path / request.param
    write_rows(map(triage_row, worklist), TRIAGE_COLUMNS, str(path), "list")
    return path


def test_a_worklist_is_read_back_as_it_was_written(written: Path) -> None:
    (claim,) = read_worklist(written)
    assert (claim.text, claim.n_messages, claim.n_chats, claim.verdict) == (FORWARD, 2, 2, Verdict.UNVERIFIED)
    assert claim.advice in list(Advice)
    assert len(claim.member_keys) == 2
    assert (claim.rating, claim.answer_url) == ("", "")


def test_what_is_not_a_worklist_is_refused_by_name(tmp_path: Path) -> None:
    table, page = tmp_path / "messages.csv", tmp_path / "list.html"
    table.write_text("text,verdict\nhalo,no_claim\n", encoding="utf-8")
    page.write_text("<!doctype html>", encoding="utf-8")
    with pytest.raises(InputError, match="claim_id"):
        read_worklist(table)
    with pytest.raises(InputError, match=r"html|page"):
        read_worklist(page)


def test_a_damaged_cell_is_named_with_its_row(written: Path) -> None:
    if written.suffix != ".csv":
        pytest.skip("one format is enough")
    written.write_text(written.read_text(encoding="utf-8-sig").replace("unverified", "hoaks"), encoding="utf-8")
    with pytest.raises(InputError, match=r"2.*verdict"):
        read_worklist(written)


def test_a_claim_is_found_by_its_id_or_the_beginning_of_it() -> None:
    claims = [listed(claim_id="c-aa11"), listed(claim_id="c-aa22"), listed(claim_id="c-aa2")]
    where = Path("list.csv")
    assert find_claim(claims, "C-AA1 ", where) is claims[0]
    assert find_claim(claims, "aa11", where) is claims[0]
    assert find_claim(claims, "c-aa2", where) is claims[2]
    with pytest.raises(InputError, match=r"list\.csv: .* fits several \(c-aa11, c-aa22, c-aa2\)"):
        find_claim(claims, "aa", where)
    with pytest.raises(InputError, match=r"found x; nearest: c-aa"):
        find_claim(claims, "x", where)
    with pytest.raises(InputError, match="expected the id of a claim"):
        find_claim(claims, "", where)


def test_what_the_list_says_of_topics_signals_and_fact_checks_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    row = dict.fromkeys(REQUIRED, "") | {
        "claim_id": "c-1", "text": FORWARD, "verdict": "likely_hoax", "topics": ["health", "money"],
        "signals": ["tautan dipendekkan"], "phrases": ["air pam", "tiga hari"], "due_at": "2026-07-27T12:00:00",
        "fact_check_status": "matched", "fact_check_title": "Air PAM aman", "fact_check_rating": "Salah",
        "advice_reason": "menyebar",
    }  # fmt: skip
    path.write_text(json.dumps(row), encoding="utf-8")
    (claim,) = read_worklist(path)
    assert (claim.topics, claim.signals, claim.phrases) == (
        ("health", "money"), ("tautan dipendekkan",), ("air pam", "tiga hari"),
    )  # fmt: skip
    assert claim.due_at == datetime(2026, 7, 27, 12)
    assert (claim.fact_check_status, claim.fact_check_title) == (MatchStatus.MATCHED, "Air PAM aman")
    assert (claim.fact_check_rating, claim.advice_reason) == ("Salah", "menyebar")
