from __future__ import annotations

import csv
import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saring.errors import OutputError
from saring.i18n import set_language
from saring.reports import xlsx
from saring.reports.cells import defused
from saring.reports.tables import check_output, write_rows

COLUMNS = ("text", "risk", "reasons", "sent_at")
ROWS = [
    ("=HYPERLINK(1)", 0.5, ["satu", "dua"], None),
    ('kutip "ganda", koma\nbaris', 1.0, [], "2026-07-24T09:43:00"),
    ("😱 emoji", 0.25, ["tiga"], None),
]


def test_jsonl_keeps_every_value(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    assert write_rows(iter(ROWS), COLUMNS, str(path), "t") == 3
    records = [json.loads(line) for line in path.open(encoding="utf-8")]
    assert [tuple(record.values()) for record in records] == ROWS
    assert list(records[0]) == list(COLUMNS)


def test_csv_opens_in_excel_with_lists_flat_and_formulas_defused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_rows(ROWS, COLUMNS, str(path), "t")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(path.open(encoding="utf-8-sig", newline="")))
    assert rows[1] == ["'=HYPERLINK(1)", "0.5", "satu; dua", ""]
    assert rows[2][0] == 'kutip "ganda", koma\nbaris'


def test_xlsx_has_texts_as_texts_a_frozen_header_and_filters(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_rows(ROWS, COLUMNS, str(path), "Pesan")
    sheet = openpyxl.load_workbook(path)["Pesan"]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert sheet.row_dimensions[1].hidden
    assert sheet["A2"].value == "Text"
    assert [sheet["A3"].value, sheet["A3"].data_type] == ["=HYPERLINK(1)", "s"]
    assert sheet["A3"].quotePrefix
    assert sheet["B3"].value == 0.5
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:D5"


def test_xlsx_says_when_excel_has_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 4)
    with pytest.raises(OutputError, match=r"at most 2 rows for Excel"):
        write_rows(ROWS, COLUMNS, str(tmp_path / "a.xlsx"), "t")
    assert list(tmp_path.iterdir()) == []


def test_html_is_whole_escaped_and_loads_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    write_rows([("<script>alert(1)</script> & co", 0.5, ["x"], None)], COLUMNS, str(path), "Judul <b>")
    page = path.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in page
    assert "<h1>Judul &lt;b&gt;</h1>" in page
    assert "default-src 'none'" in page
    assert "unsafe" not in page
    assert "http://" not in page
    assert "https://" not in page


@pytest.mark.parametrize("ending", ["html", "xlsx"])
def test_people_read_labels_and_programs_codes(tmp_path: Path, ending: str) -> None:
    set_language("id")
    columns, rows = ("platform", "kind", "text", "verdict"), [("whatsapp", "media", "whatsapp", "no_claim")]
    write_rows(rows, columns, str(tmp_path / f"a.{ending}"), "t")
    write_rows(rows, columns, str(tmp_path / "a.csv"), "t")
    if ending == "xlsx":
        written = [cell.value for cell in openpyxl.load_workbook(tmp_path / "a.xlsx")["t"][3]]
    else:
        page = (tmp_path / "a.html").read_text(encoding="utf-8")
        written = [re.sub("<.*?>", "", cell) for cell in re.findall("<td.*?>(.*?)</td>", page)]
    assert written == ["WhatsApp", "media", "whatsapp", "bukan klaim"]
    assert "whatsapp,media,whatsapp,no_claim" in (tmp_path / "a.csv").read_text(encoding="utf-8")


def test_a_long_page_is_written_as_its_rows_come(tmp_path: Path) -> None:
    path, sizes = tmp_path / "a.html", []

    def rows() -> Iterator[tuple[object, ...]]:
        for n in range(3_000):
            (written,) = tmp_path.iterdir()
            sizes.append(written.stat().st_size)
            yield (f"pesan {n} " + "x" * 200, 0.5, ["satu"], None)

    assert write_rows(rows(), COLUMNS, str(path), "t") == 3_000
    assert sizes[-1] > 0.9 * path.stat().st_size
    assert path.read_text(encoding="utf-8").count("<tr>") == 3_001


def test_a_cell_that_excel_has_no_room_for_says_so(tmp_path: Path) -> None:
    write_rows([("kata 😱 " * 8_000, None, [], None)], COLUMNS, str(tmp_path / "a.xlsx"), "t")
    text = openpyxl.load_workbook(tmp_path / "a.xlsx")["t"]["A3"].value
    assert len(text.encode("utf-16-le")) // 2 <= 32_767
    assert "56000 characters in all" in text[-100:]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.text(), st.floats(0, 1), st.lists(st.text()), st.none()), max_size=4))
@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".html", ".xlsx"])
def test_any_text_can_be_written(tmp_path: Path, ending: str, rows: list[tuple[object, ...]]) -> None:
    assert write_rows(rows, COLUMNS, str(tmp_path / f"a{ending}"), "t") == len(rows)


def test_a_failure_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old", encoding="utf-8")

    def broken() -> object:
        yield ROWS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_rows(broken(), COLUMNS, str(path), "t")  # type: ignore[arg-type]
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


FORMULAS = (
    "=1", "+1", "-1", "@a", "\t=1", "\r=1", "\ta", "\ra", " =1+1", "\n=1", "\u00a0=1", "\u3000=1", "＝1+1", "＋1",
    "－1", "＠a", "﹦1", "﹢1", "﹣1", "﹫a", "−1", "\u200b=1", "\u200b \ufeff＝1", "\u202e=1", "\x00=1",
)  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_every_start_of_a_formula_is_defused(text: str, tmp_path: Path) -> None:
    assert defused(text) == f"'{text}"
    write_rows([(text,)], ["text"], str(tmp_path / "a.csv"), "t")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").split("\n", 1)[1].lstrip('"').startswith("'")
    write_rows([(text,)], ["text"], str(tmp_path / "a.xlsx"), "t")
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").active["A3"]  # below the names and the headings
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.parametrize("text", ["a=1", " a", "1 - 2", "'=1", "“=1”", "👍=1", ""])
def test_what_is_no_formula_is_left_alone(text: str) -> None:
    assert defused(text) == text


def test_in_the_page_of_batch_only_its_own_script_and_style_may_run(tmp_path: Path) -> None:
    write_rows([("<script>alert(1)</script>",)], ["text"], str(tmp_path / "a.html"), "t")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    for kind in ("script", "style"):
        (content,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, flags=re.DOTALL)
        digest = b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'; " in page
    assert "unsafe" not in page
    assert "default-src 'none'; " in page


def test_outputs_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"ends in one of \.csv \.jsonl \.xlsx \.html"):
        check_output(str(tmp_path / "a.docx"))
    with pytest.raises(OutputError, match="create it first"):
        check_output(str(tmp_path / "none" / "a.csv"))
    (tmp_path / "d.csv").mkdir()
    with pytest.raises(OutputError, match="will not be overwritten"):
        check_output(str(tmp_path / "d.csv"))
