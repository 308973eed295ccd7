"""TikTok's data export: the owner's comments and direct messages, in both spellings of the fields.

Its times name no zone in JSON; the text version of the same export says UTC, so they are taken as UTC.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from saring.messages.json.fields import as_string, text_field, time_of_iso, value_at
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind

_COMMENTS = ("Comment/Comments/CommentsList/*", "Comments/CommentsList/*")
_CHATS = tuple(
    f"{outer}/{inner}/ChatHistory/?/*"
    for outer in ("Direct Messages", "Direct Message")
    for inner in ("Chat History", "Direct Messages")
)
_OTHERS = ("Favorite Videos", "Video Browsing History", "Follower List", "Following List", "Profile Information")


class TikTokReader(JsonReader):
    """`user_data.json` and `user_data_tiktok.json`."""

    name = "tiktok"
    platform = "tiktok"
    paths = (*_COMMENTS, *_CHATS)

    def fits(self, document: Any) -> bool:
        """Recognise the comments or chats, or the other parts of an account that may come first."""
        if not isinstance(document, dict):
            return False
        parts = [(*path.split("/")[:-1],) for path in _COMMENTS] + [tuple(path.split("/")[:3]) for path in _CHATS]
        if any(value_at(document, *path) is not None for path in parts):
            return True
        sections = (document.get(key) for key in ("Activity", "Your Activity", "Profile", "Profile And Settings"))
        return any(isinstance(section, dict) and not section.keys().isdisjoint(_OTHERS) for section in sections)

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a comment or a direct message; a chat is named after the other person."""
        text = text_field(record, "Comment", "comment", "Content", "content")
        sender = text_field(record, "From", "from")
        chat = re.sub(r"^Chat History with (.+?):?$", r"\1", place.path[-2]) if "ChatHistory" in place.path else ""
        link = next(filter(None, (as_string(record.get(key)) for key in ("url", "Url", "Link"))), "")
        photo = as_string(record.get("photo")) or as_string(record.get("Photo"))
        kind = Kind.MEDIA if not text and photo not in ("", "N/A") else Kind.TEXT
        return RecordContent(text, sender, _time(record), kind, chat, link=link if link.startswith("http") else "")


def _time(record: dict[str, Any]) -> datetime | None:
    text = as_string(record.get("Date")) or as_string(record.get("date"))
    sent_at = time_of_iso(text.removesuffix(" UTC"))
    return sent_at.replace(tzinfo=UTC) if sent_at and sent_at.tzinfo is None else sent_at
