"""The records of a table, one after the other: rows of CSV and XLSX, JSON lines, the list in a JSON document."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from saring.errors import InputError
from saring.files.sources import Source, one_line
from saring.files.tables import (
    MOST_ABOVE,
    column_names,
    doubled_names,
    find_header,
    find_start,
    is_json_line,
    iter_jsonl,
    iter_table,
)

Record = dict[str, Any]
N_LOOKED_AT = 1_000  # records among which the columns of JSON are looked for: an object may lack any
DEEPEST = 4


def is_json_document(source: Source, paths: tuple[str, ...] = ()) -> bool:
    """Whether the content is one JSON document, a list or an object, and not JSON lines.

    An object that is whole in its first line is a document where one of `paths` leads to a list in it.
    """
    text = source.head_text.lstrip("\ufeff").lstrip()
    first = text.split("\n", 1)[0].strip()
    if is_json_line(first):
        return any(isinstance(_inside(json.loads(first), path), list) for path in paths)
    return text.startswith(("[", "{"))


def _inside(value: Any, path: str) -> Any:
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def iter_records(source: Source, paths: tuple[str, ...]) -> Iterator[tuple[int, Record]]:
    """Yield `(number, record)`, names in lower case, objects inside as they are.

    `paths` are where the list may lie in a JSON document that is no list. A header is not a record; it is
    row 1, so that numbers are those a person sees. Raises `InputError` where the table cannot be read on.
    """
    if is_json_document(source, paths):
        yield from _document(source, paths)
    elif is_json_line(source.head_text.lstrip("\ufeff").split("\n", 1)[0].strip()):
        for number, record in iter_jsonl(source):
            yield number, _lower(record)
    else:
        yield from _named(source, iter_table(source))


@dataclass(frozen=True, slots=True)
class TablePart:
    """One table of a source: a sheet of a workbook, or the whole of any other file.

    `sheet` is empty where the file has no sheets or one, `n_above` the number of rows down to the header, included;
    0 for JSON, which has none. `names` are the columns of a table of rows.
    """

    sheet: str
    is_hidden: bool
    n_above: int
    names: list[str]
    records: Iterator[tuple[int, Record]]


def iter_parts(source: Source, paths: tuple[str, ...], wanted: Collection[str]) -> Iterator[TablePart]:
    """Yield the tables of a source that are not empty; the header of each is the first row with a name in `wanted`.

    Raises what `iter_records` does.
    """
    if source.is_zip:
        from saring.files.workbooks import Workbook  # only for Excel files

        book = Workbook(source)
        for sheet in book.sheets:
            rows = book.rows(sheet)
            if part := _part(source, rows, wanted, sheet if len(book.sheets) > 1 else "", sheet in book.hidden):
                yield part
    elif is_json_document(source, paths) or is_json_line(source.head_text.lstrip("\ufeff").split("\n", 1)[0].strip()):
        yield TablePart("", False, 0, [], iter_records(source, paths))
    else:
        start = find_start(source, wanted)
        rows = iter_table(source, separator=start[0] if start else None)
        if part := _part(source, rows, wanted, "", False):
            yield part


def _part(
    source: Source, rows: Iterator[tuple[int, list[str]]], wanted: Collection[str], sheet: str, is_hidden: bool
) -> TablePart | None:
    first = list(islice(rows, MOST_ABOVE + 1))
    filled = [place for place, (_, cells) in enumerate(first) if any(cells)]
    if not filled:
        return None
    place = find_header([cells for _, cells in first], wanted)
    place = filled[0] if place is None else place
    names = column_names(first[place][1])
    return TablePart(sheet, is_hidden, first[place][0], names, _named(source, chain(first[place:], rows)))


def columns_of(records: list[tuple[int, Record]]) -> list[str]:
    """Return the names in records in the order they appear, with a dot for what lies inside."""
    names: dict[str, None] = {}
    for _, record in records:
        names.update(dict.fromkeys(_paths(record, "", 0)))
    return list(names)


def look_at(records: Iterator[tuple[int, Record]]) -> tuple[list[tuple[int, Record]], Iterator[tuple[int, Record]]]:
    """Return the first records, to see which columns there are, and all of them once more.

    Where the table breaks among the first, what stands before is kept, and the error comes after it; a table
    that breaks before its first record raises at once.
    """
    first: list[tuple[int, Record]] = []
    try:
        for found in islice(records, N_LOOKED_AT):
            first.append(found)  # one by one: an error leaves what came before it
    except InputError as error:
        if not first:
            raise
        return first, chain(first, _raised(error))
    return first, chain(first, records)


def _raised(error: InputError) -> Iterator[tuple[int, Record]]:
    raise error
    yield  # what makes it a generator: the error comes when it is asked for the next record


def _named(source: Source, rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, Record]]:
    """Yield the rows below a header, each as a record of its names."""
    header = next(rows, None)
    if header is None:
        raise InputError("table_empty", where=source.name)
    names = column_names(header[1])
    if doubled := doubled_names(names):
        raise InputError("columns_doubled", where=source.name, names=doubled)
    last = len(names) - 1
    for number, cells in rows:
        if any(cells[last + 1 :]):  # a comma that was not quoted: nothing of the row is lost
            cells = [*cells[:last], ",".join(cells[last:])]
        yield number, dict.fromkeys(names, "") | dict(zip(names, cells, strict=False))


def _document(source: Source, paths: tuple[str, ...]) -> Iterator[tuple[int, Record]]:
    """Stream the list of a JSON document: the document itself, or the first of `paths` that has something."""
    text = source.head_text.lstrip("\ufeff").lstrip()
    for path in ("",) if text.startswith("[") else paths:
        n = 0
        for n, item in enumerate(_items(source, f"{path}.item" if path else "item"), start=1):
            if not isinstance(item, dict):
                raise InputError("row_damaged", where=source.name, row=n, found=type(item).__name__)
            yield n, _lower(item)
        if n:
            return


def _items(source: Source, prefix: str) -> Iterator[Any]:
    import ijson  # only for JSON documents

    with source.open() as stream:
        if source.encoding == "utf-8-sig":
            stream.read(3)
        n = 0
        try:
            for n, item in enumerate(ijson.items(stream, prefix, use_float=True), start=1):  # noqa: B007
                yield item
        except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
            raise InputError("row_damaged", where=source.name, row=n + 1, found=one_line(error)) from error


def _lower(value: Any, depth: int = 0) -> Any:
    """Write the names of a record in lower case, as far down as names are looked for."""
    if not isinstance(value, dict) or depth > DEEPEST:
        return value
    return {str(name).strip().casefold(): _lower(inner, depth + 1) for name, inner in value.items()}


def _paths(record: Record, prefix: str, depth: int) -> Iterator[str]:
    for name, value in record.items():
        if isinstance(value, dict) and value and depth < DEEPEST:
            yield from _paths(value, f"{prefix}{name}.", depth + 1)
        elif name:
            yield f"{prefix}{name}"
