"""Yelp: the reviews and tips of its open data set (JSON lines), and the reviews of its API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from saring.messages.json.fields import as_name, as_string, first_object, text_field, time_of_iso, value_at
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent

_LINE = {"business_id", "user_id", "text"}


class YelpReader(JsonReader):
    """Reviews; the chat is the business."""

    name = "yelp"
    platform = "yelp"
    paths = ("reviews/*",)

    def fits(self, document: Any) -> bool:
        """Recognise reviews of the API."""
        first = first_object(value_at(document, "reviews"))
        return "text" in first and "rating" in first and "time_created" in first

    def fits_line(self, record: Mapping[str, Any]) -> bool:
        """Recognise a review or a tip of the open data set."""
        return record.keys() >= _LINE and ("review_id" in record or "compliment_count" in record)

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a review; its time is local and names no zone."""
        sender = as_name(record.get("user_id")) or as_string(value_at(record, "user", "name"))
        sent_at = time_of_iso(record.get("date")) or time_of_iso(record.get("time_created"))
        chat, link = as_name(record.get("business_id")), as_string(record.get("url"))
        return RecordContent(text_field(record, "text"), sender, sent_at, chat=chat, link=link)
