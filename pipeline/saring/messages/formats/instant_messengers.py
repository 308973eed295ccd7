"""Logs of the older messengers: Yahoo Messenger as it saved them, Google Talk and Yahoo as Pidgin did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.chat_log import OWN, ChatLog, Entry, Own, Times, first_lines
from saring.messages.formats.whatsapp_strings import clock_of
from saring.records import Kind, Message, ReadReport
from saring.text.months import month_number

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp][Mm])?"
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_YAHOO = re.compile(
    rf"(?m:^)(?P<name>[^\n:]{{1,80}}?) \((?P<date>{_DATE})[ ,]+(?P<clock>{_CLOCK})\): ?(?P<text>[^\n]*)"
)
_PIDGIN_HEAD = re.compile(
    r"Conversation with (?P<chat>.+?) at (?P<at>.+?) on (?P<own>\S+) \((?P<protocol>[\w-]+)\)\s*", re.IGNORECASE
)
_PIDGIN = re.compile(rf"\((?:(?P<date>{_DATE}) )?(?P<clock>{_CLOCK})\) (?:(?P<name>[^\n:]{{1,80}}): ?)?(?P<text>.*)")
_NUMERIC_DAY = re.compile(rf"(?P<date>{_DATE})")
_WORDED_DAY = re.compile(r"(?P<day>\d{1,2}) (?P<month>[^\W\d]{3,9}),? (?P<year>\d{4})")
PLATFORMS = {"yahoo": "yahoo", "prpl-yahoo": "yahoo", "jabber": "google_talk", "xmpp": "google_talk",
             "prpl-jabber": "google_talk", "gtalk": "google_talk"}  # fmt: skip


class YahooReader:
    """Yahoo Messenger: `nama (24/07/2009 09:43:10): teks`."""

    name = "yahoo-messenger"
    platform = "yahoo"

    def identify(self, source: Source) -> bool:
        """Tell by the first line, or the second where the first is a title."""
        return any(_YAHOO.match(line) for line in first_lines(source, 2))

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield the messages; raises `InputError` where there is none."""
        return _Yahoo(source, report).messages()


class _Yahoo(ChatLog):
    platform = "yahoo"

    def __init__(self, source: Source, report: ReadReport) -> None:
        super().__init__(source, report)
        self.times = Times(source, _YAHOO)

    def begin(self, line: str) -> Entry | None:
        match = _YAHOO.match(line)
        sent_at = self.times.at(match["date"], match["clock"]) if match else None
        return Entry(match["name"], sent_at, match["text"]) if match and sent_at else None


class PidginReader:
    """Conversations as Pidgin (and Gaim) logged them, of whichever messenger."""

    name = "pidgin"
    platform = "google_talk"

    def identify(self, source: Source) -> bool:
        """Tell by the heading of the log."""
        lines = first_lines(source, 1)
        return bool(lines) and _PIDGIN_HEAD.fullmatch(lines[0]) is not None

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield the messages and what the program itself logged; raises `InputError` where there is no message."""
        return _Pidgin(source, report).messages()


class _Pidgin(ChatLog):
    platform = "google_talk"

    def __init__(self, source: Source, report: ReadReport) -> None:
        super().__init__(source, report)
        self.day: datetime | None = None
        self.times = Times(source, _NUMERIC_DAY)

    def begin(self, line: str) -> Entry | Own | None:
        if head := _PIDGIN_HEAD.fullmatch(line.lstrip("\ufeff")):
            protocol = head["protocol"].casefold()
            self.chat, self.platform = head["chat"], PLATFORMS.get(protocol, protocol)
            self.day = self._day(head["at"])
            return OWN
        match = _PIDGIN.match(line)
        clock = clock_of(match["clock"]) if match else None
        if match is None or clock is None:
            return None
        if match["date"]:
            self.day = self._day(match["date"]) or self.day
        kind = Kind.TEXT if match["name"] else Kind.SYSTEM
        return Entry(match["name"] or "", self.day + clock if self.day else None, match["text"], kind)

    def _day(self, text: str) -> datetime | None:
        if worded := _WORDED_DAY.search(text):
            month = month_number(worded["month"])
            try:
                return datetime(int(worded["year"]), month, int(worded["day"])) if month else None
            except ValueError:
                return None
        found = _NUMERIC_DAY.search(text)
        return self.times.at(found["date"], "0:00") if found else None
