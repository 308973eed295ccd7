"""Zoom: the chat of a meeting, saved by the program (`meeting_saved_chat.txt`) or with a cloud recording.

The file has no date; it is in the name. A chat saved by the program lies in a folder named
`2024-07-24 09.00.12 Rapat …`, and its clock is local. One of the cloud is named
`GMT20240724-020012_Recording.txt`, and its clock counts from that time. Without such a name the messages
have no time, and a note says so.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import PurePath

from saring.files.sources import Source
from saring.i18n import say
from saring.messages.chat_log import ChatLog, ChatLogReader, LogEntry, first_lines
from saring.messages.times import parse_clock, parse_iso_time
from saring.records import Kind, ReadReport

_LOCAL = re.compile(
    r"(?P<clock>\d\d:\d\d:\d\d)[ \t]++(?:From|Dari)[ \t]++(?P<name>[^:\n]{1,150}?)(?<![ \t])"
    r"(?:[ \t]++(?:to|kepada|ke)[ \t]++(?P<to>[^:\n]{1,150}?)(?<![ \t]))?[ \t]*+:(?:[ \t]++(?P<text>.*)|$)",
    re.IGNORECASE,
)
_CLOUD = re.compile(r"(?P<clock>\d\d:\d\d:\d\d)\t(?P<name>[^\t\n]{1,150}?):(?:\t(?P<text>.*)|$)")
_REACTION = re.compile(r"(?:Reacted to|Removed a .{1,20} reaction from|Bereaksi terhadap) [\"“].*", re.DOTALL)
_FOLDER = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[ _]\d\d\.\d\d\.\d\d[ _]?(?P<name>[^/\\]*)")
_RECORDING = re.compile(r"GMT(?P<start>\d{8}-\d{6})")
_HALF_A_DAY = timedelta(hours=12)


class _Meeting(ChatLog):
    """The chat of one meeting."""

    def __init__(self, source: Source, report: ReadReport, platform: str) -> None:
        super().__init__(source, report, platform)
        self.start = _recording_start(source.name)
        folder = _FOLDER.search(source.name)
        self.day = parse_iso_time(folder["day"]) if folder else None
        if folder and folder["name"]:
            self.chat = folder["name"]
        self.last = timedelta()
        if self.start is None and self.day is None:
            report.notes.append(say("zoom_undated", where=source.name))

    def begin_entry(self, line: str) -> LogEntry | None:
        match = _LOCAL.match(line) or _CLOUD.match(line)
        clock = parse_clock(match["clock"]) if match else None
        if match is None or clock is None:
            return None
        return LogEntry(match["name"].strip(), self._time(clock), match["text"] or "")

    def finish_entry(self, entry: LogEntry) -> LogEntry:
        """Remove the tab at the beginning of lines that newer versions write; a reaction is a system line."""
        text = "\n".join(line.removeprefix("\t") for line in entry.text.removeprefix("\n").split("\n"))
        return entry._replace(text=text, kind=Kind.SYSTEM if _REACTION.fullmatch(text) else Kind.TEXT)

    def _time(self, clock: timedelta) -> datetime | None:
        """Return the time of a clock; a clock that goes back by more than half a day has passed midnight."""
        if self.start is not None:
            return self.start + clock
        if self.day is not None and self.last - clock > _HALF_A_DAY:
            self.day += timedelta(days=1)
        self.last = clock
        return None if self.day is None else self.day + clock


class ZoomReader(ChatLogReader):
    """Chats of Zoom meetings."""

    name = "zoom"
    platform = "zoom"
    log = _Meeting

    def identify(self, source: Source) -> bool:
        """Recognise the first line."""
        lines = first_lines(source, 1)
        return bool(lines) and any(pattern.match(lines[0]) for pattern in (_LOCAL, _CLOUD))


def _recording_start(name: str) -> datetime | None:
    match = _RECORDING.search(PurePath(name).name)
    try:
        return datetime.strptime(match["start"], "%Y%m%d-%H%M%S").replace(tzinfo=UTC) if match else None
    except ValueError:
        return None
