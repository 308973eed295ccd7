"""Facebook's "Download your information": the owner's posts and comments, in groups and on Pages too.

A record is an act with a title ("Budi commented on ...") and the text, if any, inside `data`. Texts are
Latin-1 letters for UTF-8 bytes and are repaired. Without a text, an address that was shared is the text.
"""

from __future__ import annotations

import re
from typing import Any

from saring.messages.json.fields import (
    list_of,
    object_of,
    objects_under,
    repair_mojibake,
    string_of,
    text_of,
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
_ACT = re.compile(
    r"(.{1,100}?) (?:posted (?:something )?in|memposting (?:sesuatu )?di|mengirim (?:sesuatu )?di"
    r"|membagikan (?:postingan|tautan) di|shared a (?:post|link) (?:in|to)) (?:(?:the )?group |grup )?(.{1,200}?)\.?"
)


class FacebookReader(JsonReader):
    """Posts and comments of a Facebook account."""

    name = "facebook"
    platform = "facebook"
    paths = ("", "*", *(f"{name}/*" for name in _LISTS), "group_posts/activity_log_data/*")

    def paths_of(self, document: Any) -> tuple[str, ...]:
        """Return the place of the records: a lone post is the whole file."""
        return ("",) if _is_act(document) else tuple(filter(None, self.paths))

    def fits(self, document: Any) -> bool:
        """Tell by a list of acts, bare or under one of the known names."""
        if isinstance(document, list):
            return any(map(_is_act, document[:20]))
        if not isinstance(document, dict):
            return False
        inner = value_at(document, "group_posts", "activity_log_data")
        lists = [document.get(name) for name in _LISTS] + [inner]
        return _is_act(document) or any(_is_act(act) for some in lists if isinstance(some, list) for act in some[:20])

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return what a post or a comment says; an act without words is a line of the system."""
        title = repair_mojibake(text_of(record, "title"))
        act = _ACT.fullmatch(title)
        author, chat = (act[1], act[2]) if act else ("", "")
        sent_at = time_of_epoch(record.get("timestamp"))
        if comment := next(iter(objects_under(record.get("data"), "comment")), None):
            author = repair_mojibake(text_of(comment, "author")) or author
            chat = repair_mojibake(text_of(comment, "group")) or chat
            text = repair_mojibake(text_of(comment, "comment"))
            sent_at = time_of_epoch(comment.get("timestamp")) or sent_at
        else:
            text = "\n".join(_posts(record))
        shared = _addresses(record)
        text = text or "\n".join(shared)
        if text:
            return RecordContent(text, author, sent_at, Kind.TEXT, chat)
        if list_of(record, "attachments"):
            return RecordContent(title, author, sent_at, Kind.MEDIA, chat)
        return RecordContent(title, author, sent_at, Kind.SYSTEM, chat)


def _is_act(act: object) -> bool:
    """Whether this is a dated act with a text inside `data`, or a title, as only Facebook writes it."""
    if not isinstance(act, dict) or "timestamp" not in act:
        return False
    data = act.get("data")
    has_text = bool(objects_under(data, "comment")) or any(
        isinstance(item, dict) and ("post" in item or "update_timestamp" in item)
        for item in (data if isinstance(data, list) else [])
    )
    return has_text or ("title" in act and ("attachments" in act or isinstance(data, list)))


def _posts(record: dict[str, Any]) -> list[str]:
    items = [object_of(item, "data") for item in list_of(record, "data")]
    return [text for item in items if (text := repair_mojibake(text_of(item, "post")))]


def _addresses(record: dict[str, Any]) -> list[str]:
    """Return the addresses that were attached, each with its title."""
    found = []
    for attachment in list_of(record, "attachments"):
        for context in objects_under(value_at(attachment, "data"), "external_context"):
            parts = (repair_mojibake(string_of(context.get(key))) for key in ("name", "url"))
            found.append(" ".join(filter(None, parts)))
    return list(filter(None, found))
