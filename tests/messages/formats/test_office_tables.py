"""Tables as offices have them: titles above the header, several sheets, Indonesian headers, dates in any spelling."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from saring.errors import InputError
from saring.messages import ReadOptions, iter_messages
from saring.messages.formats.mapped_tables import TableReader
from saring.messages.table_times import AS_WRITTEN, TableTimes
from saring.records import Message, ReadReport
from tests.messages.formats.whatsapp.test_reader import source_of


def read(path: Path, report: ReadReport | None = None, **options: str) -> list[Message]:
    report = report or ReadReport()
    messages = list(iter_messages([str(path)], ReadOptions(**options), report))
    assert report.failures == []
    assert report.account.balanced
    return messages


def workbook(path: Path, sheets: dict[str, list[list[Any]]], hidden: tuple[str, ...] = ()) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(path)
    return path


HEADER = ["No.", "Tanggal", "Pengirim", "Grup", "Kanal", "Isi Pesan"]
JULY = [[1, datetime(2026, 7, 1, 8, 0), "Bu Sri", "RT 5", "WhatsApp", "Air mati sejak pagi"]]
AUGUST = [[1, "13/08/2026 09:30", "Pak Eko", "RT 6", "Facebook", "Listrik padam besok"]]


def test_every_sheet_of_a_workbook_is_read_and_what_is_left_is_said(tmp_path: Path) -> None:
    sheets = {
        "Juli": [["REKAP LAPORAN WARGA"], ["Dinas Kominfo", None, "2026"], [], HEADER, *JULY],
        "Agustus": [HEADER, *AUGUST],
        "Rekap": [["Kanal", "Jumlah"], ["WhatsApp", 4]],
        "Arsip": [HEADER, *JULY],
        "Kosong": [],
    }
    report = ReadReport()
    messages = read(workbook(tmp_path / "laporan.xlsx", sheets, ("Arsip",)), report)
    assert [(m.text, m.sender, m.chat, m.platform) for m in messages] == [
        ("Air mati sejak pagi", "Bu Sri", "RT 5", "WhatsApp"),
        ("Listrik padam besok", "Pak Eko", "RT 6", "Facebook"),
    ]
    assert [str(m.sent_at) for m in messages] == ["2026-07-01 08:00:00", "2026-08-13 09:30:00"]
    assert [m.origin.rsplit("!")[-1] for m in messages] == ["Juli:5", "Agustus:2"]
    (note,) = report.notes
    assert "2 sheets were not read, as they have no text column or are hidden (Rekap, Arsip)" in note


def test_a_workbook_of_one_sheet_names_no_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path / "laporan.xlsx", {"Sheet1": [HEADER, *JULY]})
    assert [m.origin for m in read(path)] == [f"{path}:2"]


def test_a_workbook_without_a_text_column_names_the_columns(tmp_path: Path) -> None:
    path = workbook(tmp_path / "rekap.xlsx", {"A": [["Kanal", "Jumlah"], ["WhatsApp", 4]], "B": [["x"], ["y"]]})
    report = ReadReport()
    assert not list(iter_messages([str(path)], ReadOptions(), report))
    assert "kanal, jumlah" in report.failures[0]


@pytest.mark.parametrize(
    "header",
    ["Isi Pesan", "Isi Laporan", "ISI ADUAN", "isi_pesan", "Isi Pesan *", "Pesan", "Narasi", "Uraian", "Konten"],
)
def test_usual_headers_of_the_text_are_known(tmp_path: Path, header: str) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"No;{header};Nama Pengirim\n1;Air mati;Bu Sri\n", encoding="utf-8")
    assert [(m.text, m.sender) for m in read(table)] == [("Air mati", "Bu Sri")]


@pytest.mark.parametrize(
    "above",
    ["", "Rekap Laporan\n\n", "Rekap Laporan, Juli 2026;;;\nDinas Kominfo, Kota;;;\n;;;\n", "REKAP\tJULI\n\n\n"],
)
def test_titles_above_the_header_are_no_messages(tmp_path: Path, above: str) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"{above}Tanggal;Pengirim;Grup;Isi Pesan\n13/07/2026;Bu Sri;RT 5;Air mati\n", encoding="utf-8")
    assert [(m.text, m.sender) for m in read(table)] == [("Air mati", "Bu Sri")]


@pytest.mark.parametrize(
    "text",
    [
        "Catatan rapat\n\nTanggal, Pesan: dibahas besok\nlainnya\n",
        "a,b,c\n1,2,3\ntext,x,y\n",
        "Pesan dari saya, dan dari warga\nIsi\n",
        "daftar\npesan\n",
    ],
)
def test_other_texts_are_no_tables(text: str) -> None:
    assert not TableReader().identify(source_of(text, "a.txt"))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("01/07/2026 08:00", "2026-07-01 08:00:00"),
        ("1/7/26 8.00", "2026-07-01 08:00:00"),
        ("01-07-2026", "2026-07-01 00:00:00"),
        ("1 Juli 2026 pukul 08.00", "2026-07-01 08:00:00"),
        ("Rabu, 1 Juli 2026 08.00 WIB", "2026-07-01 08:00:00+07:00"),
        ("Rabu, 01/07/2026 pukul 08.00 WITA", "2026-07-01 08:00:00+08:00"),
        ("1 Jul 2026, 08:00:05", "2026-07-01 08:00:05"),
        ("01-Jul-26", "2026-07-01 00:00:00"),
        ("1 Agt 2026 8:05 PM", "2026-08-01 20:05:00"),
        ("2026-07-01", "2026-07-01 00:00:00"),
        ("2026-07-01T08:00:00+07:00", "2026-07-01 08:00:00+07:00"),
        ("2026/07/01 08.00", "2026-07-01 08:00:00"),
        ("46204.333333333336", "2026-07-01 08:00:00"),
        ("2026-07-01T00:00:00\n08:00:00", "2026-07-01 08:00:00"),
        ("01/07/2026\n08.00", "2026-07-01 08:00:00"),
        ("01/07/2026\n01/07/2026 08:00", "2026-07-01 08:00:00"),
        ("1 Juli 2026\nsiang", "2026-07-01 00:00:00"),
        ("31/02/2026", "None"),
        ("kemarin", "None"),
        ("99999999999", "None"),
        ("01/07/9999 08:00", "None"),
        ("", "None"),
    ],
)
def test_dates_are_read_as_people_and_excel_write_them(cell: str, expected: str) -> None:
    assert str(TableTimes(AS_WRITTEN, None).parse(cell)) == expected


@pytest.mark.parametrize(
    ("column", "first", "assumed"),
    [
        (["01/07/2026", "13/07/2026"], "2026-07-01", False),
        (["01/07/2026", "07/13/2026"], "2026-01-07", False),
        (["01/07/2026", "02/07/2026"], "2026-07-01", True),
        (["07/07/2026", "2026-07-08"], "2026-07-07", False),
    ],
)
def test_the_order_of_dates_is_that_of_the_column(column: list[str], first: str, assumed: bool, tmp_path: Path) -> None:
    table, report = tmp_path / "a.csv", ReadReport()
    table.write_text("tanggal;pesan\n" + "".join(f"{cell};Air mati\n" for cell in column), encoding="utf-8")
    messages = read(table, report)
    assert str(messages[0].sent_at)[:10] == first
    assert any("01/07/2026 are read as day/month/year" in note for note in report.notes) is assumed


def test_a_date_and_a_clock_in_two_columns_are_one_time(tmp_path: Path) -> None:
    rows = [
        ["Tanggal", "Jam", "Isi Laporan"],
        [date(2026, 7, 1), time(8, 15), "Air mati"],
        [date(2026, 7, 2), None, "b"],
    ]
    messages = read(workbook(tmp_path / "a.xlsx", {"Sheet1": rows}))
    assert [str(m.sent_at) for m in messages] == ["2026-07-01 08:15:00", "2026-07-02 00:00:00"]


def test_times_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    table, report = tmp_path / "a.csv", ReadReport()
    table.write_text("tanggal;pesan\nkemarin;Air mati\n13/07/2026;b\n", encoding="utf-8")
    read(table, report)
    assert "1 times could not be read, for example 'kemarin'" in report.notes[0]


def test_a_named_text_column_is_found_below_titles_and_in_every_sheet(tmp_path: Path) -> None:
    sheets = {name: [["Judul"], [], ["Catatan Petugas", "Bidang"], [f"isi {name}", "x"]] for name in ("A", "B")}
    messages = read(workbook(tmp_path / "a.xlsx", sheets), text_column="Catatan Petugas")
    assert [m.text for m in messages] == ["isi A", "isi B"]


def test_a_table_of_rows_with_more_cells_than_names_loses_nothing(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("Rekap\n\nTanggal,Isi Pesan\n13/07/2026,Air mati, katanya, sampai besok\n", encoding="utf-8")
    assert [m.text for m in read(table)] == ["Air mati, katanya, sampai besok"]


def test_a_header_whose_names_stand_twice_is_an_error(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("pesan,pesan\na,b\n", encoding="utf-8")
    report = ReadReport()
    list(iter_messages([str(table)], ReadOptions(), report))
    assert "pesan" in report.failures[0]
    with pytest.raises(InputError):
        list(TableReader().read(source_of("pesan,pesan\na,b\n"), ReadOptions(), ReadReport()))
