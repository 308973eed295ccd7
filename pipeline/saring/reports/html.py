"""Write rows as one self-contained, printable HTML page with sorting and filtering, without network access."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from saring.files.rows import Row
from saring.files.templates import write_page
from saring.i18n import say
from saring.i18n.numbers import format_number
from saring.reports.cells import flat, in_words


class TableCell(NamedTuple):
    """A cell as the page shows it; `code` is the verdict, or the number to sort by."""

    kind: str
    text: str = ""
    code: str = ""


def write_table_page(rows: Iterable[Row], columns: Sequence[str], path: Path, title: str) -> int:
    """Write any number of rows as a page in the chosen language, and return their number."""
    n_rows = 0

    def cells() -> Iterator[list[TableCell]]:
        nonlocal n_rows
        for row in rows:
            n_rows += 1
            yield list(map(_table_cell, columns, row))

    with path.open("w", encoding="utf-8", errors="replace") as stream:
        write_page(stream, "report", title, columns=columns, rows=cells())
    return n_rows


def _table_cell(column: str, value: Any) -> TableCell:
    if value is None:
        return TableCell("empty")
    if column.startswith("verdict"):
        return TableCell("verdict", say(f"verdict_{value}"), str(value))
    if isinstance(value, float):
        return TableCell("number", format_number(value), str(value))
    if isinstance(value, int):
        return TableCell("number", str(value))
    return TableCell("long" if column == "text" else "small", str(flat(in_words(column, value))))
