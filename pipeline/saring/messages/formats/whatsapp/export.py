"""One WhatsApp export being read: its lines become messages, and every line is accounted for.

A row pattern of the file's own shape cuts nearly all messages. A row that it cannot cut is read by the
general header pattern (`read_other_row`).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from datetime import datetime
from functools import cached_property
from typing import Any

from saring import compiled
from saring.compiled.reference import HeaderParts
from saring.errors import InputError
from saring.files.sources import Source
from saring.i18n import say
from saring.messages.formats.whatsapp.events import is_event_under
from saring.messages.formats.whatsapp.header_parser import HeaderParser, is_stranger
from saring.messages.formats.whatsapp.headers import LEADS, LRM, compile_rows
from saring.messages.formats.whatsapp.pasted import PastedLines, find_pasted, goes_back
from saring.messages.formats.whatsapp.platform_texts import (
    ENDS,
    N_START,
    STARTS,
    clean_sender,
    is_placeholder,
    kind_of,
    kind_of_marked,
    without_edit_mark,
)
from saring.records import Kind, LineAccount, Message, ReadReport

# WhatsApp exports at most 40,000 messages.
_EXPORT_LIMIT = range(39_990, 40_011)
# Sender, time, text, line number, and the kind, which is empty until the text is examined. A system line has no sender.
_Entry = tuple[str, datetime, str, int, str]
_NO_ENTRY: tuple[()] = ()
_TEXT, _SYSTEM = Kind.TEXT.value, Kind.SYSTEM.value


class WhatsAppExport:
    """One file being read."""

    def __init__(self, source: Source, report: ReadReport, chat: str) -> None:
        self.source = source
        self.report = report
        self.account = LineAccount()
        self.chat = chat
        self.headers = HeaderParser(source)
        self.senders = self.headers.senders
        self.kinds: dict[str, str] = {}
        """The kinds of the fixed texts that were met."""
        self.marked: dict[int, tuple[str, bool, bool]] = {}
        """The sender, as written, of lines with the mark U+200E by line number, and whether the mark begins the text
        and the line."""
        self.n_undated = self.first_undated = 0
        self.n_pasted = self.first_pasted = 0

    def messages(self) -> Iterator[Message]:
        """Yield the messages and system lines in the order of the file, then account for its lines."""
        account = self.account
        try:
            with closing(self.source.blocks()) as blocks, closing(self._split_blocks(blocks)) as messages:
                yield from messages
        finally:
            # A caller that stops early gets the account of what it was given.
            account.n_lines = account.n_lines or _n_accounted(account)
            self.report.account.add(account)
        self._add_notes()

    def _split_blocks(self, blocks: Iterable[str]) -> Generator[Message, None, None]:
        """Split blocks of lines into messages, by the compiled loop if there is one."""
        reading, shape = compiled.find("reading"), self.headers.shape
        if reading is None or shape is None:
            return self._split_by_reference(blocks)
        begin, end = ("[", "] ") if shape.bracket else ("", " - ")
        messages: Generator[Message, None, None] = reading.split_messages(
            self,
            blocks,
            HeaderParts(begin, shape.join, end, *self._header_parts()),
            leads=LEADS,
            starts=STARTS,
            message_type=Message,
            platform="whatsapp",
            text_kind=_TEXT,
            system_kind=_SYSTEM,
        )
        return messages

    def _split_by_reference(self, blocks: Iterable[str]) -> Generator[Message, None, None]:
        """Split blocks into messages: the reference for the compiled loop, and the way without a compiler.

        An ordinary message costs no call: one match of the row pattern, three dictionaries and a tuple.
        """
        rows_of, (firsts, seconds) = compile_rows(self.headers.shape).findall, self._header_parts()
        account, senders, kinds = self.account, self.senders, self.kinds
        chat, origin = self.chat, f"{self.source.name}:"
        new = tuple.__new__  # half the time of a NamedTuple's own constructor
        pending: _Entry | tuple[()] = _NO_ENTRY
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
                        entry = self.read_other_row(row, number, pending)
                        number += len(row) - 1
                        if entry is None:
                            more += row if pending else _NO_ENTRY
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
                            yield self.finish_message(sender, sent_at, text, line_at)
                    pending = entry
            if pending:
                sender, sent_at, text, line_at, _ = pending
                yield self.finish_message(sender, sent_at, "\n".join([text, *more]), line_at)
            account.n_lines = number
        finally:
            account.n_messages += n_messages
            account.n_continuation += n_continuation

    def _header_parts(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what the first and the second part of a header stand for, by their text: a day and a clock."""
        if self.headers.shape is None:
            return {}, {}
        times = self.headers.times_of(self.headers.shape)
        return (times.clocks, times.days) if self.headers.shape.time_first else (times.days, times.clocks)

    def read_other_row(self, lines: list[str], number: int, pending: _Entry | tuple[()]) -> _Entry | tuple[()] | None:
        """Read a row that the row pattern cannot cut, and count its lines.

        Returns an entry, an empty one for a header without a valid date, or None for a continuation.
        """
        line, *rest = lines
        entry = self._read_entry(line, number, pending) if line and line[0] in LEADS else None
        if entry:
            sender, sent_at, text, at, _ = entry
            self.account.n_continuation += len(rest)
            return sender, sent_at, "\n".join([text, *rest]), at, ""
        if entry is None and pending:
            self.account.n_continuation += len(lines)
        else:
            self.account.n_unread += len(rest) + (entry is None)
        return entry

    def _read_entry(self, line: str, number: int, pending: _Entry | tuple[()]) -> _Entry | tuple[()] | None:
        """Read a line by the general header pattern; returns what `read_other_row` does."""
        header = self.headers.parse(line)
        if header is None:
            return None
        shape, date, clock, rest = header
        raw_sender, text = self.headers.split_sender(rest)
        before = pending if pending and (pending[0] or pending[3] in self.marked) else None
        is_foreign = shape != self.headers.shape
        is_pasted = before is not None and is_foreign and shape not in self._pasted.own_shapes
        sent_at = None if is_pasted else self.headers.time_at(shape, date, clock)
        if before and not is_foreign and sent_at and goes_back(sent_at, before[1]):
            is_pasted = is_stranger(raw_sender, text, self.senders) and number in self._pasted.lines
        if is_pasted:
            self.n_pasted += 1
            self.first_pasted = self.first_pasted or number
            return None
        if sent_at is None:
            self.n_undated += 1
            self.first_undated = self.first_undated or number
            self.account.n_unread += 1
            return _NO_ENTRY
        if not raw_sender:
            return "", sent_at, text, number, ""
        text_is_marked, line_is_marked = text.startswith(LRM), line[0] == LRM
        if text_is_marked or line_is_marked:
            self.marked[number] = (raw_sender, text_is_marked, line_is_marked)
            return "", sent_at, text.removeprefix(LRM), number, ""
        sender = self.senders[raw_sender] = self._clean_sender(raw_sender)
        return sender, sent_at, text, number, ""

    def _clean_sender(self, raw: str) -> str:
        return self.senders.get(raw) or clean_sender(raw)

    @cached_property
    def _pasted(self) -> PastedLines:
        """The pasted lines, searched for only if a line looks like one."""
        return find_pasted(self.headers)

    def finish_message(self, sender: str, sent_at: datetime, text: str, line: int) -> Message:
        """Return the message of an entry whose text is complete, with its kind, and count it."""
        text = text.removesuffix("\r")
        kind = Kind.SYSTEM
        if line in self.marked:
            sender, kind = self._sender_and_kind(text, *self.marked.pop(line))
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

    def _sender_and_kind(
        self, text: str, raw_sender: str, text_is_marked: bool, line_is_marked: bool
    ) -> tuple[str, Kind]:
        """Return the sender and the kind of a text with the mark U+200E, or under one that begins its line.

        Who is seen to have sent something is known from then on. Under the name of a group stand events alone.
        """
        sender = self._clean_sender(raw_sender)
        kind = kind_of_marked(text) if text_is_marked else kind_of(text)
        if text_is_marked and kind is Kind.TEXT:
            if is_event_under(sender, text, speaks=raw_sender in self.senders):
                return sender, Kind.SYSTEM
            if not line_is_marked:  # perhaps an event in another language
                return sender, kind
        self.senders[raw_sender] = sender
        return sender, kind

    def _add_notes(self) -> None:
        """Add the notes on the file to the report; raises `InputError` if it has no message."""
        report, where, n_messages = self.report, self.source.name, self.account.n_messages
        if not n_messages:
            key = "export_undated" if self.n_undated else "export_empty"
            raise InputError(key, where=where, n=self.n_undated, line=self.first_undated)
        if self.headers.order_is_assumed:
            report.notes.append(say("whatsapp_order_assumed", where=where))
        if self.n_undated:
            report.notes.append(say("whatsapp_undated", where=where, n=self.n_undated, line=self.first_undated))
        if self.n_pasted:
            report.notes.append(say("whatsapp_pasted", where=where, n=self.n_pasted, line=self.first_pasted))
        if n_messages in _EXPORT_LIMIT or n_messages + self.account.n_system in _EXPORT_LIMIT:
            report.notes.append(say("whatsapp_cut", where=where, n=n_messages))


def _lines(block: str, number: int, rest: str) -> list[str]:
    """Return a line of a block, counted from 1, and the lines after it that belong to it."""
    return block.split("\n", number + rest.count("\n"))[number - 1 : -1]


def _n_accounted(account: LineAccount) -> int:
    return account.n_messages + account.n_system + account.n_continuation + account.n_unread
