"""Skype's `messages.json`. A RichText is similar to HTML; its quotation of an earlier message is left out."""

from __future__ import annotations

from typing import Any

from saring.messages.json.fields import as_object, as_string, first_object, text_field, time_of_iso, value_at
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.messages.markup.html_text import text_of_markup
from saring.messages.markup.tree import Node
from saring.records import Kind

_KINDS = {
    "Text": Kind.TEXT,
    "RichText": Kind.TEXT,
    "RichText/Html": Kind.TEXT,
    "RichText/Location": Kind.LOCATION,
    "RichText/Contacts": Kind.CONTACT,
    "Event/Call": Kind.CALL,
    "Poll": Kind.POLL,
}


class SkypeReader(JsonReader):
    """Conversations of Skype."""

    name = "skype"
    platform = "skype"
    paths = ("conversations/*/MessageList/*",)
    kept = ("conversations/*/displayName", "conversations/*/id")

    def fits(self, document: Any) -> bool:
        """Recognise the message list of the first conversation, or the first fields of the file."""
        if not isinstance(document, dict):
            return False
        return (
            "MessageList" in first_object(document.get("conversations")) or {"userId", "exportDate"} <= document.keys()
        )

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a message; a type that is not known is a system line."""
        message_type = as_string(record.get("messagetype"))
        is_media = message_type.startswith(("RichText/Media", "RichText/UriObject"))
        kind = Kind.MEDIA if is_media else _KINDS.get(message_type, Kind.SYSTEM)
        text = text_field(record, "content")
        text = message_type if kind in (Kind.SYSTEM, Kind.CALL) else text_of_markup(text, _is_quote)
        properties = record.get("properties")
        if kind is Kind.TEXT and not text and value_at(as_object(properties, "properties"), "deletetime") is not None:
            kind = Kind.DELETED
        sender = text_field(record, "displayName") or _account(as_string(record.get("from")))
        chat = place.kept.get("conversations/*/displayName") or place.kept.get("conversations/*/id")
        return RecordContent(text, sender, time_of_iso(record.get("originalarrivaltime")), kind, as_string(chat))


def _is_quote(node: Node) -> bool:
    return node.tag in ("quote", "legacyquote")


def _account(name: str) -> str:
    """Return the name of an account without the number of its network: `live:budi` for `8:live:budi`."""
    network, colon, account = name.partition(":")
    return account if colon and network.isdigit() else name
