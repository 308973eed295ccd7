"""Rows to lines of CSV or JSON, by the compiled loops where they were built and else by the definitions here."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

from saring import compiled
from saring.files.rows import Row
from saring.parallel.ordered_map import chunks_of
from saring.reports.cells import defused, flat

Lines = Callable[[list[Row]], bytes]
N_AT_ONCE = 64


def write_csv(rows: Iterable[Row], columns: Sequence[str], path: Path, _title: str) -> int:
    """Write rows as CSV and return their number."""
    # Excel recognises UTF-8 by the byte order mark.
    return _write_lines(rows, path, csv_lines(), head=codecs.BOM_UTF8 + _csv_by_reference([columns]))


def write_jsonl(rows: Iterable[Row], columns: Sequence[str], path: Path, _title: str) -> int:
    """Write rows as JSON lines and return their number."""
    return _write_lines(rows, path, json_lines(columns))


def _write_lines(rows: Iterable[Row], path: Path, lines_of: Lines, head: bytes = b"") -> int:
    """Write rows in batches, to stream them, and return their number."""
    n = 0
    with path.open("wb", buffering=1 << 16) as stream:
        stream.write(head)
        for part in chunks_of(rows, N_AT_ONCE):
            stream.write(lines_of(part))
            n += len(part)
    return n


def csv_lines() -> Lines:
    """Return a function that encodes rows as CSV lines in UTF-8, with formulas defused and lists flattened."""
    if writing := compiled.find("writing"):
        compiled_lines: Lines = writing.CsvLines(_csv_cell).lines
        return compiled_lines
    return lambda rows: _csv_by_reference(map(csv_cells, rows))


def _csv_by_reference(rows: Iterable[Sequence[Any]]) -> bytes:
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(rows)
    return lines.getvalue().encode("utf-8", "replace")


def _csv_cell(value: Any) -> Any:
    return defused(flat(value))


def csv_cells(row: Row) -> list[Any]:
    """Return the cells of a row as CSV has them."""
    # Most cells are text with a harmless start, which one look at the first character shows.
    return [value if value.__class__ is str and value[:1].isalnum() else _csv_cell(value) for value in row]


def json_lines(columns: Sequence[str]) -> Lines:
    """Return a function that encodes rows as JSON lines in UTF-8, with one encoder for all rows."""
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
