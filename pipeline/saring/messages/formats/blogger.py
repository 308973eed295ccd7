"""Blogger exports: the Atom file of "Back up content" and the `feed.atom` of Takeout."""

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
from saring.messages.markup.html_text import text_of_markup
from saring.messages.markup.tree import Node
from saring.messages.markup.xml import iter_xml_records, root_tag
from saring.messages.record_account import RecordAccount
from saring.records import Kind, Message, ReadReport

_KIND_SCHEME = "http://schemas.google.com/g/2005#kind"
_KIND = "http://schemas.google.com/blogger/2008/kind#"
_WRITTEN = frozenset(("post", "page", "comment"))
_UNSEEN = frozenset(("draft", "scheduled", "soft_trashed", "trashed", "spam_comment", "ghosted"))
_MAX_TITLES = 200_000


class BloggerReader:
    """Posts, pages and comments of a Blogger (Blogspot) blog."""

    name = "blogger"
    platform = "blogger"

    def identify(self, source: Source) -> bool:
        """Tell an export by what only an export says: the kinds of entries, or the Takeout namespace."""
        head = source.head_text
        return root_tag(source) == "feed" and (_KIND in head or "schemas.google.com/blogger/2018" in head)

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield posts and comments in the order of the file; raises `InputError` where it breaks off."""
        with RecordAccount(source, report) as account:
            run = _Run(source, account)
            for node in iter_xml_records(source, is_entry_or_title):
                yield from run.messages(node)


class _Run:
    """One export being read. Titles of posts are kept: a comment names its post by number only."""

    def __init__(self, source: Source, account: RecordAccount) -> None:
        self.source = source
        self.account = account
        self.blog = ""
        self.titles: dict[str, str] = {}

    def messages(self, node: Node) -> Iterator[Message]:
        """Yield what an entry says, if it is a person's."""
        if node.tag == "title":
            self.blog = self.blog or text_of_markup(node.raw_text)
            return
        kind = _kind_of(node)
        if node.too_big or not kind:
            self.account.count_damaged(node.line)
        elif kind not in _WRITTEN:
            self.account.count_platform_record()
        elif _is_unseen(node):
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
        origin = f"{self.source.name}:{entry.line}"
        kind = Kind.TEXT.value
        return self.account.count_message(
            Message("blogger", chat, author_of(entry), time_of(entry), kind, text, origin, link=link)
        )


def _kind_of(entry: Node) -> str:
    """Return `post`, `page`, `comment`, or another kind in small letters; empty where none is said."""
    if said := entry.value("blogger:type"):
        return said.lower()
    for node in entry.nodes:
        if node.tag == "category" and node.attributes.get("scheme") == _KIND_SCHEME:
            return node.attributes.get("term", "").removeprefix(_KIND)
    return ""


def _is_unseen(entry: Node) -> bool:
    control = next((node for node in entry.nodes if node.tag == "app:control"), None)
    is_draft = control is not None and control.value("app:draft") == "yes"
    return is_draft or entry.value("blogger:status").lower() in _UNSEEN or bool(entry.value("blogger:trashed"))


def _post_of(comment: Node) -> tuple[str, str]:
    """Return the number and the address of the post a comment stands under."""
    for node in comment.nodes:
        if node.tag == "thr:in-reply-to":
            return node.attributes.get("ref", ""), node.attributes.get("href", "")
    return comment.value("blogger:parent"), ""
