"""Telegram Desktop exports in HTML: `messages.html` and its further parts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from saring.files.sources import Source
from saring.messages.markup.html import head_elements, iter_elements, looks_like_html
from saring.messages.markup.html_text import text_of
from saring.messages.markup.reader import MarkupExport, MarkupReader
from saring.messages.markup.tree import Node
from saring.messages.record_account import RecordAccount
from saring.records import Kind, Message
from saring.text.dates import parse_date

_KINDS = {
    "media_location": Kind.LOCATION,
    "media_live_location": Kind.LOCATION,
    "media_venue": Kind.LOCATION,
    "media_contact": Kind.CONTACT,
    "media_poll": Kind.POLL,
    "media_call": Kind.CALL,
}
_MEDIA = ("media_wrap", "media", "photo_wrap", "video_file_wrap", "sticker_wrap", "animated_wrap")


def _is_record(node: Node) -> bool:
    return node.tag == "div" and ("message" in node.classes or "page_header" in node.classes)


class _TelegramPage(MarkupExport):
    """One page being read; a page is complete by itself, since its first message names its sender."""

    def __init__(self, source: Source, account: RecordAccount, platform: str) -> None:
        super().__init__(source, account, platform)
        self.chat = ""
        self.sender = ""

    def elements(self) -> Iterator[Node]:
        return iter_elements(self.source, _is_record)

    def messages(self, node: Node) -> Iterator[Message]:
        """Yield the message of an element; the header of the page names the chat."""
        if "page_header" in node.classes:
            self.chat = self.chat or text_of(node.find("bold", "text") or node)
            return
        body = next((child for child in node.nodes if "body" in child.classes), None)
        if node.too_big or body is None:
            self.account.count_damaged(node.line)
        elif "service" in node.classes:
            yield self.message(node, self.chat, "", None, text_of(body), kind=Kind.SYSTEM)
        else:
            yield self._written_message(node, body)

    def _written_message(self, node: Node, body: Node) -> Message:
        if name := _name_in(body):
            self.sender = name
        elif "joined" not in node.classes:
            self.sender = ""
        forwarded = next((child for child in body.nodes if {"forwarded", "body"} <= set(child.classes)), None)
        inside = forwarded or body
        kind, text = _content(inside)
        forwarded_from = (_name_in(forwarded) or "?") if forwarded else ""
        return self.message(node, self.chat, self.sender, _time(body), text, kind=kind, forwarded_from=forwarded_from)


class TelegramHtmlReader(MarkupReader):
    """Pages of a chat."""

    name = "telegram-html"
    platform = "telegram"
    export = _TelegramPage

    def identify(self, source: Source) -> bool:
        """Recognise a message by its class, its `id` and its body."""
        if not looks_like_html(source):
            return False
        messages = [node for node in head_elements(source, _is_record) if "message" in node.classes]
        return any(node.attributes.get("id", "").startswith("message") and node.find("body") for node in messages)


def _name_in(body: Node) -> str:
    """Return the name of the sender, without `via @bot` or the date of a forward beside it."""
    node = next((child for child in body.nodes if "from_name" in child.classes), None)
    return text_of(node, lambda child: "details" in child.classes) if node else ""


def _time(body: Node) -> datetime | None:
    node = next((child for child in body.nodes if "date" in child.classes), None)
    return parse_date(node.attributes.get("title", "")) if node else None


def _content(body: Node) -> tuple[Kind, str]:
    """Return the kind and the text; media without a text has the name that Telegram gives it."""
    text_node = next((child for child in body.nodes if "text" in child.classes), None)
    text = text_of(text_node) if text_node else ""
    kind = next((_KINDS[name] for node in body.walk() for name in node.classes if name in _KINDS), None)
    media = next((node for node in body.nodes if not set(_MEDIA).isdisjoint(node.classes)), None)
    if kind is None and media is not None and not text:
        kind = Kind.MEDIA
    if not text and media is not None:
        text = text_of(media)
    return kind or Kind.TEXT, text
