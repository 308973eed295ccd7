"""The archive of X: `tweets.js`, its parts, the older `tweet.js`, long posts and direct messages.

Short addresses (t.co) are replaced by the addresses in the entities. A repost begins with `RT @name:` and counts
as forwarded from that name. Posts have no sender, since the archive does not name its owner.
"""

from __future__ import annotations

import html
import re
from datetime import datetime
from typing import Any

from saring.messages.json.fields import (
    as_name,
    as_object,
    as_string,
    first_object,
    list_field,
    text_field,
    time_of_iso,
    value_at,
)
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind
from saring.text.time_formats import if_possible

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
        """Return the paths of the records: direct messages are inside their conversations."""
        return (_MESSAGES,) if "dmConversation" in first_object(document) else self.paths

    def fits(self, document: Any) -> bool:
        """Recognise a post, with or without its wrapper, or a conversation in the first record."""
        first = first_object(document)
        post = value_at(first, "tweet") or first
        has_post = isinstance(post, dict) and "full_text" in post and ("id_str" in post or "created_at" in post)
        return has_post or isinstance(first.get("noteTweet"), dict) or isinstance(first.get("dmConversation"), dict)

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a post or a direct message."""
        if "noteTweet" in record:
            return _read_note(as_object(record["noteTweet"], "noteTweet"))
        if place.path[-2:] == ("messages", "*"):
            return _read_direct_message(record, as_string(place.kept.get(_CONVERSATION)))
        post = as_object(record["tweet"], "tweet") if "tweet" in record else record
        text = _expand(text_field(post, "full_text", "text"), post)
        repost = _REPOST.match(text)
        number = as_name(post.get("id_str")) or as_name(post.get("id"))
        return RecordContent(
            text,
            as_name(value_at(post, "user", "screen_name")),
            _time(post.get("created_at")),
            forwarded_from=repost[1] if repost else "",
            link=f"https://x.com/i/status/{number}" if number else "",
        )


def _expand(text: str, post: dict[str, Any]) -> str:
    """Return a text with its HTML entities and its short addresses replaced."""
    entities = as_object(post.get("entities"), "entities")
    for url in [*list_field(entities, "urls"), *list_field(entities, "media")]:
        short, whole = (as_string(value_at(url, key)) for key in ("url", "expanded_url"))
        if short and whole:
            text = text.replace(short, whole)
    return html.unescape(text)


def _read_note(note: dict[str, Any]) -> RecordContent:
    core = as_object(note.get("core"), "core")
    return RecordContent(text_field(core, "text"), sent_at=_time(note.get("createdAt")))


def _read_direct_message(record: dict[str, Any], conversation: str) -> RecordContent:
    for event in _EVENTS:
        if event in record:
            return RecordContent(
                event, kind=Kind.SYSTEM, chat=conversation, sent_at=_time(value_at(record, event, "createdAt"))
            )
    message = as_object(record.get("messageCreate"), "messageCreate")
    text = text_field(message, "text")
    for url in list_field(message, "urls"):
        short, whole = (as_string(value_at(url, key)) for key in ("url", "expanded"))
        text = text.replace(short, whole) if short and whole else text
    kind = Kind.TEXT if text or not list_field(message, "mediaUrls") else Kind.MEDIA
    sender, sent_at = as_name(message.get("senderId")), _time(message.get("createdAt"))
    return RecordContent(html.unescape(text), sender, sent_at, kind, conversation)


def _time(value: object) -> datetime | None:
    """Parse `Wed Oct 10 20:19:24 +0000 2018` or ISO 8601."""
    try:
        return if_possible(datetime.strptime(as_string(value), "%a %b %d %H:%M:%S %z %Y"))
    except ValueError:
        return time_of_iso(value)
