"""HTML as a stream of records: tags that nobody closed, entities, scripts and all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser

from saring.errors import InputError
from saring.files.sources import Source
from saring.messages.markup.tree import MAX_TOKEN_BYTES, Node, NodeTest, TreeBuilder, decoded

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_UNREAD = frozenset(("script", "style", "noscript", "template", "svg", "head"))
# A new one ends the one before: nobody closes these by hand.
_NEXT_ENDS = frozenset(("p", "li", "tr", "td", "th", "dt", "dd", "option"))
_MAY_STAY_OPEN = _NEXT_ENDS | {"html", "body", "tbody", "table", "font", "center"}


class Parser(HTMLParser):
    """Feeds the builder; what lies in scripts and styles is not text."""

    def __init__(self, builder: TreeBuilder) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = builder

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and close it at once where it cannot hold anything."""
        stack = self.builder.stack
        if tag in _NEXT_ENDS and stack and stack[-1].tag == tag:
            self.builder.close()
        self.builder.open(tag, {name: value or "" for name, value in attrs}, self.getpos()[0])
        if tag in _VOID:
            self.builder.close()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take `<div/>` as browsers do: as `<div>`."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of that name and what is open in it; ignore a stray end."""
        stack = self.builder.stack
        depth = next((i for i in reversed(range(len(stack))) if stack[i].tag == tag), None)
        while depth is not None and len(stack) > depth:
            self.builder.close()

    def parse_html_declaration(self, i: int) -> int:
        """Take `<![if …]>` of an office program as a comment: the library knows only its own keywords."""
        is_section = self.rawdata.startswith("<![", i)
        return self.parse_bogus_comment(i) if is_section else super().parse_html_declaration(i)

    def handle_data(self, data: str) -> None:
        """Add text that a person sees."""
        if not self.builder.stack or self.builder.stack[-1].tag not in _UNREAD:
            self.builder.data(data)


def looks_like_html(source: Source) -> bool:
    """Whether the source begins as a page does."""
    head = source.head_text.lstrip("\ufeff \t\r\n")[:2000].lower()
    return not source.is_zip and head.startswith("<") and ("<html" in head or head.startswith("<!doctype html"))


def iter_elements(source: Source, keep: NodeTest, give: NodeTest | None = None) -> Iterator[Node]:
    """Yield the elements `give` (or `keep`) says yes to, of those that lie in what `keep` says yes to.

    Raises `InputError` where the page is cut or is nothing a browser would show; what came before
    has been given.
    """
    builder = TreeBuilder(source.name, keep, give)
    parser = Parser(builder)
    try:
        for text in decoded(source):
            parser.feed(text)
            if len(parser.rawdata) > MAX_TOKEN_BYTES:
                raise InputError("markup_token_long", where=source.name, line=parser.getpos()[0])
            yield from builder.take_records()
        _finish(parser, source)
    except InputError:
        yield from builder.take_records()
        raise
    yield from builder.take_records()


def _finish(parser: Parser, source: Source) -> None:
    """End the page; `InputError` where it stops in the middle of something."""
    stack, is_token_open = parser.builder.stack, parser.rawdata.startswith("<")
    if is_token_open or any(node.tag not in _MAY_STAY_OPEN for node in stack):
        raise InputError("markup_cut", where=source.name, line=parser.getpos()[0])
    parser.close()
    while stack:
        parser.builder.close()


def head_elements(source: Source, keep: NodeTest, give: NodeTest | None = None) -> list[Node]:
    """Return what `iter_elements` finds in the first 64 KiB; never raises."""
    builder = TreeBuilder(source.name, keep, give)
    parser = Parser(builder)
    with suppress(InputError):
        parser.feed(source.head_text)
    return builder.take_records()


def parse_fragment(markup: str) -> Node:
    """Return a piece of HTML as one node; what nests too deep comes as its plain text.

    >>> parse_fragment("Air <b>galon").raw_text
    'Air galon'
    """
    builder = TreeBuilder("", lambda node: True, lambda node: node.tag == "")
    builder.open("", {}, 1)
    root, parser = builder.stack[0], Parser(builder)
    try:
        parser.feed(markup)
        parser.close()
    except InputError:
        return Node("", {}, 1, children=[markup])
    return Node("", {}, 1, children=[markup]) if root.too_big else root
