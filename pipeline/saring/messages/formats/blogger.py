"""Blogger exports: the Atom file of "Back up content" and the `feed.atom` of Takeout."""

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
from saring.messages.markup.html_text import text_of_markup
from saring.messages.markup.reader import MarkupExport, MarkupReader
from saring.messages.markup.tree import Node
from saring.messages.markup.xml import iter_xml_records, root_tag
from saring.messages.record_account import RecordAccount
from saring.records import Message

_KIND_SCHEME = "http://schemas.google.com/g/2005#kind"
_KIND = "http://schemas.google.com/blogger/2008/kind#"
_TEXT_KINDS = frozenset(("post", "page", "comment"))
_UNPUBLISHED = frozenset(("draft", "scheduled", "soft_trashed", "trashed", "spam_comment", "ghosted"))
_MAX_TITLES = 200_000


class _BloggerExport(MarkupExport):
    """One export being read. The titles of posts are kept, since a comment names its post by number only."""

    def __init__(self, source: Source, account: RecordAccount, platform: str) -> None:
        super().__init__(source, account, platform)
        self.blog = ""
        self.titles: dict[str, str] = {}

    def elements(self) -> Iterator[Node]:
        return iter_xml_records(self.source, is_entry_or_title)

    def messages(self, node: Node) -> Iterator[Message]:
        """Yield the message of an entry that is a post, a page or a comment."""
        if node.tag == "title":
            self.blog = self.blog or text_of_markup(node.raw_text)
            return
        kind = _kind_of(node)
        if node.too_big or not kind:
            self.account.count_damaged(node.line)
        elif kind not in _TEXT_KINDS:
            self.account.count_platform_record()
        elif _is_unpublished(node):
            self.account.count_left_out("blogger_unseen")
        else:
            yield self._message(node, is_comment=kind == "comment")

    def _message(self, entry: Node, *, is_comment: bool) -> Message:
        text, title, link = content_of(entry), title_of(entry), link_of_entry(entry)
        chat = self.blog
        if is_comment:
            post, post_link = _post_of(entry)
            chat, link = self.titles.get(post) or self.blog, link or post_link
        else:
            text = "\n".join(filter(None, (title, text)))
            if len(self.titles) < _MAX_TITLES:
                self.titles[entry.value("id")] = title
        return self.message(entry, chat, author_of(entry), time_of(entry), text, link=link)


class BloggerReader(MarkupReader):
    """Posts, pages and comments of a Blogger (Blogspot) blog."""

    name = "blogger"
    platform = "blogger"
    export = _BloggerExport

    def identify(self, source: Source) -> bool:
        """Recognise the kinds of entries, or the namespace of Takeout, which a plain feed does not have."""
        head = source.head_text
        return root_tag(source) == "feed" and (_KIND in head or "schemas.google.com/blogger/2018" in head)


def _kind_of(entry: Node) -> str:
    """Return the kind of an entry in lower case, such as `post`, `page` or `comment`; empty if it has none."""
    if kind := entry.value("blogger:type"):
        return kind.lower()
    for node in entry.nodes:
        if node.tag == "category" and node.attributes.get("scheme") == _KIND_SCHEME:
            return node.attributes.get("term", "").removeprefix(_KIND)
    return ""


def _is_unpublished(entry: Node) -> bool:
    control = next((node for node in entry.nodes if node.tag == "app:control"), None)
    is_draft = control is not None and control.value("app:draft") == "yes"
    return is_draft or entry.value("blogger:status").lower() in _UNPUBLISHED or bool(entry.value("blogger:trashed"))


def _post_of(comment: Node) -> tuple[str, str]:
    """Return the number and the address of the post of a comment."""
    for node in comment.nodes:
        if node.tag == "thr:in-reply-to":
            return node.attributes.get("ref", ""), node.attributes.get("href", "")
    return comment.value("blogger:parent"), ""
