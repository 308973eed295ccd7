"""Instagram's "Download your information": messages (Messenger's format) and the owner's comments.

The fields of a comment are named in the language of the account; its time is the one field with a timestamp.
Texts are repaired as in Messenger.
"""

from __future__ import annotations

import copy
from typing import Any

from saring.files.sources import Source
from saring.messages.formats.messenger import MessengerReader, is_instagram, is_thread
from saring.messages.json.fields import as_object, first_object, repair_mojibake, text_field, time_of_epoch, value_at
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent, first_value

_LISTS = ("comments_media_comments", "comments_reels_comments", "comments_story_comments")
_COMMENT = ("Comment", "Komentar")
_OWNER = ("Media Owner", "Pemilik Media", "Pemilik media")


class InstagramReader(MessengerReader):
    """Threads and comments of Instagram."""

    name = "instagram"
    platform = "instagram"
    paths = ("messages/*", "*", *(f"{name}/*" for name in _LISTS))

    def fits(self, document: Any) -> bool:
        """Recognise a thread, or a list of comments."""
        return is_thread(document) or _is_comments(document)

    def identify(self, source: Source) -> bool:
        """Recognise comments, or a thread in Instagram's folder."""
        return JsonReader.identify(self, source) and (is_instagram(source) or not _is_thread_of(source))

    def for_source(self, source: Source) -> JsonReader:
        """Return a copy with the title of the thread; comments have none."""
        return super().for_source(source) if _is_thread_of(source) else copy.copy(self)

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a message or a comment; the chat of a comment is the owner of the post."""
        if "string_map_data" not in record:
            return super().read_record(record, place)
        fields = as_object(record["string_map_data"], "string_map_data")
        values = {repair_mojibake(name): as_object(value, repair_mojibake(name)) for name, value in fields.items()}
        texts = {name: repair_mojibake(text_field(value, "value")) for name, value in values.items()}
        comment = next((texts[name] for name in _COMMENT if name in texts), None)
        if comment is None:
            comment = next((text for name, text in texts.items() if text and name not in _OWNER), "")
        owner = next((texts[name] for name in _OWNER if name in texts), "")
        times = [time_of_epoch(value.get("timestamp")) for value in values.values()]
        return RecordContent(comment, sent_at=next(filter(None, times), None), chat=owner)


def _is_thread_of(source: Source) -> bool:
    return is_thread(first_value(source))


def _is_comments(document: object) -> bool:
    if isinstance(document, dict):
        return any(name in document for name in _LISTS)
    fields = value_at(first_object(document), "string_map_data")
    return isinstance(fields, dict) and any(repair_mojibake(name) in _COMMENT for name in fields)
