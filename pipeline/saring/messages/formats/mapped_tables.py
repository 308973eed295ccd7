"""Tables: one with a known text column is read as it is; for others a preset or a map file names the columns.

Every row is a message, also one with an empty text, so that the rows of the output match those of the input. Of a
workbook every sheet with a text column is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from saring.errors import InputError
from saring.files.sources import Source
from saring.files.table_records import (
    Record,
    TablePart,
    columns_of,
    is_json_document,
    iter_parts,
    iter_records,
    look_at,
)
from saring.files.tables import (
    COLUMN_NAMES,
    TEXT_COLUMNS,
    find_start,
    header_of,
    is_json_line,
    json_cell,
    plain_name,
)
from saring.i18n import say
from saring.messages.base import ReadOptions
from saring.messages.presets import ColumnMap, find_preset, load_map
from saring.messages.table_times import AS_WRITTEN, TableTimes
from saring.records import Kind, Message, ReadReport

PLAIN_MAP = ColumnMap("table", {
    "text": TEXT_COLUMNS, "author": COLUMN_NAMES["sender"], "time": COLUMN_NAMES["sent_at"],
    **{name: COLUMN_NAMES[name] for name in ("chat", "link", "forwarded_from", "platform", "kind")},
}, AS_WRITTEN)  # fmt: skip
N_TRIED = 20
_KINDS = frozenset(kind.value for kind in Kind)


class TableReader:
    """Tables with a header, of which one column holds the text."""

    name = "table"
    platform = "table"

    def identify(self, source: Source) -> bool:
        """Recognise a known text column in the first line or the first record."""
        return self.accepts(source, ReadOptions())

    def accepts(self, source: Source, options: ReadOptions) -> bool:
        """Return whether this is a table that can be read, also with the columns that the options name."""
        if source.is_zip:
            return True
        first = source.head_text.lstrip("\ufeff").lstrip().split("\n", 1)[0].strip()
        if is_json_document(source) or is_json_line(first):
            # A file that the user named gets the error that lists its columns; one in a folder is just unknown.
            is_named = is_json_line(first) and not source.found_in
            return is_named or self._has_text(source, options)
        if options.preset or options.map_file:
            header = header_of(source)
            return len(header) > 1 or not set(_texts(_mapping_of(options))).isdisjoint(header)
        return find_start(source, _texts(_mapping_of(options))) is not None

    def _has_text(self, source: Source, options: ReadOptions) -> bool:
        """Return whether one of the first records of a JSON file has a text."""
        mapping = _mapping_of(options)
        if options.preset or options.map_file:
            return True
        try:
            for _, record in islice(iter_records(source, mapping.records), N_TRIED):
                if any(_value(record, name) is not None for name in _texts(mapping)):
                    return True
        except InputError:
            return False
        return False

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield a message for each row; raises `InputError` if no table in the source has a text column."""
        mapping, n_read, left = _mapping_of(options), 0, dict[str, list[str]]()
        for part in iter_parts(source, mapping.records, _texts(mapping)):
            first, records = look_at(part.records) if not part.is_hidden else ([], iter(()))
            names = part.names or columns_of(first)
            if part.is_hidden or not _has_text_column(mapping, names, first):
                left[part.sheet] = names
                continue
            n_read += 1
            yield from _messages_of(source, part, _resolved(mapping, names), first, records, report)
        if not n_read and not left:
            raise InputError("table_empty", where=source.name)
        if not n_read:
            raise _text_missing(source, mapping, next(iter(left.values()), []), options)
        if left:
            report.notes.append(say("sheets_left", where=source.name, n=len(left), names=", ".join(left)))


def _messages_of(
    source: Source,
    part: TablePart,
    mapping: ColumnMap,
    first: list[tuple[int, Record]],
    records: Iterator[tuple[int, Record]],
    report: ReadReport,
) -> Iterator[Message]:
    """Yield the messages of one table, of which `first` are the first records."""
    where = f"{source.name}!{part.sheet}" if part.sheet else source.name
    report.account.n_lines += part.n_above
    report.account.n_system += part.n_above
    times = TableTimes(mapping.time_formats, mapping.zone, (_cell(record, mapping, "time") for _, record in first))
    for number, record in records:
        report.account.n_lines += 1
        report.account.n_messages += 1
        yield message_of(where, number, record, mapping, times)
    times.add_notes(report, where)


def _mapping_of(options: ReadOptions) -> ColumnMap:
    if options.map_file:
        return load_map(options.map_file)
    if options.preset:
        return find_preset(options.preset)
    if options.text_column:
        return replace(PLAIN_MAP, columns={**PLAIN_MAP.columns, "text": (options.text_column.strip().casefold(),)})
    return PLAIN_MAP


def _texts(mapping: ColumnMap) -> list[str]:
    """Return all columns that may hold the text."""
    return [part.strip() for name in mapping.names("text") for part in name.split(" + ")]


def _has_text_column(mapping: ColumnMap, names: Iterable[str], first: list[tuple[int, Record]]) -> bool:
    """Return whether a column of a table holds the text, or in JSON a path of one of its first records."""
    known = {*names, *map(plain_name, names)}
    return not known.isdisjoint(_texts(mapping)) or any(
        _value(record, name) is not None for _, record in first for name in _texts(mapping)
    )


def _resolved(mapping: ColumnMap, names: Iterable[str]) -> ColumnMap:
    """Return a map with the names of columns as a table has them: `isi pesan *` for `isi_pesan`."""
    actual = {plain_name(name): name for name in reversed(list(names))} | {name: name for name in names}

    def as_in_table(wanted: str) -> str:
        return " + ".join(actual.get(part.strip(), part.strip()) for part in wanted.split(" + "))

    return replace(
        mapping, columns={field: tuple(map(as_in_table, wanted)) for field, wanted in mapping.columns.items()}
    )


def _text_missing(source: Source, mapping: ColumnMap, names: list[str], options: ReadOptions) -> InputError:
    """Return the error of a table without a text column: with the columns that it has."""
    listed = ", ".join(filter(None, names)) or "-"
    if options.map_file or options.preset:
        wanted = ", ".join(_texts(mapping))
        where = options.map_file or f"--preset {options.preset}"
        return InputError("map_text_missing", where=source.name, map=where, wanted=wanted, names=listed)
    return InputError("text_column_missing", where=source.name, name=options.text_column or "text", names=listed)


def _value(record: Record, path: str) -> Any:
    """Return the value of a column, or at a path with dots inside JSON; None if there is none."""
    if path in record:
        return record[path]
    value: Any = record
    for part in path.split("."):
        if isinstance(value, list) and part.isdigit():
            value = value[int(part)] if int(part) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(part)
        else:
            return None
    return value


def _cell(record: Record, mapping: ColumnMap, field: str) -> str:
    """Return the text of the first column of a field that is not empty."""
    for name in mapping.names(field):
        parts = [_value(record, part.strip()) for part in name.split(" + ")]
        if len(parts) > 1 and any(part is None for part in parts):
            continue
        text = "\n".join(cell for part in parts if not isinstance(part, dict) and (cell := json_cell(part)))
        if text:
            return text
    return ""


def message_of(where: str, number: int, record: Record, mapping: ColumnMap, times: TableTimes) -> Message:
    """Return the message of a record in the row `number` of the table `where`."""
    kind = _cell(record, mapping, "kind")
    return Message(
        platform=_cell(record, mapping, "platform") or mapping.platform,
        chat=_cell(record, mapping, "chat"),
        sender=_cell(record, mapping, "author"),
        sent_at=times.parse(_cell(record, mapping, "time")),
        kind=kind if kind in _KINDS else Kind.TEXT.value,
        text=_cell(record, mapping, "text"),
        origin=f"{where}:{number}",
        forwarded_from=_cell(record, mapping, "forwarded_from"),
        link=_cell(record, mapping, "link"),
    )
