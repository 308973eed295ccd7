"""Messages of Messenger: the classic JSON of "Download your information", and the end-to-end encrypted chats.

The classic files write UTF-8 bytes as Latin-1 characters, which is repaired. They are newest first and stay in
that order, since a stream is not sorted. The title of the chat stands after the messages and is looked up
first. The encrypted ones ("secure storage") need no repair. Instagram writes the same classic files, which
`saring.messages.formats.instagram` recognises by the folder of its download.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

from saring.files.sources import Source
from saring.messages.json.fields import (
    as_string,
    first_object,
    list_field,
    repair_mojibake,
    text_field,
    time_of_epoch,
    value_at,
)
from saring.messages.json.paths import JsonRecord
from saring.messages.json.reader import JsonReader, RecordContent
from saring.messages.json.stream import first_text
from saring.records import Kind

INSTAGRAM = "your_instagram_activity"
_MEDIA = ("photos", "videos", "audio_files", "gifs", "files", "sticker", "media")
_KINDS = {"Call": Kind.CALL, "Subscribe": Kind.SYSTEM, "Unsubscribe": Kind.SYSTEM, "call": Kind.CALL}
# What the app writes under the name of a person, in the language of the account.
_APP_TEXT = re.compile(
    r"(?:(?:Reacted|Bereaksi|Menanggapi) .{1,20} (?:to your message|(?:pada |terhadap )?pesan Anda)"
    r"|(?:Liked a message|Menyukai (?:sebuah )?pesan)"
    r"|.{1,80} (?:named the group|changed the (?:group photo|theme|quick reaction)|left the group"
    r"|(?:menamai|mengganti nama) grup|mengubah (?:foto grup|tema)|meninggalkan grup|keluar dari grup)"
    r"\b.{0,200})\s*\.?",
    re.DOTALL,
)
_UNSENT = ("User unsent a message", "Pengguna membatalkan pengiriman pesan")


class MessengerReader(JsonReader):
    """Threads of Messenger: `message_1.json` and so on, and the encrypted ones."""

    name = "messenger"
    platform = "messenger"
    paths: tuple[str, ...] = ("messages/*",)
    kept = ("threadName",)
    chat = ""

    def fits(self, document: Any) -> bool:
        """Recognise the names of the senders, which the encrypted files spell differently."""
        return is_thread(document)

    def identify(self, source: Source) -> bool:
        """Recognise a thread that is not Instagram's."""
        return super().identify(source) and not is_instagram(source)

    def for_source(self, source: Source) -> JsonReader:
        """Return a copy with the title of the thread."""
        reader = copy.copy(self)
        reader.chat = repair_mojibake(first_text(source, "title"))
        return reader

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a message, of either kind of file."""
        if "senderName" in record:
            return self._read_encrypted(record, place)
        text = repair_mojibake(text_field(record, "content"))
        sender = repair_mojibake(text_field(record, "sender_name"))
        share = value_at(record, "share")
        shared = [repair_mojibake(as_string(value_at(share, key))) for key in ("share_text", "link")]
        kind = _kind(record, text, any(shared))
        text = "\n".join(filter(None, [text, *(part for part in shared if part not in text)]))
        return RecordContent(text, sender, time_of_epoch(record.get("timestamp_ms"), 1000), kind, self.chat)

    def _read_encrypted(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        text = text_field(record, "text")
        kind = _KINDS.get(as_string(record.get("type")), Kind.TEXT)
        if record.get("isUnsent") is True or text in _UNSENT:
            kind = Kind.DELETED
        elif not text and kind is Kind.TEXT:
            kind = Kind.MEDIA
        chat = re.sub(r"_\d+$", "", as_string(place.kept.get("threadName")))
        sent_at = time_of_epoch(record.get("timestamp"), 1000)
        return RecordContent(text, text_field(record, "senderName"), sent_at, kind, chat)


def is_thread(document: object) -> bool:
    """Return whether a document is a thread of Messenger or Instagram."""
    if not isinstance(document, dict):
        return False
    first = first_object(document.get("messages"))
    is_classic = "sender_name" in first and "timestamp_ms" in first
    is_encrypted = "senderName" in first and "timestamp" in first
    is_empty = document.get("messages") == [] and ("thread_path" in document or "threadName" in document)
    return is_classic or is_encrypted or is_empty


def is_instagram(source: Source) -> bool:
    """Return whether a thread is Instagram's; its files are the same, only the folder of the download differs."""
    return INSTAGRAM in source.head_text or "instagram" in source.name.casefold()


def _kind(record: Mapping[str, Any], text: str, is_shared: bool) -> Kind:
    if record.get("is_unsent") is True:
        return Kind.DELETED
    if "call_duration" in record:
        return Kind.CALL
    if kind := _KINDS.get(as_string(record.get("type"))):
        return kind
    if text:
        return Kind.SYSTEM if _APP_TEXT.fullmatch(text) else Kind.TEXT
    has_media = any(list_field(record, key) if key != "sticker" else record.get(key) for key in _MEDIA)
    return Kind.MEDIA if has_media or not is_shared else Kind.TEXT
