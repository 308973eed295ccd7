"""Zoom: the chat of a meeting, saved by the program (`meeting_saved_chat.txt`) or with a cloud recording.

The file holds no date. It is taken from the name where Zoom has put it: a folder `2024-07-24 09.00.12 Rapat …`
for a chat saved by the program, whose clock is local; `GMT20240724-020012_Recording.txt` for the cloud,
whose clock counts from that moment. Without such a name a message has no time, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import PurePath

from saring.files.sources import Source
from saring.i18n import say
from saring.messages.base import ReadOptions
from saring.messages.chat_log import ChatLog, Entry, first_lines
from saring.messages.formats.whatsapp_strings import clock_of
from saring.records import Kind, Message, ReadReport

_LOCAL = re.compile(
    r"(?P<clock>\d\d:\d\d:\d\d)[ \t]+(?:From|Dari)[ \t]+(?P<name>[^:\n]{1,150}?)"
    r"(?:[ \t]+(?:to|kepada|ke)[ \t]+(?P<to>[^:\n]{1,150}?))?[ \t]*:(?:[ \t]+(?P<text>.*)|$)",
    re.IGNORECASE,
)
_CLOUD = re.compile(r"(?P<clock>\d\d:\d\d:\d\d)\t(?P<name>[^\t\n]{1,150}?):(?:\t(?P<text>.*)|$)")
_REACTION = re.compile(r"(?:Reacted to|Removed a .{1,20} reaction from|Bereaksi terhadap) [\"“].*", re.DOTALL)
_FOLDER = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[ _]\d\d\.\d\d\.\d\d[ _]?(?P<name>[^/\\]*)")
_RECORDING = re.compile(r"GMT(?P<start>\d{8}-\d{6})")
_HALF_A_DAY = timedelta(hours=12)


class ZoomReader:
    """Chats of Zoom meetings."""

    name = "zoom"
    platform = "zoom"

    def identify(self, source: Source) -> bool:
        """Tell by the first line."""
        lines = first_lines(source, 1)
        return bool(lines) and any(pattern.match(lines[0]) for pattern in (_LOCAL, _CLOUD))

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield the messages, reactions as system lines; raises `InputError` where there is none."""
        return _Meeting(source, report).messages()


class _Meeting(ChatLog):
    platform = "zoom"

    def __init__(self, source: Source, report: ReadReport) -> None:
        super().__init__(source, report)
        self.start = _recording_start(source.name)
        folder = _FOLDER.search(source.name)
        self.day = _day(folder["day"]) if folder else None
        if folder and folder["name"]:
            self.chat = folder["name"]
        self.last = timedelta()
        if self.start is None and self.day is None:
            report.notes.append(say("zoom_undated", where=source.name))

    def begin(self, line: str) -> Entry | None:
        match = _LOCAL.match(line) or _CLOUD.match(line)
        clock = clock_of(match["clock"]) if match else None
        if match is None or clock is None:
            return None
        return Entry(match["name"].strip(), self._time(clock), match["text"] or "")

    def finish(self, entry: Entry) -> Entry:
        """Take off the tab with which newer versions begin the lines of a text."""
        text = "\n".join(line.removeprefix("\t") for line in entry.text.removeprefix("\n").split("\n"))
        return entry._replace(text=text, kind=Kind.SYSTEM if _REACTION.fullmatch(text) else Kind.TEXT)

    def _time(self, clock: timedelta) -> datetime | None:
        """Return the time; a clock that falls back by half a day and more has passed midnight."""
        if self.start is not None:
            return self.start + clock
        if self.day is not None and self.last - clock > _HALF_A_DAY:
            self.day += timedelta(days=1)
        self.last = clock
        return None if self.day is None else self.day + clock


def _day(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _recording_start(name: str) -> datetime | None:
    match = _RECORDING.search(PurePath(name).name)
    try:
        return datetime.strptime(match["start"], "%Y%m%d-%H%M%S").replace(tzinfo=UTC) if match else None
    except ValueError:
        return None
