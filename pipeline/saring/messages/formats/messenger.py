"""Messages of Messenger: the classic JSON of "Download your information", and the end-to-end encrypted chats.

The classic files write the bytes of UTF-8 as Latin-1 letters; each text is repaired where it is so. They
are newest first and stay in that order: a stream is not sorted. The chat's title stands behind the messages
and is looked up before. The encrypted ones ("secure storage") are clean. Instagram writes the very same
classic files: `saring.messages.formats.instagram` knows them by the folder of its download.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

from saring.files.sources import Source
from saring.messages.json.fields import (
    first_object,
    list_of,
    repair_mojibake,
    string_of,
    text_of,
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
# What the app writes in the name of the one who acts, in the languages of the account.
_ACT = re.compile(
    r"(?:(?:Reacted|Bereaksi|Menanggapi) .{1,20} (?:to your message|(?:pada |terhadap )?pesan Anda)"
    r"|(?:Liked a message|Menyukai (?:sebuah )?pesan)"
    r"|.{1,80} (?:named the group|changed the (?:group photo|theme|quick reaction)|left the group"
    r"|(?:menamai|mengganti nama) grup|mengubah (?:foto grup|tema)|meninggalkan grup|keluar dari grup)"
    r"\b.{0,200})\s*\.?",
    re.DOTALL,
)
_UNSENT = ("User unsent a message", "Pengguna membatalkan pengiriman pesan")


class MessengerReader(JsonReader):
    """Threads of Messenger, `message_1.json` and on, and the encrypted ones."""

    name = "messenger"
    platform = "messenger"
    paths: tuple[str, ...] = ("messages/*",)
    kept = ("threadName",)
    chat = ""

    def fits(self, document: Any) -> bool:
        """Tell by the names of the senders, with capitals inside in the encrypted ones."""
        return is_thread(document)

    def identify(self, source: Source) -> bool:
        """Tell a thread that is not Instagram's."""
        return super().identify(source) and not is_instagram(source)

    def for_source(self, source: Source) -> JsonReader:
        """Return a copy that knows the title of the thread."""
        reader = copy.copy(self)
        reader.chat = repair_mojibake(first_text(source, "title"))
        return reader

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return what a message says, of either kind of file."""
        if "senderName" in record:
            return self._read_encrypted(record, place)
        text = repair_mojibake(text_of(record, "content"))
        sender = repair_mojibake(text_of(record, "sender_name"))
        share = value_at(record, "share")
        shared = [repair_mojibake(string_of(value_at(share, key))) for key in ("share_text", "link")]
        kind = _kind(record, text, any(shared))
        text = "\n".join(filter(None, [text, *(part for part in shared if part not in text)]))
        return RecordContent(text, sender, time_of_epoch(record.get("timestamp_ms"), 1000), kind, self.chat)

    def _read_encrypted(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        text = text_of(record, "text")
        kind = _KINDS.get(string_of(record.get("type")), Kind.TEXT)
        if record.get("isUnsent") is True or text in _UNSENT:
            kind = Kind.DELETED
        elif not text and kind is Kind.TEXT:
            kind = Kind.MEDIA
        chat = re.sub(r"_\d+$", "", string_of(place.kept.get("threadName")))
        sent_at = time_of_epoch(record.get("timestamp"), 1000)
        return RecordContent(text, text_of(record, "senderName"), sent_at, kind, chat)


def is_thread(document: object) -> bool:
    """Whether a document is a thread of Messenger or Instagram."""
    if not isinstance(document, dict):
        return False
    first = first_object(document.get("messages"))
    is_classic = "sender_name" in first and "timestamp_ms" in first
    is_encrypted = "senderName" in first and "timestamp" in first
    is_empty = document.get("messages") == [] and ("thread_path" in document or "threadName" in document)
    return is_classic or is_encrypted or is_empty


def is_instagram(source: Source) -> bool:
    """Whether a thread is Instagram's: the two write the same files, only the folder of the download differs."""
    return INSTAGRAM in source.head_text or "instagram" in source.name.casefold()


def _kind(record: Mapping[str, Any], text: str, is_shared: bool) -> Kind:
    if record.get("is_unsent") is True:
        return Kind.DELETED
    if "call_duration" in record:
        return Kind.CALL
    if kind := _KINDS.get(string_of(record.get("type"))):
        return kind
    if text:
        return Kind.SYSTEM if _ACT.fullmatch(text) else Kind.TEXT
    has_media = any(list_of(record, key) if key != "sticker" else record.get(key) for key in _MEDIA)
    return Kind.MEDIA if has_media or not is_shared else Kind.TEXT
