from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from saring.errors import InputError
from saring.i18n import set_language
from saring.messages.keys import message_key
from saring.records import MatchStatus
from saring.reports.cells import defused, shown
from saring.reports.worklist.write import write_worklist
from saring.worklist.read import REQUIRED, find_claim, read_worklist
from tests.claims.test_claims import FORWARD
from tests.listed import listed
from tests.reports.worklist_items import RUN, build_items

ITEMS = build_items()


def write(path: Path) -> Path:
    write_worklist(ITEMS, str(path), run=RUN, explain=lambda _: ())
    return path


@pytest.fixture(params=["list.csv", "list.jsonl", "list.xlsx"])
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return write(tmp_path / request.param)


def test_a_worklist_is_read_back_as_it_was_written(written: Path) -> None:
    listed = read_worklist(written)
    assert len(listed) == len(ITEMS)
    for found, item in zip(listed, ITEMS, strict=True):
        claim = item.claim
        assert (found.claim_id, found.title) == (claim.claim_id, defused_in(written, claim.title))
        assert (found.verdict, found.advice) == (claim.representative.score.verdict, item.advice)
        assert (found.n_messages, found.n_chats, found.n_senders) == (
            claim.n_messages, claim.n_chats, claim.n_senders,
        )  # fmt: skip
        assert found.platforms == claim.platforms
        assert found.member_keys == {message_key(member.message) for member in claim.members}
        assert found.fact_check_urls == tuple(match.fact_check.url for match in item.matches)
        assert found.first_seen_at
        assert claim.first_seen_at
        assert found.first_seen_at.replace(tzinfo=None) == claim.first_seen_at.replace(tzinfo=None)
    assert [found.text for found in listed[:10]] == [item.claim.representative.message.text for item in ITEMS[:10]]


def defused_in(path: Path, text: str) -> str:
    """Return how a text looks in a file: a spreadsheet must not run it, nor show it turned around."""
    if path.suffix == ".csv":
        return str(defused(text))
    return shown(text) if path.suffix == ".xlsx" else text


@pytest.mark.parametrize(("written_in", "read_in"), [("id", "en"), ("en", "id")])
def test_a_workbook_is_read_in_either_language(tmp_path: Path, written_in: str, read_in: str) -> None:
    set_language(written_in)
    path = write(tmp_path / "list.xlsx")
    set_language(read_in)
    assert [(c.verdict, c.advice) for c in read_worklist(path)] == [
        (item.claim.representative.score.verdict, item.advice) for item in ITEMS
    ]


def test_what_an_officer_filled_in_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "list.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    sheet.cell(4, names.index("rating") + 1).value = " salah "
    sheet.cell(4, names.index("answer_url") + 1).value = "https://humas-sukamaju.example/klarifikasi/7"
    book.move_sheet("Legend", -3)
    book.save(path)
    listed = read_worklist(path)
    assert (listed[1].rating, listed[1].answer_url) == ("salah", "https://humas-sukamaju.example/klarifikasi/7")
    assert {claim.rating for claim in (listed[0], *listed[2:])} == {""}
    assert listed[1].member_keys


def test_thousands_of_keys_come_back(tmp_path: Path) -> None:
    item = ITEMS[1]
    member = item.claim.members[0]
    members = tuple(member._replace(message=member.message._replace(sender=f"p-{i}")) for i in range(7_001))
    many = replace(item, claim=replace(item.claim, members=members, n_messages=len(members)))
    write_worklist([many], str(tmp_path / "list.xlsx"), run=RUN, explain=lambda _: ())
    (listed,) = read_worklist(tmp_path / "list.xlsx")
    assert len(listed.member_keys) == listed.n_messages == 7_001


def test_a_workbook_without_its_keys_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "list.xlsx")
    book = openpyxl.load_workbook(path)
    del book["Keys"]
    book.save(path)
    with pytest.raises(InputError, match="no column keys_of, keys"):
        read_worklist(path)


def test_what_is_not_a_worklist_is_refused_by_name(tmp_path: Path) -> None:
    table, page = tmp_path / "messages.csv", tmp_path / "list.html"
    table.write_text("text,verdict\nhalo,no_claim\n", encoding="utf-8")
    page.write_text("<!doctype html>", encoding="utf-8")
    with pytest.raises(InputError, match="claim_id"):
        read_worklist(table)
    with pytest.raises(InputError, match=r"html|page"):
        read_worklist(page)


def test_a_damaged_cell_is_named_with_its_row(tmp_path: Path) -> None:
    path = write(tmp_path / "list.csv")
    path.write_text(path.read_text(encoding="utf-8-sig").replace(",unverified,", ",hoaks,"), encoding="utf-8")
    with pytest.raises(InputError, match=r"3.*verdict"):
        read_worklist(path)


@pytest.mark.parametrize("column", ["rank", "advice", "text", "title", "phrases", "member_keys", "sender_keys"])
def test_a_list_cut_in_mid_row_is_refused(tmp_path: Path, column: str) -> None:
    path = write(tmp_path / "list.csv")
    whole = path.read_text(encoding="utf-8-sig")
    names, cells = whole.splitlines()[0].split(","), next(csv.reader([whole.splitlines()[-1]]))
    place = names.index(column)
    kept = [*cells[:place], cells[place][: max(1, len(cells[place]) // 2)]]
    lines = [*whole.splitlines()[:-1], ",".join(f'"{cell}"' for cell in kept).removesuffix('"')]
    path.write_text("\r\n".join(lines), encoding="utf-8-sig", newline="")
    with pytest.raises(InputError, match=r"list\.csv row \d+: expected a whole row"):
        read_worklist(path)


def test_columns_of_the_officer_s_own_may_be_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "list.csv")
    head, rest = path.read_text(encoding="utf-8-sig").split("\n", 1)
    path.write_text(f"{head.strip()},catatan\n{rest}\n\nCatatan: sudah dibahas\n", encoding="utf-8")
    assert len(read_worklist(path)) == len(ITEMS)


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
    row = dict.fromkeys((*REQUIRED, "member_keys"), "") | {
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


def row_of(**values: object) -> str:
    return json.dumps(dict.fromkeys((*REQUIRED, "member_keys", "answer_url"), "") | {
        "claim_id": "c-1", "text": FORWARD, "verdict": "likely_hoax",
    } | values)  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [
        {"n_messages": "inf"},
        {"n_messages": "1e400"},
        {"n_messages": -5},
        {"answer_url": "javascript:alert(1)"},
        {"text": " "},
    ],
)
def test_a_cell_that_makes_no_sense_is_refused(values: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text(row_of(**values), encoding="utf-8")
    with pytest.raises(InputError, match=next(iter(values))):
        read_worklist(path)


def test_times_as_a_spreadsheet_saves_them_are_read_and_a_note_below_is_no_claim(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    note = json.dumps(dict.fromkeys(REQUIRED, "") | {"member_keys": "", "n_messages": "sudah ditelepon"})
    path.write_text(f"{row_of(first_seen_at='22/07/2026 12.58')}\n{note}\n", encoding="utf-8")
    (claim,) = read_worklist(path)
    assert claim.first_seen_at == datetime(2026, 7, 22, 12, 58)
