"""Google Chat from Takeout: `messages.json` of a space or a direct message.

The date is written out in the language of the account. The name of the space is the folder's, since
`group_info.json` is another file.
"""

from __future__ import annotations

import copy
from pathlib import PurePosixPath
from typing import Any

from saring.files.sources import Source
from saring.messages.json.fields import first_object, list_of, string_of, text_of, value_at
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind
from saring.text.dates import find_date


class GoogleChatReader(JsonReader):
    """Messages of Google Chat."""

    name = "googlechat"
    platform = "googlechat"
    paths = ("messages/*",)
    chat = ""

    def fits(self, document: Any) -> bool:
        """Tell by the creator of the first message, or its topic."""
        first = first_object(value_at(document, "messages"))
        creator = first.get("creator")
        has_creator = isinstance(creator, dict) and ("name" in creator or "email" in creator)
        return has_creator or ("topic_id" in first and "message_id" in first)

    def for_source(self, source: Source) -> JsonReader:
        """Return a copy that knows the folder."""
        reader = copy.copy(self)
        reader.chat = PurePosixPath(source.name.replace("\\", "/").rsplit("!", 1)[-1]).parent.name
        return reader

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return what a message says; of a deleted one only that it was there."""
        creator = record.get("creator")
        sender = string_of(value_at(creator, "name")) or string_of(value_at(creator, "email"))
        text = text_of(record, "text")
        date = find_date(string_of(record.get("created_date")) or string_of(record.get("updated_date")))
        sent_at = date.at if date and date.has_clock else None
        kind = Kind.TEXT
        if record.get("message_state") == "DELETED" or "deletion_metadata" in record:
            kind = Kind.DELETED
        elif not text:
            kind = Kind.MEDIA if list_of(record, "attached_files") or list_of(record, "annotations") else Kind.SYSTEM
        return RecordContent(text, sender, sent_at, kind, self.chat)
