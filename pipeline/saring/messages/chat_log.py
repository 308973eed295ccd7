"""What the text exports have in common: a line begins a message, continues one, or is the platform's own.

The account of the lines is right at every moment, also where a reader is stopped early.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import PurePath
from typing import NamedTuple

from saring.errors import InputError
from saring.files.sources import Source
from saring.messages.formats.whatsapp import infer_order
from saring.messages.formats.whatsapp_strings import clock_of, day_of
from saring.records import Kind, Message, ReadReport


class Entry(NamedTuple):
    """A message as far as it is known: its first line, and later all of its text."""

    sender: str
    sent_at: datetime | None
    text: str
    kind: Kind = Kind.TEXT
    forwarded_from: str = ""


class Own:
    """What `begin` returns for a line of the platform itself (a header, a date) that no message goes on after."""


OWN = Own()
# A line number, the line without its end, and how many lines of the file it is.
Line = tuple[int, str, int]


class ChatLog:
    """One text export being read. A format says in `begin` what a line begins, and in `finish` what came of it."""

    platform = ""

    def __init__(self, source: Source, report: ReadReport) -> None:
        self.source = source
        self.report = report
        self.chat = file_chat(source)

    def begin(self, line: str) -> Entry | Own | None:
        """Return the message a line begins, `OWN`, or None for a line that goes on with the last message."""
        raise NotImplementedError

    def finish(self, entry: Entry) -> Entry:
        """Return a message, now that all of its text is known."""
        return entry

    def lines(self, lines: Iterable[str]) -> Iterator[Line]:
        """Yield the lines of the file; a format may join some that belong together."""
        for number, line in enumerate(lines, start=1):
            yield number, line.rstrip("\r\n"), 1

    def messages(self) -> Iterator[Message]:
        """Yield the messages in the order of the file; raises `InputError` where there is none."""
        account, pending, at, more = self.report.account, None, 0, list[str]()
        n_given = 0
        with self.source.open_text() as stream:
            for number, line, n_lines in self.lines(stream):
                begun = self.begin(line)
                if begun is None:
                    self._count_rest(n_lines, known=pending is not None)
                    more.append(line)
                    continue
                if pending:
                    n_given += pending.kind is not Kind.SYSTEM
                    yield self._message(pending, more, at)
                pending, at = (None, 0) if isinstance(begun, Own) else (begun, number)
                more.clear()
                if pending is None:
                    account.n_lines += n_lines
                    account.n_system += n_lines
                else:
                    self._count_rest(n_lines - 1, known=True)
        if pending:
            n_given += pending.kind is not Kind.SYSTEM
            yield self._message(pending, more, at)
        if not n_given:
            raise InputError("export_empty", where=self.source.name)

    def _count_rest(self, n_lines: int, *, known: bool) -> None:
        account = self.report.account
        account.n_lines += n_lines
        if known:
            account.n_continuation += n_lines
        else:
            account.n_unread += n_lines

    def _message(self, entry: Entry, more: list[str], at: int) -> Message:
        text = "\n".join([entry.text, *more]).rstrip("\n") if more else entry.text
        sender, sent_at, text, kind, forwarded = self.finish(entry._replace(text=text))
        account, is_system = self.report.account, kind is Kind.SYSTEM
        account.n_lines += 1
        account.n_system += is_system
        account.n_messages += not is_system
        origin = f"{self.source.name}:{at}"
        name = "" if is_system else sender
        return Message(self.platform, self.chat, name, sent_at, kind.value, text, origin, forwarded)


def file_chat(source: Source) -> str:
    """Name a chat after its file, without the mark of a second download."""
    stem = PurePath(source.name.rsplit("!", 1)[-1]).stem
    return re.sub(r"\s?\(\d+\)$", "", stem)


def first_lines(source: Source, n: int = 50) -> list[str]:
    """Return the first lines of a text that are not blank; none for what is no text."""
    if source.is_zip or source.is_tar or source.binary_type is not None:
        return []
    lines = source.head_text.lstrip("\ufeff").split("\n", 20 * n)
    return [line.rstrip("\r") for line in lines if line.strip()][:n]


_NUMERIC = re.compile(r"[\d./-]+")


class Times:
    """Dates and clocks of one file, read in the order (day or month first) that its beginning shows."""

    def __init__(self, source: Source, dates: re.Pattern[str]) -> None:
        found = (match["date"] for match in dates.finditer(source.head_text))
        self.order = infer_order(filter(_NUMERIC.fullmatch, found))[0]

    def at(self, date: str, clock: str) -> datetime | None:
        """Return the naive time, or None where there is no such day or clock."""
        day, time = day_of(date, self.order), clock_of(clock)
        return None if day is None or time is None else day + time
