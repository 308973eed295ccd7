from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from saring.errors import OutputError
from saring.i18n import set_language
from saring.reports.worklist import sheets, workbook
from saring.reports.worklist.workbook import write_workbook
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


def column(sheet: Worksheet, name: str) -> list[object]:
    """Return the cells below a header."""
    names = [cell.value for cell in sheet[1]]
    return [row[names.index(name)] for row in sheet.iter_rows(min_row=2)]


def test_sheets_and_headers_are_those_of_the_contract(book: Workbook) -> None:
    assert book.sheetnames == ["worklist", "messages", "needs_context", "settings", "legend", "keys"]
    assert [cell.value for cell in book["worklist"][1]] == [
        name for name in TRIAGE_COLUMNS if name != "members" and not name.endswith("_keys")
    ]
    assert book["keys"].sheet_state == "hidden"
    assert book["worklist"].max_row == 1 + len(ITEMS)
    assert book["messages"].max_row == 1 + N_MESSAGES


@pytest.mark.parametrize("name", ["worklist", "messages", "needs_context", "settings", "legend"])
def test_every_sheet_scrolls_filters_and_prints(book: Workbook, name: str) -> None:
    sheet = book[name]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.auto_filter.ref.endswith(str(sheet.max_row))
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages down as it takes; one across is what is left out
    assert sheet.print_title_rows == "$1:$1"


def test_what_needs_context_is_counted_on_a_sheet_of_its_own(book: Workbook) -> None:
    sheet = book["needs_context"]
    assert [cell.value for cell in column(sheet, "context_kind")] == ["tautan saja", "terlalu pendek"]
    assert [cell.value for cell in column(sheet, "n_messages")] == [3, 12]
    assert [cell.value for cell in column(sheet, "last_seen_at")] == [datetime(2026, 7, 23, 6, 15), None]
    assert column(sheet, "examples")[1].value == "<b>iya</b>; =1+1"


def test_numbers_times_and_labels_have_their_types(book: Workbook) -> None:
    sheet = book["worklist"]
    assert [cell.value for cell in column(sheet, "rank")] == list(range(1, 13))
    assert all(cell.data_type == "n" for cell in column(sheet, "n_messages"))
    assert {cell.value for cell in column(sheet, "advice")} == {
        "tanggapi sekarang", "siapkan jawaban", "pantau", "sudah ada klarifikasi", "jangan diamplifikasi",
    }  # fmt: skip
    first = column(sheet, "first_seen_at")[1]
    assert first.value == ITEMS[1].claim.first_seen_at
    assert first.number_format == "yyyy-mm-dd hh:mm"


def test_a_time_with_a_zone_keeps_the_hour_on_the_wall(book: Workbook) -> None:
    item = next(i for i in ITEMS if any(m.message.platform == "facebook" for m in i.claim.members))
    sent = next(m.message.sent_at for m in item.claim.members if m.message.platform == "facebook")
    assert sent
    assert sent.tzinfo
    assert sent.replace(tzinfo=None) in [cell.value for cell in column(book["messages"], "sent_at")]


def test_verdict_and_advice_are_told_apart_without_colours(book: Workbook) -> None:
    for name in ("verdict", "advice"):
        cells = {cell.value: cell for cell in column(book["worklist"], name)}
        looks = {(c.border.left.style, c.font.color.rgb if name == "advice" else "") for c in cells.values()}
        assert len(looks) == len(cells)
        assert all(cell.font.bold and cell.fill.fgColor.rgb != "00000000" for cell in cells.values())


def test_a_claim_leads_to_its_messages_and_back(book: Workbook) -> None:
    messages = book["messages"]
    for number, (cell, item) in enumerate(zip(column(book["worklist"], "n_messages"), ITEMS, strict=True), start=2):
        place = cell.hyperlink.location
        assert place.startswith("messages!A")
        target = messages[place.removeprefix("messages!")]
        assert target.value == item.claim.claim_id
        assert target.hyperlink.location == f"worklist!A{number}"


def test_only_web_addresses_become_links(book: Workbook) -> None:
    title, urls = (column(book["worklist"], name)[0] for name in ("fact_check_title", "fact_check_urls"))
    assert title.hyperlink.target == urls.hyperlink.target == "https://cekfakta.example/0?a=1&b=2"
    assert urls.value == "https://cekfakta.example/0?a=1&b=2; javascript:alert(1)"
    targets = [cell.hyperlink.target for sheet in book for row in sheet for cell in row if cell.hyperlink]
    assert all(target is None or target.startswith("https://") for target in targets)


def test_texts_are_texts_whatever_they_begin_with(book: Workbook) -> None:
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    texts = [cell.value for cell in column(book["worklist"], "text")]
    assert texts[10] == FORMULA
    assert "[U+202E]gnuces" in texts[11]
    assert "\x07" not in texts[11]
    assert len(texts[11]) >= 10_000


def test_a_text_too_long_for_excel_says_so(tmp_path: Path) -> None:
    set_language("en")
    text = "air tandon 😱 " * 4_000
    (item,) = build_items([(text, (), ())])
    write_workbook([item], tmp_path / "a.xlsx", RUN)
    shown = openpyxl.load_workbook(tmp_path / "a.xlsx")["worklist"]["H2"].value
    assert len(shown.encode("utf-16-le")) // 2 <= 32_767
    assert "52000 characters in all" in shown[-100:]


def test_settings_tell_how_the_list_came_about(book: Workbook) -> None:
    rows_read = [(a.value, b.value) for a, b, _ in book["settings"].iter_rows(min_row=2)]
    assert ("input", "data/demo") in rows_read
    assert ("input", "warga.zip") in rows_read
    assert ("--deadline", "3h") in rows_read
    assert ("weight reach", 2) in rows_read
    assert ("made_at", datetime(2026, 7, 24, 10, 5)) in rows_read
    assert dict(rows_read)["model_version"] == "starter-3f2a"


def test_the_legend_explains_every_column_and_value_in_both_languages(book: Workbook) -> None:
    explained = {(row[0], row[1]) for row in book["legend"].iter_rows(min_row=2, values_only=True)}
    for name in ("worklist", "messages", "settings", "keys"):
        assert {(name, cell.value) for cell in book[name][1]} <= explained
    values = {row[2]: row[3:5] for row in book["legend"].iter_rows(min_row=2, values_only=True) if row[2]}
    assert values["do_not_amplify"][0].startswith("jangan diamplifikasi: ")
    assert values["do_not_amplify"][1].startswith("do not amplify: ")


def test_links_beyond_what_excel_holds_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_LINKS", 5)
    write_workbook(ITEMS, tmp_path / "a.xlsx", RUN)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert sum(bool(cell.hyperlink) for row in book["messages"] for cell in row) == 5
    assert all(cell.value for cell in column(book["messages"], "claim_id"))
    rows_read = {row[0]: row[1] for row in book["settings"].iter_rows(values_only=True)}
    assert rows_read["cells_without_link"] > N_MESSAGES


def test_more_messages_than_excel_has_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 13)
    with pytest.raises(OutputError, match="at most 12 rows for Excel"):
        write_workbook(ITEMS, tmp_path / "a.xlsx", RUN)


def test_the_stories_hold_what_these_tests_are_about() -> None:
    assert len(STORIES) == len(ITEMS) == 12
    assert len(LONG) > 10_000
