"""Discord channels as DiscordChatExporter saves them to JSON."""

from __future__ import annotations

from typing import Any

from saring.messages.json.fields import first_object, list_of, name_of, string_of, text_of, time_of_iso, value_at
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.records import Kind

_TALK_TYPES = frozenset(
    {"Default", "Reply", "ChatInputCommand", "ContextMenuCommand", "ThreadStarterMessage", "0", "19"}
)


class DiscordReader(JsonReader):
    """A channel or a direct chat of Discord."""

    name = "discord"
    platform = "discord"
    paths = ("messages/*",)
    kept = ("guild/id", "guild/name", "channel/id", "channel/name")

    def fits(self, document: Any) -> bool:
        """Tell by the guild and the channel before the messages."""
        if not isinstance(document, dict) or not isinstance(document.get("channel"), dict):
            return False
        return isinstance(document.get("guild"), dict) or "author" in first_object(document.get("messages"))

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return what a message says; a message that was forwarded says where it is from."""
        message_type = name_of(record.get("type")) or "Default"
        text = text_of(record, "content")
        passed_on = record.get("forwardedMessage")
        if isinstance(passed_on, dict):
            text = "\n".join(filter(None, [text, text_of(passed_on, "content")]))
        kind = Kind.TEXT
        if message_type not in _TALK_TYPES:
            kind = Kind.CALL if message_type == "Call" else Kind.SYSTEM
        elif not text and any(list_of(record, key) for key in ("attachments", "stickers", "embeds")):
            kind = Kind.MEDIA
        author = record.get("author")
        sender = string_of(value_at(author, "nickname")) or string_of(value_at(author, "name"))
        where = [string_of(place.kept.get(key)) for key in ("guild/name", "channel/name")]
        chat = " / ".join(filter(None, where))
        sent_at = time_of_iso(record.get("timestamp"))
        return RecordContent(
            text, sender, sent_at, kind, chat, "?" if isinstance(passed_on, dict) else "", _link(record, place)
        )


def _link(record: dict[str, Any], place: JsonRecord) -> str:
    """Return the address of a message; a direct chat has the guild 0, in addresses `@me`."""
    guild, channel = (name_of(place.kept.get(key)) for key in ("guild/id", "channel/id"))
    number = name_of(record.get("id"))
    if not channel or not number:
        return ""
    return f"https://discord.com/channels/{guild if guild.strip('0') else '@me'}/{channel}/{number}"
