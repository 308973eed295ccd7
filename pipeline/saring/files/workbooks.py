"""The rows of an Excel workbook (.xlsx), read by calamine once the file is known to do no harm.

calamine holds a sheet as one block of rows times columns. Two cells at opposite corners, or a zip that grows a
thousandfold, would end the whole process, so every part of the file is looked through first: the sizes in the
zip's directory, then the XML.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from typing import Any
from xml.parsers import expat

from saring.errors import InputError
from saring.files.other_kinds import refuse_document
from saring.files.sources import READ_ERRORS, Source, one_line
from saring.files.zips import refuse_ratio

MAX_UNPACKED_BYTES = 1 << 30
MAX_SHEET_CELLS = 25_000_000
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
# A number of so many digits is whole in a cell; Excel itself keeps fifteen.
_MAX_WHOLE = 1e16


def iter_workbook(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Yield `(row number, cells)` of the first sheet.

    Empty rows are rows too, so that numbers are those a person sees. Raises `InputError` for a workbook that is
    damaged, encrypted, too large, or made to do harm.
    """
    book = Workbook(source)
    yield from book.rows(book.sheets[0])


class Workbook:
    """An open workbook; `sheets` are the names of its sheets in order, `hidden` those that Excel does not show.

    Raises `InputError` for a workbook that is damaged, encrypted, too large, or made to do harm.
    """

    def __init__(self, source: Source) -> None:
        self._where = source.name
        with source.open() as stream:
            content = io.BytesIO(stream.read(MAX_UNPACKED_BYTES))
        check_workbook(content, source)
        from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # only for Excel files

        with self._expected_errors():
            content.seek(0)
            self._book = CalamineWorkbook.from_filelike(content)
            sheets = [sheet for sheet in self._book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
            self.sheets = [sheet.name for sheet in sheets]
            self.hidden = {sheet.name for sheet in sheets if sheet.visible != SheetVisibleEnum.Visible}
            if not self.sheets:
                raise ValueError("no sheet")

    def rows(self, name: str) -> Iterator[tuple[int, list[str]]]:
        """Yield `(row number, cells)` of a sheet, empty rows included; raises `InputError` where it is damaged."""
        for number, cells in self.typed_rows(name):
            yield number, [cell if type(cell) is str else _cell_text(cell) for cell in cells]

    def typed_rows(self, name: str) -> Iterator[tuple[int, list[Any]]]:
        """Yield what `rows` does, with cells of the types that Excel gave them."""
        with self._expected_errors():
            sheet = self._book.get_sheet_by_name(name)
            rows = sheet.iter_rows()
            left_out = [""] * (sheet.start[1] if sheet.start else 0)  # empty columns on the left
        for number, cells in enumerate(rows, start=1):
            yield number, left_out + cells

    @contextmanager
    def _expected_errors(self) -> Iterator[None]:
        try:
            yield
        except InputError:
            raise
        except Exception as error:  # calamine has an exception of its own for every layer of the format
            raise InputError("xlsx_damaged", where=self._where, found=one_line(error)) from error


def iter_sheets(source: Source) -> Iterator[tuple[str, list[tuple[int, list[Any]]]]]:
    """Yield the name of each sheet with its numbered rows, whose cells have the types that Excel gave them.

    Raises the errors of `iter_workbook`.
    """
    book = Workbook(source)
    for name in book.sheets:
        yield name, list(book.typed_rows(name))


def _cell_text(cell: Any) -> str:
    """Return a cell as a CSV would have it: 5 and not 5.0, times as ISO 8601."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _MAX_WHOLE:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat()
    if isinstance(cell, date):
        return f"{cell.isoformat()}T00:00:00"
    return str(cell)


def check_workbook(content: io.BytesIO, source: Source) -> None:
    """Raise `InputError` unless every part of a workbook can be read in bounded memory."""
    where = source.name
    try:
        with zipfile.ZipFile(content) as archive:
            parts = archive.infolist()
            refuse_document(source, archive.namelist())
            _check_sizes(parts, where)
            # Reads every part: a directory that lies about a size is found out by the checksum.
            if damaged := archive.testzip():
                raise zipfile.BadZipFile(damaged)
            for part in parts:
                if part.filename.casefold().endswith((".xml", ".rels")):
                    with archive.open(part) as stream:
                        _PartCheck(where).read(stream)
    except (*READ_ERRORS, NotImplementedError, expat.ExpatError, ValueError) as error:
        raise InputError("xlsx_damaged", where=where, found=one_line(error)) from error


def _check_sizes(parts: list[zipfile.ZipInfo], where: str) -> None:
    names = {part.filename.casefold().replace("\\", "/") for part in parts}
    if len(names) < len(parts):
        raise ValueError("two parts of one name")
    if names & {"xl/workbook.bin", "content.xml"}:
        raise ValueError("another format inside: .xlsb or .ods")
    if any(part.flag_bits & 1 for part in parts):
        raise InputError("zip_encrypted", where=where)
    n_bytes = sum(part.file_size for part in parts)
    refuse_ratio(where, n_bytes, sum(part.compress_size for part in parts))
    if n_bytes > MAX_UNPACKED_BYTES:
        raise InputError("xlsx_too_large", where=where, mib=n_bytes >> 20, most=MAX_UNPACKED_BYTES >> 20)


class _PartCheck:
    """Looks through one XML part: how far its cells reach, and where the sheets of the workbook lie."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._row = self._column = 0
        self._n_rows = self._n_columns = 0

    def read(self, stream: Any) -> None:
        """Read the part to its end; raises `InputError`, `ValueError` or `ExpatError`."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.ParseFile(stream)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name[name.rfind(":") + 1 :]
        if name == "c":
            self._cell(attributes.get("r"))
        elif name == "row":
            self._to_row(int(attributes["r"]) if "r" in attributes else self._row + 1)
            self._column = 0
        elif name == "Relationship" and _is_unseen_sheet(attributes):
            raise ValueError("a sheet that is no .xml")

    def _to_row(self, row: int) -> None:
        self._row = row
        if row > self._n_rows:
            self._n_rows = row
            self._check_area()

    def _cell(self, place: str | None) -> None:
        if place is None:
            self._column += 1
        else:
            letters = place.rstrip("0123456789")
            self._column = column_number(letters)
            if (row := int(place[len(letters) :])) != self._row:
                self._to_row(row)
        if self._column > self._n_columns:
            self._n_columns = self._column
            self._check_area()

    def _check_area(self) -> None:
        n_rows, n_columns = self._n_rows, self._n_columns
        if n_rows > MAX_ROWS or n_columns > MAX_COLUMNS:
            raise ValueError(f"row {n_rows}, column {n_columns}")
        if n_rows * n_columns > MAX_SHEET_CELLS:
            raise InputError("xlsx_too_wide", where=self._where, rows=n_rows, columns=n_columns, most=MAX_SHEET_CELLS)


def _is_unseen_sheet(relationship: dict[str, str]) -> bool:
    """Tell whether a part is read as a sheet and, by its name, is not one of those looked through."""
    is_sheet = "sheet" in relationship.get("Type", "").casefold()
    return is_sheet and not relationship.get("Target", "").casefold().endswith(".xml")


def _refuse_doctype(*_: object) -> None:
    raise ValueError("a document type with entities")


def column_letters(number: int) -> str:
    """Return the letters of a column, from 1.

    >>> column_letters(1), column_letters(34), column_letters(16384)
    ('A', 'AH', 'XFD')
    """
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place] + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """Return the number of a column, from 1.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = 26 * number + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(letter) + 1
    return number
