"""RSS and Atom feeds of any site: its posts, or the comments under them."""

from __future__ import annotations

from collections.abc import Iterator

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.markup.feed_entries import (
    author_of,
    content_of,
    is_entry_or_title,
    link_of_entry,
    time_of,
    title_of,
)
from saring.messages.markup.tree import Node
from saring.messages.markup.xml import iter_xml_records, root_tag
from saring.messages.record_account import RecordAccount
from saring.records import Kind, Message, ReadReport

_ROOTS = frozenset(("rss", "feed", "rdf:RDF"))
_EXPORTS = ("://wordpress.org/export/", "schemas.google.com/blogger/2008/kind#", "schemas.google.com/blogger/2018")


class FeedReader:
    """The feed of a blog, a news site or its comments, saved as a file."""

    name = "feed"
    platform = "feed"

    def identify(self, source: Source) -> bool:
        """Tell a feed by its root; whole exports of a blog have readers of their own."""
        return root_tag(source) in _ROOTS and not any(mark in source.head_text for mark in _EXPORTS)

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield one message an entry; raises `InputError` where the feed breaks off."""
        chat = ""
        with RecordAccount(source, report) as account:
            for node in iter_xml_records(source, is_entry_or_title):
                if node.tag == "title":
                    chat = chat or node.raw_text.strip()
                elif node.too_big or not node.nodes:
                    account.count_damaged(node.line)
                else:
                    yield account.count_message(_message(node, chat, source))


def _message(entry: Node, chat: str, source: Source) -> Message:
    title, text, author = title_of(entry), content_of(entry), author_of(entry)
    # Of a comment a feed's title says only who wrote it under what: "Oleh: Siti", "By: Siti on Banjir".
    says_only_who = bool(author) and author in title
    if title and not says_only_who and not text.startswith(title.rstrip(".… ")):
        text = f"{title}\n{text}".strip()
    origin = f"{source.name}:{entry.line}"
    return Message("feed", chat, author, time_of(entry), Kind.TEXT.value, text, origin, link=link_of_entry(entry))
