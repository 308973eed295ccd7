"""Telegram Desktop JSON: one chat (`result.json` of a chat) or a whole account (`chats.list`).

`date` is the exporting computer's local time and says no zone, so `date_unixtime` is taken where it is
there (since 2021); older exports give naive times. A text is a string, or a list of strings and objects
that carry one.
"""

from __future__ import annotations

from typing import Any

from saring.messages.json.fields import (
    list_of,
    mismatch,
    name_of,
    string_of,
    text_of,
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
    """Chats, groups and channels as Telegram Desktop exports them to JSON."""

    name = "telegram"
    platform = "telegram"
    paths = tuple(f"{where}messages/*" for where in _LISTS)
    kept = tuple(f"{where}{name}" for where in _LISTS for name in ("name", "type", "id"))

    def fits(self, document: Any) -> bool:
        """Tell by the messages of a chat, of `messages` or of the first chats of an account."""
        if not isinstance(document, dict):
            return False
        chats = [value_at(document, "chats", "list"), value_at(document, "left_chats", "list")]
        listed = [chat for some in chats if isinstance(some, list) for chat in some]
        if any(map(_is_chat, [document, *listed])):
            return True
        return "personal_information" in document and ("about" in document or "contacts" in document)

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return what a message or a service line says."""
        where = "/".join(place.path[:-2]) + "/" if len(place.path) > 2 else ""
        chat = {key: place.kept.get(where + key) for key in ("name", "type", "id")}
        sent_at = time_of_epoch(record.get("date_unixtime")) or time_of_iso(record.get("date"))
        name = string_of(chat["name"])
        if record.get("type") != "message":
            kind, text = _service(record)
            sender = _person(record, "actor") if kind is Kind.CALL else ""
            return RecordContent(text, sender, sent_at, kind, name)
        text = _flat(record.get("text"))
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
    return not messages and string_of(chat.get("type")) in _CHAT_TYPES and "id" in chat


def _flat(text: object) -> str:
    """Return a text that is a string or a list of strings and objects; raises `MismatchError` for others."""
    if text is None or isinstance(text, str):
        return text or ""
    if not isinstance(text, list):
        raise mismatch("text", text, str)
    return "".join(piece if isinstance(piece, str) else string_of(value_at(piece, "text")) for piece in text)


def _kind(record: dict[str, Any], text: str) -> Kind:
    for key, kind in _KINDS.items():
        if isinstance(record.get(key), dict | str):
            return kind
    return Kind.MEDIA if not text and any(key in record for key in _MEDIA) else Kind.TEXT


def _poll(poll: object) -> str:
    answers = list_of(poll, "answers") if isinstance(poll, dict) else []
    texts = [_flat(value_at(poll, "question")), *(_flat(value_at(answer, "text")) for answer in answers)]
    return "\n".join(filter(None, texts))


def _service(record: dict[str, Any]) -> tuple[Kind, str]:
    action = text_of(record, "action")
    details = [record.get(key) for key in _DETAILS]
    names = [
        ", ".join(filter(None, map(name_of, detail))) if isinstance(detail, list) else name_of(detail)
        for detail in details
    ]
    kind = Kind.CALL if action in ("phone_call", "group_call") else Kind.SYSTEM
    return kind, " ".join(filter(None, [name_of(record.get("actor")), action, *names]))


def _person(record: dict[str, Any], key: str) -> str:
    """Return the name of a person; of a deleted account, whose name is null, the identifier."""
    return string_of(record.get(key)) or name_of(record.get(f"{key}_id"))


def _forwarded(record: dict[str, Any]) -> str:
    """Return where a message was passed on from; a deleted account has an identifier, or just `?`."""
    for key in ("forwarded_from", "saved_from"):
        if key in record:
            return string_of(record[key]) or name_of(record.get(f"{key}_id")) or "?"
    return ""


def _link(chat: dict[str, Any], record: dict[str, Any]) -> str:
    """Return the address of a message of a supergroup or channel; other chats have none."""
    is_open = string_of(chat["type"]).endswith(("supergroup", "channel"))
    chat_id, number = name_of(chat["id"]), name_of(record.get("id"))
    return f"https://t.me/c/{chat_id}/{number}" if is_open and chat_id and number else ""
