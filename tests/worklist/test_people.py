"""What people write into a list comes back on the next day, whatever program saved it."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.errors import InputError, OutputError
from saring.i18n import set_language
from saring.records import Cell, People, WorklistItem
from saring.reports.worklist.write import write_worklist
from saring.worklist.earlier import read_earlier
from saring.worklist.overwriting import check_keeps_people
from saring.worklist.people import (
    PEOPLE_COLUMNS,
    Status,
    is_closed,
    join_people,
    lay_over,
    understand_status,
    written_cells,
)
from saring.worklist.read import open_table, read_worklist
from saring.worklist.rows import LISTED_COLUMNS, MEMBER_COLUMNS, triage_columns
from tests.reports.worklist_items import RUN, build_items

ITEMS = build_items()[:6]
ANSWER = "https://humas-sukamaju.example/klarifikasi/7"
ADDED: dict[str, Cell] = {
    "Catatan rapat": "- ditelepon dua kali",
    "Tanggal rapat": date(2026, 7, 21),
    "Jam lapor": datetime(2026, 7, 21, 8, 30),
    "Jumlah aduan": 12,
    "Sudah disetujui": True,
}
FILLED = People("selesai", "Bu Rini", "=sudah, lihat berkas", "salah", ANSWER, tuple(ADDED.items()))


def write(path: Path, items: list[WorklistItem] = ITEMS) -> Path:
    write_worklist(items, str(path), run=RUN, explain=lambda _: ())
    return path


def fill_in(path: Path, row: int, cells: dict[str, Any]) -> None:
    """Fill in cells of the first sheet as an officer would: below its headings, or below new ones at the end."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    names = [name.value or heading.value for name, heading in zip(page[1], page[2], strict=True)]
    for name, value in cells.items():
        if name not in names:
            names.append(name)
            page.cell(2, len(names)).value = name
        page.cell(row, names.index(name) + 1).value = value
    book.save(path)


def people_in(path: Path) -> list[People]:
    return [claim.people for claim in read_worklist(path)]


@pytest.mark.parametrize("ending", ["xlsx", "csv", "jsonl"])
def test_the_columns_for_people_are_in_every_format_in_one_order(tmp_path: Path, ending: str) -> None:
    filled = [replace(ITEMS[0], people=FILLED), *ITEMS[1:]]
    path = write(tmp_path / f"list.{ending}", filled)
    wanted = ["status", "assignee", "note", "rating", "answer_url", *ADDED]
    assert list(triage_columns(filled)) == [*LISTED_COLUMNS, *wanted, *MEMBER_COLUMNS]
    if ending == "xlsx":
        names = [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][1]]
    elif ending == "csv":
        names = next(csv.reader(path.open(encoding="utf-8-sig")))
    else:
        names = list(json.loads(path.open(encoding="utf-8").readline()))
    assert [name for name in names if name in wanted] == wanted


@pytest.mark.parametrize("ending", ["xlsx", "csv", "jsonl"])
def test_what_people_wrote_is_written_and_read_again(tmp_path: Path, ending: str) -> None:
    path = write(tmp_path / f"list.{ending}", [replace(ITEMS[0], people=FILLED), *ITEMS[1:]])
    first, *others = people_in(path)
    assert [(name, getattr(first, name)) for name in PEOPLE_COLUMNS] == [
        (name, getattr(FILLED, name)) for name in PEOPLE_COLUMNS
    ]
    assert others == [People()] * (len(ITEMS) - 1)
    if ending == "xlsx":
        assert dict(first.added) == ADDED
    else:  # a text table has no types: a date is written as ISO 8601
        assert {name: str(cell) for name, cell in first.added} | {"Sudah disetujui": "True"} == {
            "Catatan rapat": "- ditelepon dua kali", "Tanggal rapat": "2026-07-21", "Jam lapor": "2026-07-21T08:30:00",
            "Jumlah aduan": "12", "Sudah disetujui": "True",
        }  # fmt: skip


def test_a_workbook_filled_in_by_an_officer_comes_back_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "list.xlsx")
    own = {name: cell for name, cell in ADDED.items() if name != "Catatan rapat"}
    fill_in(path, 4, {"status": "Selesai", "assignee": 7, "note": date(2026, 7, 21), "rating": False, **own})
    fill_in(path, 5, {"Jumlah aduan": 2.5})
    second, third = people_in(path)[1:3]
    assert (second.status, second.assignee, second.note, second.rating) == ("Selesai", "7", "2026-07-21", "FALSE")
    assert dict(second.added) == own
    assert dict(third.added) == {"Jumlah aduan": 2.5}
    assert not read_earlier([path]).notes  # FALSE is what Excel makes of "false", which is a rating


def test_a_column_without_a_heading_keeps_its_cells(tmp_path: Path) -> None:
    path = write(tmp_path / "list.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(3, sheet.max_column + 2).value = "tanya Pak Camat"
    book.save(path)
    ((name, cell),) = people_in(path)[0].added
    assert name == "column N"
    assert cell == "tanya Pak Camat"


def saved(path: Path, *, with_names: bool) -> Path:
    """The workbook as an officer saves it, with a column of their own; without the hidden names if those are gone."""
    book = openpyxl.load_workbook(path)
    for sheet in book if not with_names else ():
        sheet.delete_rows(1)
    first = book.worksheets[0]
    headings = [cell.value for cell in first[2 if with_names else 1]]
    first.cell(2 if with_names else 1, len(headings) + 1).value = "Paraf"
    first.cell(3 if with_names else 2, len(headings) + 1).value = "RN"
    first.cell(3 if with_names else 2, headings.index("Status") + 1).value = "menunggu"
    book.save(path)
    return path


@pytest.mark.parametrize("with_names", [True, False])
@pytest.mark.parametrize("language", ["id", "en"])
def test_headings_of_either_language_and_two_sheets_are_read(tmp_path: Path, language: str, with_names: bool) -> None:
    set_language(language)
    before = read_worklist(write(tmp_path / "plain.xlsx"))
    path = saved(write(tmp_path / "list.xlsx"), with_names=with_names)
    set_language("en")
    found = read_worklist(path)
    assert found[0].people == People("menunggu", added=(("Paraf", "RN"),))
    assert [replace(claim, people=People()) for claim in found] == before


def test_a_rating_nobody_understands_is_told_with_its_cell_and_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "list.xlsx")
    fill_in(path, 4, {"rating": "kurang tepat sekali"})
    earlier = read_earlier([path])
    (note,) = earlier.notes
    assert "list.xlsx, sheet Worklist, cell J4" in note
    assert "kurang tepat sekali" in note
    assert earlier.claims is not None
    assert earlier.claims[1].rating == "kurang tepat sekali"


def test_an_answer_that_is_no_address_is_refused_with_its_cell(tmp_path: Path) -> None:
    path = write(tmp_path / "list.xlsx")
    fill_in(path, 4, {"answer_url": "sudah di IG"})
    with pytest.raises(InputError, match=r"list\.xlsx, sheet Worklist, cell K4: column answer_url expected https"):
        read_worklist(path)


def test_marks_are_laid_over_the_list_and_the_latest_wins(tmp_path: Path) -> None:
    path = write(tmp_path / "list.csv", [replace(ITEMS[0], people=People("new", note="tanya Bu Rini")), *ITEMS[1:]])
    first, second = (item.claim.claim_id for item in ITEMS[:2])
    marks = tmp_path / "marks.csv"
    marks.write_text(
        "claim_id,status,note,marked_at\n"
        f"{first},done,sudah dijawab,2026-07-22T09:00\n{first},in_progress,,2026-07-22T08:00\n"
        f"{second},,pantau saja,2026-07-22T08:00\nc-0000000000,done,,2026-07-22T08:00\n",
        encoding="utf-8",
    )
    for order in ([path, marks], [marks, path]):
        earlier = read_earlier(order)
        assert earlier.claims is not None
        assert [claim.people for claim in earlier.claims[:3]] == [
            People("done", note="tanya Bu Rini; sudah dijawab"), People(note="pantau saja"), People(),
        ]  # fmt: skip
        assert earlier.marks == {"c-0000000000": People("done")}


def test_two_lists_are_one_and_count_no_message_twice(tmp_path: Path) -> None:
    older = write(tmp_path / "1.csv", [replace(ITEMS[0], people=People("waiting", "Budi")), *ITEMS[1:4]])
    newer = write(tmp_path / "2.jsonl", [replace(ITEMS[0], people=People("done")), *ITEMS[2:]])
    claims = read_earlier([older, newer]).claims
    assert claims is not None
    assert {claim.claim_id: claim.n_messages for claim in claims} == {
        item.claim.claim_id: item.claim.n_messages for item in ITEMS
    }
    people = {claim.claim_id: claim.people for claim in claims}[ITEMS[0].claim.claim_id]
    assert people == People("done", "Budi", "status: waiting")


@pytest.mark.parametrize("ending", ["xlsx", "csv", "jsonl"])
def test_a_list_nobody_wrote_into_may_be_written_over(tmp_path: Path, ending: str) -> None:
    for language in ("id", "en"):
        set_language(language)
        path = write(tmp_path / f"list.{ending}")
        assert not open_table(path).loose
        check_keeps_people(str(path))
    check_keeps_people(str(tmp_path / "new.xlsx"))


@pytest.mark.parametrize("ending", ["xlsx", "csv", "jsonl"])
def test_a_list_with_people_s_work_is_written_over_only_if_it_is_carried_on(tmp_path: Path, ending: str) -> None:
    path = write(tmp_path / f"list.{ending}", [replace(ITEMS[0], people=FILLED), *ITEMS[1:]])
    with pytest.raises(OutputError, match=r"people have written into this list \(10 cells, such as c-\w+ "):
        check_keeps_people(str(path))
    with pytest.raises(OutputError, match=r"give it as --since .* too, or choose another --output"):
        check_keeps_people(str(path), [write(tmp_path / f"other.{ending}")])
    check_keeps_people(str(path), [path])
    check_keeps_people(str(write(tmp_path / f"copy.{ending}", [replace(ITEMS[0], people=FILLED)])), [path])


def test_sheets_and_rows_of_one_s_own_are_not_written_over_even_so(tmp_path: Path) -> None:
    path = write(tmp_path / "list.xlsx")
    book = openpyxl.load_workbook(path)
    book.create_sheet("Rapat").append(["Senin: semua hadir"])
    book.worksheets[0].cell(20, 2).value = "Catatan: sudah dibahas"
    book.save(path)
    with pytest.raises(OutputError, match=r"cell B20, .*sheet Rapat\).*choose another --output"):
        check_keeps_people(str(path), [path])


@pytest.mark.parametrize("header", ["claim_id,status", "Kode,Status"])
def test_marks_may_be_a_claim_id_and_one_column(tmp_path: Path, header: str) -> None:
    marks = tmp_path / "marks.csv"
    marks.write_text(f"{header}\nc-0000000000,selesai\n", encoding="utf-8")
    assert read_earlier([marks]).marks == {"c-0000000000": People("selesai")}


def test_what_is_not_a_list_may_be_written_over(tmp_path: Path) -> None:
    table = tmp_path / "batch.csv"
    table.write_text("text,note\nhalo,penting\n", encoding="utf-8")
    check_keeps_people(str(table))
    (tmp_path / "damaged.xlsx").write_bytes(b"PK\x03\x04 nothing")
    check_keeps_people(str(tmp_path / "damaged.xlsx"))


def test_a_status_is_understood_in_either_language_and_other_words_close_nothing() -> None:
    assert {understand_status(name) for name in ("done", "Selesai", " DONE ")} == {Status.DONE}
    assert understand_status("bukan  kewenangan kami") is Status.NOT_OURS
    assert is_closed(People("Selesai"))
    assert is_closed(People("not_ours"))
    assert not any(map(is_closed, (People(), People("menunggu"), People("selesai besok"))))


words = st.sampled_from(["", "selesai", "Rini", "tanya", "https://a.example"])
people = st.builds(
    People, words, words, words, words, words,
    st.dictionaries(st.sampled_from(["Paraf", "Rapat"]), st.integers() | st.booleans() | st.just("ada")).map(
        lambda added: tuple(added.items())
    ),
)  # fmt: skip


@given(st.lists(people, min_size=1, max_size=4))
def test_nothing_anybody_wrote_is_lost_where_claims_become_one(rows: list[People]) -> None:
    joined = [str(cell) for cell in written_cells(join_people(rows)).values()]
    for row in rows:
        for cell in written_cells(row).values():
            assert any(str(cell) in whole for whole in joined)


@given(people, people)
def test_marks_lose_no_note_and_an_empty_mark_changes_nothing(before: People, marks: People) -> None:
    laid = lay_over(before, marks)
    assert lay_over(before, People()) == before
    assert before.note in laid.note
    assert marks.note in laid.note
    assert written_cells(marks).keys() <= written_cells(laid).keys()
