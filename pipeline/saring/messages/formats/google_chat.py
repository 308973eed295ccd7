"""Google Chat from Takeout: `messages.json` of a space or a direct message.

The date is in words, in the language of the account. The name of the space is taken from the folder, since it
stands in another file, `group_info.json`.
"""

from __future__ import annotations

import copy
from pathlib import PurePosixPath
from typing import Any

from saring.files.sources import Source
from saring.messages.json.fields import as_string, first_object, list_field, text_field, value_at
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
        """Recognise the creator of the first message, or its topic."""
        first = first_object(value_at(document, "messages"))
        creator = first.get("creator")
        has_creator = isinstance(creator, dict) and ("name" in creator or "email" in creator)
        return has_creator or ("topic_id" in first and "message_id" in first)

    def for_source(self, source: Source) -> JsonReader:
        """Return a copy with the name of the folder as the chat."""
        reader = copy.copy(self)
        reader.chat = PurePosixPath(source.name.replace("\\", "/").rsplit("!", 1)[-1]).parent.name
        return reader

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a message; a deleted one has no text."""
        creator = record.get("creator")
        sender = as_string(value_at(creator, "name")) or as_string(value_at(creator, "email"))
        text = text_field(record, "text")
        date = find_date(as_string(record.get("created_date")) or as_string(record.get("updated_date")))
        sent_at = date.at if date and date.has_clock else None
        kind = Kind.TEXT
        if record.get("message_state") == "DELETED" or "deletion_metadata" in record:
            kind = Kind.DELETED
        elif not text:
            kind = (
                Kind.MEDIA if list_field(record, "attached_files") or list_field(record, "annotations") else Kind.SYSTEM
            )
        return RecordContent(text, sender, sent_at, kind, self.chat)
