"""JSON of Signal: its own chat history, the database of Signal Desktop, and `data.json` of signal-export.

Signal's own export is JSON lines of chats, people and messages. The rows of the database come from
`sigtop export-messages -f json`.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from saring.files.sources import Source
from saring.messages.json.fields import (
    as_name,
    as_object,
    as_string,
    first_object,
    list_field,
    text_field,
    time_of_epoch,
    time_of_iso,
    value_at,
)
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind

_FRAMES = frozenset({"account", "recipient", "chat", "chatItem", "stickerPack", "version"})
_MESSAGE_TYPES = ("incoming", "outgoing")
_ITEMS = {
    "stickerMessage": Kind.MEDIA,
    "remoteDeletedMessage": Kind.DELETED,
    "contactMessage": Kind.CONTACT,
    "viewOnceMessage": Kind.MEDIA,
    "poll": Kind.POLL,
}
_NAMES = (("contact", "profileGivenName"), ("contact", "e164"), ("group", "snapshot", "title", "title"))


class SignalJsonReader(JsonReader):
    """Chats of Signal."""

    name = "signal-json"
    platform = "signal"
    paths = ("*",)

    def __init__(self) -> None:
        self.people: dict[str, str] = {}
        self.chats: dict[str, str] = {}

    def fits(self, document: Any) -> bool:
        """Recognise rows of the database in one list."""
        first = first_object(document)
        return "conversationId" in first and "sent_at" in first and "type" in first

    def fits_line(self, record: Mapping[str, Any]) -> bool:
        """Recognise a row, a message of signal-export, or the first lines of Signal's own export."""
        is_row = "conversationId" in record and "sent_at" in record
        is_export = {"date", "sender", "body", "quote", "reactions"} <= record.keys()
        is_own = "backupTimeMs" in record or (len(record) == 1 and not _FRAMES.isdisjoint(record) and _is_frame(record))
        return is_row or is_export or is_own

    def for_source(self, source: Source) -> JsonReader:
        """Return a copy with its own people and chats, whose lines come before the messages."""
        reader = copy.copy(self)
        reader.people, reader.chats = {}, {}
        return reader

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a line or a row; lines with people and chats are system lines."""
        if "chatItem" in record:
            return self._read_item(as_object(record["chatItem"], "chatItem"))
        if "body" in record or "sent_at" in record:
            return _read_row(record)
        self._remember_names(record)
        return RecordContent(next(iter(record), ""), kind=Kind.SYSTEM)

    def _remember_names(self, record: dict[str, Any]) -> None:
        recipient, chat = record.get("recipient"), record.get("chat")
        if number := as_name(value_at(recipient, "id")):
            names = (as_name(value_at(recipient, *path)) for path in _NAMES)
            self.people[number] = next(filter(None, names), "")
        if number := as_name(value_at(chat, "id")):
            self.chats[number] = self.people.get(as_name(value_at(chat, "recipientId")), "")

    def _read_item(self, item: dict[str, Any]) -> RecordContent:
        author = as_name(item.get("authorId"))
        sender = self.people.get(author) or author
        chat = self.chats.get(as_name(item.get("chatId")), "")
        sent_at = time_of_epoch(item.get("dateSent"), 1000)
        if "standardMessage" in item:
            message = as_object(item["standardMessage"], "standardMessage")
            text = text_field(as_object(message.get("text"), "text"), "body")
            return RecordContent(text, sender, sent_at, Kind.TEXT if text else Kind.MEDIA, chat)
        kind = next((kind for key, kind in _ITEMS.items() if key in item), Kind.SYSTEM)
        text = as_string(value_at(item, "poll", "question"))
        return RecordContent(text, sender, sent_at, kind, chat)


def _is_frame(record: Mapping[str, Any]) -> bool:
    frame = next(iter(record.values()), None)
    return isinstance(frame, dict) and not frame.keys().isdisjoint({"id", "chatId", "profileKey", "username", "packId"})


def _read_row(row: dict[str, Any]) -> RecordContent:
    text = text_field(row, "body")
    sent_at = time_of_epoch(row.get("sent_at"), 1000) or time_of_iso(row.get("date"))
    sender = next(filter(None, (as_name(row.get(key)) for key in ("sender", "source", "sourceServiceId"))), "")
    kind = Kind.TEXT
    if row.get("isErased") in (True, 1):
        kind = Kind.DELETED
    elif as_string(row.get("type")) not in ("", *_MESSAGE_TYPES):
        kind = Kind.CALL if row["type"] == "call-history" else Kind.SYSTEM
    elif not text:
        kind = Kind.MEDIA if list_field(row, "attachments") or row.get("sticker") else Kind.TEXT
    return RecordContent(text, sender, sent_at, kind, as_name(row.get("conversationId")))
