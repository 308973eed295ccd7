"""The output of `signal-cli receive`: a series of envelopes, some with the body of a message."""

from __future__ import annotations

import re

from saring.files.sources import Source
from saring.messages.chat_log import ChatLog, ChatLogReader, LogEntry, first_lines
from saring.messages.times import parse_iso_time
from saring.records import Kind

_ENVELOPE = re.compile(r"Envelope from: (.*)")
_NAME = re.compile('[“"](?P<name>[^“”"]*)[”"]')
_TIME = re.compile(r"(?:Message t|T)imestamp: \d+ \((\d{4}-[^)\n]{1,60})\)")
_SENDER = re.compile(r"Sender: (.*)")
_GROUP = re.compile(r"Group info:(?:\n .*){0,40}?\n +Name: (.*)")
# What may follow the body of a message.
_AFTER = (
    r"(?:Expires in|With profile key|Profile key update|Attachments?|Group info|Contacts|Quote"
    r"|Mentions|Sticker|Reaction|Previews|Remote delete|Server timestamps|Sent by|Story reply|View once|Text styles)\b"
)
_BODY = re.compile(rf"(?:^|\n)Body: (?P<text>.*?)(?=\n{_AFTER}|\Z)", re.DOTALL)


class _Envelopes(ChatLog):
    """A log of envelopes; all lines of an envelope are first read as the text of an entry."""

    def begin_entry(self, line: str) -> LogEntry | None:
        match = _ENVELOPE.match(line)
        return None if match is None else LogEntry(match[1], None, "")

    def finish_entry(self, entry: LogEntry) -> LogEntry:
        """Return sender, time, group and body of an envelope; without body and attachment it is a system line."""
        text = entry.text
        sender = _SENDER.search(text)
        raw = sender[1] if sender else entry.sender
        name = _NAME.search(raw)
        times = _TIME.findall(text)
        body, group = _BODY.search(text), _GROUP.search(text)
        self.chat = group[1].strip() if group else ""
        is_media = "\nAttachments:" in text
        kind = Kind.TEXT if body else Kind.MEDIA if is_media else Kind.SYSTEM
        shown = body["text"] if body else "" if is_media else text.strip("\n")
        who = name["name"] if name and name["name"] else raw.split(" (device")[0]
        return LogEntry(who, parse_iso_time(times[-1]) if times else None, shown, kind)


class SignalCliReader(ChatLogReader):
    """Envelopes that signal-cli printed."""

    name = "signal-cli"
    platform = "signal"
    log = _Envelopes

    def identify(self, source: Source) -> bool:
        """Recognise the first two lines of an envelope."""
        lines = first_lines(source, 2)
        return len(lines) == 2 and _ENVELOPE.match(lines[0]) is not None and lines[1].startswith("Timestamp: ")
