"""What the readers of text exports share: each line begins a message, continues one, or is the platform's own.

The line account is right at every moment, also where the caller stops reading early.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import PurePath
from typing import NamedTuple

from saring.errors import InputError
from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.records import Kind, Message, ReadReport


class LogEntry(NamedTuple):
    """A message while it is being read: first with the text of its first line, later with all of it."""

    sender: str
    sent_at: datetime | None
    text: str
    kind: Kind = Kind.TEXT
    forwarded_from: str = ""


class PlatformLine:
    """The type of `PLATFORM_LINE`, the mark for a line of the platform itself, such as a title or a date."""


PLATFORM_LINE = PlatformLine()
NumberedLine = tuple[int, str, int]
"""The number of a line, its text without the line end, and how many lines of the file it takes."""


class ChatLog:
    """One text export being read. A subclass says what each line begins, and what a whole message is."""

    def __init__(self, source: Source, report: ReadReport, platform: str) -> None:
        self.source = source
        self.report = report
        self.platform = platform
        self.chat = chat_name_of_file(source)

    def begin_entry(self, line: str) -> LogEntry | PlatformLine | None:
        """Return the message a line begins, `PLATFORM_LINE`, or None for a line that continues the last message."""
        raise NotImplementedError

    def finish_entry(self, entry: LogEntry) -> LogEntry:
        """Return a message in its final form, once all of its text is known."""
        return entry

    def lines(self, lines: Iterable[str]) -> Iterator[NumberedLine]:
        """Yield the lines of the file; a subclass may join lines that belong together."""
        for number, line in enumerate(lines, start=1):
            yield number, line.rstrip("\r\n"), 1

    def messages(self) -> Iterator[Message]:
        """Yield the messages in the order of the file; raises `InputError` if there are none."""
        account, pending, at, more = self.report.account, None, 0, list[str]()
        n_yielded = 0
        with self.source.open_text() as stream:
            for number, line, n_lines in self.lines(stream):
                begun = self.begin_entry(line)
                if begun is None:
                    self._count_continuation(n_lines, known=pending is not None)
                    more.append(line)
                    continue
                if pending:
                    n_yielded += pending.kind is not Kind.SYSTEM
                    yield self._message(pending, more, at)
                pending, at = (None, 0) if isinstance(begun, PlatformLine) else (begun, number)
                more.clear()
                if pending is None:
                    account.n_lines += n_lines
                    account.n_system += n_lines
                else:
                    self._count_continuation(n_lines - 1, known=True)
        if pending:
            n_yielded += pending.kind is not Kind.SYSTEM
            yield self._message(pending, more, at)
        if not n_yielded:
            raise InputError("export_empty", where=self.source.name)

    def _count_continuation(self, n_lines: int, *, known: bool) -> None:
        account = self.report.account
        account.n_lines += n_lines
        if known:
            account.n_continuation += n_lines
        else:
            account.n_unread += n_lines

    def _message(self, entry: LogEntry, more: list[str], at: int) -> Message:
        text = "\n".join([entry.text, *more]).rstrip("\n") if more else entry.text
        sender, sent_at, text, kind, forwarded_from = self.finish_entry(entry._replace(text=text))
        account, is_system = self.report.account, kind is Kind.SYSTEM
        account.n_lines += 1
        account.n_system += is_system
        account.n_messages += not is_system
        origin = f"{self.source.name}:{at}"
        name = "" if is_system else sender
        return Message(self.platform, self.chat, name, sent_at, kind.value, text, origin, forwarded_from)


class ChatLogReader:
    """A reader of text exports: a subclass names its format, its `ChatLog`, and how it is recognised."""

    name: str
    platform: str
    log: type[ChatLog]

    def identify(self, source: Source) -> bool:
        """Return whether the first lines are of this format; never raises."""
        raise NotImplementedError

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield the messages and system lines; raises `InputError` where there is no message."""
        return self.log(source, report, self.platform).messages()


def chat_name_of_file(source: Source) -> str:
    """Return the name of a file as the name of its chat, without the mark of a second download."""
    stem = PurePath(source.name.rsplit("!", 1)[-1]).stem
    return re.sub(r"\s?\(\d+\)$", "", stem)


def first_lines(source: Source, n: int = 50) -> list[str]:
    """Return the first lines of a text that are not blank; none for a source that is not text."""
    if source.is_zip or source.is_tar or source.binary_type is not None:
        return []
    lines = source.head_text.lstrip("\ufeff").split("\n", 20 * n)
    return [line.rstrip("\r") for line in lines if line.strip()][:n]
