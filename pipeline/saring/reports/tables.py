"""Rows to CSV, JSON lines, XLSX or HTML, by the ending of the file; whole or not at all."""

from __future__ import annotations

import codecs
import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

from saring import compiled
from saring.errors import OutputError
from saring.files.tables import LIST_SEPARATOR
from saring.files.whole import replaced_whole
from saring.reports.cells import cut_to_cell, without_controls
from saring.reports.html import write_table_page
from saring.reports.xlsx import MAX_ROWS as MAX_XLSX_ROWS
from saring.reports.xlsx import open_workbook, write_text_cell

Row = Sequence[Any]
Lines = Callable[[list[Row]], bytes]
# What a spreadsheet takes for the start of a formula (OWASP: CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_FORMULA_FIRST = frozenset(FORMULA_STARTS)
WIDE, NARROW = 70, 16
N_AT_ONCE = 64


def write_rows(rows: Iterable[Row], columns: Sequence[str], output: str, title: str) -> int:
    """Write rows to `output` and return their number; the ending of the name gives the format.

    A row has one value a column: text, number, None, or a list of texts.

    The file appears when it is complete: an error or an interruption leaves what was there before.
    Raises `OutputError` for an unknown ending, a missing or read-only folder, or a full disk.
    """
    writer = WRITERS.get(Path(output).suffix.lower())
    if writer is None:
        raise OutputError("ending_unknown", where=output, names=" ".join(WRITERS))
    with replaced_whole(Path(output)) as temporary:
        return writer(rows, columns, temporary, title)


def check_output(output: str) -> None:
    """Raise `OutputError` now rather than after the work is done."""
    path = Path(output)
    if path.suffix.lower() not in WRITERS:
        raise OutputError("ending_unknown", where=output, names=" ".join(WRITERS))
    if path.is_dir():
        raise OutputError("output_taken", where=output)
    if not path.parent.is_dir():
        raise OutputError("folder_missing", where=output, folder=path.parent)
    try:
        # Only trying is sure: root passes every check of permissions, and network drives misreport.
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise OutputError("folder_read_only", where=output, folder=path.parent) from error


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8, whole or not at all; raises `OutputError` where that is impossible."""
    with replaced_whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8", errors="replace")


def check_folder(path: Path) -> None:
    """Make a folder where there is none; raises `OutputError` where that is impossible."""
    try:
        path.mkdir(exist_ok=True)
    except FileNotFoundError as error:
        raise OutputError("folder_missing", where=path, folder=path.parent) from error
    except OSError as error:
        raise OutputError("unwritable", where=path, found=error.strerror or error) from error


def _flat(value: Any) -> Any:
    return LIST_SEPARATOR.join(map(str, value)) if isinstance(value, list) else value


def defused(value: Any) -> Any:
    """Return a cell that a spreadsheet shows as text, never runs as a formula.

    >>> defused("=1+1"), defused(-0.5)
    ("'=1+1", -0.5)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def _write_csv(rows: Iterable[Row], columns: Sequence[str], path: Path, _title: str) -> int:
    # The byte order mark is how Excel knows the file is UTF-8.
    return _write_lines(rows, path, _csv_lines(), head=codecs.BOM_UTF8 + _csv_by_reference([columns]))


def _write_jsonl(rows: Iterable[Row], columns: Sequence[str], path: Path, _title: str) -> int:
    return _write_lines(rows, path, _json_lines(columns))


def _write_lines(rows: Iterable[Row], path: Path, lines_of: Lines, head: bytes = b"") -> int:
    """Write rows a few at a time, so that a stream need not be held, and return their number."""
    n, rows = 0, iter(rows)
    with path.open("wb", buffering=1 << 16) as stream:
        stream.write(head)
        while part := list(islice(rows, N_AT_ONCE)):
            stream.write(lines_of(part))
            n += len(part)
    return n


def _csv_lines() -> Lines:
    """Return what writes rows as lines of UTF-8: as the module `csv` does, formulas defused and lists flat."""
    if writing := compiled.find("writing"):
        compiled_lines: Lines = writing.CsvLines(_csv_cell).lines
        return compiled_lines
    return lambda rows: _csv_by_reference(list(map(_csv_cells, rows)))


def _csv_by_reference(rows: Sequence[Row]) -> bytes:
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(rows)
    return lines.getvalue().encode("utf-8", "replace")


def _csv_cell(value: Any) -> Any:
    return defused(_flat(value))


def _csv_cells(row: Row) -> list[Any]:
    # Most cells are text that begins harmlessly: told by one look, since a million rows have many.
    return [value if value.__class__ is str and value[:1] not in _FORMULA_FIRST else _csv_cell(value) for value in row]


def _json_lines(columns: Sequence[str]) -> Lines:
    """Return what writes rows as lines of UTF-8: as `json.dumps` does, without setting it up anew for each row."""
    encode, keys = json.JSONEncoder(ensure_ascii=False).encode, [json.dumps(column) for column in columns]
    if writing := compiled.find("writing"):
        starts = [f"{', ' if place else '{'}{key}: ".encode() for place, key in enumerate(keys)]
        compiled_lines: Lines = writing.JsonLines(starts, encode).lines
        return compiled_lines
    template, quote = "{" + ", ".join(f"{key}: %s" for key in keys) + "}\n", encode_basestring

    def lines_of(rows: list[Row]) -> bytes:
        values = (tuple(quote(v) if isinstance(v, str) else encode(v) for v in row) for row in rows)
        return "".join([template % row for row in values]).encode("utf-8", "replace")

    return lines_of


def _write_xlsx(rows: Iterable[Row], columns: Sequence[str], path: Path, title: str) -> int:
    n = 0
    with open_workbook(path) as book:
        sheet = book.add_worksheet(title[:31])
        header = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, WIDE if column == "text" else NARROW)
            sheet.write_string(0, place, column, header)
        for n, row in enumerate(rows, start=1):
            if n >= MAX_XLSX_ROWS:
                raise OutputError("xlsx_too_long", where=path.name, most=MAX_XLSX_ROWS)
            for place, value in enumerate(row):
                value = _flat(value)
                if isinstance(value, str):
                    style = quoted if value.startswith(FORMULA_STARTS) else text
                    write_text_cell(sheet, n, place, cut_to_cell(without_controls(value)), style)
                elif value is not None:
                    sheet.write(n, place, value)
        sheet.autofilter(0, 0, n, len(columns) - 1)
    return n


def _write_html(rows: Iterable[Row], columns: Sequence[str], path: Path, title: str) -> int:
    counted = _Counted(rows)
    with path.open("w", encoding="utf-8", errors="replace") as stream:
        write_table_page(counted, columns, stream, title)
    return counted.n


class _Counted:
    """Rows that are counted as they go by."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.n = 0
        self._rows = rows

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.n += 1
            yield row


WRITERS: dict[str, Callable[[Iterable[Row], Sequence[str], Path, str], int]] = {
    ".csv": _write_csv,
    ".jsonl": _write_jsonl,
    ".xlsx": _write_xlsx,
    ".html": _write_html,
}
