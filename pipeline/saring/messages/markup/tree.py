"""Trees of XML and HTML, built while a file streams: only what a record needs is ever held."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from saring.errors import InputError
from saring.files.sources import Source

CHUNK_BYTES = 1 << 16
MAX_DEPTH = 250
MAX_RECORD_CHARS = 8 << 20
MAX_TOKEN_BYTES = 16 << 20
_NODE_CHARS = 200  # what a node weighs in memory even where it holds no text
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?([A-Za-z0-9_.:-]{1,40})""")


@dataclass(slots=True, eq=False)
class Node:
    """An element: `children` are nodes and text in their order; `line` is where it begins.

    `too_big` says that its content was more than anything a person writes, and was dropped.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)
    size: int = _NODE_CHARS
    too_big: bool = False

    @property
    def nodes(self) -> list[Node]:
        """The child elements, without the text between them."""
        return [child for child in self.children if isinstance(child, Node)]

    @property
    def classes(self) -> list[str]:
        """The words of the `class` attribute."""
        return self.attributes.get("class", "").split()

    @property
    def raw_text(self) -> str:
        """All text below, joined as it stands."""
        return "".join(child if isinstance(child, str) else child.raw_text for child in self.children)

    def value(self, tag: str) -> str:
        """Return the stripped text of the first child element `tag`, empty where there is none."""
        return next((node.raw_text.strip() for node in self.nodes if node.tag == tag), "")

    def walk(self) -> Iterator[Node]:
        """Yield the elements below, in document order."""
        for node in self.nodes:
            yield node
            yield from node.walk()

    def find(self, *classes: str) -> Node | None:
        """Return the first element below that has one of the classes."""
        return next((node for node in self.walk() if not set(classes).isdisjoint(node.classes)), None)

    def ancestors(self) -> Iterator[Node]:
        """Yield the elements around this one, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


NodeTest = Callable[[Node], bool]


class TreeBuilder:
    """Turns the events of a parser into records.

    What `keep` says yes to is held with all that is in it; of that, an element that `give` says yes
    to when it closes goes to `ready` and out of its parent. A kept element over 8 Mi characters is
    emptied, its records excepted: a gigabyte of spaces costs no more than a long article.
    """

    def __init__(self, where: str, keep: NodeTest, give: NodeTest | None = None) -> None:
        self.where = where
        self.keep = keep
        self.give = give or keep
        self.ready: list[Node] = []
        self.stack: list[Node] = []
        self._kept: list[bool] = []
        self._size = 0

    def open(self, tag: str, attributes: dict[str, str], line: int) -> None:
        """Begin an element; `InputError` where they nest deeper than any page does."""
        if len(self.stack) >= MAX_DEPTH:
            raise InputError("markup_too_deep", where=self.where, line=line, n=MAX_DEPTH)
        parent = self.stack[-1] if self.stack else None
        node = Node(tag, attributes, line, parent)
        inside = bool(self._kept and self._kept[-1])
        if inside and parent is not None:
            parent.children.append(node)
        self.stack.append(node)
        self._kept.append(inside or self.keep(node))
        if self._kept[-1]:
            node.size += sum(map(len, attributes.values()))
            self._grow(node.size)

    def data(self, text: str) -> None:
        """Add text to the element that is open, where it is kept."""
        if self._kept and self._kept[-1]:
            node = self.stack[-1]
            node.children.append(text)
            node.size += len(text)
            self._grow(len(text))

    def close(self) -> None:
        """End the element that is open."""
        node, kept = self.stack.pop(), self._kept.pop()
        if not kept:
            return
        inside = bool(self._kept and self._kept[-1])
        if self.give(node):
            self._size -= node.size
            self.ready.append(node)
            if inside and node.parent is not None and node.parent.children[-1:] == [node]:
                node.parent.children.pop()
        elif inside and node.parent is not None:
            node.parent.size += node.size
        else:
            self._size -= node.size

    def take_records(self) -> list[Node]:
        """Return the records that are ready, once."""
        ready, self.ready = self.ready, []
        return ready

    def _grow(self, n: int) -> None:
        self._size += n
        if self._size <= MAX_RECORD_CHARS:
            return
        for i in reversed(range(len(self.stack))):
            if self._kept[i] and self.keep(self.stack[i]):
                self._empty(i)
                if self._size <= MAX_RECORD_CHARS // 2:
                    return

    def _empty(self, first: int) -> None:
        """Drop what the open elements from `first` on hold."""
        for node in self.stack[first:]:
            self._size -= node.size
            node.children.clear()
            node.size = 0
        self.stack[first].too_big = True


def decoded(source: Source) -> Iterator[str]:
    """Yield the text of a source in pieces, whatever the encoding; never fails on a letter."""
    decoder = codecs.getincrementaldecoder(declared_encoding(source))(errors="replace")
    with source.open() as stream:
        while chunk := stream.read(CHUNK_BYTES):
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)


def declared_encoding(source: Source) -> str:
    """Return the encoding of a page: by byte order mark or shape, else as it says of itself."""
    if source.encoding.startswith("utf-16") or source.encoding == "utf-8-sig":
        return source.encoding
    said = _DECLARED.search(source.head[:2048])
    name = said[1].decode("ascii").lower() if said else ""
    if name in ("", "utf-8", "utf8", "utf-16", "utf-32"):
        return source.encoding
    try:
        "".encode(name)
        return codecs.lookup(name).name
    except (LookupError, UnicodeError):
        return source.encoding
