"""The author, time, link and content of an entry in an Atom or RSS feed."""

from __future__ import annotations

from datetime import datetime

from saring.messages.markup.html_text import text_of, text_of_markup
from saring.messages.markup.tree import Node
from saring.messages.times import parse_mail_time
from saring.text.dates import parse_date


def is_entry_or_title(node: Node) -> bool:
    """Return whether an element is an entry of a feed or the title of the feed."""
    parent = node.parent.tag if node.parent else ""
    return node.tag in ("entry", "item") or (node.tag == "title" and parent in ("feed", "channel"))


def content_of(entry: Node) -> str:
    """Return the text of an entry: its content, or without one its summary."""
    for tag in ("content:encoded", "content", "description", "summary"):
        for node in entry.nodes:
            if node.tag == tag and node.children:
                return text_of(node) if node.attributes.get("type") == "xhtml" else text_of_markup(node.raw_text)
    return ""


def title_of(entry: Node) -> str:
    """Return the title of an entry."""
    return text_of_markup(entry.value("title"))


def author_of(entry: Node) -> str:
    """Return the name of the author of an entry."""
    author = next((node for node in entry.nodes if node.tag == "author"), None)
    name = author.value("name") or author.raw_text.strip() if author else ""
    return text_of_markup(entry.value("dc:creator") or name)


def time_of(entry: Node) -> datetime | None:
    """Return when an entry was published; None if it has no readable time."""
    written = entry.value("published") or entry.value("dc:date") or entry.value("updated")
    return parse_date(written) if written else parse_mail_time(entry.value("pubDate"))


def link_of_entry(entry: Node) -> str:
    """Return the address of an entry."""
    links = (node for node in entry.nodes if node.tag == "link")
    pages = (node for node in links if node.attributes.get("rel", "alternate") == "alternate")
    return next(filter(None, (node.attributes.get("href") or node.raw_text.strip() for node in pages)), "")
