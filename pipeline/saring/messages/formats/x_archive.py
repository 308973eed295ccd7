"""The archive of X: `tweets.js`, its parts, the older `tweet.js`, long posts and direct messages.

Short addresses (t.co) are written out from the entities. A repost begins with `RT @name:`, which counts as
passed on from that name. The archive does not say whose it is: posts have no sender.
"""

from __future__ import annotations

import html
import re
from datetime import datetime
from typing import Any

from saring.messages.json.fields import (
    first_object,
    list_of,
    name_of,
    object_of,
    string_of,
    text_of,
    time_of_iso,
    value_at,
)
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind

_MESSAGES = "*/dmConversation/messages/*"
_CONVERSATION = "*/dmConversation/conversationId"
_REPOST = re.compile(r"RT (@\w{1,30}):? ")
_EVENTS = ("joinConversation", "participantsJoin", "participantsLeave", "conversationNameUpdate", "reactionCreate")


class XReader(JsonReader):
    """Posts and direct messages of an X account."""

    name = "x"
    platform = "x"
    paths = ("*",)
    kept = (_CONVERSATION,)

    def paths_of(self, document: Any) -> tuple[str, ...]:
        """Return the place of the records: direct messages lie in their conversations."""
        return (_MESSAGES,) if "dmConversation" in first_object(document) else self.paths

    def fits(self, document: Any) -> bool:
        """Tell by the first record: a post, bare or wrapped, or a conversation."""
        first = first_object(document)
        post = value_at(first, "tweet") or first
        has_post = isinstance(post, dict) and "full_text" in post and ("id_str" in post or "created_at" in post)
        return has_post or isinstance(first.get("noteTweet"), dict) or isinstance(first.get("dmConversation"), dict)

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return what a post or a direct message says."""
        if "noteTweet" in record:
            return _read_note(object_of(record["noteTweet"], "noteTweet"))
        if place.path[-2:] == ("messages", "*"):
            return _read_directly(record, string_of(place.kept.get(_CONVERSATION)))
        post = object_of(record["tweet"], "tweet") if "tweet" in record else record
        text = _written_out(text_of(post, "full_text", "text"), post)
        repost = _REPOST.match(text)
        number = name_of(post.get("id_str")) or name_of(post.get("id"))
        return RecordContent(
            text,
            name_of(value_at(post, "user", "screen_name")),
            _time(post.get("created_at")),
            forwarded_from=repost[1] if repost else "",
            link=f"https://x.com/i/status/{number}" if number else "",
        )


def _written_out(text: str, post: dict[str, Any]) -> str:
    """Return a text with its entities resolved: `&amp;` and the short addresses."""
    entities = object_of(post.get("entities"), "entities")
    for url in [*list_of(entities, "urls"), *list_of(entities, "media")]:
        short, whole = (string_of(value_at(url, key)) for key in ("url", "expanded_url"))
        if short and whole:
            text = text.replace(short, whole)
    return html.unescape(text)


def _read_note(note: dict[str, Any]) -> RecordContent:
    core = object_of(note.get("core"), "core")
    return RecordContent(text_of(core, "text"), sent_at=_time(note.get("createdAt")))


def _read_directly(record: dict[str, Any], conversation: str) -> RecordContent:
    for event in _EVENTS:
        if event in record:
            return RecordContent(
                event, kind=Kind.SYSTEM, chat=conversation, sent_at=_time(value_at(record, event, "createdAt"))
            )
    message = object_of(record.get("messageCreate"), "messageCreate")
    text = text_of(message, "text")
    for url in list_of(message, "urls"):
        short, whole = (string_of(value_at(url, key)) for key in ("url", "expanded"))
        text = text.replace(short, whole) if short and whole else text
    kind = Kind.TEXT if text or not list_of(message, "mediaUrls") else Kind.MEDIA
    sender, sent_at = name_of(message.get("senderId")), _time(message.get("createdAt"))
    return RecordContent(html.unescape(text), sender, sent_at, kind, conversation)


def _time(value: object) -> datetime | None:
    """Return the time of `Wed Oct 10 20:19:24 +0000 2018`, or of ISO 8601."""
    try:
        return datetime.strptime(string_of(value), "%a %b %d %H:%M:%S %z %Y")
    except ValueError:
        return time_of_iso(value)
