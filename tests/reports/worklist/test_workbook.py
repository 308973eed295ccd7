from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from saring.errors import OutputError
from saring.facts.ratings import ratings, understand_rating
from saring.files.sources import single_source
from saring.files.tables import iter_table
from saring.i18n import PHRASES, set_language
from saring.reports.tables import write_rows
from saring.reports.worklist import sheets, workbook
from saring.reports.worklist.workbook import write_workbook
from saring.worklist.people import Status, understand_status
from saring.worklist.read import read_worklist
from saring.worklist.rows import TRIAGE_COLUMNS
from tests.reports.worklist_items import FORMULA, LONG, RUN, STORIES, build_items

ITEMS = build_items()
N_MESSAGES = sum(len(item.claim.members) for item in ITEMS)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    set_language("id")
    path = tmp_path_factory.mktemp("book") / "list.xlsx"
    write_workbook(ITEMS, path, RUN)
    return openpyxl.load_workbook(path)


def column(sheet: Worksheet, name: str) -> list[Cell]:
    """Return the cells of a column, found by the hidden row of names."""
    names = [cell.value for cell in sheet[1]]
    return [row[names.index(name)] for row in sheet.iter_rows(min_row=3)]


def names_of(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[1]]


def test_sheets_and_headings_are_in_the_readers_language_with_the_names_beside_them(book: Workbook) -> None:
    assert book.sheetnames == ["Daftar kerja", "Rincian", "Pesan", "Butuh konteks", "Pengaturan", "Keterangan", "Kunci"]
    assert book["Kunci"].sheet_state == "hidden"
    for sheet in book:
        assert sheet.row_dimensions[1].hidden
        assert [cell.value for cell in sheet[2]] == [PHRASES[f"column_{name}"][0] for name in names_of(sheet)]
    assert book["Daftar kerja"].max_row == book["Rincian"].max_row == 2 + len(ITEMS)
    assert book["Pesan"].max_row == 2 + N_MESSAGES


def test_the_first_sheet_is_short_and_the_second_has_the_rest(book: Workbook) -> None:
    main, details = names_of(book["Daftar kerja"]), names_of(book["Rincian"])
    assert len(main) <= 12
    assert main[:3] == ["rank", "advice", "title"]
    assert main[-6:] == ["status", "assignee", "note", "rating", "answer_url", "claim_id"]
    assert details[0] == "claim_id"
    assert set(main) & set(details) == {"claim_id"}
    on_other_sheets = {"members", "member_keys", "chat_keys", "sender_keys"}
    assert {*main, *details} == set(TRIAGE_COLUMNS) - on_other_sheets
    assert [c.value for c in column(book["Rincian"], "claim_id")] == [item.claim.claim_id for item in ITEMS]


def test_a_column_that_is_empty_in_every_row_is_not_there(tmp_path: Path) -> None:
    plain = [replace(item, change=None, n_new=None, due_at=None, matches=()) for item in ITEMS]
    write_workbook(plain, tmp_path / "a.xlsx", RUN)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    found = {*names_of(book.worksheets[0]), *names_of(book.worksheets[1])}
    assert not found & {"change", "n_new", "due_at", "fact_check_title", "fact_check_urls"}
    assert found >= {"status", "answer_url", "n_messages", "text"}


def test_saring_reads_the_names_and_not_the_headings(tmp_path: Path) -> None:
    set_language("id")
    write_rows([("halo", "bukan hoaks")], ("text", "verdict_before"), str(tmp_path / "a.xlsx"), "judul")
    rows = list(iter_table(single_source(tmp_path / "a.xlsx")))
    assert rows == [(1, ["text", "verdict_before"]), (3, ["halo", "bukan hoaks"])]
    same = tmp_path / "a.csv"
    same.write_text("text,rank\nIsi,No\nhalo,1\n", encoding="utf-8")  # as a spreadsheet exports it
    assert list(iter_table(single_source(same))) == [(1, ["text", "rank"]), (3, ["halo", "1"])]


@pytest.mark.parametrize("name", ["Daftar kerja", "Rincian", "Pesan", "Butuh konteks", "Pengaturan", "Keterangan"])
def test_every_sheet_scrolls_filters_and_prints(book: Workbook, name: str) -> None:
    sheet = book[name]
    assert sheet.freeze_panes == "B3"
    assert sheet.auto_filter.ref.startswith("A2:")
    assert sheet.auto_filter.ref.endswith(str(sheet.max_row))
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages down as it takes; one across is what is left out
    assert sheet.print_title_rows == "$2:$2"


def test_what_needs_context_is_counted_on_a_sheet_of_its_own(book: Workbook) -> None:
    sheet = book["Butuh konteks"]
    assert [cell.value for cell in column(sheet, "context_kind")] == ["tautan saja", "terlalu pendek"]
    assert [cell.value for cell in column(sheet, "n_messages")] == [3, 12]
    assert [cell.value for cell in column(sheet, "last_seen_at")] == [datetime(2026, 7, 23, 6, 15), None]
    assert column(sheet, "examples")[1].value == "<b>iya</b>; =1+1"


def test_numbers_times_and_labels_have_their_types(book: Workbook) -> None:
    sheet = book["Daftar kerja"]
    assert [cell.value for cell in column(sheet, "rank")] == list(range(1, 13))
    assert all(cell.data_type == "n" for cell in column(book["Rincian"], "n_messages"))
    assert {cell.value for cell in column(sheet, "advice")} == {
        "tanggapi sekarang", "siapkan jawaban", "pantau", "sudah ada klarifikasi", "jangan diamplifikasi",
    }  # fmt: skip
    first = column(book["Rincian"], "first_seen_at")[1]
    assert first.value == ITEMS[1].claim.first_seen_at
    assert first.number_format == '[$-421]d mmm yyyy hh"."mm'
    assert {cell.number_format for cell in column(book["Rincian"], "risk")} == {"[$-421]0.00"}


def test_a_time_with_a_zone_keeps_the_hour_on_the_wall(book: Workbook) -> None:
    item = next(i for i in ITEMS if any(m.message.platform == "facebook" for m in i.claim.members))
    sent = next(m.message.sent_at for m in item.claim.members if m.message.platform == "facebook")
    assert sent
    assert sent.tzinfo
    assert sent.replace(tzinfo=None) in [cell.value for cell in column(book["Pesan"], "sent_at")]


def test_verdict_and_advice_are_told_apart_without_colours(book: Workbook) -> None:
    for name in ("verdict", "advice"):
        cells = {cell.value: cell for cell in column(book["Daftar kerja"], name)}
        looks = {(c.border.left.style, c.font.color.rgb if name == "advice" else "") for c in cells.values()}
        assert len(looks) == len(cells)
        assert all(cell.font.bold and cell.fill.fgColor.rgb != "00000000" for cell in cells.values())


def test_a_claim_leads_to_its_details_and_its_messages_and_back(book: Workbook) -> None:
    messages = book["Pesan"]
    for number, (cell, item) in enumerate(zip(column(book["Rincian"], "n_messages"), ITEMS, strict=True), start=3):
        place = cell.hyperlink.location
        assert place.startswith("'Pesan'!A")
        target = messages[place.removeprefix("'Pesan'!")]
        assert target.value == item.claim.claim_id
        assert target.hyperlink.location == f"'Daftar kerja'!A{number}"
        here, there = (column(book[name], "claim_id")[number - 3] for name in ("Daftar kerja", "Rincian"))
        assert (here.hyperlink.location, there.hyperlink.location) == (
            f"'Rincian'!A{number}",
            f"'Daftar kerja'!A{number}",
        )


def test_only_web_addresses_become_links(book: Workbook) -> None:
    title, urls = (column(book["Rincian"], name)[0] for name in ("fact_check_title", "fact_check_urls"))
    assert title.hyperlink.target == urls.hyperlink.target == "https://cekfakta.example/0?a=1&b=2"
    assert urls.value == "https://cekfakta.example/0?a=1&b=2; javascript:alert(1)"
    targets = [cell.hyperlink.target for sheet in book for row in sheet for cell in row if cell.hyperlink]
    assert all(target is None or target.startswith("https://") for target in targets)


def test_texts_are_texts_whatever_they_begin_with(book: Workbook) -> None:
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    texts = [cell.value for cell in column(book["Rincian"], "text")]
    assert texts[10] == FORMULA
    assert "[U+202E]gnuces" in texts[11]
    assert "\x07" not in texts[11]
    assert len(texts[11]) >= 10_000


def test_a_text_too_long_for_excel_says_so(tmp_path: Path) -> None:
    set_language("en")
    text = "air tandon 😱 " * 4_000
    (item,) = build_items([(text, (), ())])
    write_workbook([item], tmp_path / "a.xlsx", RUN)
    shown = column(openpyxl.load_workbook(tmp_path / "a.xlsx")["Details"], "text")[0].value
    assert len(shown.encode("utf-16-le")) // 2 <= 32_767
    assert "52000 characters in all" in shown[-100:]


def test_settings_tell_how_the_list_came_about(book: Workbook) -> None:
    rows_read = [(name.value, value.value) for _, value, name in book["Pengaturan"].iter_rows(min_row=3)]
    assert ("input", "data/demo") in rows_read
    assert ("input", "warga.zip") in rows_read
    assert ("--deadline", "3h") in rows_read
    assert ("weight reach", 2) in rows_read
    assert ("made_at", datetime(2026, 7, 24, 10, 5)) in rows_read
    assert dict(rows_read)["model_version"] == "starter-3f2a"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_legend_explains_every_column_and_value(tmp_path: Path, language: str) -> None:
    set_language(language)
    write_workbook(ITEMS, tmp_path / "a.xlsx", RUN)
    *sheets, legend, keys = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    rows = list(legend.iter_rows(min_row=3, values_only=True))
    explained = {(row[0], row[1], row[4]) for row in rows if not row[2]}
    for sheet in (*sheets, keys):
        for name, heading in zip(sheet[1], sheet[2], strict=True):
            assert (sheet.title, heading.value, name.value) in explained
    place = ("id", "en").index(language)
    values = {row[4]: (row[2], row[3]) for row in rows if row[2]}
    assert values["do_not_amplify"] == tuple(
        PHRASES[key][place] for key in ("advice_do_not_amplify", "legend_advice_do_not_amplify")
    )


def test_links_beyond_what_excel_holds_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_LINKS", 5)
    write_workbook(ITEMS, tmp_path / "a.xlsx", RUN)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    messages = book["Messages"]
    assert sum(bool(cell.hyperlink) for row in messages for cell in row) == 5
    assert all(cell.value for cell in column(messages, "claim_id"))
    rows_read = {row[2]: row[1] for row in book["Settings"].iter_rows(values_only=True)}
    assert rows_read["cells_without_link"] > N_MESSAGES


def test_more_messages_than_excel_has_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 14)
    with pytest.raises(OutputError, match="at most 12 rows for Excel"):
        write_workbook(ITEMS, tmp_path / "a.xlsx", RUN)


def test_the_stories_hold_what_these_tests_are_about() -> None:
    assert len(STORIES) == len(ITEMS) == 12
    assert len(LONG) > 10_000


@pytest.mark.parametrize("language", ["id", "en"])
def test_status_and_rating_are_chosen_from_words_that_are_read_back(tmp_path: Path, language: str) -> None:
    set_language(language)
    path = tmp_path / "list.xlsx"
    write_workbook(ITEMS, path, RUN)
    book = openpyxl.load_workbook(path)
    main = book.worksheets[0]
    lists = {str(offer.sqref): offer for offer in main.data_validations.dataValidation if offer.type == "list"}
    chosen = {}
    for name, understand in (("status", understand_status), ("rating", understand_rating)):
        cells = column(main, name)
        offer = lists[f"{cells[0].coordinate}:{cells[-1].coordinate}"]
        assert not offer.showErrorMessage  # words of one's own are welcome
        sheet, _, place = offer.formula1.rpartition("!")
        words = [str(row[0].value) for row in book[sheet.strip("'")][place.replace("$", "")]]
        chosen[name] = [understand(word) for word in words]
        cells[0].value = words[3]
    assert chosen == {"status": list(Status), "rating": list(ratings())}
    book.save(path)
    people = read_worklist(path)[0].people
    assert understand_status(people.status) is Status.DONE
    assert understand_rating(people.rating) == ratings()[3]


def test_platforms_and_topics_have_names_in_the_workbook_and_codes_when_it_is_read(tmp_path: Path) -> None:
    set_language("id")
    write_workbook(ITEMS, tmp_path / "list.xlsx", RUN)
    details = openpyxl.load_workbook(tmp_path / "list.xlsx")["Rincian"]
    assert {"WhatsApp", "Facebook"} <= {n for cell in column(details, "platforms") for n in str(cell.value).split("; ")}
    set_language("en")
    for claim, item in zip(read_worklist(tmp_path / "list.xlsx"), ITEMS, strict=True):
        assert (claim.platforms, claim.topics) == (tuple(item.claim.platforms), tuple(item.topics))


def test_numbers_have_their_headings_above_them_and_rows_are_as_high_as_their_texts(book: Workbook) -> None:
    details, legend = book["Rincian"], book["Keterangan"]
    aligned = {cell.value: details[2][place].alignment.horizontal for place, cell in enumerate(details[1])}
    assert (aligned["n_chats"], aligned["priority"], aligned["text"]) == ("right", "right", None)
    long = next(c for c in column(legend, "meaning") if len(str(c.value)) > 1.1 * workbook.WIDTHS["meaning"])
    assert legend.row_dimensions[long.row].height >= 30
