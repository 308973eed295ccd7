"""Yelp: the reviews and tips of its open data set (JSON lines), and the reviews its API gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from saring.messages.json.fields import first_object, name_of, string_of, text_of, time_of_iso, value_at
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent

_LINE = {"business_id", "user_id", "text"}


class YelpReader(JsonReader):
    """Reviews; the chat is the business."""

    name = "yelp"
    platform = "yelp"
    paths = ("reviews/*",)

    def fits(self, document: Any) -> bool:
        """Tell what the API gives."""
        first = first_object(value_at(document, "reviews"))
        return "text" in first and "rating" in first and "time_created" in first

    def fits_line(self, record: Mapping[str, Any]) -> bool:
        """Tell a review or a tip of the open data set."""
        return record.keys() >= _LINE and ("review_id" in record or "compliment_count" in record)

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return what a review says; its local time names no zone."""
        sender = name_of(record.get("user_id")) or string_of(value_at(record, "user", "name"))
        sent_at = time_of_iso(record.get("date")) or time_of_iso(record.get("time_created"))
        chat, link = name_of(record.get("business_id")), string_of(record.get("url"))
        return RecordContent(text_of(record, "text"), sender, sent_at, chat=chat, link=link)
