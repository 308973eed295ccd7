"""JSON of any size as a stream of records.

Memory is bounded whatever the file holds: a record too deep or too large is passed over and told of, and
a file that goes on for 16 MiB without one is refused. Sloppy JSON (NaN, bare control characters, broken
letters, numbers of 400 digits) is read again through `saring.messages.json.encoding.mended`.
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
from saring.messages.json.encoding import NeedsMendingError, iter_mended, iter_utf8
from saring.messages.json.paths import BrokenRecord, JsonRecord, PathNode, RecordBuilder, path_tree
from saring.records import ReadReport

MAX_BYTES_WITHOUT_RECORD = 16 << 20
MAX_SKIPPED_DEPTH = 100_000
"""Deeper than any file goes: the parser, which remembers each level, is stopped."""

# What the parser says of a file that ends too soon, and of one that goes on after its end.
_CUT = "premature EOF"
_TRAILING = "trailing garbage"


class _StopError(Exception):
    """The parser can go no further; the argument is what it said."""


def iter_json_records(
    source: Source, paths: Iterable[str], kept: Iterable[str], report: ReadReport
) -> Iterator[JsonRecord]:
    """Yield the records at `paths` in file order.

    Raises `InputError` naming the record at which the file is cut or damaged, after all before it were given.
    """
    tree, n = path_tree(paths, kept), 0
    try:
        for record in _records(source, tree, iter_utf8(source)):
            n = record.number
            yield record
        return
    except _StopError as stop:
        why = str(stop)
    except NeedsMendingError:
        why = ""
    if not _is_final(why):
        try:
            for record in _records(source, tree, iter_mended(source)):
                if record.number > n:
                    n = record.number
                    yield record
            why = ""
        except _StopError as stop:
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
    """Whether another reading would not help: the file ends too soon, or goes on after its end."""
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
            raise _StopError(why)
        if builder.skipped > MAX_SKIPPED_DEPTH:
            raise InputError(
                "json_damaged", where=source.name, record=builder.n_records + 1, found=say("json_too_deep")
            )
        n_bytes = 0 if found else n_bytes + len(piece or b"")
        if n_bytes > MAX_BYTES_WITHOUT_RECORD:
            raise InputError("json_record_too_long", where=source.name, record=builder.n_records)


def _reason(error: Exception) -> str:
    """Return what the parser complains of, without the picture it draws of the place."""
    said = error.args[0] if error.args else ""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return one_line(ValueError(text.splitlines()[0] if text else "")).rpartition(" error: ")[2].rstrip(".")


def iter_json_lines(source: Source) -> Iterator[JsonRecord]:
    """Yield one record a line of JSON lines; a line that is no JSON is a broken record, the rest goes on.

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
    """Return the text at a path of the file, wherever it stands; empty where there is none."""
    try:
        for record in iter_json_records(source, (path,), (), ReadReport()):
            if isinstance(record.value, str):
                return record.value
    except InputError:
        pass  # the reading itself will tell
    return ""


def peek_value(source: Source) -> Any:
    """Return what the first 64 KiB hold of the first JSON value, unfinished as it may be; None if no JSON."""
    import ijson

    head = Source(source.name, partial(BytesIO, source.head))
    builder, events = RecordBuilder(PathNode(is_record=True)), ijson.sendable_list()
    parser = ijson.basic_parse_coro(events)
    try:
        piece = next(iter_utf8(head, HEAD_BYTES), b"").lstrip()
        if piece[:1] in (b"{", b"["):
            parser.send(piece)
    except (ijson.JSONError, ValueError, NeedsMendingError):
        pass  # what came before it is enough to go by
    found = builder.feed(events)
    return found[0].value if found else next(iter(builder.stack), None)
