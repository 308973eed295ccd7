"""Logs of older messengers: those that Yahoo Messenger saved, and those of Google Talk and Yahoo in Pidgin."""

from __future__ import annotations

import re
from datetime import datetime

from saring.files.sources import Source
from saring.messages.chat_log import PLATFORM_LINE, ChatLog, ChatLogReader, LogEntry, PlatformLine, first_lines
from saring.messages.times import HeaderTimes, parse_clock
from saring.records import Kind, ReadReport
from saring.text.months import month_number
from saring.text.time_formats import if_possible

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp][Mm])?"
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_YAHOO = re.compile(
    rf"(?m:^)(?P<name>[^\n:]{{1,80}}?) \((?P<date>{_DATE})[ ,]+(?P<clock>{_CLOCK})\): ?(?P<text>[^\n]*)"
)
_PIDGIN_HEAD = re.compile(
    r"Conversation with (?P<chat>.{1,200}?) at (?P<at>.{1,60}?) on (?P<own>\S{1,200}) \((?P<protocol>[\w-]{1,40})\)\s*",
    re.IGNORECASE,
)
_PIDGIN = re.compile(rf"\((?:(?P<date>{_DATE}) )?(?P<clock>{_CLOCK})\) (?:(?P<name>[^\n:]{{1,80}}): ?)?(?P<text>.*)")
_NUMERIC_DAY = re.compile(rf"(?P<date>{_DATE})")
_WORDED_DAY = re.compile(r"(?P<day>\d{1,2}) (?P<month>[^\W\d]{3,9}),? (?P<year>\d{4})")
PLATFORMS = {"yahoo": "yahoo", "prpl-yahoo": "yahoo", "jabber": "google_talk", "xmpp": "google_talk",
             "prpl-jabber": "google_talk", "gtalk": "google_talk"}  # fmt: skip


class _Yahoo(ChatLog):
    """A log of Yahoo Messenger."""

    def __init__(self, source: Source, report: ReadReport, platform: str) -> None:
        super().__init__(source, report, platform)
        self.times = HeaderTimes.of_file(source, _YAHOO)

    def begin_entry(self, line: str) -> LogEntry | None:
        match = _YAHOO.match(line)
        sent_at = self.times.at(match["date"], match["clock"]) if match else None
        return LogEntry(match["name"], sent_at, match["text"]) if match and sent_at else None


class YahooReader(ChatLogReader):
    """Logs of Yahoo Messenger: `nama (24/07/2009 09:43:10): teks`."""

    name = "yahoo-messenger"
    platform = "yahoo"
    log = _Yahoo

    def identify(self, source: Source) -> bool:
        """Recognise the first line, or the second where the first is a title."""
        return any(_YAHOO.match(line) for line in first_lines(source, 2))


class _Pidgin(ChatLog):
    """A log of Pidgin; its title names the messenger."""

    def __init__(self, source: Source, report: ReadReport, platform: str) -> None:
        super().__init__(source, report, platform)
        self.day: datetime | None = None
        self.times = HeaderTimes.of_file(source, _NUMERIC_DAY)

    def begin_entry(self, line: str) -> LogEntry | PlatformLine | None:
        if head := _PIDGIN_HEAD.fullmatch(line.lstrip("\ufeff")):
            protocol = head["protocol"].casefold()
            self.chat, self.platform = head["chat"], PLATFORMS.get(protocol, protocol)
            self.day = self._day(head["at"])
            return PLATFORM_LINE
        match = _PIDGIN.match(line)
        clock = parse_clock(match["clock"]) if match else None
        if match is None or clock is None:
            return None
        if match["date"]:
            self.day = self._day(match["date"]) or self.day
        kind = Kind.TEXT if match["name"] else Kind.SYSTEM
        return LogEntry(match["name"] or "", self.day + clock if self.day else None, match["text"], kind)

    def _day(self, text: str) -> datetime | None:
        if worded := _WORDED_DAY.search(text):
            month = month_number(worded["month"])
            try:
                return if_possible(datetime(int(worded["year"]), month, int(worded["day"]))) if month else None
            except ValueError:
                return None
        found = _NUMERIC_DAY.search(text)
        return self.times.at(found["date"], "0:00") if found else None


class PidginReader(ChatLogReader):
    """Logs of Pidgin (formerly Gaim), whichever messenger it was used for."""

    name = "pidgin"
    platform = "google_talk"
    log = _Pidgin

    def identify(self, source: Source) -> bool:
        """Recognise the title of the log."""
        lines = first_lines(source, 1)
        return bool(lines) and _PIDGIN_HEAD.fullmatch(lines[0]) is not None
