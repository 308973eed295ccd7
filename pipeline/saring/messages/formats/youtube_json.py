"""YouTube comments and live chats, saved by the usual tools.

These are `yt-dlp --write-comments` (`comments` in `*.info.json`), `youtube-comment-downloader` (JSON lines, or
one object) and yt-dlp's `*.live_chat.json` (JSON lines). The tools compute the times of comments from "two days
ago"; those of a live chat are exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from saring.messages.json.fields import (
    as_name,
    as_object,
    as_string,
    first_object,
    list_field,
    text_field,
    time_of_epoch,
    value_at,
)
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind

_MESSAGE_RENDERERS = ("liveChatTextMessageRenderer", "liveChatPaidMessageRenderer", "liveChatMembershipItemRenderer")


class YouTubeJsonReader(JsonReader):
    """Comments and live chats of YouTube videos."""

    name = "youtube-json"
    platform = "youtube"
    paths = ("comments/*",)
    kept = ("id", "title")

    def fits(self, document: Any) -> bool:
        """Recognise the comments, or the formats of the video, which may fill the first 64 KiB."""
        if not isinstance(document, dict):
            return False
        first = first_object(document.get("comments"))
        if _is_comment(first) or ("parent" in first and "author_id" in first and "text" in first):
            return True
        formats = [item for item in _list(document.get("formats")) if isinstance(item, dict)]
        return "id" in document and "title" in document and any("format_id" in item for item in formats)

    def fits_line(self, record: Mapping[str, Any]) -> bool:
        """Recognise a line of the comment downloader, or of a live chat."""
        return _is_comment(record) or bool(_actions(record))

    def split_record(self, record: Any) -> list[Any]:
        """Return a comment, or the actions of a line of live chat."""
        actions = _actions(record) if isinstance(record, dict) else []
        return actions or [record]

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a comment or of an action of the live chat."""
        if "text" not in record:
            return _read_live(record)
        video, number = as_name(place.kept.get("id")), as_name(record.get("id"))
        link = f"https://www.youtube.com/watch?v={video}&lc={number}" if video and number else ""
        sent_at = time_of_epoch(record.get("timestamp")) or time_of_epoch(record.get("time_parsed"))
        text, sender = text_field(record, "text"), text_field(record, "author")
        return RecordContent(text, sender, sent_at, Kind.TEXT, as_string(place.kept.get("title")), link=link)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_comment(record: Mapping[str, Any]) -> bool:
    return all(key in record for key in ("cid", "text", "author"))


def _actions(record: Mapping[str, Any]) -> list[Any]:
    """Return the actions of a line of live chat; in a replay they are one level deeper."""
    if "addChatItemAction" in record:
        return [record]
    return _list(value_at(record, "replayChatItemAction", "actions"))


def _read_live(record: dict[str, Any]) -> RecordContent:
    """Return the content of an action of a live chat; tickers, notices and removals are system lines."""
    item = as_object(value_at(record, "addChatItemAction", "item"), "item")
    for renderer in _MESSAGE_RENDERERS:
        if renderer in item:
            fields = as_object(item[renderer], renderer)
            sent_at = time_of_epoch(fields.get("timestampUsec"), 1_000_000)
            text = _runs(fields.get("message"))
            sender = as_string(value_at(fields, "authorName", "simpleText"))
            is_gift = renderer == "liveChatMembershipItemRenderer" and not text
            return RecordContent(text, sender, sent_at, Kind.SYSTEM if is_gift else Kind.TEXT)
    return RecordContent(next(iter(item), next(iter(record), "")), kind=Kind.SYSTEM)


def _runs(message: object) -> str:
    """Join the runs of a text; an emoji of the channel is written as its shortcut."""
    pieces = []
    for run in list_field(as_object(message, "message"), "runs"):
        emoji = value_at(run, "emoji")
        own = as_string(value_at(emoji, "emojiId")) if value_at(emoji, "isCustomEmoji") is not True else ""
        shortcuts = _list(value_at(emoji, "shortcuts"))
        pieces.append(as_string(value_at(run, "text")) or own or as_string(next(iter(shortcuts), "")))
    return "".join(pieces)
