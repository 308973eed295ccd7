from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.claims import build_claims
from pipeline.errors import InputError
from pipeline.records import Advice, Verdict
from pipeline.reports.rows import TRIAGE_COLUMNS, triage_row
from pipeline.reports.tables import write_rows
from pipeline.triage import build_worklist
from pipeline.worklists import read_worklist
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
