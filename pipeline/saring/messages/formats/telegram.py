"""JSON of Telegram Desktop: one chat (`result.json` of a chat) or a whole account (`chats.list`).

`date` is the local time of the computer and names no zone, so `date_unixtime` is preferred, which exports have
since 2021. A text is a string, or a list of strings and of objects with a text.
"""

from __future__ import annotations

from typing import Any

from saring.messages.json.fields import (
    as_name,
    as_string,
    list_field,
    mismatch,
    text_field,
    time_of_epoch,
    time_of_iso,
    value_at,
)
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind

_LISTS = ("", "chats/list/*/", "left_chats/list/*/")
_MEDIA = ("photo", "file", "media_type", "sticker_emoji", "game_title", "invoice_information")
_KINDS = {
    "location_information": Kind.LOCATION,
    "place_name": Kind.LOCATION,
    "contact_information": Kind.CONTACT,
    "poll": Kind.POLL,
}
_CHAT_TYPES = frozenset(
    f"{access}{kind}"
    for access in ("", "private_", "public_", "personal_", "bot_")
    for kind in ("chat", "group", "supergroup", "channel", "saved_messages", "replies", "verify_codes")
)
_DETAILS = ("title", "members", "new_title", "emoticon", "boosts")


class TelegramReader(JsonReader):
    """Chats, groups and channels of Telegram."""

    name = "telegram"
    platform = "telegram"
    paths = tuple(f"{where}messages/*" for where in _LISTS)
    kept = tuple(f"{where}{name}" for where in _LISTS for name in ("name", "type", "id"))

    def fits(self, document: Any) -> bool:
        """Recognise the messages of a chat, or of the first chats of an account."""
        if not isinstance(document, dict):
            return False
        chats = [value_at(document, "chats", "list"), value_at(document, "left_chats", "list")]
        listed = [chat for some in chats if isinstance(some, list) for chat in some]
        if any(map(_is_chat, [document, *listed])):
            return True
        return "personal_information" in document and ("about" in document or "contacts" in document)

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a message or a service line."""
        where = "/".join(place.path[:-2]) + "/" if len(place.path) > 2 else ""
        chat = {key: place.kept.get(where + key) for key in ("name", "type", "id")}
        sent_at = time_of_epoch(record.get("date_unixtime")) or time_of_iso(record.get("date"))
        name = as_string(chat["name"])
        if record.get("type") != "message":
            kind, text = _service(record)
            sender = _person(record, "actor") if kind is Kind.CALL else ""
            return RecordContent(text, sender, sent_at, kind, name)
        text = _plain_text(record.get("text"))
        kind = _kind(record, text)
        if kind is Kind.POLL:
            text = "\n".join(filter(None, [text, _poll(record["poll"])]))
        return RecordContent(
            text, _person(record, "from"), sent_at, kind, name, _forwarded(record), _link(chat, record)
        )


def _is_chat(chat: object) -> bool:
    if not isinstance(chat, dict) or not isinstance(chat.get("messages"), list):
        return False
    messages = [message for message in chat["messages"] if isinstance(message, dict)]
    if any(m.get("type") in ("message", "service") and ("date" in m or "date_unixtime" in m) for m in messages):
        return True
    return not messages and as_string(chat.get("type")) in _CHAT_TYPES and "id" in chat


def _plain_text(text: object) -> str:
    """Return a text that is a string or a list of strings and objects; raises `MismatchError` for another type."""
    if text is None or isinstance(text, str):
        return text or ""
    if not isinstance(text, list):
        raise mismatch("text", text, str)
    return "".join(piece if isinstance(piece, str) else as_string(value_at(piece, "text")) for piece in text)


def _kind(record: dict[str, Any], text: str) -> Kind:
    for key, kind in _KINDS.items():
        if isinstance(record.get(key), dict | str):
            return kind
    return Kind.MEDIA if not text and any(key in record for key in _MEDIA) else Kind.TEXT


def _poll(poll: object) -> str:
    answers = list_field(poll, "answers") if isinstance(poll, dict) else []
    texts = [_plain_text(value_at(poll, "question")), *(_plain_text(value_at(answer, "text")) for answer in answers)]
    return "\n".join(filter(None, texts))


def _service(record: dict[str, Any]) -> tuple[Kind, str]:
    action = text_field(record, "action")
    details = [record.get(key) for key in _DETAILS]
    names = [
        ", ".join(filter(None, map(as_name, detail))) if isinstance(detail, list) else as_name(detail)
        for detail in details
    ]
    kind = Kind.CALL if action in ("phone_call", "group_call") else Kind.SYSTEM
    return kind, " ".join(filter(None, [as_name(record.get("actor")), action, *names]))


def _person(record: dict[str, Any], key: str) -> str:
    """Return the name of a person; for a deleted account, whose name is null, the identifier."""
    return as_string(record.get(key)) or as_name(record.get(f"{key}_id"))


def _forwarded(record: dict[str, Any]) -> str:
    """Return the source of a forwarded message; for a deleted account the identifier, or `?`."""
    for key in ("forwarded_from", "saved_from"):
        if key in record:
            return as_string(record[key]) or as_name(record.get(f"{key}_id")) or "?"
    return ""


def _link(chat: dict[str, Any], record: dict[str, Any]) -> str:
    """Return the address of a message of a supergroup or channel; other chats have none."""
    is_open = as_string(chat["type"]).endswith(("supergroup", "channel"))
    chat_id, number = as_name(chat["id"]), as_name(record.get("id"))
    return f"https://t.me/c/{chat_id}/{number}" if is_open and chat_id and number else ""
