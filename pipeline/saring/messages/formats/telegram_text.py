"""Messages copied out of Telegram Desktop: a line with name and time, then the text."""

from __future__ import annotations

import re
from datetime import datetime

from saring.files.sources import Source
from saring.messages.chat_log import ChatLog, ChatLogReader, LogEntry, first_lines
from saring.messages.times import HeaderTimes, parse_clock
from saring.records import Kind, ReadReport
from saring.text.months import month_number
from saring.text.time_formats import if_possible

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f]?[AaPp][Mm])?"
_DATE = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2} [^\W\d]{3,9}\.? \d{4}|[^\W\d]{3,9}\.? \d{1,2}, \d{4}"
_HEADER = re.compile(
    rf"(?m:^)(?P<name>[^\n]{{1,100}}?), \[(?P<date>{_DATE})(?:,| at| pukul)?[ \u202f](?P<clock>{_CLOCK})\]:?\r?(?m:$)"
)
_FORWARDED = re.compile(r"\[(?:Forwarded from|Diteruskan dari|Terusan dari) (?P<name>[^\n]+)\](?:\n|$)")
_REPLY = re.compile(r"\[(?:In reply to|Membalas|Balasan untuk) [^\n]+\](?:\n|$)")
_MEDIA = re.compile(
    r"\[ ?(?:Photo|Video|Voice message|Video message|File|Sticker|GIF|Album|Audio"
    r"|Foto|Pesan suara|Pesan video|Berkas|Stiker)"
    r"[^\n\]]* ?\]",
    re.IGNORECASE,
)


class _Copied(ChatLog):
    """Messages that were copied and pasted into a file."""

    def __init__(self, source: Source, report: ReadReport, platform: str) -> None:
        super().__init__(source, report, platform)
        self.times = HeaderTimes.of_file(source, _HEADER)

    def begin_entry(self, line: str) -> LogEntry | None:
        match = _HEADER.fullmatch(line)
        sent_at = self._time(match["date"], match["clock"]) if match else None
        return LogEntry(match["name"], sent_at, "") if match and sent_at else None

    def finish_entry(self, entry: LogEntry) -> LogEntry:
        """Remove the marks that Telegram sets before the text, and keep the source of a forwarded message."""
        text, forwarded = entry.text.removeprefix("\n"), ""
        if match := _FORWARDED.match(text):
            text, forwarded = text[match.end() :], match["name"]
        if match := _REPLY.match(text):
            text = text[match.end() :]
        is_media = not text.strip() or _MEDIA.fullmatch(text) is not None
        return entry._replace(text=text, forwarded_from=forwarded, kind=Kind.MEDIA if is_media else Kind.TEXT)

    def _time(self, date: str, clock: str) -> datetime | None:
        words = date.replace(",", "").replace(".", " ").split()
        if len(words) != 3 or not any(word.isalpha() for word in words):
            return self.times.at(date, clock)
        month = next(word for word in words if word.isalpha())
        day, year = (int(word) for word in words if not word.isalpha())
        number, time = month_number(month), parse_clock(clock)
        try:
            return None if number is None or time is None else if_possible(datetime(year, number, day) + time)
        except (ValueError, OverflowError):
            return None


class TelegramTextReader(ChatLogReader):
    """Messages copied out of Telegram."""

    name = "telegram-text"
    platform = "telegram"
    log = _Copied

    def identify(self, source: Source) -> bool:
        """Recognise the header in the first line."""
        lines = first_lines(source, 1)
        return bool(lines) and _HEADER.fullmatch(lines[0]) is not None
