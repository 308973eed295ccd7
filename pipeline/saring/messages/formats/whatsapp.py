"""WhatsApp text exports, Android and iOS, in whatever shape the phone's language gives the header.

A header is recognised by one general pattern. Most lines of a file share one shape, so a pattern
is compiled for that shape and tried first; what fails it takes the general road.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from saring import compiled
from saring.errors import InputError
from saring.files.sources import Source
from saring.files.tables import COLUMN_NAMES, TEXT_COLUMNS
from saring.i18n import say
from saring.messages.base import ReadOptions
from saring.messages.formats.whatsapp_strings import (
    ENDS,
    LEADS,
    LRM,
    N_START,
    SENDER,
    STARTS,
    Shape,
    chat_name,
    clean_sender,
    clock_of,
    compile_header,
    compile_rows,
    date_and_clock,
    day_of,
    find_header,
    is_actor,
    is_placeholder,
    is_system,
    kind_of,
    kind_of_marked,
    shape_of,
    without_edit_mark,
)
from saring.records import Kind, LineAccount, Message, ReadReport

_MAX_CACHED = 100_000
_SHORT = 20
_LATE = timedelta(hours=6)
_LONGEST_PASTE = 50
_COLUMNS = frozenset(TEXT_COLUMNS).union(*COLUMN_NAMES.values(), ("label", "title", "judul", "id", "no"))
# Pages, feeds and letters begin so; a chat that is pasted into one does not make it an export.
_OTHER_KIND = re.compile(
    r"[\s\ufeff]*(?:<(?:\?xml|!|html|rss|feed|mediawiki)"
    r"|From \S+ .*\d{4}$|(?:Return-Path|Delivered-To|Received|From|Date|Subject|Message-ID|MIME-Version):[ \t])",
    re.IGNORECASE | re.MULTILINE,
)
_CAP = range(39_990, 40_011)
# Who wrote, when, the text, its line number, and the kind, empty until a thorough look. A system line has no sender.
_Entry = tuple[str, datetime, str, int, str]
_NOTHING: tuple[()] = ()
_TEXT, _SYSTEM = Kind.TEXT.value, Kind.SYSTEM.value
_NEVER = re.compile("(?!)").match


class WhatsAppReader:
    """Chats as WhatsApp exports them, with or without media."""

    name = "whatsapp"
    platform = "whatsapp"

    def identify(self, source: Source) -> bool:
        """Tell a chat by its header lines; a table whose cells hold chat lines is none."""
        if source.is_zip or source.binary_type is not None or _OTHER_KIND.match(source.head_text):
            return False
        lines = [line for line in source.head_text.split("\n", 2000) if line.strip()][:500]
        headers = [(number, header["rest"]) for number, line in enumerate(lines) if (header := find_header(line))]
        if not any(SENDER.match(rest) or is_system(rest.lstrip(LRM)) for _, rest in headers):
            return False
        first = headers[0][0]
        if _is_signal(lines[first]):
            return False
        return (len(headers) > 1 or (first == 0 and len(lines) <= _SHORT)) and not _looks_like_table(lines[:first])

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield messages and system lines; raises `InputError` where there is no message to read."""
        return _Run(source, report).messages()


class _Survey(NamedTuple):
    """What only the whole file tells: the shapes that are its own, and the lines that are pasted."""

    shapes: frozenset[Shape]
    pasted: frozenset[int]


class _Run:
    """One file being read."""

    def __init__(self, source: Source, report: ReadReport) -> None:
        self.source = source
        self.report = report
        self.account = LineAccount()
        self.chat = chat_name(source)
        self.shape = _main_shape(source.head_text)
        self.own = compile_header(self.shape).match if self.shape else _NEVER
        self.dates: dict[Shape, _Dates] = {}
        self.order_is_assumed = False
        self.senders: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.marked: dict[int, tuple[str, bool]] = {}
        self.n_undated = self.first_undated = 0
        self.n_pasted = self.first_pasted = 0

    def messages(self) -> Iterator[Message]:
        """Yield what is in the file, in its order, then account for its lines."""
        account = self.account
        try:
            with closing(self.source.blocks()) as blocks, closing(self._cut(blocks)) as messages:
                yield from messages
        finally:
            # A reader that is stopped early has accounted for what it gave.
            account.n_lines = account.n_lines or _n_accounted(account)
            self.report.account.add(account)
        self._finish()

    def _cut(self, blocks: Iterable[str]) -> Generator[Message, None, None]:
        """Cut blocks into messages, by the compiled loop where there is one."""
        reading = compiled.find("reading")
        if reading is None or self.shape is None:
            return self._loop(blocks)
        firsts, seconds = self._times()
        header = ("[", self.shape.join, "] ") if self.shape.bracket else ("", self.shape.join, " - ")
        messages: Generator[Message, None, None] = reading.messages(
            self, blocks, firsts, seconds, *header, LEADS, STARTS, Message, "whatsapp", _TEXT, _SYSTEM
        )
        return messages

    def _loop(self, blocks: Iterable[str]) -> Generator[Message, None, None]:
        """Cut blocks into messages: the definition of what the compiled loop does, and the way without a compiler.

        It calls nothing for an ordinary message: a row of one compiled pattern, three dictionaries and a tuple.
        """
        rows_of, (firsts, seconds) = compile_rows(self.shape).findall, self._times()
        account, senders, kinds = self.account, self.senders, self.kinds
        chat, origin = self.chat, f"{self.source.name}:"
        new = tuple.__new__  # half the time of a NamedTuple's own constructor
        pending: _Entry | tuple[()] = _NOTHING
        more: list[str] = []
        number = n_messages = n_continuation = 0
        try:
            for block in blocks:
                start = number
                for first, second, name, text, rest, line in rows_of(block):
                    number += 1
                    entry: _Entry | tuple[()] | None
                    try:
                        at = firsts[first] + seconds[second]
                        if text[:N_START] in STARTS or text[-1:] in ENDS:
                            entry = (senders[name], at, text + rest, number, kinds.get(text + rest, ""))
                        else:
                            entry = (senders[name], at, text + rest, number, _TEXT)
                    except KeyError:
                        row = _lines(block, number - start, rest) if first else [line]
                        entry = self._odd(row, number, pending)
                        number += len(row) - 1
                        if entry is None:
                            more += row if pending else _NOTHING
                            continue
                    else:
                        if rest:
                            n_more = rest.count("\n")
                            number += n_more
                            n_continuation += n_more
                    if pending:
                        sender, sent_at, text, line_at, kind = pending
                        if more:
                            text = "\n".join([text, *more])
                            kind = ""
                            more.clear()
                        if kind and (kind != _TEXT or text[-1:] not in ENDS):
                            n_messages += 1
                            yield new(
                                Message, ("whatsapp", chat, sender, sent_at, kind, text, f"{origin}{line_at}", "", "")
                            )
                        else:
                            yield self._told(sender, sent_at, text, line_at)
                    pending = entry
            if pending:
                sender, sent_at, text, line_at, _ = pending
                yield self._told(sender, sent_at, "\n".join([text, *more]), line_at)
            account.n_lines = number
        finally:
            account.n_messages += n_messages
            account.n_continuation += n_continuation

    def _times(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the first and the second part of a time, as written, to what is added up."""
        if self.shape is None:
            return {}, {}
        dates = self._dates_of(self.shape)
        return (dates.clocks, dates.days) if self.shape.time_first else (dates.days, dates.clocks)

    def _odd(self, lines: list[str], number: int, pending: _Entry | tuple[()]) -> _Entry | tuple[()] | None:
        """Take a row the loop cannot, and count its lines: an entry, nothing, or None where it is no header."""
        line, *rest = lines
        entry = self._entry(line, number, pending) if line and line[0] in LEADS else None
        if entry:
            sender, sent_at, text, at, _ = entry
            self.account.n_continuation += len(rest)
            return sender, sent_at, "\n".join([text, *rest]), at, ""
        if entry is None and pending:
            self.account.n_continuation += len(lines)
        else:
            self.account.n_unread += len(rest) + (entry is None)
        return entry

    def _entry(self, line: str, number: int, pending: _Entry | tuple[()]) -> _Entry | tuple[()] | None:
        """Take the general road: an entry, nothing (a date that does not exist), or None for a continuation."""
        found = self._header(line)
        if found is None:
            return None
        shape, date, clock, rest = found
        raw, text = self._said(rest)
        before = pending if pending and (pending[0] or pending[3] in self.marked) else None
        is_foreign = shape != self.shape
        is_pasted = before is not None and is_foreign and shape not in self._survey.shapes
        sent_at = None if is_pasted else self._dates_of(shape).at(date, clock)
        if before and not is_foreign and sent_at and _goes_back(sent_at, before[1]):
            is_pasted = self._is_stranger(raw, text) and number in self._survey.pasted
        if is_pasted:
            self.n_pasted += 1
            self.first_pasted = self.first_pasted or number
            return None
        if sent_at is None:
            self.n_undated += 1
            self.first_undated = self.first_undated or number
            self.account.n_unread += 1
            return _NOTHING
        if not raw:
            return "", sent_at, text, number, ""
        if (sender := self.senders.get(raw)) is None:
            sender = self.senders[raw] = clean_sender(raw)
        is_marked = text.startswith(LRM)
        if is_marked or line[0] == LRM:
            self.marked[number] = (sender, is_marked)
            return "", sent_at, text.removeprefix(LRM), number, ""
        return sender, sent_at, text, number, ""

    def _header(self, line: str) -> tuple[Shape, str, str, str] | None:
        """Return the shape, date, clock and rest of a header, those of the file's own shape by a shorter way."""
        if self.shape and (own := self.own(line)):
            first, second, rest = own.groups()
            return (self.shape, second, first, rest) if self.shape.time_first else (self.shape, first, second, rest)
        header = find_header(line)
        return (shape_of(header), *date_and_clock(header), header["rest"]) if header else None

    def _told(self, sender: str, sent_at: datetime, text: str, line: int) -> Message:
        """Say what a whole entry is, and count it."""
        text = text.removesuffix("\r")
        kind = Kind.SYSTEM
        if line in self.marked:
            sender, is_marked = self.marked.pop(line)
            kind = kind_of_marked(text) if is_marked or is_system(text) else kind_of(text)
        elif sender:
            kind = kind_of(text)
            if is_placeholder(text):
                self.kinds[text] = kind.value
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
        if (cut := SENDER.match(rest)) and not is_actor(cut[1].lstrip(LRM)):
            return cut[1], cut[2] or ""
        name, colon, text = rest.partition(":")
        if colon and name in self.senders:
            return name, text
        return "", rest.lstrip(LRM)

    def _is_stranger(self, raw: str, text: str) -> bool:
        return raw not in self.senders if raw else not is_system(text)

    def _dates_of(self, shape: Shape) -> _Dates:
        """Return the dates of one shape: where two exports were joined, each has its own order."""
        if shape not in self.dates:
            order, is_assumed = infer_order(_dates(self.source, shape))
            self.order_is_assumed = self.order_is_assumed or is_assumed
            self.dates[shape] = _Dates(order)
        return self.dates[shape]

    @cached_property
    def _survey(self) -> _Survey:
        """Look the file over once, and only if a line asks for it; keeps names and line numbers.

        A header inside a person's message is a piece of another chat that somebody pasted, by one
        of two signs. It has another shape than the file's own. Or it goes back to an earlier day,
        its sender writes nothing else in the file, and the next header is back in the present. So
        a late message of the same day is a message, and so is whatever a known person sends.
        """
        shapes: Counter[Shape] = Counter()
        known, found = set(self.senders), list[tuple[int, str]]()
        strangers: list[tuple[int, str]] = []
        last, in_message = None, False
        for number, header in _headers(self.source):
            shapes[shape := shape_of(header)] += 1
            if shape != self.shape or not (sent_at := self._dates_of(shape).at(*date_and_clock(header))):
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
            report.notes.append(say("whatsapp_undated", where=where, n=self.n_undated, line=self.first_undated))
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
        if (day := self.days.get(date)) is None and (day := day_of(date, self.order)) is None:
            return None
        if (time := self.clocks.get(clock)) is None and (time := clock_of(clock)) is None:
            return None
        if len(self.days) + len(self.clocks) > _MAX_CACHED:
            self.days.clear()
            self.clocks.clear()
        self.days[date], self.clocks[clock] = day, time
        return day + time


def infer_order(dates: Iterable[str]) -> tuple[str, bool]:
    """Return `dmy` or `mdy`, and whether it is only assumed.

    A value above 12 settles it at once; else the order under which time runs backwards less often;
    else day first, as nearly everywhere.

    >>> infer_order(["06/03/2017", "08/05/2017", "09/04/2017"])
    ('mdy', False)
    """
    back, last, differs = {"dmy": 0, "mdy": 0}, {"dmy": datetime.min, "mdy": datetime.min}, False
    for text in dates:
        days = {order: day for order in back if (day := day_of(text, order))}
        if len(days) == 1:
            return next(iter(days)), False
        for order, day in days.items():
            back[order] += day < last[order]
            last[order] = day
        differs = differs or len(set(days.values())) > 1
    order = min(back, key=back.__getitem__)
    return order, differs and back["dmy"] == back["mdy"]


def _dates(source: Source, shape: Shape | None) -> Iterator[str]:
    """Yield the dates of the headers of the file's own shape, without repeating the last one."""
    if shape is None or shape.year_first:
        return
    match, last = compile_header(shape).match, ""
    with source.open_text() as stream:
        for line in stream:
            if header := match(line):
                date = header[2 if shape.time_first else 1]
            elif line[0] in LEADS and (header := find_header(line)) and shape_of(header) == shape:
                date = date_and_clock(header)[0]
            else:
                continue
            if date != last:
                yield date
                last = date


def _headers(source: Source) -> Iterator[tuple[int, re.Match[str]]]:
    with source.open_text() as stream:
        for number, line in enumerate(stream, start=1):
            if line[0] in LEADS and (header := find_header(line)):
                yield number, header


def _main_shape(text: str) -> Shape | None:
    headers = filter(None, map(find_header, text.split("\n")))
    most = Counter(map(shape_of, headers)).most_common(1)
    return most[0][0] if most else None


def _own_shapes(shapes: Counter[Shape]) -> frozenset[Shape]:
    """Return the shapes that are the file's own: one that prevails, and others only if they are many.

    A file put together from several exports has several; a paste is a rare line of another shape.
    """
    n = shapes.total()
    (main, n_main), *others = shapes.most_common()
    if n_main * 3 < n * 2:
        return frozenset(shapes)
    return frozenset({main} | {shape for shape, count in others if count >= 10 and count * 20 >= n})


def _lines(block: str, number: int, rest: str) -> list[str]:
    """Return a line of a block, counted from 1, and those after it that belong to it."""
    return block.split("\n", number + rest.count("\n"))[number - 1 : -1]


def _goes_back(sent_at: datetime, last: datetime) -> bool:
    return sent_at.date() < last.date() and last - sent_at > _LATE


def _is_signal(line: str) -> bool:
    """Whether a header is written as Signal's exporters do: year first with dashes, a comma, no seconds."""
    header = find_header(line)
    shape = shape_of(header) if header else None
    return (
        shape is not None
        and shape.bracket
        and shape.year_first
        and not (shape.time_first or shape.seconds or shape.half_days)
        and (shape.separator, shape.join) == ("-", ", ")
    )


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
