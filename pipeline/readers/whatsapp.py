"""WhatsApp text exports, Android and iOS, in whatever shape the phone's language gives the header.

A header is recognised by one general pattern. Most lines of a file share one shape, so a pattern
is compiled for that shape and tried first; what fails it takes the general road.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from pipeline.readers.base import ReadOptions
from pipeline.readers.sources import Source
from pipeline.readers.whatsapp_strings import (
    ENDS,
    LRM,
    STARTS,
    clean_sender,
)
from pipeline.records import Kind, LineAccount, Message, ReadReport

# WhatsApp writes an ordinary space, U+00A0 or U+202F, by version and language.
_S = "[ \u00a0\u202f]"
_M = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*"
_DATE = rf"R?\d{{1,4}}{_M}[./-]{_M} ?R?\d{{1,2}}{_M}[./-]{_M} ?R?\d{{1,4}}{_M}\.?(?: ?г\.)?(?:{_S}BE)?"
_JOIN = rf"[,،]?{_S}+(?:(?:klo|kl\.?|à|at|às|um|alle|ore|pukul|a las){_S})?"
_HALF = rf"(?:[ \u00a0\u202f_]*(?:[AaPp]\.?{_S}?[Mm]\b\.?|ص|م|SA|CH|PG|PTG))?"
_CLOCK = rf"(?:(?:上午|下午|오전|오후|午前|午後){_S}?)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?{_HALF}"
_HEADER = re.compile(
    rf"{_M}(?P<open>\[)?{_M}(?:(?P<date>{_DATE})(?P<join>{_JOIN}){_M}(?P<clock>{_CLOCK})"
    rf"|(?P<clock2>{_CLOCK})(?P<join2>,?{_S}){_M}(?P<date2>{_DATE})){_M}"
    rf"(?(open)\]{_S}?|(?:{_S}[-–—](?:{_S}|(?=\r?$))|(?<=[:.]\d\d[:.]\d\d):{_S}))(?P<rest>.*)"
)
_SENDER = re.compile(r"(.{1,100}?):(?: (.*)|\r?$)")
_AM = frozenset({"am", "ص", "sa", "pg", "上午", "오전", "午前"})
_PM = frozenset({"pm", "م", "ch", "ptg", "下午", "오후", "午後"})
_NUMBER = re.compile(r"\d+")
# What a header may begin with; a continuation line is told by one look at its first letter.
_LEADS = "0123456789[R\u200e\u200f\u202a\u202b\u202c\u2068\ufeff٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯上下오午"

_YEARS = range(1970, 2101)
_BUDDHIST_FROM, _BUDDHIST_LEAD, _REIWA_BEGAN = 2400, 543, 2018
_MAX_CACHED = 100_000
_CAP = range(39_990, 40_011)
_CHAT_NAME = re.compile(
    r"(?:(?:Chat|Obrolan|Sembang|Perbualan)[ _]WhatsApp[ _](?:dengan|con)|WhatsApp[ _]Chat[ _](?:with|-|–)"
    r"|WhatsApp[ -]Chat[ _](?:mit|met)|(?:Discussion|Conversation)[ _]WhatsApp[ _]avec"
    r"|Chat[ _]de[ _]WhatsApp[ _]con|Conversa[ _]do[ _]WhatsApp[ _]com)[ _]+(.+)",
    re.IGNORECASE,
)


class _Shape(NamedTuple):
    """How the header of a file is written; all lines of one export share it."""

    bracket: bool
    time_first: bool
    separator: str
    join: str
    time_separator: str
    seconds: bool
    half_days: bool
    year_first: bool
    long_year: bool


# Who wrote, when, the first line of the text, and its line number; a system line has no sender.
_Entry = tuple[str, datetime, str, int]
_NOTHING: tuple[()] = ()


class WhatsAppReader:
    """Chats as WhatsApp exports them, with or without media."""

    name = "whatsapp"

    def identify(self, source: Source) -> bool:
        """Tell a chat by its header lines; a table whose cells hold chat lines is none."""
        if source.is_zip or source.binary_type is not None:
            return False
        lines = [line for line in source.head_text.split("\n", 2000) if line.strip()][:500]
        headers = [number for number, line in enumerate(lines) if _HEADER.match(line)]
        if not headers or _looks_like_table(lines[: headers[0]]):
            return False
        return len(headers) > 1 or (headers[0] == 0 and len(lines) <= _SHORT)

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield messages and system lines; raises `InputError` where there is no message to read."""
        run = _Run(source)
        try:
            yield from run.messages()
        finally:
            report.account.add(run.account)
        run.finish(report)


class _Survey(NamedTuple):
    """What only the whole file tells: the shapes that are its own, and the lines that are pasted."""

    shapes: frozenset[_Shape]
    pasted: frozenset[int]


class _Run:
    """One file being read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.account = LineAccount()
        self.shape = _main_shape(source.head_text)
        order, self.order_is_assumed = _infer_order(_dates(source, self.shape))
        self.dates = _Dates(order)
        self.senders: dict[str, str] = {}
        self.marked: dict[int, str] = {}
        self.more: list[str] = []
        self.n_undated = self.first_undated = 0
        self.n_pasted = self.first_pasted = 0
        self.chat = chat_name(source)

    def messages(self) -> Iterator[Message]:
        """Yield what is in the file, in its order.

        The loop is the hot path of every command, so it calls nothing for an ordinary message:
        one compiled pattern, three dictionaries and a tuple.
        """
        if self.shape is None:
            self.account.n_lines = self.account.n_unread = _count_lines(self.source)
            return
        account, more, senders = self.account, self.more, self.senders
        days, clocks = self.dates.days, self.dates.clocks
        match = _fast_pattern(self.shape, crlf="\r\n" in self.source.head_text).match
        chat, origin, text_kind = self.chat, f"{self.source.name}:", Kind.TEXT.value
        new = tuple.__new__  # half the time of a NamedTuple's own constructor
        pending: _Entry | tuple[()] = _NOTHING
        number = 0
        try:
            with self.source.open_text() as stream:
                for number, line in enumerate(stream, start=1):
                    entry: _Entry | tuple[()] | None
                    if header := match(line):
                        date, clock, name, text = header.groups()
                        try:
                            entry = (senders[name], days[date] + clocks[clock], text, number)
                        except KeyError:
                            entry = self._entry(line, number, pending)
                    elif line[0] in _LEADS:
                        entry = self._entry(line, number, pending)
                    else:
                        entry = self._continue(line, pending)
                    if entry is None:
                        continue
                    if pending:
                        sender, sent_at, text, at = pending
                        if more or not sender or text[:N_START] in STARTS or text[-1:] in ENDS:
                            yield self._finished(pending)
                        else:
                            account.n_messages += 1
                            yield new(
                                Message, ("whatsapp", chat, sender, sent_at, text_kind, text, f"{origin}{at}")
                            )
                    pending = entry
            if pending:
                yield self._finished(pending)
            account.n_lines = number
        finally:
            # A reader that is stopped early has accounted for what it gave.
            account.n_lines = account.n_lines or _n_accounted(account)

    def _continue(self, line: str, pending: _Entry | tuple[()]) -> None:
        """Keep a line that is no header: a part of the message before it, or unread without one."""
        if pending:
            self.more.append(line)
            self.account.n_continuation += 1
        else:
            self.account.n_unread += 1

    def _entry(self, line: str, number: int, pending: _Entry | tuple[()]) -> _Entry | tuple[()] | None:
        """Take the general road: an entry, nothing (a date that does not exist), or None for a continuation."""
        header = _HEADER.match(line)
        if header is None:
            return self._continue(line, pending)  # type: ignore[func-returns-value]
        sent_at = self.dates.at(*_date_and_clock(header))
        raw, text = self._said(header["rest"])
        if self._is_pasted(header, sent_at, raw, text, number, pending):
            self.n_pasted += 1
            self.first_pasted = self.first_pasted or number
            return self._continue(line, pending)  # type: ignore[func-returns-value]
        if sent_at is None:
            self.n_undated += 1
            self.first_undated = self.first_undated or number
            self.account.n_unread += 1
            return _NOTHING
        if raw and raw not in self.senders:
            self.senders[raw] = clean_sender(raw)
        if raw and text.startswith(LRM):
            self.marked[number] = self.senders[raw]
            return ("", sent_at, text[1:], number)
        return (self.senders[raw] if raw else "", sent_at, text, number)
