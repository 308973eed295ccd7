"""What is written into a sheet is read back as it was, whatever a message holds."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from saring.files.sources import single_source
from saring.files.tables import iter_table
from saring.reports.worklist.sheets import LinkedCell, write_sheets

MADE_AT = datetime(2026, 7, 24)
TEXTS = [
    "=1+1",
    " di depan dan di belakang ",
    "\n",
    "a & b < c > d \"e\" 'f'",
    "_x0041_ dan _x000D_",
    "baris\nsatu\tdua",
    "🙏😱 ‏ ə",
    "</t></is></c>",
    "<r><t>kena</t></r>",
    "<r></r>",
    "<r>a & b</r>",
]
NUMBERS = [0, 7, 10**15, 0.1, 1 / 3, 1e-7, -2.5]
TIMES = [datetime(1900, 3, 1, 12), datetime(2026, 7, 24, 23, 59)]


def write(path: Path, *rows: list[Any], points: float | None = None) -> Path:
    n_columns = max(map(len, rows))
    with write_sheets(path, MADE_AT, "judul") as book:
        sheet = book.add_sheet("lembar", [f"column{i}" for i in range(n_columns)], [10] * n_columns)
        for row in rows:
            sheet.append(row, points)
    return path


def test_values_come_back_as_they_were(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [*TEXTS, *NUMBERS, *TIMES])
    _, _, (_, cells) = iter_table(single_source(path))
    assert cells[: len(TEXTS)] == TEXTS
    assert [float(cell) for cell in cells[len(TEXTS) : -len(TIMES)]] == pytest.approx(NUMBERS, rel=1e-15)
    assert cells[-len(TIMES) :] == [time.isoformat() for time in TIMES]
    types = [cell.data_type for cell in openpyxl.load_workbook(path).active[3]]
    assert types == ["s"] * len(TEXTS) + ["n"] * len(NUMBERS) + ["d"] * len(TIMES)


def test_a_text_that_looks_like_xml_of_the_workbook_stays_a_text(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.xlsx",
        ["<r><t>a</t></r><r></c></row></sheetData><x/></r>"],
        [LinkedCell("https://a.id", TEXTS[8])],
    )
    rows = [cells for _, cells in iter_table(single_source(path))]
    assert rows[2:] == [["<r><t>a</t></r><r></c></row></sheetData><x/></r>"], ["<r><t>kena</t></r>"]]


def test_columns_past_z_and_gaps(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [None] * 29 + ["jauh"], [[""], "", [], "ada"], points=45.75)
    written = openpyxl.load_workbook(path)["lembar"]
    assert written["AD3"].value == "jauh"
    assert written.row_dimensions[3].height == written.row_dimensions[4].height == 45.75
    assert written["D4"].value == "ada"
    assert written.dimensions == "A1:AD4"


def fail_midway(path: Path) -> None:
    with write_sheets(path, MADE_AT, "judul") as book:
        book.add_sheet("lembar", ["a"], [10]).append(["x"])
        raise ArithmeticError("midway")


def test_an_error_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    with pytest.raises(ArithmeticError, match="midway"):
        fail_midway(tmp_path / "a.xlsx")
    assert [path.name for path in tmp_path.rglob("*")] == ["temporary"]


def test_a_place_that_cannot_be_written_to_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write(tmp_path / "tiada" / "a.xlsx", ["x"])
