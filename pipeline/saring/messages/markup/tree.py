"""Building the elements of XML and HTML while a file streams; only those of the current record are in memory."""

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
_NODE_CHARS = 200  # what a node without text costs in memory
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?([A-Za-z0-9_.:-]{1,40})""")


@dataclass(slots=True, eq=False)
class Node:
    """An element: `children` are nodes and texts in their order, `line` is the line it begins at.

    `too_big` means that its content was longer than anything a person writes, and was dropped.
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
        """All text inside the element, joined unchanged."""
        return "".join(child if isinstance(child, str) else child.raw_text for child in self.children)

    def value(self, tag: str) -> str:
        """Return the stripped text of the first child element `tag`; empty if there is none."""
        return next((node.raw_text.strip() for node in self.nodes if node.tag == tag), "")

    def walk(self) -> Iterator[Node]:
        """Yield the elements inside this one, in document order."""
        for node in self.nodes:
            yield node
            yield from node.walk()

    def find(self, *classes: str) -> Node | None:
        """Return the first element inside this one with one of the classes."""
        return next((node for node in self.walk() if not set(classes).isdisjoint(node.classes)), None)

    def ancestors(self) -> Iterator[Node]:
        """Yield the elements around this one, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


NodeTest = Callable[[Node], bool]


class TreeBuilder:
    """Builds elements from the events of a parser.

    An element for which `keep` is true is kept with all of its content. An element inside it for which `give`
    is true when it closes is moved from its parent to `ready`. A kept element that grows over 8 Mi characters is
    emptied, so that a gigabyte of spaces costs no more memory than a long article.
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
        """Begin an element; raises `InputError` if it is nested deeper than in any real page."""
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
        """Add text to the open element if it is kept."""
        if self._kept and self._kept[-1]:
            node = self.stack[-1]
            node.children.append(text)
            node.size += len(text)
            self._grow(len(text))

    def close(self) -> None:
        """End the open element."""
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
        """Return the elements that are ready, and forget them."""
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
        """Drop the content of the open elements from `first` on."""
        for node in self.stack[first:]:
            self._size -= node.size
            node.children.clear()
            node.size = 0
        self.stack[first].too_big = True


def decoded(source: Source) -> Iterator[str]:
    """Yield the text of a source in pieces, in any encoding; a broken character never fails."""
    decoder = codecs.getincrementaldecoder(declared_encoding(source))(errors="replace")
    with source.open() as stream:
        while chunk := stream.read(CHUNK_BYTES):
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)


def declared_encoding(source: Source) -> str:
    """Return the encoding of a page: by its byte order mark or its bytes, else the one it declares."""
    if source.encoding.startswith("utf-16") or source.encoding == "utf-8-sig":
        return source.encoding
    declared = _DECLARED.search(source.head[:2048])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name in ("", "utf-8", "utf8", "utf-16", "utf-32"):
        return source.encoding
    try:
        "".encode(name)
        return codecs.lookup(name).name
    except (LookupError, UnicodeError):
        return source.encoding
