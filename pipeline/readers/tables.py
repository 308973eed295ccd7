"""Tables as inputs: CSV, TSV, semicolons, JSON lines and XLSX with a text column.

One row is one message, whatever is in it: an empty cell gives an empty message, so that rows out
match rows in.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from typing import Any

from pipeline.errors import InputError
from pipeline.readers.base import ReadOptions
from pipeline.readers.json_platforms import JSON_READERS
from pipeline.readers.sources import MAX_LINE_BYTES, Source, one_line
from pipeline.records import Kind, Message, ReadReport

TEXT_COLUMNS = ("text", "teks", "message", "pesan", "isi", "isi_pesan", "content", "full_text", "narasi", "body")
COLUMN_NAMES = {
    "platform": ("platform", "kanal"),
    "chat": ("chat", "group", "grup"),
    "sender": ("sender", "pengirim", "author", "from", "username", "user"),
    "sent_at": ("sent_at", "waktu", "timestamp", "created_at", "date", "tanggal"),
    "kind": ("kind", "jenis"),
}
LIST_SEPARATOR = "; "
SEPARATORS = (",", ";", "\t")

# A cell is as long as the line guard lets a line be, also where a quotation mark that is never closed
# joins lines; the csv module's own limit is 128 KiB.
csv.field_size_limit(MAX_LINE_BYTES)


class TableReader:
    """Rows with a header, one of whose columns holds the text."""

    name = "table"

    def identify(self, source: Source) -> bool:
        """Tell a table by its first line: a JSON object of no platform, or a header with a known text column."""
        if source.is_zip:
            return True
        first = source.head_text.lstrip("\ufeff").lstrip().split("\n", 1)[0].strip()
        if _is_json_line(first):
            return not any(reader.identify(source) for reader in JSON_READERS)
        header = next(csv.reader([first], delimiter=find_separator(first)), [])
        return not set(TEXT_COLUMNS).isdisjoint(column_names(header))

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield one message a row; raises `InputError` where there is no text column."""
        rows = iter_table(source)
        header = next(rows, None)
        if header is None:
            raise InputError("table_empty", where=source.name)
        names = header[1]
        columns = _find_columns(source, names, options.text_column)
        report.account.n_lines += 1
        report.account.n_system += 1
        for number, cells in rows:
            report.account.n_lines += 1
            report.account.n_messages += 1
            yield _message(source, number, cells, columns)


def _is_json_line(line: str) -> bool:
    if not line.startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def find_separator(header: str) -> str:
    """Return the separator that cuts a header into the most cells: `,`, `;` or a tab."""
    return max(SEPARATORS, key=header.count)


def column_names(header: list[str]) -> list[str]:
    """Return the names of a header as they are compared: without case, spaces and byte order mark."""
    return [name.strip().strip("\ufeff").casefold() for name in header]


def doubled_names(names: list[str]) -> str:
    """Return the names that stand more than once, for an error; empty where there are none."""
    return ", ".join(sorted({name for name in names if name and names.count(name) > 1}))


def iter_table(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Yield `(row number, cells)`, the header first; row numbers count records from 1, header included."""
    if source.is_zip:
        return _iter_xlsx(source)
    if _is_json_line(source.head_text.lstrip("\ufeff").split("\n", 1)[0].strip()):
        return _iter_jsonl(source)
    return _iter_csv(source)


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
    with source.open_text() as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                raise InputError("row_damaged", where=source.name, row=number, found=one_line(error)) from error
            if not isinstance(record, dict):
                raise InputError("row_damaged", where=source.name, row=number, found=type(record).__name__)
            if not names:
                names = list(record)
                yield 0, names
            yield number, [_json_cell(record.get(name)) for name in names]


def _json_cell(value: Any) -> str:
    if isinstance(value, list):
        return LIST_SEPARATOR.join(map(str, value))
    return "" if value is None else str(value)


def _iter_xlsx(source: Source) -> Iterator[tuple[int, list[str]]]:
    import openpyxl  # 0.3 s, and only for Excel files

    with source.open() as stream:
        try:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            rows = enumerate(book.worksheets[0].iter_rows(values_only=True), start=1)
        except Exception as error:
            raise InputError("xlsx_damaged", where=source.name, found=one_line(error)) from error
        with closing(book):
            while True:
                try:
                    number, cells = next(rows)
                except StopIteration:
                    return
                except Exception as error:  # whatever a damaged sheet makes an XML parser say
                    raise InputError("xlsx_damaged", where=source.name, found=one_line(error)) from error
                yield number, ["" if cell is None else _cell_text(cell) for cell in cells]


def _cell_text(cell: Any) -> str:
    return cell.isoformat() if isinstance(cell, datetime) else str(cell)


def _find_columns(source: Source, header: list[str], wanted: str | None) -> dict[str, int]:
    """Return the place of each known column; raises `InputError` without exactly one text column."""
    names = column_names(header)
    if doubled := doubled_names(names):
        raise InputError("columns_doubled", where=source.name, names=doubled)
    text_names = (wanted.casefold(),) if wanted else TEXT_COLUMNS
    text = next((names.index(name) for name in text_names if name in names), None)
    if text is None:
        listed = ", ".join(names) or "-"
        raise InputError("text_column_missing", where=source.name, name=wanted or "text", names=listed)
    columns = {"text": text}
    for field, spellings in COLUMN_NAMES.items():
        for name in spellings:
            if name in names and names.index(name) != text:
                columns[field] = names.index(name)
                break
    return columns


def _message(source: Source, number: int, cells: list[str], columns: dict[str, int]) -> Message:
    def cell(field: str, default: str = "") -> str:
        place = columns.get(field)
        return default if place is None or place >= len(cells) else cells[place]

    return Message(
        platform=cell("platform") or "table",
        chat=cell("chat"),
        sender=cell("sender"),
        sent_at=_time(cell("sent_at")),
        kind=cell("kind") if cell("kind") in Kind._value2member_map_ else Kind.TEXT.value,
        text=cell("text"),
        origin=f"{source.name}:{number}",
    )


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None
