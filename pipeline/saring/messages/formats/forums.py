"""Threads of forums, saved from the browser: Kaskus, phpBB, vBulletin.

The three mark a post, its author, its time and its text in similar ways, so one reader reads them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from saring.files.sources import Source
from saring.messages.markup.html import iter_elements, looks_like_html
from saring.messages.markup.html_text import text_of
from saring.messages.markup.reader import MarkupExport, MarkupReader
from saring.messages.markup.tree import Node
from saring.messages.record_account import RecordAccount
from saring.records import Kind, Message
from saring.text.dates import find_date, is_month_first, parse_date

_POST_ID = re.compile(r"p\d+|post_?\d+|post_?[0-9a-f]{24}|nestedbit-\w+|post-\d+")
_POST_TAGS = frozenset(("div", "table", "li", "article"))
_POST_CLASSES = frozenset(("postItem", "postItemFirst", "b-post"))
_TEXT_ID = re.compile(r"post_message_\w+")
_TEXT_CLASSES = ("postcontent", "js-post__content-text", "pagetext", "entry", "content")
_AUTHOR_CLASSES = ("username", "username-coloured", "bigusername", "nickname", "b-post__author", "userinfo__username")
_PROFILE = re.compile(r"/profile/|/@|mode=viewprofile|member\.php|/members?/")
_DATE_CLASSES = ("author", "postdate", "entry-date", "date", "b-post__timestamp", "thead")
_TITLE_CLASSES = frozenset(("topic-title", "threadtitle", "thread-title", "b-page-title"))
_TITLE_CHARS = 500
_SITE_OF_TITLE = re.compile(r"(?<!\s)\s+[-|•–]\s[^-|•–]*$")


class _ThreadPage(MarkupExport):
    """One page of a thread; its title is the chat."""

    def __init__(self, source: Source, account: RecordAccount, platform: str) -> None:
        super().__init__(source, account, platform)
        self.chat = self.address = ""
        self.month_first = is_month_first(source.head_text)

    def elements(self) -> Iterator[Node]:
        return iter_elements(self.source, _is_record)

    def messages(self, node: Node) -> Iterator[Message]:
        """Yield the message of a post, with quotations marked by `> `."""
        if _is_post(node):
            yield from self._post(node)
        elif node.tag == "title":
            self.chat = self.chat or _SITE_OF_TITLE.sub("", text_of(node)[:_TITLE_CHARS])
        elif not _TITLE_CLASSES.isdisjoint(node.classes):
            self.chat = text_of(node) or self.chat
        else:
            self.address = self.address or node.attributes.get("href") or node.attributes.get("content", "")

    def _post(self, post: Node) -> Iterator[Message]:
        content = _content_of(post)
        if post.too_big or content is None:
            self.account.count_damaged(post.line)
            return
        around = list(_around(post, content))
        sent_at = _time_of(around, text_of(post, lambda node: node is content), month_first=self.month_first)
        number, text = post.attributes.get("id", ""), text_of(content)
        has_picture = any(node.tag in ("img", "video", "iframe") for node in content.walk())
        kind = Kind.MEDIA if has_picture and not text else Kind.TEXT
        link = f"{self.address}#{number}" if self.address and number else self.address
        yield self.message(post, self.chat, _author_of(around), sent_at, text, kind=kind, link=link)


class _ForumReader(MarkupReader):
    """What the readers of forums share."""

    export = _ThreadPage

    def identify(self, source: Source) -> bool:
        """Recognise the marks of the forum's software in the page."""
        return looks_like_html(source) and _software_of(source.head_text) == self.platform


class KaskusHtmlReader(_ForumReader):
    """Threads of Kaskus."""

    name = "kaskus-html"
    platform = "kaskus"


class PhpbbHtmlReader(_ForumReader):
    """Threads of phpBB 3 boards."""

    name = "phpbb-html"
    platform = "phpbb"


class VbulletinHtmlReader(_ForumReader):
    """Threads of vBulletin boards, versions 3 to 5."""

    name = "vbulletin-html"
    platform = "vbulletin"


def _software_of(head: str) -> str:
    """Return `kaskus`, `phpbb` or `vbulletin`; empty for any other page."""
    small = head.lower()
    if re.search(r"""(?:href|content|action)=["']https?://(?:\w+\.)?kaskus\.(?:co\.id|com|us)/""", small):
        return "kaskus"
    if re.search(r"""<body[^<>]*id=["']phpbb["']|viewtopic\.php\?[^"'<>]{0,500}["'][^<>]{0,500}>""", small):
        return "phpbb"
    if re.search(r"""generator["'] content=["']vbulletin|vbulletin[\w./-]{0,200}\.js|id=["']post_message_\d""", small):
        return "vbulletin"
    return ""


def _is_record(node: Node) -> bool:
    attributes = node.attributes
    if node.tag == "link":
        return attributes.get("rel") == "canonical"
    if node.tag == "meta":
        return attributes.get("property") == "og:url"
    return node.tag == "title" or not _TITLE_CLASSES.isdisjoint(node.classes) or _is_post(node)


def _is_post(node: Node) -> bool:
    if node.tag not in _POST_TAGS:
        return False
    is_numbered = _POST_ID.fullmatch(node.attributes.get("id", "")) is not None
    return is_numbered or not _POST_CLASSES.isdisjoint(node.classes)


def _content_of(post: Node) -> Node | None:
    """Return the element that holds the text of a post."""
    found = next((node for node in post.walk() if _TEXT_ID.fullmatch(node.attributes.get("id", ""))), None)
    if found is not None:
        return found.find("postcontent") or found
    for name in _TEXT_CLASSES:
        if node := post.find(name):
            return node
    return None


def _around(node: Node, content: Node) -> Iterator[Node]:
    """Yield the elements of a post outside its text."""
    for child in node.nodes:
        if child is not content:
            yield child
            yield from _around(child, content)


def _author_of(around: list[Node]) -> str:
    named = [node for node in around if not set(_AUTHOR_CLASSES).isdisjoint(node.classes)]
    linked = [node for node in around if node.tag == "a" and _PROFILE.search(node.attributes.get("href", ""))]
    return next(filter(None, (node.raw_text.strip() for node in named + linked)), "")


def _time_of(around: list[Node], text: str, *, month_first: bool) -> datetime | None:
    """Return the time of a post: its `time` element, else the date in its heading, else the first date in it."""
    for node in around:
        if node.tag == "time" and (at := parse_date(node.attributes.get("datetime", ""))):
            return at
    texts = [text_of(node) for name in _DATE_CLASSES for node in around if name in node.classes]
    found = (find_date(some, month_first=month_first) for some in [*texts, text])
    return next((date.at for date in found if date is not None), None)
