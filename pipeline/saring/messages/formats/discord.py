"""JSON of DiscordChatExporter."""

from __future__ import annotations

from typing import Any

from saring.messages.json.fields import as_name, as_string, first_object, list_field, text_field, time_of_iso, value_at
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind

_TALK_TYPES = frozenset(
    {"Default", "Reply", "ChatInputCommand", "ContextMenuCommand", "ThreadStarterMessage", "0", "19"}
)


class DiscordReader(JsonReader):
    """Channels and direct chats of Discord."""

    name = "discord"
    platform = "discord"
    paths = ("messages/*",)
    kept = ("guild/id", "guild/name", "channel/id", "channel/name")

    def fits(self, document: Any) -> bool:
        """Recognise the guild and the channel before the messages."""
        if not isinstance(document, dict) or not isinstance(document.get("channel"), dict):
            return False
        return isinstance(document.get("guild"), dict) or "author" in first_object(document.get("messages"))

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a message; the source of a forwarded message is unknown."""
        message_type = as_name(record.get("type")) or "Default"
        text = text_field(record, "content")
        passed_on = record.get("forwardedMessage")
        if isinstance(passed_on, dict):
            text = "\n".join(filter(None, [text, text_field(passed_on, "content")]))
        kind = Kind.TEXT
        if message_type not in _TALK_TYPES:
            kind = Kind.CALL if message_type == "Call" else Kind.SYSTEM
        elif not text and any(list_field(record, key) for key in ("attachments", "stickers", "embeds")):
            kind = Kind.MEDIA
        author = record.get("author")
        sender = as_string(value_at(author, "nickname")) or as_string(value_at(author, "name"))
        where = [as_string(place.kept.get(key)) for key in ("guild/name", "channel/name")]
        chat = " / ".join(filter(None, where))
        sent_at = time_of_iso(record.get("timestamp"))
        return RecordContent(
            text, sender, sent_at, kind, chat, "?" if isinstance(passed_on, dict) else "", _link(record, place)
        )


def _link(record: dict[str, Any], place: JsonRecord) -> str:
    """Return the address of a message; a direct chat has the guild 0, which is `@me` in addresses."""
    guild, channel = (as_name(place.kept.get(key)) for key in ("guild/id", "channel/id"))
    number = as_name(record.get("id"))
    if not channel or not number:
        return ""
    return f"https://discord.com/channels/{guild if guild.strip('0') else '@me'}/{channel}/{number}"
