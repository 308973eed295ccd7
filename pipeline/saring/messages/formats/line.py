"""LINE: the text of `Export chat history`, from a phone or a computer, in Indonesian, English or Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

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
from saring.messages.times import HeaderTimes, parse_clock
from saring.records import Kind, ReadReport

_TITLE = re.compile(
    r"\[LINE\] ?(?:(?:Chat history (?:in|with)|Chat (?:in|with)"
    r"|Riwayat (?:obrolan|chat|percakapan) (?:dengan|di(?: dalam)?)"
    r"|Obrolan (?:dengan|di)) (?P<name>.+)|(?P<ja>.+?)(?:とのトーク履歴|のトーク履歴))$",
    re.IGNORECASE,
)
_SAVED = re.compile(r"(?:Saved on|Waktu disimpan|Disimpan pada|Tanggal disimpan|保存日時)\s?[:：]", re.IGNORECASE)
_DATE = re.compile(
    r"(?m:^)(?:[^\W\d]{2,9}\.?, ?)?(?P<date>\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})"
    r"(?: ?\([^()\d]{1,9}\)| [^\W\d]{2,9})?\r?(?m:$)"
)
_CLOCK = r"(?:(?:午前|午後) ?)?\d{1,2}[:.]\d{2}(?: ?[AaPp][Mm])?"
_ENTRY = re.compile(rf"(?P<clock>{_CLOCK})\t(?:(?P<name>[^\t\n]*)\t)?(?P<text>[\s\S]*)\Z")
_MEDIA = re.compile(
    r"\[(?:Photo|Video|Sticker|Voice message|File|Audio|Album|Emoji|Foto|Stiker"
    r"|Pesan suara|Suara|Berkas|写真|スタンプ|動画|ファイル"
    r"|ボイスメッセージ)\](?: .*)?",
    re.IGNORECASE,
)
_LOCATION = re.compile(r"\[(?:Location|Lokasi|位置情報)\].*", re.IGNORECASE | re.DOTALL)
_CALL = re.compile(r"☎.*", re.DOTALL)
_DELETED = re.compile(r"(?:message unsent|unsent a message|pesan (?:dibatalkan|telah ditarik))\.?", re.IGNORECASE)
MOST_LETTERS = 10_000  # the longest message that LINE allows


class _Line(ChatLog):
    """A chat of LINE: a title, and for each day its date and its messages in columns."""

    def __init__(self, source: Source, report: ReadReport, platform: str) -> None:
        super().__init__(source, report, platform)
        self.times = HeaderTimes.of_file(source, _DATE)
        self.day: datetime | None = None
        self.has_begun = False

    def lines(self, lines: Iterable[str]) -> Iterator[NumberedLine]:
        """Join the lines of a text in quotation marks, which LINE sets around a text of several lines."""
        ahead: list[str] = []
        stream = iter(lines)
        number = 1
        while line := ahead.pop(0) if ahead else next(stream, ""):
            line, n_lines = line.rstrip("\r\n"), 1
            match = _ENTRY.match(line)
            if match and match["text"].startswith('"'):
                quoted, n_more = _read_quoted(match["text"], ahead, stream)
                if quoted is not None:
                    line, n_lines = line[: match.start("text")] + quoted, 1 + n_more
                    del ahead[:n_more]
            yield number, line, n_lines
            number += n_lines

    def begin_entry(self, line: str) -> LogEntry | PlatformLine | None:
        if not self.has_begun and (title := _TITLE.match(line.lstrip("\ufeff"))):
            self.chat = title["name"] or title["ja"]
            return PLATFORM_LINE
        if not self.has_begun and (not line.strip() or _SAVED.match(line)):
            return PLATFORM_LINE
        if date := _DATE.fullmatch(line):
            if (day := self.times.at(date["date"], "0:00")) is None:
                return None
            self.day = day
            return PLATFORM_LINE
        match = _ENTRY.match(line)
        clock = parse_clock(match["clock"]) if match and self.day else None
        if match is None or clock is None or self.day is None:
            return None
        self.has_begun = True
        name, text = match["name"] or "", match["text"]
        return LogEntry(name, self.day + clock, text, _kind(text) if name else Kind.SYSTEM)


class LineReader(ChatLogReader):
    """Chats that LINE exported."""

    name = "line"
    platform = "line"
    log = _Line

    def identify(self, source: Source) -> bool:
        """Recognise the title, or a date and after it a message in columns."""
        lines = first_lines(source, 6)
        if not lines:
            return False
        if _TITLE.match(lines[0]):
            return True
        days = [i for i, line in enumerate(lines[:2]) if _DATE.fullmatch(line)]
        return bool(days) and len(lines) > days[0] + 1 and _ENTRY.match(lines[days[0] + 1]) is not None


def _kind(text: str) -> Kind:
    if _MEDIA.fullmatch(text):
        return Kind.MEDIA
    if _LOCATION.fullmatch(text):
        return Kind.LOCATION
    if _DELETED.fullmatch(text):
        return Kind.DELETED
    return Kind.CALL if _CALL.fullmatch(text) else Kind.TEXT


def _read_quoted(text: str, ahead: list[str], stream: Iterator[str]) -> tuple[str | None, int]:
    """Return the text inside the quotation marks and the number of further lines; None if they do not close.

    A quotation mark inside the text is doubled. A single one closes the text and must end its line. Lines that
    were read ahead are kept in `ahead`.
    """
    inner, n_more = text[1:], 0
    while True:
        rest = inner.replace('""', "")
        if '"' in rest:
            is_closed = rest.endswith('"') and rest.count('"') == 1 and n_more > 0
            return (inner[:-1].replace('""', '"'), n_more) if is_closed else (None, 0)
        if len(inner) > MOST_LETTERS:
            return None, 0
        if n_more == len(ahead):
            line = next(stream, None)
            if line is None:
                return None, 0
            ahead.append(line)
        inner += "\n" + ahead[n_more].rstrip("\r\n")
        n_more += 1
