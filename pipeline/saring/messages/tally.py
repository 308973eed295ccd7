"""Where the records of one file went, for formats that are made of records and not of lines."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from saring.files.sources import Source
from saring.i18n import say
from saring.records import Kind, LineAccount, Message, ReadReport


class Tally:
    """Counts what a reader does with each record, and says at the end what it did not read.

    Used as `with Tally(source, report) as tally:`, so that a reader that is stopped, by an error
    or by its caller, has accounted for what it gave.
    """

    def __init__(self, source: Source, report: ReadReport) -> None:
        self.where = source.name
        self.report = report
        self.account = LineAccount()
        self.n_damaged = self.first_damaged = 0
        self.left_out: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Begin to count."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Put the counts and the notes into the report."""
        self.report.account.add(self.account)
        if self.n_damaged:
            note = say("records_damaged", where=self.where, n=self.n_damaged, line=self.first_damaged)
            self.report.notes.append(note)
        self.report.notes += [say(key, where=self.where, n=n) for key, n in self.left_out.items()]

    def given(self, message: Message) -> Message:
        """Count a message, or what the platform says of itself, and return it."""
        self.account.n_lines += 1
        if message.kind == Kind.SYSTEM:
            self.account.n_system += 1
        else:
            self.account.n_messages += 1
        return message

    def own(self) -> None:
        """Count a record of the platform's own that says nothing: settings, menus."""
        self.account.n_lines += 1
        self.account.n_system += 1

    def continued(self) -> None:
        """Count a record that another one carries on: an earlier state of the same page."""
        self.account.n_lines += 1
        self.account.n_continuation += 1

    def damaged(self, line: int) -> None:
        """Count a record that holds other things than it should, and remember where the first stands."""
        self.account.n_lines += 1
        self.account.n_unread += 1
        self.n_damaged += 1
        self.first_damaged = self.first_damaged or line

    def leave_out(self, key: str) -> None:
        """Count a record that is left out on purpose; `key` is the note that says so."""
        self.account.n_lines += 1
        self.account.n_unread += 1
        self.left_out[key] = self.left_out.get(key, 0) + 1
