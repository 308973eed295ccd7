"""JSON of any size as a stream of records: what lies at the wanted paths, and little else, is built.

Memory is bounded whatever the file holds: a record too deep or too large is passed over and told of, and
a file that goes on for 16 MiB without one is refused. Sloppy JSON (NaN, bare control characters, broken
letters, numbers of 400 digits) is read again through `pipeline.readers.jsonbytes.mended`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from io import BytesIO
from itertools import chain
from typing import Any, NamedTuple

from pipeline.errors import InputError
from pipeline.phrases import say
from pipeline.readers.jsonbytes import NeedsMendingError, mended, plain
from pipeline.readers.sources import HEAD_BYTES, Source, one_line
from pipeline.records import ReadReport

MAX_DEPTH = 100
MAX_EVENTS = 500_000
MAX_SKIPPED_DEPTH = 100_000
"""Deeper than any file goes: the parser, which remembers each level, is stopped."""
MAX_BYTES_WITHOUT_RECORD = 16 << 20
Event = tuple[str, Any]
_OPENINGS = {"start_map": dict, "start_array": list}
_CLOSINGS = ("end_map", "end_array")


class Broken(Enum):
    """What stands for a record that could not be built; the values are phrase keys."""

    TOO_DEEP = "json_too_deep"
    TOO_LARGE = "json_too_large"
    NOT_JSON = "json_no_json"


class Record(NamedTuple):
    """A value at a wanted path: its number in the file from 1, and what was kept of the objects around it.

    `path` holds the names on the way to it, `*` for a place in a list; `kept` maps paths to values.
    """

    number: int
    value: Any
    path: tuple[str, ...]
    kept: dict[str, Any]


@dataclass(slots=True)
class _Node:
    """A step of the wanted paths; `?` among the children is any name."""

    children: dict[str, _Node] = field(default_factory=dict)
    is_record: bool = False
    keep: str = ""

    def below(self, name: str) -> _Node | None:
        return self.children.get(name) or (None if name == "*" else self.children.get("?"))


def _tree(records: Iterable[str], kept: Iterable[str]) -> _Node:
    """Return the wanted paths, written as `chats/list/*/name`, as one tree; an empty path is the whole file."""
    root = _Node()
    for paths, is_record in ((records, True), (kept, False)):
        for path in paths:
            node = root
            for name in filter(None, path.split("/")):
                node = node.children.setdefault(name, _Node())
            node.is_record, node.keep = is_record, "" if is_record else path
    return root


class _Walker:
    """Takes the events of a file piece by piece and gives the records that are whole."""

    def __init__(self, tree: _Node) -> None:
        self.tree = tree
        self.outer: list[tuple[_Node, bool]] = []
        self.names: list[str] = []
        self.kept: dict[str, Any] = {}
        self.key = ""
        self.n_records = 0
        self.skipped = 0
        self.broken: Broken | None = None
        self.stack: list[Any] = []
        self.keys: list[str] = []
        self.n_events = 0
        self.keep = ""

    def feed(self, events: Iterable[Event]) -> list[Record]:
        """Return the records that end in these events."""
        found: list[Record] = []
        remaining = iter(events)
        if self.stack:
            self._build(remaining, found)
        for event, value in remaining:
            if self.skipped:
                self._skip(event, found)
            elif event == "map_key":
                self.key = value
            elif event in _CLOSINGS:
                self.outer.pop()
                if self.names:
                    self.names.pop()
            else:
                self._enter(event, value, found)
            if self.stack:
                self._build(remaining, found)
        return found

    def _enter(self, event: str, value: Any, found: list[Record]) -> None:
        """Begin a value outside the records: one that is wanted, or one to pass over."""
        name = None
        node: _Node | None = self.tree
        if self.outer:
            parent, is_list = self.outer[-1]
            name = "*" if is_list else self.key
            node = parent.below(name)
        if event not in _OPENINGS:
            self._take_scalar(node, name, value, found)
        elif node is None:
            self.skipped, self.broken = 1, None
        elif node.is_record or node.keep:
            self.names.append(name or "")
            self.keep = node.keep
            self.stack, self.keys, self.n_events = [_OPENINGS[event]()], [""], 0
        else:
            self._open(node, name, is_list=event == "start_array")

    def _open(self, node: _Node, name: str | None, *, is_list: bool) -> None:
        if name is not None:
            self.names.append(name)
        prefix = "/".join(self.names) + "/"
        self.kept = {path: value for path, value in self.kept.items() if not path.startswith(prefix)}
        self.outer.append((node, is_list))

    def _take_scalar(self, node: _Node | None, name: str | None, value: Any, found: list[Record]) -> None:
        if node is not None and (node.keep or node.is_record):
            self.names.append(name or "")
            self.keep = node.keep
            self._give(value, found)

    def _build(self, remaining: Iterator[Event], found: list[Record]) -> None:
        """Build the record that is open, as far as the events go: the hot loop of every file."""
        stack, keys = self.stack, self.keys
        current, key, n_events = stack[-1], keys[-1], self.n_events
        is_map = type(current) is dict
        for event, value in remaining:
            n_events += 1
            if event == "map_key":
                key = value
                continue
            if event in _CLOSINGS:
                done = stack.pop()
                keys.pop()
                if not stack:
                    self._give(done, found)
                    return
                current, key = stack[-1], keys[-1]
                is_map = type(current) is dict
                continue
            opening = _OPENINGS.get(event)
            if opening:
                value = opening()
            if is_map:
                current[key] = value
            else:
                current.append(value)
            if opening:
                keys[-1] = key
                stack.append(value)
                keys.append("")
                current, is_map = value, event == "start_map"
                if len(stack) > MAX_DEPTH:
                    self._give_up(Broken.TOO_DEEP)
                    return
        keys[-1], self.n_events = key, n_events
        if n_events > MAX_EVENTS:
            self._give_up(Broken.TOO_LARGE)

    def _give_up(self, why: Broken) -> None:
        self.skipped, self.broken = len(self.stack), why
        self.stack, self.keys = [], []

    def _skip(self, event: str, found: list[Record]) -> None:
        self.skipped += (event in _OPENINGS) - (event in _CLOSINGS)
        if not self.skipped and self.broken:
            self._give(self.broken, found)

    def _give(self, value: Any, found: list[Record]) -> None:
        if self.keep:
            self.kept = {**self.kept, self.keep: value}
        else:
            self.n_records += 1
            found.append(Record(self.n_records, value, tuple(self.names), self.kept))
        self.names.pop()


# What the parser says of a file that ends too soon, and of one that goes on after its end.
_CUT = "premature EOF"
_TRAILING = "trailing garbage"


class _StopError(Exception):
    """The parser can go no further; the argument is what it said."""


def iter_records(source: Source, paths: Iterable[str], kept: Iterable[str], report: ReadReport) -> Iterator[Record]:
    """Yield the records at `paths` in file order.

    Raises `InputError` naming the record at which the file is cut or damaged, after all before it were given.
    """
    tree, n = _tree(paths, kept), 0
    try:
        for record in _records(source, tree, plain(source)):
            n = record.number
            yield record
        return
    except _StopError as stop:
        why = str(stop)
    except NeedsMendingError:
        why = ""
    if not _is_final(why):
        try:
            for record in _records(source, tree, mended(source)):
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


def _records(source: Source, tree: _Node, pieces: Iterator[bytes]) -> Iterator[Record]:
    import ijson  # 20 ms, and only for JSON files

    walker, events = _Walker(tree), ijson.sendable_list()
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
        found = walker.feed(events)
        del events[:]
        yield from found
        if why:
            raise _StopError(why)
        if walker.skipped > MAX_SKIPPED_DEPTH:
            raise InputError("json_damaged", where=source.name, record=walker.n_records + 1, found=say("json_too_deep"))
        n_bytes = 0 if found else n_bytes + len(piece or b"")
        if n_bytes > MAX_BYTES_WITHOUT_RECORD:
            raise InputError("json_record_too_long", where=source.name, record=walker.n_records)


def _reason(error: Exception) -> str:
    """Return what the parser complains of, without the picture it draws of the place."""
    said = error.args[0] if error.args else ""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return one_line(ValueError(text.splitlines()[0] if text else "")).rpartition(" error: ")[2].rstrip(".")


def iter_lines(source: Source) -> Iterator[Record]:
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
            if value is Broken.NOT_JSON and not line.endswith("\n"):
                raise _broken_at(source, number, _CUT)
            yield Record(number, value, (), {})


def _line_value(line: str) -> Any:
    try:
        return json.loads(line, strict=False)
    except RecursionError:
        return Broken.TOO_DEEP
    except ValueError:
        return Broken.NOT_JSON


def first_text(source: Source, path: str) -> str:
    """Return the text at a path of the file, wherever it stands; empty where there is none."""
    try:
        for record in iter_records(source, (path,), (), ReadReport()):
            if isinstance(record.value, str):
                return record.value
    except InputError:
        pass  # the reading itself will tell
    return ""


def peek(source: Source) -> Any:
    """Return what the first 64 KiB hold of the first JSON value, unfinished as it may be; None if no JSON."""
    import ijson

    head = Source(source.name, partial(BytesIO, source.head))
    walker, events = _Walker(_Node(is_record=True)), ijson.sendable_list()
    parser = ijson.basic_parse_coro(events)
    try:
        piece = next(plain(head, HEAD_BYTES), b"").lstrip()
        if piece[:1] in (b"{", b"["):
            parser.send(piece)
    except (ijson.JSONError, ValueError, NeedsMendingError):
        pass  # what came before it is enough to go by
    found = walker.feed(events)
    return found[0].value if found else next(iter(walker.stack), None)
