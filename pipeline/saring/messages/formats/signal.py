"""Signal has no export of its own: the text that its common exporters write, one line a message or a block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.chat_log import OWN, ChatLog, Entry, Line, Own, first_lines
from saring.records import Kind, Message, ReadReport

# `[2024-07-24, 09:43] Siti: …` (signal-export and others), `2024-07-24 09:43 Siti: …` (sigtop, text-short).
_SHORT = re.compile(
    r"(?:\[(\d{4}-\d\d-\d\d),? (\d\d:\d\d(?::\d\d)?)\]|(\d{4}-\d\d-\d\d) (\d\d:\d\d)) ([^:\n]{1,100}):(?: (.*)|$)"
)
_SURE = re.compile(r"(?:\[\d{4}-\d\d-\d\d, \d\d:\d\d\]|\d{4}-\d\d-\d\d \d\d:\d\d) [^:\n]{1,100}:(?: |$)")
_OTHER_KIND = re.compile(r"\[[\w-]+ message\]")
_REPLY = re.compile(r"\[(?:reply to .{1,100} on \d{4}-\d\d-\d\d \d\d:\d\d|edited|\d+ attachments?|, )+\] ?")
_FIELD = re.compile(r"(?:From|Type|Sent|Received|Attachment|Reaction|Edited): ")


class SignalReader:
    """Signal texts of one line a message."""

    name = "signal"
    platform = "signal"

    def identify(self, source: Source) -> bool:
        """Tell by the first line; with seconds or without the comma it would be WhatsApp."""
        lines = first_lines(source, 1)
        return bool(lines) and _SURE.match(lines[0]) is not None

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield the messages; raises `InputError` where there is none."""
        return _Short(source, report).messages()


class _Short(ChatLog):
    platform = "signal"

    def begin(self, line: str) -> Entry | None:
        match = _SHORT.match(line)
        if match is None:
            return None
        sent_at = _time(f"{match[1] or match[3]} {match[2] or match[4]}")
        return None if sent_at is None else Entry(match[5], sent_at, match[6] or "")

    def finish(self, entry: Entry) -> Entry:
        if _OTHER_KIND.fullmatch(entry.text):
            return entry._replace(kind=Kind.SYSTEM)
        text = _REPLY.sub("", entry.text, count=1) if entry.text.startswith("[") else entry.text
        return entry._replace(text=text, kind=Kind.TEXT if text.strip() else Kind.MEDIA)


class SigtopReader:
    """Signal Desktop as `sigtop export-messages` writes it: fields, a blank line, the text."""

    name = "sigtop"
    platform = "signal"

    def identify(self, source: Source) -> bool:
        """Tell by its heading and the fields of its first message."""
        lines = first_lines(source, 3)
        return len(lines) == 3 and lines[0].startswith("Conversation: ") and all(map(_FIELD.match, lines[1:]))

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield the messages; raises `InputError` where there is none."""
        return _Sigtop(source, report).messages()


class _Sigtop(ChatLog):
    platform = "signal"
    is_begun = False

    def lines(self, lines: Iterable[str]) -> Iterator[Line]:
        """Join the fields of a message: `From:` and `Type:` in two lines one after the other begin one."""
        held: list[str] = []
        number = 0
        for number, raw in enumerate(lines, start=1):
            line = raw.rstrip("\r\n")
            if held and (_FIELD.match(line) if len(held) > 1 else line.startswith("Type: ")):
                held.append(line)
                continue
            if held:
                yield number - len(held), "\n".join(held), len(held)
                held = []
            if line.startswith("From: "):
                held = [line]
            else:
                yield number, line, 1
        if held:
            yield number + 1 - len(held), "\n".join(held), len(held)

    def begin(self, line: str) -> Entry | Own | None:
        if not line and not self.is_begun:
            return OWN
        if line.startswith("Conversation: ") and not self.is_begun:
            self.chat = line.removeprefix("Conversation: ").partition(" (")[0]
            return OWN
        if "\nType: " not in line:
            return None
        self.is_begun = True
        fields = dict(part.split(": ", 1) for part in reversed(line.split("\n")))
        is_said = fields["Type"] in ("incoming", "outgoing")
        kind = (Kind.MEDIA if "Attachment" in fields else Kind.TEXT) if is_said else Kind.SYSTEM
        return Entry(fields["From"].partition(" (")[0], _mail_time(fields.get("Sent", "")), "", kind)

    def finish(self, entry: Entry) -> Entry:
        """Take the quotation off the front: it is another message, and that one is in the file."""
        lines = entry.text.split("\n")
        while lines and (not lines[0] or lines[0].startswith(">")):
            lines.pop(0)
        text = "\n".join(lines)
        return entry._replace(text=text, kind=Kind.TEXT if text and entry.kind is Kind.MEDIA else entry.kind)


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _mail_time(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None
