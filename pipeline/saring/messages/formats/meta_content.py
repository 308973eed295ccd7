"""Posts and comments from Meta's Graph API and Content Library, saved as JSON.

Answers nested under a comment (`comments`, `replies`) are messages of their own.
"""

from __future__ import annotations

import copy
from typing import Any

from saring.files.sources import Source
from saring.messages.json.fields import as_name, as_string, first_object, text_field, time_of_iso, value_at
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent, first_value
from saring.records import Kind

_TIMES = ("created_time", "creation_time", "timestamp")
_LINKS = ("permalink_url", "permalink", "mcl_url")
_OWNERS = ("from", "post_owner", "owner", "user")
_SIGNS = ("message", "text", "story", "from", "post_owner", "permalink_url", "mcl_url", "username", "comment_count")


class MetaContentReader(JsonReader):
    """Pages of the Graph API and of the Content Library, for Facebook and Instagram."""

    name = "metacontent"
    platform = "facebook"
    paths = ("data/*", "*", "comments/data/*")

    def fits(self, document: Any) -> bool:
        """Recognise an `id`, a time and a field that only Meta has, in `data` or in a plain list."""
        if isinstance(document, list):
            return _is_meta_record(first_object(document))
        return any(
            _is_meta_record(first_object(value_at(document, *path))) for path in (("data",), ("comments", "data"))
        )

    def for_source(self, source: Source) -> JsonReader:
        """Return a copy for Instagram if the first record has its fields."""
        document = first_value(source)
        first = first_object(value_at(document, "data") if isinstance(document, dict) else document)
        if {"username", "timestamp"} - first.keys():
            return self
        reader = copy.copy(self)
        reader.platform = "instagram"
        return reader

    def split_record(self, record: Any) -> list[Any]:
        """Return a post or comment, followed by the answers inside it."""
        return _with_answers(record)

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a post or a comment."""
        owner: dict[str, Any] = next((record[key] for key in _OWNERS if isinstance(record.get(key), dict)), {})
        sender = next(filter(None, (as_name(owner.get(key)) for key in ("name", "username", "id"))), "")
        sent_at = next(filter(None, (time_of_iso(record.get(key)) for key in _TIMES)), None)
        link = next(filter(None, (as_string(record.get(key)) for key in _LINKS)), "")
        text = text_field(record, "message", "text", "story")
        sender = sender or as_string(record.get("username"))
        chat = as_string(value_at(record, "surface", "name"))
        return RecordContent(text, sender, sent_at, Kind.TEXT if text else Kind.MEDIA, chat, link=link)


def _is_meta_record(record: dict[str, Any]) -> bool:
    has_time = any(key in record for key in _TIMES)
    return "id" in record and has_time and any(key in record for key in _SIGNS) and "review_id" not in record


def _with_answers(record: Any) -> list[Any]:
    found = [record]
    for key in ("comments", "replies"):
        answers = value_at(record, key, "data")
        if isinstance(answers, list):
            for answer in answers:
                found += _with_answers(answer)
    return found
