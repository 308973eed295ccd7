"""Rows given as XML read back as those XlsxWriter writes cell by cell."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from saring.reports.worklist.sheets import Book

TEXTS = [
    "=1+1",
    " di depan dan di belakang ",
    "\n",
    "a & b < c > d \"e\" 'f'",
    "_x0041_ dan _x000D_",
    "baris\nsatu\tdua",
    "🙏😱 ‏ ə",
    "</t></is></c>",
]
NUMBERS = [0, 7, 10**15, 0.1, 1 / 3, 1e-7, -2.5]
TIMES = [datetime(1900, 1, 5), datetime(1900, 3, 1, 12), datetime(2026, 7, 24, 23, 59)]


def read(path: Path) -> list[Any]:
    return [cell.value for row in openpyxl.load_workbook(path).active.iter_rows(min_row=2) for cell in row]


def test_cells_are_those_of_xlsxwriter(tmp_path: Path) -> None:
    values = [*TEXTS, *NUMBERS, *TIMES]
    columns = [f"column{i}" for i in range(len(values))]
    with Book(tmp_path / "rows.xlsx", datetime(2026, 7, 24), "judul") as book:
        book.sheet("lembar", columns, [10] * len(columns)).append(values)
    plain = xlsxwriter.Workbook(tmp_path / "cells.xlsx", {"default_date_format": "yyyy-mm-dd hh:mm"})
    sheet = plain.add_worksheet("lembar")
    for place, value in enumerate(values):
        write = sheet.write_string if isinstance(value, str) else sheet.write
        write(1, place, value)
    plain.close()
    assert read(tmp_path / "rows.xlsx") == read(tmp_path / "cells.xlsx")
    assert read(tmp_path / "rows.xlsx")[: len(TEXTS)] == TEXTS


def test_columns_past_z_and_gaps(tmp_path: Path) -> None:
    with Book(tmp_path / "rows.xlsx", datetime(2026, 7, 24), "judul") as book:
        sheet = book.sheet("lembar", [f"column{i}" for i in range(30)], [10] * 30)
        sheet.append([None] * 29 + ["jauh"], 40)
        sheet.append([[""], "", [], "ada"])
    written = openpyxl.load_workbook(tmp_path / "rows.xlsx")["lembar"]
    assert written["AD2"].value == "jauh"
    assert written.row_dimensions[2].height == 40
    assert written["D3"].value == "ada"
    assert written.dimensions == "A1:AD3"


def fail_midway(path: Path) -> None:
    with Book(path, datetime(2026, 7, 24), "judul") as book:
        sheet = book.sheet("lembar", ["a"], [10])
        sheet.append(["x"])
        raise ArithmeticError(sheet)


def test_an_error_leaves_nothing_open(tmp_path: Path) -> None:
    with pytest.raises(ArithmeticError, match="Sheet") as failed:
        fail_midway(tmp_path / "rows.xlsx")
    with pytest.raises(ValueError, match="closed file"):
        failed.value.args[0].append(["y"])
    assert list(tmp_path.iterdir()) == []
