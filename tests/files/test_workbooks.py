"""Workbooks read: what cells hold, and files that are made to do harm."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.errors import InputError
from saring.files import workbooks
from saring.files.sources import Source
from saring.files.workbooks import iter_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATIONSHIP = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{RELATED}/{{}}" Target="{{}}"/>'
    "</Relationships>"
)
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="text/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/></Types>',
    "_rels/.rels": RELATIONSHIP.format("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>'
    '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": RELATIONSHIP.format("worksheet", "worksheets/sheet1.xml"),
}
SHEET = "xl/worksheets/sheet1.xml"


def sheet(rows: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def cell(place: str, text: str = "x") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def workbook(rows: str = "", **parts: str | bytes) -> bytes:
    """Return a workbook of one sheet; `parts` are those to change or to add, by name with `__` for a slash."""
    stream = io.BytesIO()
    changed = {name.replace("__", "/"): content for name, content in parts.items()}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (PARTS | {SHEET: sheet(rows)} | changed).items():
            archive.writestr(name, content)
    return stream.getvalue()


def read(content: bytes) -> list[tuple[int, list[str]]]:
    return list(iter_workbook(Source("daftar.xlsx", lambda: io.BytesIO(content))))


def test_rows_have_the_numbers_a_person_sees() -> None:
    rows = f'<row r="2">{cell("B2", "teks")}</row><row r="4">{cell("C4", "halo")}</row>'
    assert read(workbook(rows)) == [(1, ["", "", ""]), (2, ["", "teks", ""]), (3, ["", "", ""]), (4, ["", "", "halo"])]


def test_cells_are_what_a_csv_would_hold(tmp_path: Path) -> None:
    values = {
        5: "5", 2.5: "2.5", 6281234567890: "6281234567890", 3201234567890123: "3201234567890123",
        1e20: "1e+20", "007": "007", " a\nb ": " a\nb ", True: "True",
        datetime(2026, 1, 2, 3, 4, 5): "2026-01-02T03:04:05", date(2026, 1, 2): "2026-01-02T00:00:00",
        time(3, 4): "03:04:00", timedelta(hours=30): "1 day, 6:00:00",
    }  # fmt: skip
    book = openpyxl.Workbook()
    book.active.append(list(values))
    book.save(tmp_path / "a.xlsx")
    assert read((tmp_path / "a.xlsx").read_bytes()) == [(1, list(values.values()))]


def test_the_first_sheet_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["satu"])
    book.create_sheet("kunci").append(["dua"])
    book.save(tmp_path / "a.xlsx")
    assert read((tmp_path / "a.xlsx").read_bytes()) == [(1, ["satu"])]


def test_a_sheet_without_rows_has_none() -> None:
    assert read(workbook()) == []


ENTITIES = "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
OTHER_SHEET = PARTS["xl/_rels/workbook.xml.rels"].replace("sheet1.xml", "a.bin")
FAR = f'<row r="1">{cell("A1", "text")}</row><row r="1048576">{cell("XFD1048576")}</row>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (workbook(FAR), "found 1048576 rows by 16384 columns; delete"),
        (workbook('<row r="1048576"/>' + "<row>" + "<c/>" * 30 + "</row>"), "found a damaged one .row 1048577"),
        (workbook('<row r="900000"/><row r="1">' + "<c/>" * 30 + "</row>"), "found 900000 rows by 28 columns"),
        (workbook('<x:row xmlns:x="a" r="4294967295"><x:c/></x:row>'), "damaged one .row 4294967295"),
        (workbook(f'<row r="1">{cell("ZZZZ1")}</row>'), "damaged one .row 1, column 475254"),
        (workbook(f'<row r="1">{cell("A-1")}</row>'), "found a damaged one"),
        (workbook(f'<row r="1">{cell("A1", "&b;")}</row>'), "found a damaged one .undefined entity"),
        (workbook(**{SHEET.replace("/", "__"): ENTITIES + sheet(cell("A1", "&b;"))}), "damaged one .a document type"),
        (workbook(**{SHEET.replace("/", "__"): sheet("")[:-20]}), "found a damaged one .unclosed token"),
        (workbook(**{SHEET.replace("/", "__"): "\0" * (70 << 20)}), "found content that grows"),
        (workbook(xl__media__foto="a" * (70 << 20)), "found content that grows"),
        (workbook(**{"xl__workbook.bin": b"x"}), "another format inside"),
        (workbook(**{"XL__WORKBOOK.XML": b"x"}), "two parts of one name"),
        (workbook(**{"xl___rels__workbook.xml.rels": OTHER_SHEET}), "a sheet that is no .xml"),
        (workbook(**{"xl__workbook.xml": f'<workbook xmlns="{MAIN}"><sheets/></workbook>'}), "found a damaged one"),
        (b"PK\x03\x04 not a zip at all", "found a damaged one"),
        (workbook()[:-30], "found a damaged one"),
    ],
)  # fmt: skip
def test_a_workbook_made_to_do_harm_is_refused_in_one_line(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=rf"^daftar\.xlsx: expected .*{message}"):
        read(content)


def test_a_zip_that_lies_about_a_size_is_found_out() -> None:
    content = bytearray(workbook(f'<row r="1">{cell("A1", "a" * 5000)}</row>'))
    directory = content.rindex(b"PK\x01\x02")  # the entry of the sheet, the last one
    content[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    with pytest.raises(InputError, match="found a damaged one"):
        read(bytes(content))


def test_an_encrypted_part_is_named_as_such() -> None:
    content = bytearray(workbook("<row/>"))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError, match="expected a zip without password, found an encrypted one"):
        read(bytes(content))


def test_a_workbook_that_unpacks_to_more_than_memory_should_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_UNPACKED_BYTES", 1 << 20)
    with pytest.raises(InputError, match="expected a workbook of at most 1 MiB unpacked, found 2"):
        read(workbook(**{"docProps__a.xml": "".join(f"<a>{n}</a>" for n in range(200_000))}))


def edits() -> st.SearchStrategy[list[tuple[float, bytes]]]:
    pieces = st.sampled_from([b"", b"0", b"9999999", b"4294967296", b"<", b">", b'"', b"<c/>", b"<row>", b"r=", b"-1"])
    return st.lists(st.tuples(st.floats(0, 1, exclude_max=True), pieces), min_size=1, max_size=5)


@settings(max_examples=80, deadline=None)
@given(edits(), st.sampled_from([SHEET, *PARTS]))
def test_no_damage_ends_the_process(changes: list[tuple[float, bytes]], name: str) -> None:
    rows = f'<row r="1">{cell("A1", "text")}</row><row r="2">{cell("A2")}<c r="B2" s="0"><v>5</v></c></row>'
    part = (PARTS | {SHEET: sheet(rows)})[name].encode()
    for place, piece in changes:
        at = int(place * len(part))
        part = part[:at] + piece + part[at + 1 :]
    with_damage = workbook(rows, **{name.replace("/", "__"): part})
    with suppress(InputError):  # anything else, or the end of the process, is a failure
        read(with_damage)
