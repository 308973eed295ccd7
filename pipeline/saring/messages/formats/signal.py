"""Texts that the usual exporters of Signal write: one line a message, or a block of fields.

Signal itself exports only JSON, which `saring.messages.formats.signal_json` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from saring.files.sources import Source
from saring.messages.chat_log import (
    PLATFORM_LINE,
    ChatLog,
    ChatLogReader,
    LogEntry,
    NumberedLine,
    PlatformLine,
    first_lines,
)
from saring.messages.times import parse_iso_time, parse_mail_time
from saring.records import Kind

# `[2024-07-24, 09:43] Siti: …` (signal-export and others), `2024-07-24 09:43 Siti: …` (sigtop, text-short).
_SHORT = re.compile(
    r"(?:\[(\d{4}-\d\d-\d\d),? (\d\d:\d\d(?::\d\d)?)\]|(\d{4}-\d\d-\d\d) (\d\d:\d\d)) ([^:\n]{1,100}):(?: (.*)|$)"
)
_SURE = re.compile(r"(?:\[\d{4}-\d\d-\d\d, \d\d:\d\d\]|\d{4}-\d\d-\d\d \d\d:\d\d) [^:\n]{1,100}:(?: |$)")
_NOT_TEXT = re.compile(r"\[[\w-]+ message\]")
_REMARK = r"(?:(?:edited|\d+ attachments?)(?:, |(?=\])))*+"
_REPLY = re.compile(
    rf"\[{_REMARK}(?:reply to .{{1,100}}? on \d{{4}}-\d\d-\d\d \d\d:\d\d(?:, |(?=\])))?{_REMARK}(?<!\[)\] ?"
)
_FIELD = re.compile(r"(?:From|Type|Sent|Received|Attachment|Reaction|Edited): ")


class _Short(ChatLog):
    """A log with one line a message."""

    def begin_entry(self, line: str) -> LogEntry | None:
        match = _SHORT.match(line)
        if match is None:
            return None
        sent_at = parse_iso_time(f"{match[1] or match[3]} {match[2] or match[4]}")
        return None if sent_at is None else LogEntry(match[5], sent_at, match[6] or "")

    def finish_entry(self, entry: LogEntry) -> LogEntry:
        if _NOT_TEXT.fullmatch(entry.text):
            return entry._replace(kind=Kind.SYSTEM)
        reply = _REPLY.match(entry.text)
        text = entry.text[reply.end() :] if reply else entry.text
        return entry._replace(text=text, kind=Kind.TEXT if text.strip() else Kind.MEDIA)


class SignalReader(ChatLogReader):
    """Exports of Signal with one line a message."""

    name = "signal"
    platform = "signal"
    log = _Short

    def identify(self, source: Source) -> bool:
        """Recognise the first line; with seconds or without the comma it would be WhatsApp's."""
        lines = first_lines(source, 1)
        return bool(lines) and _SURE.match(lines[0]) is not None


class _Sigtop(ChatLog):
    """A log with a block of fields a message."""

    has_begun = False

    def lines(self, lines: Iterable[str]) -> Iterator[NumberedLine]:
        """Join the fields of a message into one line; `From:` and on the next line `Type:` begin a message."""
        fields: list[str] = []
        number = 0
        for number, raw in enumerate(lines, start=1):
            line = raw.rstrip("\r\n")
            if fields and (_FIELD.match(line) if len(fields) > 1 else line.startswith("Type: ")):
                fields.append(line)
                continue
            if fields:
                yield number - len(fields), "\n".join(fields), len(fields)
                fields = []
            if line.startswith("From: "):
                fields = [line]
            else:
                yield number, line, 1
        if fields:
            yield number + 1 - len(fields), "\n".join(fields), len(fields)

    def begin_entry(self, line: str) -> LogEntry | PlatformLine | None:
        if not line and not self.has_begun:
            return PLATFORM_LINE
        if line.startswith("Conversation: ") and not self.has_begun:
            self.chat = line.removeprefix("Conversation: ").partition(" (")[0]
            return PLATFORM_LINE
        if "\nType: " not in line:
            return None
        self.has_begun = True
        values = dict(part.split(": ", 1) for part in reversed(line.split("\n")))
        is_message = values["Type"] in ("incoming", "outgoing")
        kind = (Kind.MEDIA if "Attachment" in values else Kind.TEXT) if is_message else Kind.SYSTEM
        return LogEntry(values["From"].partition(" (")[0], parse_mail_time(values.get("Sent", "")), "", kind)

    def finish_entry(self, entry: LogEntry) -> LogEntry:
        """Remove the quotation at the beginning: it is another message, which the file holds as well."""
        lines = entry.text.split("\n")
        while lines and (not lines[0] or lines[0].startswith(">")):
            lines.pop(0)
        text = "\n".join(lines)
        return entry._replace(text=text, kind=Kind.TEXT if text and entry.kind is Kind.MEDIA else entry.kind)


class SigtopReader(ChatLogReader):
    """Exports of `sigtop export-messages`: for each message some fields, a blank line and the text."""

    name = "sigtop"
    platform = "signal"
    log = _Sigtop

    def identify(self, source: Source) -> bool:
        """Recognise the title and the fields of the first message."""
        lines = first_lines(source, 3)
        return len(lines) == 3 and lines[0].startswith("Conversation: ") and all(map(_FIELD.match, lines[1:]))
