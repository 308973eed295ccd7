"""Facebook's "Download your information": the owner's posts and comments, also in groups and on Pages.

A record is an activity with a title ("Budi commented on ...") and perhaps a text inside `data`. Texts are UTF-8
bytes written as Latin-1 characters, and are repaired. If there is no text, the shared addresses are the text.
"""

from __future__ import annotations

import re
from typing import Any

from saring.messages.json.fields import (
    as_object,
    as_string,
    list_field,
    objects_under,
    repair_mojibake,
    text_field,
    time_of_epoch,
    value_at,
)
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind

_LISTS = (
    "comments", "comments_v2", "group_comments", "group_comments_v2", "group_posts", "group_posts_v2", "page_comments",
    "page_comments_v2", "page_posts", "page_posts_v2", "status_updates", "wall_posts_sent_to_you",
)  # fmt: skip
_GROUP_TITLE = re.compile(
    r"(.{1,100}?) (?:posted (?:something )?in|memposting (?:sesuatu )?di|mengirim (?:sesuatu )?di"
    r"|membagikan (?:postingan|tautan) di|shared a (?:post|link) (?:in|to)) (?:(?:the )?group |grup )?(.{1,200}?)\.?"
)


class FacebookReader(JsonReader):
    """Posts and comments of a Facebook account."""

    name = "facebook"
    platform = "facebook"
    paths = ("", "*", *(f"{name}/*" for name in _LISTS), "group_posts/activity_log_data/*")

    def paths_of(self, document: Any) -> tuple[str, ...]:
        """Return the paths of the records: a single post is the whole file."""
        return ("",) if _is_activity(document) else tuple(filter(None, self.paths))

    def fits(self, document: Any) -> bool:
        """Recognise a list of activities, alone or under one of the known names."""
        if isinstance(document, list):
            return any(map(_is_activity, document[:20]))
        if not isinstance(document, dict):
            return False
        inner = value_at(document, "group_posts", "activity_log_data")
        lists = [document.get(name) for name in _LISTS] + [inner]
        return _is_activity(document) or any(
            _is_activity(act) for some in lists if isinstance(some, list) for act in some[:20]
        )

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a post or a comment; an activity without a text is a system line."""
        title = repair_mojibake(text_field(record, "title"))
        match = _GROUP_TITLE.fullmatch(title)
        author, chat = (match[1], match[2]) if match else ("", "")
        sent_at = time_of_epoch(record.get("timestamp"))
        if comment := next(iter(objects_under(record.get("data"), "comment")), None):
            author = repair_mojibake(text_field(comment, "author")) or author
            chat = repair_mojibake(text_field(comment, "group")) or chat
            text = repair_mojibake(text_field(comment, "comment"))
            sent_at = time_of_epoch(comment.get("timestamp")) or sent_at
        else:
            text = "\n".join(_posts(record))
        shared = _addresses(record)
        text = text or "\n".join(shared)
        if text:
            return RecordContent(text, author, sent_at, Kind.TEXT, chat)
        if list_field(record, "attachments"):
            return RecordContent(title, author, sent_at, Kind.MEDIA, chat)
        return RecordContent(title, author, sent_at, Kind.SYSTEM, chat)


def _is_activity(act: object) -> bool:
    """Return whether this is an activity of Facebook: dated, with a text inside `data` or with a title."""
    if not isinstance(act, dict) or "timestamp" not in act:
        return False
    data = act.get("data")
    has_text = bool(objects_under(data, "comment")) or any(
        isinstance(item, dict) and ("post" in item or "update_timestamp" in item)
        for item in (data if isinstance(data, list) else [])
    )
    return has_text or ("title" in act and ("attachments" in act or isinstance(data, list)))


def _posts(record: dict[str, Any]) -> list[str]:
    items = [as_object(item, "data") for item in list_field(record, "data")]
    return [text for item in items if (text := repair_mojibake(text_field(item, "post")))]


def _addresses(record: dict[str, Any]) -> list[str]:
    """Return the attached addresses, each with its title."""
    found = []
    for attachment in list_field(record, "attachments"):
        for context in objects_under(value_at(attachment, "data"), "external_context"):
            parts = (repair_mojibake(as_string(context.get(key))) for key in ("name", "url"))
            found.append(" ".join(filter(None, parts)))
    return list(filter(None, found))
