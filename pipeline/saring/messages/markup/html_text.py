"""The visible text of an element, with its line breaks, links, quotations and smileys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import parse_qs, urlsplit

from saring.messages.markup.html import parse_fragment
from saring.messages.markup.tree import Node

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "center", "cite", "dd", "details", "div", "dl", "dt", "fieldset",
     "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
     "nav", "ol", "p", "pre", "section", "summary", "table", "tr", "ul")
)  # fmt: skip
_APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"))
_SOURCE_BREAK = re.compile(r"(?<![ \t])[ \t]*[\n\r\f][ \t\n\r\f]*")
# The place where blocks meet: \0 is the edge of a block, \1 the edge of one with space around it.
_BREAK = re.compile(r"(?<! ) *[\n\0\1](?:[ \n\0\1]*[\n\0\1])?")
_QUOTES = frozenset(("blockquote",))
_QUOTE_CLASSES = frozenset(("bbcode_quote", "quote_container", "post-quote", "bbCodeBlock--quote"))
_BREAKS_LINES = re.compile(r"<(?:p|br|div|li|tr|h[1-6]|blockquote|pre)\b", re.IGNORECASE)
_HIDDEN = frozenset(("script", "style", "noscript", "template", "svg", "textarea", "select", "button"))
_REDIRECTS = ("l.facebook.com", "lm.facebook.com", "l.instagram.com", "www.google.com")

Skip = Callable[[Node], bool]


def text_of_markup(markup: str, skip: Skip = lambda node: False) -> str:
    """Return the visible text of a piece of HTML, such as the body of a post, without elements to `skip`.

    Where no tag breaks a line, the line ends of the source count, as on blogs.

    >>> text_of_markup('Air <b>galon</b> aman<br/>kata <a href="https://dinas.example/a">dinas</a>')
    'Air galon aman\\nkata dinas (https://dinas.example/a)'
    """
    if "<" not in markup:
        return unescape(markup).strip()
    if not _BREAKS_LINES.search(markup):
        markup = markup.strip().replace("\n", "<br>")
    return text_of(parse_fragment(markup), skip)


def text_of(node: Node, skip: Skip = lambda node: False) -> str:
    """Return the visible text of an element, without elements to `skip`.

    Spaces are kept; a line end of the source is one space, except inside `pre`. Each line of a quotation
    begins with `> `.
    """
    text = "".join(_pieces(node, skip, node.tag == "pre"))
    return _BREAK.sub(_line_ends, text).strip("\n ")


def _line_ends(found: re.Match[str]) -> str:
    """Return the line ends between blocks as a browser shows them, two at most."""
    edges = found[0]
    return "\n" * min(2, max(edges.count("\n"), 2 if "\1" in edges else 1))


def _pieces(node: Node, skip: Skip, is_pre: bool) -> Iterator[str]:
    at_start = True
    for child in node.children:
        if isinstance(child, str):
            text = child if is_pre else _SOURCE_BREAK.sub(" ", child)
            yield text.lstrip(" ") if at_start and not is_pre and text != child else text
            at_start = False
        elif child.tag not in _HIDDEN and not skip(child):
            yield from _element(child, skip, is_pre)
            at_start = child.tag in _BLOCKS or child.tag == "br"


def _element(node: Node, skip: Skip, is_pre: bool) -> Iterator[str]:
    if node.tag == "br":
        yield "\n"
    elif node.tag == "img":
        yield _smiley(node)
    elif node.tag == "a":
        yield _link(node, skip, is_pre)
    elif node.tag in _QUOTES or not _QUOTE_CLASSES.isdisjoint(node.classes):
        quoted = text_of(node, skip)
        yield "\n" + "".join(f"> {line}\n" for line in quoted.split("\n")) if quoted else ""
    elif node.tag in _BLOCKS:
        edge = "\1" if node.tag in _APART else "\0"
        yield from _block(node, skip, is_pre or node.tag == "pre", edge)
    elif node.tag in ("td", "th"):
        yield from _pieces(node, skip, is_pre)
        yield " "
    else:
        yield from _pieces(node, skip, is_pre)


def _block(node: Node, skip: Skip, is_pre: bool, edge: str) -> Iterator[str]:
    inside = "".join(_pieces(node, skip, is_pre))
    if inside.strip(" \0\1"):
        yield edge + inside + edge


def _smiley(node: Node) -> str:
    """Return the characters an image stands for, if it is an emoji or a smiley; empty for a picture."""
    alt = node.attributes.get("alt", "")
    is_smiley = any(word in name.lower() for name in node.classes for word in ("smil", "emoji", "emoticon"))
    return alt if is_smiley or (alt and not any(c.isalnum() for c in alt)) else ""


def _link(node: Node, skip: Skip, is_pre: bool) -> str:
    text = "".join(_pieces(node, skip, is_pre))
    address = link_of(node)
    shown = text.strip(" \0\1\n")
    if not address or _bare(address) in _bare(shown):
        return text
    if not shown:
        return "" if any(child.tag == "img" for child in node.walk()) else address
    is_shortened = ("..." in shown or "…" in shown) and _bare(shown).startswith(_bare(address)[:8])
    return address if is_shortened else f"{text} ({address})"


def _bare(address: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", address.strip().lower()).rstrip("/")


def link_of(node: Node) -> str:
    """Return the web address of a link, without the redirect pages of Facebook and Google; empty if it has none."""
    address = node.attributes.get("href", "").strip()
    try:
        parts = urlsplit(address)
        if parts.hostname in _REDIRECTS and parts.path in ("/l.php", "/url", "/"):
            found = parse_qs(parts.query)
            address = (found.get("u") or found.get("q") or [address])[0]
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) else ""
