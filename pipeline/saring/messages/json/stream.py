"""Reading JSON of any size as a stream of records.

Memory is bounded whatever the file holds: a record that is too deep or too large is skipped and counted as
unread, and a file with 16 MiB without a record is refused. Invalid JSON (NaN, bare control characters, broken
characters, numbers of 400 digits) is read again through `saring.messages.json.encoding.iter_repaired`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO
from itertools import chain
from typing import Any

from saring.errors import InputError
from saring.files.sources import HEAD_BYTES, Source, one_line
from saring.i18n import say
from saring.messages.json.encoding import NeedsRepairError, iter_repaired, iter_utf8
from saring.messages.json.paths import BrokenRecord, JsonRecord, PathNode, RecordBuilder, path_tree
from saring.records import ReadReport

MAX_BYTES_WITHOUT_RECORD = 16 << 20
MAX_SKIPPED_DEPTH = 100_000
"""Deeper than any real file: the parser keeps each level in memory, so it is stopped here."""

# The parser's messages for a file that ends too soon, and for one that goes on after the value.
_CUT = "premature EOF"
_TRAILING = "trailing garbage"


class _ParserError(Exception):
    """The parser cannot go on; the argument is its message."""


def iter_json_records(
    source: Source, paths: Iterable[str], kept: Iterable[str], report: ReadReport
) -> Iterator[JsonRecord]:
    """Yield the records at `paths` in file order.

    Raises `InputError` naming the record at which the file is cut or damaged, after yielding all before it.
    """
    tree, n = path_tree(paths, kept), 0
    try:
        for record in _records(source, tree, iter_utf8(source)):
            n = record.number
            yield record
        return
    except _ParserError as stop:
        why = str(stop)
    except NeedsRepairError:
        why = ""
    if not _is_final(why):
        try:
            for record in _records(source, tree, iter_repaired(source)):
                if record.number > n:
                    n = record.number
                    yield record
            why = ""
        except _ParserError as stop:
            why = str(stop)
        report.notes.append(say("json_mended", where=source.name))
    if why == _TRAILING:
        report.notes.append(say("json_trailing", where=source.name, record=n))
    elif why:
        raise _broken_at(source, n + 1, why)


def _broken_at(source: Source, number: int, why: str) -> InputError:
    if why == _CUT:
        return InputError("json_cut", where=source.name, record=number)
    return InputError("json_damaged", where=source.name, record=number, found=why)


def _is_final(why: str) -> bool:
    """Return whether repairing would not help: the file ends too soon, or goes on after the value."""
    return why in (_CUT, _TRAILING)


def _records(source: Source, tree: PathNode, pieces: Iterator[bytes]) -> Iterator[JsonRecord]:
    import ijson  # 20 ms, and only for JSON files

    builder, events = RecordBuilder(tree), ijson.sendable_list()
    parser = ijson.basic_parse_coro(events)
    n_bytes = 0
    for piece in chain(pieces, [None]):
        why = ""
        try:
            if piece is None:
                parser.close()
            else:
                parser.send(piece)
        except (ijson.JSONError, ValueError) as error:
            why = _reason(error)
        found = builder.feed(events)
        del events[:]
        yield from found
        if why:
            raise _ParserError(why)
        if builder.skipped > MAX_SKIPPED_DEPTH:
            raise InputError(
                "json_damaged", where=source.name, record=builder.n_records + 1, found=say("json_too_deep")
            )
        n_bytes = 0 if found else n_bytes + len(piece or b"")
        if n_bytes > MAX_BYTES_WITHOUT_RECORD:
            raise InputError("json_record_too_long", where=source.name, record=builder.n_records)


def _reason(error: Exception) -> str:
    """Return the parser's message without the excerpt of the file."""
    message = error.args[0] if error.args else ""
    text = message.decode("utf-8", "replace") if isinstance(message, bytes) else str(message)
    return one_line(ValueError(text.splitlines()[0] if text else "")).rpartition(" error: ")[2].rstrip(".")


def iter_json_lines(source: Source) -> Iterator[JsonRecord]:
    """Yield a record for each line of JSON lines; a line that is not JSON gives a broken record.

    Raises `InputError` where the last line is cut.
    """
    number = 0
    with source.open_text() as stream:
        for line in stream:
            if not line.strip():
                continue
            number += 1
            value = _line_value(line)
            if value is BrokenRecord.NOT_JSON and not line.endswith("\n"):
                raise _broken_at(source, number, _CUT)
            yield JsonRecord(number, value, (), {})


def _line_value(line: str) -> Any:
    try:
        return json.loads(line, strict=False)
    except RecursionError:
        return BrokenRecord.TOO_DEEP
    except ValueError:
        return BrokenRecord.NOT_JSON


def first_text(source: Source, path: str) -> str:
    """Return the first text at a path of the file, read as far as needed; empty if there is none."""
    try:
        for record in iter_json_records(source, (path,), (), ReadReport()):
            if isinstance(record.value, str):
                return record.value
    except InputError:
        pass  # reading the messages will raise it again
    return ""


def peek_value(source: Source) -> Any:
    """Return the first JSON value as far as the first 64 KiB hold it; None if the source is not JSON."""
    import ijson

    head = Source(source.name, partial(BytesIO, source.head))
    builder, events = RecordBuilder(PathNode(is_record=True)), ijson.sendable_list()
    parser = ijson.basic_parse_coro(events)
    try:
        piece = next(iter_utf8(head, HEAD_BYTES), b"").lstrip()
        if piece[:1] in (b"{", b"["):
            parser.send(piece)
    except (ijson.JSONError, ValueError, NeedsRepairError):
        pass  # the part before it is enough to recognise the format
    found = builder.feed(events)
    return found[0].value if found else next(iter(builder.stack), None)
