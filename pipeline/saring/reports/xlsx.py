"""Write Excel workbooks in bounded memory: one row of a sheet at a time, and texts never become formulas."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from saring.errors import OutputError
from saring.files.own_output import MARK
from saring.files.rows import Row
from saring.files.tables import is_formula
from saring.i18n import say
from saring.reports.cells import cut_to_cell, flat, in_words, without_controls

MAX_ROWS, N_HEADER_ROWS = 1_048_576, 2
WIDE, NARROW = 70, 16


@contextmanager
def open_workbook(path: Path, kind: str = "table") -> Iterator[Any]:
    """Yield a new workbook of XlsxWriter and write it to `path` at the end, unless an error came up.

    A document property says which `kind` of our output it is. Rows and cells must be written in order. Raises
    `OSError` if the file cannot be written.
    """
    import xlsxwriter  # imported only for Excel files
    from xlsxwriter.exceptions import FileCreateError

    # XlsxWriter keeps rows in temporary files, which it removes only when it finishes.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": folder})
        book.set_custom_property(MARK, kind)
        yield book
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error


def write_text_cell(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """Write a text of valid XML characters as text, whatever it starts with."""
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter would take it for rich-text XML; written as three fragments, it is escaped like any other text.
        sheet.write_rich_string(row, column, text[0], text[1], text[2:], style)
    else:
        sheet.write_string(row, column, text, style)


def write_table_workbook(rows: Iterable[Row], columns: Sequence[str], path: Path, title: str) -> int:
    """Write rows to the one sheet of a workbook and return their number."""
    n = 0
    with open_workbook(path) as book:
        sheet = book.add_worksheet(title[:31])
        header = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        sheet.set_row(0, None, None, {"hidden": True})  # names of columns, for programs; people read the headings
        sheet.freeze_panes(N_HEADER_ROWS, 0)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, WIDE if column == "text" else NARROW)
            sheet.write_string(0, place, column, header)
        for place, column in enumerate(columns):
            sheet.write_string(1, place, say(f"column_{column}"), header)
        for n, row in enumerate(rows, start=1):
            if n > MAX_ROWS - N_HEADER_ROWS:
                raise OutputError("xlsx_too_long", where=path.name, most=MAX_ROWS - N_HEADER_ROWS)
            for place, value in enumerate(row):
                value = flat(in_words(columns[place], value))
                if isinstance(value, str):
                    style = quoted if is_formula(value) else text
                    write_text_cell(sheet, n + 1, place, cut_to_cell(without_controls(value)), style)
                elif value is not None:
                    sheet.write(n + 1, place, value)
        sheet.autofilter(1, 0, n + 1, len(columns) - 1)
    return n
