"""Hangouts from Takeout: `Hangouts.json`, and the older one with `conversation_state`.

The sender of an event is a number; the conversation holds the names.
"""

from __future__ import annotations

from typing import Any

from saring.messages.json.fields import as_name, as_object, as_string, list_field, time_of_epoch, value_at
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind

_NEW, _OLD = "conversations/*", "conversation_state/*/conversation_state"
_CONVERSATION = {_NEW: f"{_NEW}/conversation/conversation", _OLD: f"{_OLD}/conversation"}


class HangoutsReader(JsonReader):
    """Conversations of Hangouts."""

    name = "hangouts"
    platform = "hangouts"
    paths = (f"{_NEW}/events/*", f"{_OLD}/event/*")
    kept = tuple(f"{talk}/{name}" for talk in _CONVERSATION.values() for name in ("name", "participant_data"))

    def fits(self, document: Any) -> bool:
        """Recognise the first conversation by its identifier."""
        if not isinstance(document, dict):
            return False
        for place in ("conversations", "conversation_state"):
            items = document.get(place)
            first = items[0] if isinstance(items, list) and items else None
            inner = value_at(first, "conversation") or value_at(first, "conversation_state", "conversation")
            if isinstance(inner, dict) and ("conversation_id" in inner or "participant_data" in inner):
                return True
            if value_at(first, "conversation_id", "id") is not None:
                return True
        return False

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of an event; joining, renaming and calls are not messages."""
        conversation = _CONVERSATION[_NEW if place.path[0] == "conversations" else _OLD]
        people = place.kept.get(f"{conversation}/participant_data")
        sender = _name(record.get("sender_id"), people if isinstance(people, list) else [])
        sent_at = time_of_epoch(record.get("timestamp"), 1_000_000)
        chat = as_string(place.kept.get(f"{conversation}/name"))
        if "chat_message" not in record:
            event = as_string(record.get("event_type"))
            kind = Kind.CALL if "hangout_event" in record or event == "HANGOUT_EVENT" else Kind.SYSTEM
            return RecordContent(event, sender, sent_at, kind, chat)
        content = as_object(value_at(record["chat_message"], "message_content"), "message_content")
        text = "".join(_piece(as_object(segment, "segment")) for segment in list_field(content, "segment"))
        has_media = bool(list_field(content, "attachment"))
        return RecordContent(text, sender, sent_at, Kind.MEDIA if has_media and not text else Kind.TEXT, chat)


def _piece(segment: dict[str, Any]) -> str:
    return "\n" if segment.get("type") == "LINE_BREAK" else as_string(segment.get("text"))


def _name(sender: object, people: list[Any]) -> str:
    """Return the name of a sender, or the number if the conversation does not name it."""
    number = as_name(value_at(sender, "gaia_id")) or as_name(value_at(sender, "chat_id"))
    for person in people:
        if number and number in (value_at(person, "id", "gaia_id"), value_at(person, "id", "chat_id")):
            return as_string(value_at(person, "fallback_name")) or number
    return number
