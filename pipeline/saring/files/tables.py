"""The rows of tables: CSV, TSV, semicolons, JSON lines and XLSX."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from saring.errors import InputError
from saring.files.sources import MAX_LINE_BYTES, Source, one_line
from saring.i18n import PHRASES

TEXT_COLUMNS = ("text", "teks", "message", "pesan", "isi", "isi_pesan", "content", "full_text", "narasi", "body")
COLUMN_NAMES = {
    "platform": ("platform", "kanal"),
    "chat": ("chat", "group", "grup"),
    "sender": ("sender", "pengirim", "author", "from", "username", "user"),
    "sent_at": ("sent_at", "waktu", "timestamp", "created_at", "date", "tanggal"),
    "kind": ("kind", "jenis"),
    "link": ("link", "url", "tautan", "permalink"),
    "forwarded_from": ("forwarded_from", "diteruskan_dari"),
}
LIST_SEPARATOR = "; "
SEPARATORS = (",", ";", "\t")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Characters with which a spreadsheet formula can start (OWASP: CSV injection)."""

# A cell is as long as the line guard lets a line be, also where a quotation mark that is never closed
# joins lines; the csv module's own limit is 128 KiB.
csv.field_size_limit(MAX_LINE_BYTES)


def is_json_line(line: str) -> bool:
    """Whether a line is a JSON object, whole."""
    if not line.startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def find_separator(header: str) -> str:
    """Return the separator that cuts a header into the most cells: `,`, `;` or a tab."""
    return max(SEPARATORS, key=header.count)


def column_names(header: list[str]) -> list[str]:
    """Return the names of a header as they are compared: without case, spaces and byte order mark."""
    return [name.strip().strip("\ufeff").casefold() for name in header]


def header_of(source: Source) -> list[str]:
    """Return the names of the columns of a text table, as they are compared; of any other text some words."""
    return column_names(first_row(source))


def first_row(source: Source) -> list[str]:
    """Return the cells of the first line of a text table; none where it is no row."""
    first = source.head_text.lstrip("\ufeff").lstrip("\r\n ").split("\n", 1)[0].strip("\r")
    try:
        return next(csv.reader([first], delimiter=find_separator(first)), [])
    except csv.Error:
        return []


def doubled_names(names: list[str]) -> str:
    """Return the names that stand more than once, for an error; empty where there are none."""
    return ", ".join(sorted({name for name in names if name and names.count(name) > 1}))


def iter_table(source: Source, sheet: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield `(row number, cells)`, the header first; row numbers count records from 1, header included.

    Of a workbook the sheet of that name is read, the first where there is none of it.
    """
    if source.is_zip:
        from saring.files.workbooks import iter_workbook  # only for Excel files

        return without_headings(iter_workbook(source, sheet))
    if is_json_line(source.head_text.lstrip("\ufeff").split("\n", 1)[0].strip()):
        return _iter_jsonl(source)
    return without_headings(_iter_csv(source))


def without_headings(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table without the headings that a workbook of Saring has below the names of its columns."""
    names: list[str] = []
    for place, (number, cells) in enumerate(rows):
        if place == 0:
            names = column_names(cells)
        elif place == 1 and _are_headings(names, cells):
            continue
        yield number, cells


def _are_headings(names: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether each cell is what people call the column of that name, in either language."""
    pairs = [(f"column_{name}", cell.strip()) for name, cell in zip(names, cells, strict=False) if name]
    return bool(pairs) and all(key in PHRASES and cell in PHRASES[key] for key, cell in pairs)


def _iter_csv(source: Source) -> Iterator[tuple[int, list[str]]]:
    with source.open_text() as stream:
        # The csv module wants to see line ends itself: a quoted cell may hold them.
        first = source.head_text.lstrip("\ufeff").split("\n", 1)[0]
        reader = csv.reader(stream, delimiter=find_separator(first), strict=False)
        number = 0
        try:
            for cells in reader:
                if cells or number:
                    number += 1
                    yield number, cells
        except csv.Error as error:
            raise InputError("row_damaged", where=source.name, row=number + 1, found=one_line(error)) from error


def _iter_jsonl(source: Source) -> Iterator[tuple[int, list[str]]]:
    names: list[str] = []
    for number, record in iter_jsonl(source):
        if not names:
            names = list(record)
            yield 0, names
        yield number, [json_cell(record.get(name)) for name in names]


def iter_jsonl(source: Source) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield `(line number, object)` of JSON lines; raises `InputError` at a line that is none."""
    with source.open_text() as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InputError("row_damaged", where=source.name, row=number, found=one_line(error)) from error
            if not isinstance(record, dict):
                raise InputError("row_damaged", where=source.name, row=number, found=type(record).__name__)
            yield number, record


def json_cell(value: Any) -> str:
    """Write a value of JSON as the text of a cell."""
    if isinstance(value, list):
        return join_list(value)
    return "" if value is None else str(value)


def join_list(values: Iterable[Any]) -> str:
    """Write a list as the text of one cell."""
    return LIST_SEPARATOR.join(map(str, values))
