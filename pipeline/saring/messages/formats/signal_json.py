"""Signal as JSON: the chat history Signal itself exports (JSON lines of chats, people and messages), the rows of
Signal Desktop's data base (sigtop, `export-messages -f json`), and `data.json` of signal-export.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from saring.files.sources import Source
from saring.messages.json.fields import (
    first_object,
    list_of,
    name_of,
    object_of,
    string_of,
    text_of,
    time_of_epoch,
    time_of_iso,
    value_at,
)
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind

_FRAMES = frozenset({"account", "recipient", "chat", "chatItem", "stickerPack", "version"})
_TALK = ("incoming", "outgoing")
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
        """Tell rows of the data base, in one list."""
        first = first_object(document)
        return "conversationId" in first and "sent_at" in first and "type" in first

    def fits_line(self, record: Mapping[str, Any]) -> bool:
        """Tell a row, a message of signal-export, or the first lines of Signal's own export."""
        is_row = "conversationId" in record and "sent_at" in record
        is_export = {"date", "sender", "body", "quote", "reactions"} <= record.keys()
        is_own = "backupTimeMs" in record or (len(record) == 1 and not _FRAMES.isdisjoint(record) and _is_frame(record))
        return is_row or is_export or is_own

    def for_source(self, source: Source) -> JsonReader:
        """Return a copy with its own lists of people and chats: their lines come before the messages."""
        reader = copy.copy(self)
        reader.people, reader.chats = {}, {}
        return reader

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return what a line or a row says; lines that name people and chats are the system's."""
        if "chatItem" in record:
            return self._read_item(object_of(record["chatItem"], "chatItem"))
        if "body" in record or "sent_at" in record:
            return _read_row(record)
        self._learn(record)
        return RecordContent(next(iter(record), ""), kind=Kind.SYSTEM)

    def _learn(self, record: dict[str, Any]) -> None:
        recipient, chat = record.get("recipient"), record.get("chat")
        if number := name_of(value_at(recipient, "id")):
            names = (name_of(value_at(recipient, *path)) for path in _NAMES)
            self.people[number] = next(filter(None, names), "")
        if number := name_of(value_at(chat, "id")):
            self.chats[number] = self.people.get(name_of(value_at(chat, "recipientId")), "")

    def _read_item(self, item: dict[str, Any]) -> RecordContent:
        author = name_of(item.get("authorId"))
        sender = self.people.get(author) or author
        chat = self.chats.get(name_of(item.get("chatId")), "")
        sent_at = time_of_epoch(item.get("dateSent"), 1000)
        if "standardMessage" in item:
            message = object_of(item["standardMessage"], "standardMessage")
            text = text_of(object_of(message.get("text"), "text"), "body")
            return RecordContent(text, sender, sent_at, Kind.TEXT if text else Kind.MEDIA, chat)
        kind = next((kind for key, kind in _ITEMS.items() if key in item), Kind.SYSTEM)
        text = string_of(value_at(item, "poll", "question"))
        return RecordContent(text, sender, sent_at, kind, chat)


def _is_frame(record: Mapping[str, Any]) -> bool:
    frame = next(iter(record.values()), None)
    return isinstance(frame, dict) and not frame.keys().isdisjoint({"id", "chatId", "profileKey", "username", "packId"})


def _read_row(row: dict[str, Any]) -> RecordContent:
    text = text_of(row, "body")
    sent_at = time_of_epoch(row.get("sent_at"), 1000) or time_of_iso(row.get("date"))
    sender = next(filter(None, (name_of(row.get(key)) for key in ("sender", "source", "sourceServiceId"))), "")
    kind = Kind.TEXT
    if row.get("isErased") in (True, 1):
        kind = Kind.DELETED
    elif string_of(row.get("type")) not in ("", *_TALK):
        kind = Kind.CALL if row["type"] == "call-history" else Kind.SYSTEM
    elif not text:
        kind = Kind.MEDIA if list_of(row, "attachments") or row.get("sticker") else Kind.TEXT
    return RecordContent(text, sender, sent_at, kind, name_of(row.get("conversationId")))
