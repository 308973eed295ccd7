"""Rows to one self-contained page: no network, sorting and filtering inside, fit to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TextIO

from saring.files.tables import LIST_SEPARATOR
from saring.files.templates import write_page
from saring.i18n import say
from saring.i18n.numbers import number

Row = Sequence[Any]


class TableCell(NamedTuple):
    """A cell as the page shows it; `code` is the verdict, or the number to sort by."""

    kind: str
    text: str = ""
    code: str = ""


def write_table_page(rows: Iterable[Row], columns: Sequence[str], stream: TextIO, title: str) -> None:
    """Write rows as a page in the language in force, however many they are."""
    cells = (list(map(_table_cell, columns, row)) for row in rows)
    write_page(stream, "report", title, columns=columns, rows=cells)


def _table_cell(column: str, value: Any) -> TableCell:
    if value is None:
        return TableCell("empty")
    if column.startswith("verdict"):
        return TableCell("verdict", say(f"verdict_{value}"), str(value))
    if isinstance(value, float):
        return TableCell("number", number(value), str(value))
    if isinstance(value, int):
        return TableCell("number", str(value))
    text = LIST_SEPARATOR.join(map(str, value)) if isinstance(value, list) else str(value)
    return TableCell("long" if column == "text" else "small", text)
