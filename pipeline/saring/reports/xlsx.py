"""Write Excel workbooks in bounded memory: one row of a sheet at a time, and texts never become formulas."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MAX_ROWS = 1_048_576


@contextmanager
def open_workbook(path: Path) -> Iterator[Any]:
    """Yield a new workbook of XlsxWriter and write it to `path` at the end, unless an error came up.

    Rows and cells must be written in order. Raises `OSError` if the file cannot be written.
    """
    import xlsxwriter  # imported only for Excel files
    from xlsxwriter.exceptions import FileCreateError

    # XlsxWriter keeps rows in temporary files, which it removes only when it finishes.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": folder})
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
