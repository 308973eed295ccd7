"""Building records from the events of a JSON parser: only the values at the wanted paths are built.

A record that is nested too deep or has too many values is skipped, and a `BrokenRecord` takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

MAX_DEPTH = 100
MAX_EVENTS = 500_000
Event = tuple[str, Any]
_OPENINGS = {"start_map": dict, "start_array": list}
_CLOSINGS = ("end_map", "end_array")


class BrokenRecord(Enum):
    """Takes the place of a record that could not be built; the values are the keys of the phrases that say why."""

    TOO_DEEP = "json_too_deep"
    TOO_LARGE = "json_too_large"
    NOT_JSON = "json_no_json"


class JsonRecord(NamedTuple):
    """A value at a wanted path, and its number in the file from 1.

    `path` is the names of the fields that lead to it, with `*` for an item of a list. `kept` holds the wanted
    values of the objects around it, by their path.
    """

    number: int
    value: Any
    path: tuple[str, ...]
    kept: dict[str, Any]


@dataclass(slots=True)
class PathNode:
    """A step of the wanted paths, with its next steps by name; the name `?` stands for any."""

    children: dict[str, PathNode] = field(default_factory=dict)
    is_record: bool = False
    keep: str = ""

    def child(self, name: str) -> PathNode | None:
        """Return the next step for a name, or for an item of a list (`*`); None if nothing is wanted there."""
        return self.children.get(name) or (None if name == "*" else self.children.get("?"))


def path_tree(records: Iterable[str], kept: Iterable[str]) -> PathNode:
    """Return paths such as `chats/list/*/name` as one tree; the empty path is the whole file."""
    root = PathNode()
    for paths, is_record in ((records, True), (kept, False)):
        for path in paths:
            node = root
            for name in filter(None, path.split("/")):
                node = node.children.setdefault(name, PathNode())
            node.is_record, node.keep = is_record, "" if is_record else path
    return root


class RecordBuilder:
    """Takes the events of a file piece by piece and returns the records that are complete."""

    def __init__(self, tree: PathNode) -> None:
        self.tree = tree
        self.outer: list[tuple[PathNode, bool]] = []
        self.names: list[str] = []
        self.kept: dict[str, Any] = {}
        self.key = ""
        self.n_records = 0
        self.skipped = 0
        self.broken: BrokenRecord | None = None
        self.stack: list[Any] = []
        self.keys: list[str] = []
        self.n_events = 0
        self.keep = ""

    def feed(self, events: Iterable[Event]) -> list[JsonRecord]:
        """Return the records that these events complete."""
        found: list[JsonRecord] = []
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

    def _enter(self, event: str, value: Any, found: list[JsonRecord]) -> None:
        """Begin a value outside the records: one that is wanted, or one to skip."""
        name = None
        node: PathNode | None = self.tree
        if self.outer:
            parent, is_list = self.outer[-1]
            name = "*" if is_list else self.key
            node = parent.child(name)
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

    def _open(self, node: PathNode, name: str | None, *, is_list: bool) -> None:
        if name is not None:
            self.names.append(name)
        prefix = "/".join(self.names) + "/"
        self.kept = {path: value for path, value in self.kept.items() if not path.startswith(prefix)}
        self.outer.append((node, is_list))

    def _take_scalar(self, node: PathNode | None, name: str | None, value: Any, found: list[JsonRecord]) -> None:
        if node is not None and (node.keep or node.is_record):
            self.names.append(name or "")
            self.keep = node.keep
            self._emit(value, found)

    def _build(self, remaining: Iterator[Event], found: list[JsonRecord]) -> None:
        """Build the record that is open, as far as the events go: the inner loop of reading JSON."""
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
                    self._emit(done, found)
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
                    self._abandon(BrokenRecord.TOO_DEEP)
                    return
        keys[-1], self.n_events = key, n_events
        if n_events > MAX_EVENTS:
            self._abandon(BrokenRecord.TOO_LARGE)

    def _abandon(self, why: BrokenRecord) -> None:
        self.skipped, self.broken = len(self.stack), why
        self.stack, self.keys = [], []

    def _skip(self, event: str, found: list[JsonRecord]) -> None:
        self.skipped += (event in _OPENINGS) - (event in _CLOSINGS)
        if not self.skipped and self.broken:
            self._emit(self.broken, found)

    def _emit(self, value: Any, found: list[JsonRecord]) -> None:
        if self.keep:
            self.kept = {**self.kept, self.keep: value}
        else:
            self.n_records += 1
            found.append(JsonRecord(self.n_records, value, tuple(self.names), self.kept))
        self.names.pop()
