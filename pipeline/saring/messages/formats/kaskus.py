"""Threads of Kaskus that scrapers saved, with a record for each post: a list, or JSON lines. Times are WIB (UTC+7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from saring.messages.json.fields import as_string, first_object, text_field, time_of_iso
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.messages.markup.html_text import text_of_markup
from saring.text.time_formats import if_possible

_WIB = timezone(timedelta(hours=7), "WIB")
_TEXTS = ("fullComment", "comment")
_NAMES = ("username", "user", "author", "name")


class KaskusReader(JsonReader):
    """Posts of a Kaskus thread; the chat is the thread."""

    name = "kaskus"
    platform = "kaskus"
    paths = ("*", "posts/*")

    def fits(self, document: Any) -> bool:
        """Recognise the title of the thread and the text in the first post."""
        posts = document.get("posts") if isinstance(document, dict) else document
        return self.fits_line(first_object(posts))

    def fits_line(self, record: Mapping[str, Any]) -> bool:
        """Recognise a post on a line of its own."""
        return "threadTitle" in record and any(key in record for key in _TEXTS)

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a post."""
        text = text_of_markup(text_field(record, *_TEXTS))
        sender = next(filter(None, (as_string(record.get(key)) for key in _NAMES)), "")
        link = as_string(record.get("url"))
        return RecordContent(
            text, sender, _time(as_string(record.get("date"))), chat=text_field(record, "threadTitle"), link=link
        )


def _time(text: str) -> datetime | None:
    """Parse `26-07-2013 04:28` or ISO 8601, in WIB if it names no zone."""
    for pattern in ("%d-%m-%Y %H:%M", "%d-%m-%Y %H:%M:%S"):
        try:
            return if_possible(datetime.strptime(text, pattern).replace(tzinfo=_WIB))
        except ValueError:
            continue
    sent_at = time_of_iso(text)
    return sent_at.replace(tzinfo=_WIB) if sent_at and sent_at.tzinfo is None else sent_at
