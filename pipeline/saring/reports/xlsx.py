"""Excel workbooks in bounded memory: XlsxWriter holds one row of a sheet at a time, and every text stays a text."""

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

    The rows of a sheet, and the cells of a row, must come in order. Raises `OSError` where the file cannot be written.
    """
    import xlsxwriter  # only for Excel files
    from xlsxwriter.exceptions import FileCreateError

    # XlsxWriter keeps the rows in files of its own, which it removes only when it finishes.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": folder})
        yield book
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error


def write_text_cell(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """Write a text of characters that XML allows, whatever it begins with."""
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter would take it for XML of its own: given as three pieces, it is escaped like any other text.
        sheet.write_rich_string(row, column, text[0], text[1], text[2:], style)
    else:
        sheet.write_string(row, column, text, style)
