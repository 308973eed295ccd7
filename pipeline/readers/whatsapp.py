"""WhatsApp text exports, Android and iOS, in whatever shape the phone's language gives the header.

A header is recognised by one general pattern. Most lines of a file share one shape, so a pattern
is compiled for that shape and tried first; what fails it takes the general road.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.phrases import say
from pipeline.readers.base import ReadOptions
from pipeline.readers.sources import Source
from pipeline.readers.tables import COLUMN_NAMES, TEXT_COLUMNS
from pipeline.readers.whatsapp_strings import (
    ENDS,
    LRM,
    MARKS,
    N_START,
    STARTS,
    clean_sender,
    is_actor,
    is_system,
    kind_of,
    kind_of_marked,
    without_edit_mark,
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
_SHORT = 20
_LATE = timedelta(hours=6)
_LONGEST_PASTE = 50
_COLUMNS = frozenset(TEXT_COLUMNS).union(*COLUMN_NAMES.values(), ("label", "title", "judul", "id", "no"))
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
        return _Run(source, report).messages()


class _Survey(NamedTuple):
    """What only the whole file tells: the shapes that are its own, and the lines that are pasted."""

    shapes: frozenset[_Shape]
    pasted: frozenset[int]


class _Run:
    """One file being read."""

    def __init__(self, source: Source, report: ReadReport) -> None:
        self.source = source
        self.report = report
        self.account = LineAccount()
        self.chat = chat_name(source)
        self.shape: _Shape | None = None
        self.dates = _Dates("dmy")
        self.order_is_assumed = False
        self.senders: dict[str, str] = {}
        self.marked: dict[int, str] = {}
        self.n_undated = self.first_undated = 0
        self.n_pasted = self.first_pasted = 0

    def messages(self) -> Iterator[Message]:
        """Yield what is in the file, in its order, then account for its lines.

        The loop is the hot path of every command, so it calls nothing for an ordinary message:
        one compiled pattern, three dictionaries and a tuple.
        """
        match = self._learn()
        account, senders = self.account, self.senders
        days, clocks = self.dates.days, self.dates.clocks
        chat, origin, text_kind = self.chat, f"{self.source.name}:", Kind.TEXT.value
        new = tuple.__new__  # half the time of a NamedTuple's own constructor
        pending: _Entry | tuple[()] = _NOTHING
        more: list[str] = []
        number = 0
        try:
            with self.source.open_text() as stream:
                for number, line in enumerate(stream, start=1):
                    entry: _Entry | tuple[()] | None = None
                    if header := match(line):
                        date, clock, name, text = header.groups()
                        try:
                            entry = (senders[name], days[date] + clocks[clock], text, number)
                        except KeyError:
                            entry = self._entry(line, number, pending)
                    elif line[0] in _LEADS:
                        entry = self._entry(line, number, pending)
                    if entry is None:
                        if pending:
                            more.append(line)
                            account.n_continuation += 1
                        else:
                            account.n_unread += 1
                        continue
                    if pending:
                        sender, sent_at, text, at = pending
                        special = text[:N_START] in STARTS or text[-1:] in ENDS or not sender
                        if more:
                            text = f"{text}\n{''.join(more)}".removesuffix("\n")
                            more.clear()
                            special = special or text[-1:] in ENDS or "\r" in text
                        if special:
                            yield self._told(sender, sent_at, text, at)
                        else:
                            account.n_messages += 1
                            yield new(
                                Message, ("whatsapp", chat, sender, sent_at, text_kind, text, f"{origin}{at}")
                            )
                    pending = entry
            if pending:
                sender, sent_at, text, at = pending
                text = "\n".join((text, "".join(more))).removesuffix("\n") if more else text
                yield self._told(sender, sent_at, text, at)
            account.n_lines = number
        finally:
            # A reader that is stopped early has accounted for what it gave.
            account.n_lines = account.n_lines or _n_accounted(account)
            self.report.account.add(account)
        self._finish()

    def _learn(self) -> Callable[[str], re.Match[str] | None]:
        """Learn the shape of the headers and the order of their dates; return the quick matcher."""
        self.shape = _main_shape(self.source.head_text)
        if self.shape is None:
            return re.compile("(?!)").match
        order, self.order_is_assumed = _infer_order(_dates(self.source, self.shape))
        self.dates = _Dates(order)
        return _fast_pattern(self.shape, crlf="\r\n" in self.source.head_text).match

    def _entry(self, line: str, number: int, pending: _Entry | tuple[()]) -> _Entry | tuple[()] | None:
        """Take the general road: an entry, nothing (a date that does not exist), or None for a continuation."""
        header = _HEADER.match(line)
        if header is None:
            return None
        sent_at = self.dates.at(*_date_and_clock(header))
        raw, text = self._said(header["rest"])
        if self._is_pasted(header, sent_at, raw, text, number, pending):
            self.n_pasted += 1
            self.first_pasted = self.first_pasted or number
            return None
        if sent_at is None:
            self.n_undated += 1
            self.first_undated = self.first_undated or number
            self.account.n_unread += 1
            return _NOTHING
        if not raw:
            return ("", sent_at, text, number)
        sender = self.senders.setdefault(raw, clean_sender(raw))
        if text.startswith(LRM):
            self.marked[number] = sender
            return ("", sent_at, text[1:], number)
        return (sender, sent_at, text, number)

    def _told(self, sender: str, sent_at: datetime, text: str, line: int) -> Message:
        """Say what a whole entry is, and count it."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").removesuffix("\r")
        kind = Kind.SYSTEM
        if line in self.marked:
            sender = self.marked.pop(line)
            kind = kind_of_marked(text)
        elif sender:
            kind = kind_of(text)
        if kind is Kind.SYSTEM:
            sender = ""
            self.account.n_system += 1
        else:
            text = without_edit_mark(text)
            self.account.n_messages += 1
        origin = f"{self.source.name}:{line}"
        return Message("whatsapp", self.chat, sender, sent_at, kind.value, text, origin)

    def _said(self, rest: str) -> tuple[str, str]:
        """Cut what follows the header into sender and text; the sender of a system line is empty."""
        rest = rest.removesuffix("\r")
        if (cut := _SENDER.match(rest)) and not is_actor(cut[1].lstrip(LRM)):
            return cut[1], cut[2] or ""
        name, colon, text = rest.partition(":")
        if colon and name in self.senders:
            return name, text
        return "", rest.lstrip(LRM)

    def _is_pasted(
        self,
        header: re.Match[str],
        sent_at: datetime | None,
        raw: str,
        text: str,
        number: int,
        pending: _Entry | tuple[()],
    ) -> bool:
        """Whether a header stands inside a message because someone pasted a piece of another chat.

        Two signs count, each only inside a person's message. The header has another shape than the
        file's own. Or it goes back to an earlier day, its sender writes nothing else in the file,
        and the next header is back in the present. A late message of the same day is a message.
        """
        if not pending or not (pending[0] or pending[3] in self.marked):
            return False
        if (shape := _shape_of(header)) != self.shape:
            return shape not in self._survey.shapes
        if sent_at is None or raw in self.senders or (not raw and is_system(text)):
            return False
        return _goes_back(sent_at, pending[1]) and number in self._survey.pasted

    @cached_property
    def _survey(self) -> _Survey:
        """Look the file over once, and only if a line asks for it; keeps names and line numbers."""
        shapes: Counter[_Shape] = Counter()
        known, found = set(self.senders), list[tuple[int, str]]()
        strangers: list[tuple[int, str]] = []
        last, in_message = None, False
        for number, header in _headers(self.source):
            shapes[shape := _shape_of(header)] += 1
            sent_at = self.dates.at(*_date_and_clock(header)) if shape == self.shape else None
            if sent_at is None:
                continue
            raw, text = self._said(header["rest"])
            is_back = last is not None and _goes_back(sent_at, last)
            is_stranger = raw not in known if raw else not is_system(text)
            if is_back and in_message and is_stranger and len(strangers) < _LONGEST_PASTE:
                strangers.append((number, raw))
                continue
            if is_back:  # time does not return: these were messages, of an appended export perhaps
                known.update(name for _, name in strangers)
            else:
                found += strangers
            strangers = []
            known.add(raw)
            last, in_message = sent_at, bool(raw)
        found += strangers
        return _Survey(_own_shapes(shapes), frozenset(n for n, raw in found if not raw or raw not in known))

    def _finish(self) -> None:
        """Put the notes of the file into the report; raises `InputError` where it held no message."""
        report, where, n_messages = self.report, self.source.name, self.account.n_messages
        if not n_messages:
            key = "export_undated" if self.n_undated else "export_empty"
            raise InputError(key, where=where, n=self.n_undated, line=self.first_undated)
        if self.order_is_assumed:
            report.notes.append(say("whatsapp_order_assumed", where=where))
        if self.n_undated:
            report.notes.append(
                say("whatsapp_undated", where=where, n=self.n_undated, line=self.first_undated)
            )
        if self.n_pasted:
            report.notes.append(say("whatsapp_pasted", where=where, n=self.n_pasted, line=self.first_pasted))
        if n_messages in _CAP or n_messages + self.account.n_system in _CAP:
            report.notes.append(say("whatsapp_cut", where=where, n=n_messages))


class _Dates:
    """Dates and clocks as written, to times; both are kept, for a chat repeats them."""

    def __init__(self, order: str) -> None:
        self.order = order
        self.days: dict[str, datetime] = {}
        self.clocks: dict[str, timedelta] = {}

    def at(self, date: str, clock: str) -> datetime | None:
        """Return the time, or None where the date or the clock does not exist."""
        day, time = _day(date, self.order), _clock(clock)
        if day is None or time is None:
            return None
        if len(self.days) + len(self.clocks) > _MAX_CACHED:
            self.days.clear()
            self.clocks.clear()
        self.days[date], self.clocks[clock] = day, time
        return day + time


def _day(text: str, order: str) -> datetime | None:
    numbers = _NUMBER.findall(text)
    is_reiwa = "R" in text
    year_first = len(numbers[0]) == 4 or (is_reiwa and text.lstrip(MARKS).startswith("R"))
    first, second, third = map(int, numbers)
    if year_first:
        year, month, day = first, second, third
    else:
        year, (day, month) = third, (first, second) if order == "dmy" else (second, first)
    if is_reiwa:
        year += _REIWA_BEGAN
    elif year < 100:
        year += 2000 if year < 69 else 1900
    elif year > _BUDDHIST_FROM:
        year -= _BUDDHIST_LEAD
    try:
        return datetime(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _clock(text: str) -> timedelta | None:
    hour, minute, second = ([int(number) for number in _NUMBER.findall(text)] + [0])[:3]
    half = "".join(filter(str.isalpha, text)).casefold()
    if half in _AM and hour == 12:
        hour = 0
    elif half in _PM and hour < 12:
        hour += 12
    if hour > 23 or minute > 59 or second > 59:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _infer_order(dates: Iterable[str]) -> tuple[str, bool]:
    """Return `dmy` or `mdy`, and whether it is only assumed.

    A value above 12 settles it at once; else the order under which time runs backwards less often;
    else day first, as nearly everywhere.

    >>> _infer_order(["06/03/2017", "08/05/2017", "09/04/2017"])
    ('mdy', False)
    """
    back, last, differs = {"dmy": 0, "mdy": 0}, {"dmy": datetime.min, "mdy": datetime.min}, False
    for text in dates:
        days = {order: day for order in back if (day := _day(text, order))}
        if len(days) == 1:
            return next(iter(days)), False
        for order, day in days.items():
            back[order] += day < last[order]
            last[order] = day
        differs = differs or len(set(days.values())) > 1
    order = min(back, key=back.__getitem__)
    return order, differs and back["dmy"] == back["mdy"]


def _dates(source: Source, shape: _Shape | None) -> Iterator[str]:
    """Yield the dates of the headers of the file's own shape, without repeating the last one."""
    if shape is None or shape.year_first:
        return
    match, last = _fast_pattern(shape).match, ""
    with source.open_text() as stream:
        for line in stream:
            if header := match(line):
                date = header[2 if shape.time_first else 1]
            elif line[0] in _LEADS and (header := _HEADER.match(line)) and _shape_of(header) == shape:
                date = _date_and_clock(header)[0]
            else:
                continue
            if date != last:
                yield date
                last = date


def _headers(source: Source) -> Iterator[tuple[int, re.Match[str]]]:
    with source.open_text() as stream:
        for number, line in enumerate(stream, start=1):
            if line[0] in _LEADS and (header := _HEADER.match(line)):
                yield number, header


def _date_and_clock(header: re.Match[str]) -> tuple[str, str]:
    return header["date"] or header["date2"], header["clock"] or header["clock2"]


def _shape_of(header: re.Match[str]) -> _Shape:
    date, clock = _date_and_clock(header)
    numbers = _NUMBER.findall(date)
    return _Shape(
        bracket=header["open"] is not None,
        time_first=header["date"] is None,
        separator=next(filter("./-".__contains__, date)),
        join=re.sub(_S, " ", header["join"] or header["join2"]),
        time_separator=next(filter(".:".__contains__, clock)),
        seconds=len(_NUMBER.findall(clock)) == 3,
        half_days=any(map(str.isalpha, clock)),
        year_first=len(numbers[0]) == 4 or date.lstrip(MARKS).startswith("R"),
        long_year=len(numbers[0]) == 4 or len(numbers[2]) == 4,
    )


def _main_shape(text: str) -> _Shape | None:
    headers = filter(None, map(_HEADER.match, text.split("\n")))
    most = Counter(map(_shape_of, headers)).most_common(1)
    return most[0][0] if most else None


def _own_shapes(shapes: Counter[_Shape]) -> frozenset[_Shape]:
    """Return the shapes that are the file's own: one that prevails, and others only if they are many.

    A file put together from several exports has several; a paste is a rare line of another shape.
    """
    n = shapes.total()
    (main, n_main), *others = shapes.most_common()
    if n_main * 3 < n * 2:
        return frozenset(shapes)
    return frozenset({main} | {shape for shape, count in others if count >= 10 and count * 20 >= n})


def _fast_pattern(shape: _Shape, *, crlf: bool = False) -> re.Pattern[str]:
    """Compile the header of one shape with a sender: date, clock, sender, text.

    What it does not match (marks before the bracket, system lines, eras) takes the general road.
    """
    separator, time_separator = re.escape(shape.separator), re.escape(shape.time_separator)
    parts = [r"\d\d?", r"\d\d?", r"\d{4}" if shape.long_year else r"\d\d"]
    date = f"({separator.join(reversed(parts) if shape.year_first else parts)})"
    clock = rf"\d\d?{time_separator}\d\d" + rf"{time_separator}\d\d" * shape.seconds
    clock = f"({clock}{_HALF.removesuffix('?') if shape.half_days else ''})"
    first, second = (clock, date) if shape.time_first else (date, clock)
    join = re.escape(shape.join).replace(r"\ ", _S)
    begin, end = (r"\[", r"\] ") if shape.bracket else ("", " - ")
    text = r"([^\r\n]*)\r?$" if crlf else "(.*)"
    return re.compile(rf"{begin}{first}{join}{second}{end}([^:\n]{{1,100}}): (?!{LRM}){text}")


def _goes_back(sent_at: datetime, last: datetime) -> bool:
    return sent_at.date() < last.date() and last - sent_at > _LATE


def _looks_like_table(lines: list[str]) -> bool:
    """Whether the lines before the first header are the beginning of a table."""
    for line in lines:
        cells = {cell.strip(' "\r\ufeff').casefold() for cell in re.split("[,;\t]", line)}
        if line.lstrip("\ufeff").startswith(("{", "[{", '"')) or re.search('[,;\t]"', line):
            return True
        if not cells.isdisjoint(_COLUMNS):
            return True
    return False


def _n_accounted(account: LineAccount) -> int:
    return account.n_messages + account.n_system + account.n_continuation + account.n_unread


def chat_name(source: Source) -> str:
    """Return the name of the chat: an export file is named after it, in the phone's language.

    >>> chat_name(Source("Chat WhatsApp dengan Warga RT 5.txt", open))  # type: ignore[arg-type]
    'Warga RT 5'
    """
    stem = PurePath(source.name.rsplit("!", 1)[-1]).name.removesuffix(".txt")
    if stem == "_chat" and source.container:
        stem = PurePath(source.container).name.removesuffix(".zip")
    stem = re.sub(r"\s?\(\d+\)$", "", stem)
    named = _CHAT_NAME.fullmatch(stem)
    return named[1] if named else stem
