"""YouTube comments and live chats as the usual tools save them.

`yt-dlp --write-comments` (`*.info.json`, `comments`), `youtube-comment-downloader` (JSON lines, or one
object) and yt-dlp's `*.live_chat.json` (JSON lines). The times of comments are reckoned by the tools from
"two days ago"; those of a live chat are exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from saring.messages.json.fields import (
    first_object,
    list_of,
    name_of,
    object_of,
    string_of,
    text_of,
    time_of_epoch,
    value_at,
)
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind

_TALK_TYPES = ("liveChatTextMessageRenderer", "liveChatPaidMessageRenderer", "liveChatMembershipItemRenderer")


class YouTubeJsonReader(JsonReader):
    """Comments and live chats of YouTube videos."""

    name = "youtube-json"
    platform = "youtube"
    paths = ("comments/*",)
    kept = ("id", "title")

    def fits(self, document: Any) -> bool:
        """Tell by the comments, or by the video's formats, which may fill all that is seen."""
        if not isinstance(document, dict):
            return False
        first = first_object(document.get("comments"))
        if _is_comment(first) or ("parent" in first and "author_id" in first and "text" in first):
            return True
        formats = [item for item in _list(document.get("formats")) if isinstance(item, dict)]
        return "id" in document and "title" in document and any("format_id" in item for item in formats)

    def fits_line(self, record: Mapping[str, Any]) -> bool:
        """Tell a line of the comment downloader, or of a live chat."""
        return _is_comment(record) or bool(_actions(record))

    def split_record(self, record: Any) -> list[Any]:
        """Return a comment, or the actions of a piece of live chat."""
        actions = _actions(record) if isinstance(record, dict) else []
        return actions or [record]

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return what a comment or an action of the live chat says."""
        if "text" not in record:
            return _read_live(record)
        video, number = name_of(place.kept.get("id")), name_of(record.get("id"))
        link = f"https://www.youtube.com/watch?v={video}&lc={number}" if video and number else ""
        sent_at = time_of_epoch(record.get("timestamp")) or time_of_epoch(record.get("time_parsed"))
        text, sender = text_of(record, "text"), text_of(record, "author")
        return RecordContent(text, sender, sent_at, Kind.TEXT, string_of(place.kept.get("title")), link=link)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_comment(record: Mapping[str, Any]) -> bool:
    return all(key in record for key in ("cid", "text", "author"))


def _actions(record: Mapping[str, Any]) -> list[Any]:
    """Return the actions of a line of live chat: replayed ones lie a level deeper."""
    if "addChatItemAction" in record:
        return [record]
    return _list(value_at(record, "replayChatItemAction", "actions"))


def _read_live(record: dict[str, Any]) -> RecordContent:
    """Return what was said in a live chat; tickers, notices and removals are lines of the system."""
    item = object_of(value_at(record, "addChatItemAction", "item"), "item")
    for renderer in _TALK_TYPES:
        if renderer in item:
            said = object_of(item[renderer], renderer)
            sent_at = time_of_epoch(said.get("timestampUsec"), 1_000_000)
            text = _runs(said.get("message"))
            sender = string_of(value_at(said, "authorName", "simpleText"))
            is_gift = renderer == "liveChatMembershipItemRenderer" and not text
            return RecordContent(text, sender, sent_at, Kind.SYSTEM if is_gift else Kind.TEXT)
    return RecordContent(next(iter(item), next(iter(record), "")), kind=Kind.SYSTEM)


def _runs(message: object) -> str:
    """Return a text in pieces; an emoji of the channel is its shortcut."""
    pieces = []
    for run in list_of(object_of(message, "message"), "runs"):
        emoji = value_at(run, "emoji")
        own = string_of(value_at(emoji, "emojiId")) if value_at(emoji, "isCustomEmoji") is not True else ""
        shortcuts = _list(value_at(emoji, "shortcuts"))
        pieces.append(string_of(value_at(run, "text")) or own or string_of(next(iter(shortcuts), "")))
    return "".join(pieces)
