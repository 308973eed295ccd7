"""Telegram Desktop exports in HTML: `messages.html` and its further parts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.markup.html import head_elements, iter_elements, looks_like_html
from saring.messages.markup.html_text import text_of
from saring.messages.markup.tree import Node
from saring.messages.record_account import RecordAccount
from saring.records import Kind, Message, ReadReport
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


class TelegramHtmlReader:
    """One page of a chat; each part is read for itself, as its first message names its sender again."""

    name = "telegram-html"
    platform = "telegram"

    def identify(self, source: Source) -> bool:
        """Tell a chat by its messages: a `message` with an `id` that begins so, and a body in it."""
        if not looks_like_html(source):
            return False
        messages = [node for node in head_elements(source, _is_record) if "message" in node.classes]
        return any(node.attributes.get("id", "").startswith("message") and node.find("body") for node in messages)

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield messages and system lines; raises `InputError` where the page breaks off."""
        with RecordAccount(source, report) as account:
            run = _Run(source, account)
            for node in iter_elements(source, _is_record):
                yield from run.messages(node)


def _is_record(node: Node) -> bool:
    return node.tag == "div" and ("message" in node.classes or "page_header" in node.classes)


class _Run:
    """One page being read."""

    def __init__(self, source: Source, account: RecordAccount) -> None:
        self.source = source
        self.account = account
        self.chat = ""
        self.sender = ""

    def messages(self, node: Node) -> Iterator[Message]:
        """Yield what an element of the page says."""
        if "page_header" in node.classes:
            self.chat = self.chat or text_of(node.find("bold", "text") or node)
            return
        body = next((child for child in node.nodes if "body" in child.classes), None)
        if node.too_big or body is None:
            self.account.count_damaged(node.line)
        elif "service" in node.classes:
            yield self._message(node, "", None, Kind.SYSTEM, text_of(body), "")
        else:
            yield self._said(node, body)

    def _said(self, node: Node, body: Node) -> Message:
        if name := _name_in(body):
            self.sender = name
        elif "joined" not in node.classes:
            self.sender = ""
        forwarded = next((child for child in body.nodes if {"forwarded", "body"} <= set(child.classes)), None)
        inside = forwarded or body
        kind, text = _content(inside)
        source = _name_in(forwarded) if forwarded else ""
        return self._message(node, self.sender, _time(body), kind, text, source or ("?" if forwarded else ""))

    def _message(
        self, node: Node, sender: str, sent_at: datetime | None, kind: Kind, text: str, forwarded_from: str
    ) -> Message:
        origin = f"{self.source.name}:{node.line}"
        return self.account.count_message(
            Message("telegram", self.chat, sender, sent_at, kind.value, text, origin, forwarded_from)
        )


def _name_in(body: Node) -> str:
    """Return who wrote it: the name without `via @bot` or the date of a forward beside it."""
    node = next((child for child in body.nodes if "from_name" in child.classes), None)
    return text_of(node, lambda child: "details" in child.classes) if node else ""


def _time(body: Node) -> datetime | None:
    node = next((child for child in body.nodes if "date" in child.classes), None)
    return parse_date(node.attributes.get("title", "")) if node else None


def _content(body: Node) -> tuple[Kind, str]:
    """Return the kind and the text; of a picture without words, what Telegram calls it."""
    text_node = next((child for child in body.nodes if "text" in child.classes), None)
    text = text_of(text_node) if text_node else ""
    kind = next((_KINDS[name] for node in body.walk() for name in node.classes if name in _KINDS), None)
    media = next((node for node in body.nodes if not set(_MEDIA).isdisjoint(node.classes)), None)
    if kind is None and media is not None and not text:
        kind = Kind.MEDIA
    if not text and media is not None:
        text = text_of(media)
    return kind or Kind.TEXT, text
