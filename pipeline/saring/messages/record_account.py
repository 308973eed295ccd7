"""The account of one file made of records, such as posts or e-mails: how many were read, and how many were not."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from saring.files.sources import Source
from saring.i18n import say
from saring.records import Kind, LineAccount, Message, ReadReport


class RecordAccount:
    """Counts each record of a file once, and adds the counts and notes to the report at the end.

    Use it as `with RecordAccount(source, report) as account:`, so that a reader that stops early, on an
    error or because nobody reads on, has still accounted for the records it gave.
    """

    def __init__(self, source: Source, report: ReadReport) -> None:
        self.where = source.name
        self.report = report
        self.counts = LineAccount()
        self.n_damaged = self.first_damaged = 0
        self.left_out: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Start counting."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Add the counts and notes to the report."""
        self.report.account.add(self.counts)
        if self.n_damaged:
            note = say("records_damaged", where=self.where, n=self.n_damaged, line=self.first_damaged)
            self.report.notes.append(note)
        self.report.notes += [say(key, where=self.where, n=n) for key, n in self.left_out.items()]

    def count_message(self, message: Message) -> Message:
        """Count a record as a message or a system line, by its kind, and return it."""
        self.counts.n_lines += 1
        if message.kind == Kind.SYSTEM:
            self.counts.n_system += 1
        else:
            self.counts.n_messages += 1
        return message

    def count_platform_record(self) -> None:
        """Count a record of the platform without a text, such as a setting or a menu."""
        self.counts.n_lines += 1
        self.counts.n_system += 1

    def count_continuation(self) -> None:
        """Count a record that belongs to another one, such as an earlier revision of a page."""
        self.counts.n_lines += 1
        self.counts.n_continuation += 1

    def count_damaged(self, line: int) -> None:
        """Count a record that cannot be read, and remember the line of the first one."""
        self.counts.n_lines += 1
        self.counts.n_unread += 1
        self.n_damaged += 1
        self.first_damaged = self.first_damaged or line

    def count_left_out(self, note_key: str) -> None:
        """Count a record that is left out on purpose; `note_key` is the phrase that tells the reader so."""
        self.counts.n_lines += 1
        self.counts.n_unread += 1
        self.left_out[note_key] = self.left_out.get(note_key, 0) + 1
