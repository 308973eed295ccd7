"""Tables: one with a known text column is read as it is; for others a preset or a map file names the columns.

Every row is a message, also one with an empty text, so that the rows of the output match those of the input.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from saring.errors import InputError
from saring.files.sources import Source
from saring.files.table_records import Record, columns_of, is_json_document, iter_records, look_at
from saring.files.tables import (
    COLUMN_NAMES,
    TEXT_COLUMNS,
    header_of,
    is_json_line,
    json_cell,
)
from saring.i18n import say
from saring.messages.base import ReadOptions
from saring.messages.presets import ColumnMap, find_preset, load_map
from saring.records import Kind, Message, ReadReport
from saring.text.time_formats import parse_time

PLAIN_MAP = ColumnMap("table", {
    "text": TEXT_COLUMNS, "author": COLUMN_NAMES["sender"], "time": COLUMN_NAMES["sent_at"],
    **{name: COLUMN_NAMES[name] for name in ("chat", "link", "forwarded_from", "platform", "kind")},
})  # fmt: skip
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
        header = header_of(source)
        if options.preset or options.map_file:
            return len(header) > 1 or not set(_texts(_mapping_of(options))).isdisjoint(header)
        if options.text_column and options.text_column.strip().casefold() in header:
            return True
        return not set(TEXT_COLUMNS).isdisjoint(header) and all(_is_column_name(name) for name in header)

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
        """Yield a message for each row; raises `InputError` if there is no text column."""
        mapping = _mapping_of(options)
        has_header = not is_json_document(source, mapping.records)
        first, records = look_at(iter_records(source, mapping.records))
        _check_text(source, mapping, first, options)
        report.account.n_lines += has_header
        report.account.n_system += has_header
        unread_times = UnreadTimes()
        for number, record in records:
            report.account.n_lines += 1
            report.account.n_messages += 1
            yield message_of(source, number, record, mapping, unread_times)
        if unread_times.n_unread:
            report.notes.append(
                say("times_unread", where=source.name, n=unread_times.n_unread, found=unread_times.example)
            )


class UnreadTimes:
    """The number of times in an unexpected format, and an example."""

    n_unread = 0
    example = ""


def _is_column_name(name: str) -> bool:
    """Return whether a cell of the first line may be the name of a column; a line of a chat is not."""
    return len(name) <= 80 and ": " not in name


def _mapping_of(options: ReadOptions) -> ColumnMap:
    if options.map_file:
        return load_map(options.map_file)
    if options.preset:
        return find_preset(options.preset)
    if options.text_column:
        return ColumnMap("table", {**PLAIN_MAP.columns, "text": (options.text_column.strip().casefold(),)})
    return PLAIN_MAP


def _texts(mapping: ColumnMap) -> list[str]:
    """Return all columns that may hold the text."""
    return [part.strip() for name in mapping.names("text") for part in name.split(" + ")]


def _check_text(source: Source, mapping: ColumnMap, first: list[tuple[int, Record]], options: ReadOptions) -> None:
    """Raise `InputError` with the columns that were found, if none of them holds the text."""
    if not first and not is_json_document(source):
        first = [(0, dict.fromkeys(header_of(source)))]
    names = columns_of(first)
    if set(_texts(mapping)).isdisjoint(names) and not any(
        _value(record, name) is not None for _, record in first for name in _texts(mapping)
    ):
        listed = ", ".join(names) or "-"
        if options.map_file or options.preset:
            wanted = ", ".join(_texts(mapping))
            where = options.map_file or f"--preset {options.preset}"
            raise InputError("map_text_missing", where=source.name, map=where, wanted=wanted, names=listed)
        raise InputError("text_column_missing", where=source.name, name=options.text_column or "text", names=listed)


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


def message_of(source: Source, number: int, record: Record, mapping: ColumnMap, unread_times: UnreadTimes) -> Message:
    """Return the message of a record; a time in an unexpected format is counted in `unread_times`."""
    kind, time = _cell(record, mapping, "kind"), _cell(record, mapping, "time")
    sent_at = parse_time(time, mapping.time_formats, mapping.zone) if time else None
    if time and sent_at is None:
        unread_times.n_unread += 1
        unread_times.example = unread_times.example or time[:40]
    return Message(
        platform=_cell(record, mapping, "platform") or mapping.platform,
        chat=_cell(record, mapping, "chat"),
        sender=_cell(record, mapping, "author"),
        sent_at=sent_at,
        kind=kind if kind in _KINDS else Kind.TEXT.value,
        text=_cell(record, mapping, "text"),
        origin=f"{source.name}:{number}",
        forwarded_from=_cell(record, mapping, "forwarded_from"),
        link=_cell(record, mapping, "link"),
    )
