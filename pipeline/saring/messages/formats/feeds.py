"""RSS and Atom feeds of any site: its posts, or the comments on them."""

from __future__ import annotations

from collections.abc import Iterator

from saring.files.sources import Source
from saring.messages.markup.feed_entries import (
    author_of,
    content_of,
    is_entry_or_title,
    link_of_entry,
    time_of,
    title_of,
)
from saring.messages.markup.reader import MarkupExport, MarkupReader
from saring.messages.markup.tree import Node
from saring.messages.markup.xml import iter_xml_records, root_tag
from saring.messages.record_account import RecordAccount
from saring.records import Message

_ROOTS = frozenset(("rss", "feed", "rdf:RDF"))
_EXPORTS = ("://wordpress.org/export/", "schemas.google.com/blogger/2008/kind#", "schemas.google.com/blogger/2018")


class _Feed(MarkupExport):
    """One feed being read; its title is the chat."""

    def __init__(self, source: Source, account: RecordAccount, platform: str) -> None:
        super().__init__(source, account, platform)
        self.title = ""

    def elements(self) -> Iterator[Node]:
        return iter_xml_records(self.source, is_entry_or_title)

    def messages(self, node: Node) -> Iterator[Message]:
        """Yield the message of an entry."""
        if node.tag == "title":
            self.title = self.title or node.raw_text.strip()
        elif node.too_big or not node.nodes:
            self.account.count_damaged(node.line)
        else:
            author = author_of(node)
            yield self.message(node, self.title, author, time_of(node), _text(node, author), link=link_of_entry(node))


class FeedReader(MarkupReader):
    """Feeds of a blog, of a news site or of its comments, saved as a file."""

    name = "feed"
    platform = "feed"
    export = _Feed

    def identify(self, source: Source) -> bool:
        """Recognise the root of a feed; whole exports of a blog have readers of their own."""
        return root_tag(source) in _ROOTS and not any(mark in source.head_text for mark in _EXPORTS)


def _text(entry: Node, author: str) -> str:
    title, text = title_of(entry), content_of(entry)
    # The title of a comment only names its author and perhaps the post: "Oleh: Siti", "By: Siti on Banjir".
    names_the_author = bool(author) and author in title
    if title and not names_the_author and not text.startswith(title.rstrip(".… ")):
        return f"{title}\n{text}".strip()
    return text
