"""A worksheet that takes its rows as XML and keeps them on disk: XlsxWriter does the rest of the workbook.

Cell by cell XlsxWriter takes five times as long, and holds every cell until the end.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import cache
from shutil import copyfileobj
from typing import Any

from xlsxwriter.url import Url
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

_BUFFER = 1 << 20
# Excel reads `_x0041_` as the code of a letter, and other programs do not: parted in two runs all read it as it is.
_IN_A_CODE = re.compile("(?<=_)(?=x[0-9a-fA-F]{4}_)")


class RowSheet(Worksheet):  # type: ignore[misc]
    """A sheet whose first row is written as XlsxWriter does it, and all others by `add_row`."""

    def __init__(self) -> None:
        super().__init__()
        self._links: list[tuple[int, int, str]] = []
        self._rows = tempfile.TemporaryFile("w+", encoding="utf-8", newline="", buffering=_BUFFER)  # noqa: SIM115

    def add_row(self, row: int, cells: Sequence[str], points: float | None) -> None:
        """Add a row, 0-based and below all others, of cells as the functions below return them."""
        height = "" if points is None else f' ht="{points:.16G}" customHeight="1"'
        self._rows.write(f'<row r="{row + 1}"{height}>{"".join(cells)}</row>')
        self.dim_rowmax = row

    def add_link(self, row: int, place: int, target: str) -> None:
        """Make a link of a cell, to a web address or `internal:sheet!A1`; cells come row by row."""
        self._links.append((row, place, target))

    def excel_time(self, time: datetime) -> float:
        """Return a time without a zone as the number of days that Excel counts."""
        return float(self._convert_date_time(time))

    def discard(self) -> None:
        """Give up the rows: the workbook is not going to be written."""
        with suppress(OSError):  # what a full disk could not take is not wanted any more
            self._rows.close()

    def _write_rows(self) -> None:
        """Write the header as XlsxWriter does, and the rows that were kept after it."""
        last, self.dim_rowmax = self.dim_rowmax, 0
        super()._write_rows()
        self.dim_rowmax = last
        self._rows.seek(0)
        copyfileobj(self._rows, self.fh, _BUFFER)
        self._rows.close()

    def _write_hyperlinks(self) -> None:
        """Write the links as XlsxWriter does, which would hold an object for each of them until now."""
        if self._links:
            self._xml_start_tag("hyperlinks")
            for row, place, target in self._links:
                self._write_link(row, place, target)
            self._xml_end_tag("hyperlinks")

    def _write_link(self, row: int, place: int, target: str) -> None:
        url = Url(target)
        url._text = " "
        if target.startswith("internal:"):
            self._write_hyperlink_internal(row, place, url)
            return
        self.rel_count += 1
        self._write_hyperlink_external(row, place, self.rel_count, url)
        self.external_hyper_links.append(["/hyperlink", url._target(), "External"])


def number_cell(place: int, row: int, style: int, value: float) -> str:
    """Return the cell of a number in the column `place`, 0-based as the row."""
    return f'<c r="{_column(place)}{row + 1}" s="{style}"><v>{value:.16G}</v></c>'


def text_cell(place: int, row: int, style: int, text: str) -> str:
    """Return the cell of a text without control characters, whatever it begins with."""
    space = "" if text.strip() == text else ' xml:space="preserve"'
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    run = f"<t{space}>{text}</t>"
    if "_x" in text:
        run = "".join(f"<r><t{space}>{part}</t></r>" for part in _IN_A_CODE.split(text))
    return f'<c r="{_column(place)}{row + 1}" s="{style}" t="inlineStr"><is>{run}</is></c>'


def style_number(style: Any) -> int:
    """Return the number by which cells name a format of their workbook."""
    return int(style._get_xf_index())


@cache
def _column(place: int) -> str:
    return str(xl_col_to_name(place))
