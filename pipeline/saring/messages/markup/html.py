"""Reading HTML as a stream of elements, including pages with unclosed tags."""

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
# A new one of these ends the one before: people do not close them.
_NEXT_ENDS = frozenset(("p", "li", "tr", "td", "th", "dt", "dd", "option"))
_MAY_STAY_OPEN = _NEXT_ENDS | {"html", "body", "tbody", "table", "font", "center"}


class PageParser(HTMLParser):
    """Passes the tags and the text of a page to a builder, without scripts and styles."""

    def __init__(self, builder: TreeBuilder) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = builder

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and close it at once if it is of a kind without content."""
        stack = self.builder.stack
        if tag in _NEXT_ENDS and stack and stack[-1].tag == tag:
            self.builder.close()
        self.builder.open(tag, {name: value or "" for name, value in attrs}, self.getpos()[0])
        if tag in _VOID:
            self.builder.close()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read `<div/>` as browsers do: as `<div>`."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest open element of that name and all inside it; ignore the end of one that is not open."""
        stack = self.builder.stack
        depth = next((i for i in reversed(range(len(stack))) if stack[i].tag == tag), None)
        while depth is not None and len(stack) > depth:
            self.builder.close()

    def parse_html_declaration(self, i: int) -> int:
        """Read `<![if …]>`, which office programs write, as a comment; the library knows only its own keywords."""
        is_section = self.rawdata.startswith("<![", i)
        return self.parse_bogus_comment(i) if is_section else super().parse_html_declaration(i)

    def handle_data(self, data: str) -> None:
        """Add text that is shown to a reader of the page."""
        if not self.builder.stack or self.builder.stack[-1].tag not in _UNREAD:
            self.builder.data(data)


def looks_like_html(source: Source) -> bool:
    """Return whether the source begins like an HTML page."""
    head = source.head_text.lstrip("\ufeff \t\r\n")[:2000].lower()
    return not source.is_zip and head.startswith("<") and ("<html" in head or head.startswith("<!doctype html"))


def iter_elements(source: Source, keep: NodeTest, give: NodeTest | None = None) -> Iterator[Node]:
    """Yield the elements for which `give` is true, of those inside elements for which `keep` is true.

    Without `give`, the kept elements themselves are yielded. Raises `InputError` where the page is cut or cannot
    be read, after yielding all elements before.
    """
    builder = TreeBuilder(source.name, keep, give)
    parser = PageParser(builder)
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


def _finish(parser: PageParser, source: Source) -> None:
    """End the page; raises `InputError` if it ends inside a tag or an element."""
    stack, is_token_open = parser.builder.stack, parser.rawdata.startswith("<")
    if is_token_open or any(node.tag not in _MAY_STAY_OPEN for node in stack):
        raise InputError("markup_cut", where=source.name, line=parser.getpos()[0])
    parser.close()
    while stack:
        parser.builder.close()


def head_elements(source: Source, keep: NodeTest, give: NodeTest | None = None) -> list[Node]:
    """Return the elements that `iter_elements` finds in the first 64 KiB; never raises."""
    builder = TreeBuilder(source.name, keep, give)
    parser = PageParser(builder)
    with suppress(InputError):
        parser.feed(source.head_text)
    return builder.take_records()


def parse_fragment(markup: str) -> Node:
    """Return a piece of HTML as one node; one that is nested too deep becomes its plain text.

    >>> parse_fragment("Air <b>galon").raw_text
    'Air galon'
    """
    builder = TreeBuilder("", lambda node: True, lambda node: node.tag == "")
    builder.open("", {}, 1)
    root, parser = builder.stack[0], PageParser(builder)
    try:
        parser.feed(markup)
        parser.close()
    except InputError:
        return Node("", {}, 1, children=[markup])
    return Node("", {}, 1, children=[markup]) if root.too_big else root
