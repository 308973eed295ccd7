"""What `signal-cli receive` prints: one envelope after another, with a body where somebody wrote something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.chat_log import ChatLog, Entry, first_lines
from saring.records import Kind, Message, ReadReport

_ENVELOPE = re.compile(r"Envelope from: (.*)")
_NAME = re.compile('[“"](?P<name>[^”"]*)[”"]')
_TIME = re.compile(r"(?:Message t|T)imestamp: \d+ \((\d{4}-[^)]+)\)")
_SENDER = re.compile(r"Sender: (.*)")
_GROUP = re.compile(r"Group info:(?:\n .*?)*?\n +Name: (.*)")
# What may follow the body of a message.
_AFTER = (
    r"(?:Expires in|With profile key|Profile key update|Attachments?|Group info|Contacts|Quote"
    r"|Mentions|Sticker|Reaction|Previews|Remote delete|Server timestamps|Sent by|Story reply|View once|Text styles)\b"
)
_BODY = re.compile(rf"(?:^|\n)Body: (?P<text>.*?)(?=\n{_AFTER}|\Z)", re.DOTALL)


class SignalCliReader:
    """Envelopes as signal-cli prints them."""

    name = "signal-cli"
    platform = "signal"

    def identify(self, source: Source) -> bool:
        """Tell by the first two lines of an envelope."""
        lines = first_lines(source, 2)
        return len(lines) == 2 and _ENVELOPE.match(lines[0]) is not None and lines[1].startswith("Timestamp: ")

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield the messages, and as system lines the receipts; raises `InputError` where there is no envelope."""
        return _Envelopes(source, report).messages()


class _Envelopes(ChatLog):
    platform = "signal"

    def begin(self, line: str) -> Entry | None:
        match = _ENVELOPE.match(line)
        return None if match is None else Entry(match[1], None, "")

    def finish(self, entry: Entry) -> Entry:
        """Take sender, time, group and body out of the lines of an envelope."""
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
        return Entry(who, _iso(times[-1]) if times else None, shown, kind)


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
