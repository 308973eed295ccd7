"""Reading messages: exports of chats and platforms in, one stream of `Message` out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from saring.errors import InputError
from saring.files.discovery import iter_sources
from saring.files.own_output import without_own_output
from saring.files.sources import READ_ERRORS, Source, one_line
from saring.i18n import say
from saring.i18n.names import name_some
from saring.messages.base import Reader, ReadOptions
from saring.messages.keys import exported_chat, repeated_message
from saring.messages.registry import READERS, TABLE, choose_reader, matching_readers
from saring.records import Kind, Message, ReadReport

__all__ = [
    "READERS",
    "ReadOptions",
    "Reader",
    "Source",
    "choose_reader",
    "is_scorable",
    "iter_messages",
    "iter_sources",
    "matching_readers",
]

UNKNOWN_KEYS = frozenset({"format_unknown", "not_text", "document_given", "spreadsheet_given", "file_empty"})
EMPTY_KEYS = frozenset({"no_messages", "export_empty", "table_empty"})


def iter_messages(inputs: Iterable[str], options: ReadOptions, report: ReadReport) -> Iterator[Message]:
    """Yield the messages of all inputs in order; an input that fails does not stop the others.

    Failures are added to `report.failures`. Files that no reader knows are one note for each folder or archive
    that also holds files that are known; what Saring itself wrote is passed over with a note. Exports of one chat may
    overlap: a message that an earlier file already had is counted in `report.n_duplicates` and not yielded again.
    """
    sources = without_own_output(iter_sources(list(inputs), report), report, is_told=options.format is not None)
    seen, unknown = set[int](), _UnknownFiles()
    for source in sources:
        try:
            reader = choose_reader(source, options)
        except InputError as error:
            if error.key in UNKNOWN_KEYS and source.found_in:
                unknown.add(source, error)
            else:
                report.failures.append(str(error))
            continue
        unknown.n_known[source.found_in] += 1
        try:
            stream = _refuse_without_people(reader.read(source, options, report), source)
            if len(sources) > 1 and reader.name != TABLE:
                stream = _drop_overlap(stream, seen, source, report)
            yield from stream
        except InputError as error:
            if error.key == "text_column_missing" and source.found_in:
                unknown.n_known[source.found_in] -= 1
                unknown.add(source, error)
                continue
            # A file without a message beside others is told, and fails nothing.
            is_told = error.key in EMPTY_KEYS and source.found_in and len(sources) > 1
            (report.notes if is_told else report.failures).append(str(error))
        except READ_ERRORS as error:
            report.failures.append(str(InputError("unreadable", where=source.name, found=one_line(error))))
    unknown.add_to(report)


@dataclass(slots=True)
class _UnknownFiles:
    """The files that no reader knows, by the folder or archive they lie in, and how many files are known there."""

    n_known: Counter[str] = field(default_factory=Counter)
    errors: dict[str, dict[str, InputError]] = field(default_factory=dict)

    def add(self, source: Source, error: InputError) -> None:
        self.errors.setdefault(source.found_in, {})[source.name] = error

    def add_to(self, report: ReadReport) -> None:
        """Add one line for each folder or archive: a note, or a failure where no file is known."""
        for where, errors in self.errors.items():
            if len(errors) == 1 and not self.n_known[where]:
                report.failures.extend(map(str, errors.values()))
                continue
            names = name_some(errors)
            if self.n_known[where]:
                report.notes.append(say("members_unknown", where=where, n=len(errors), names=names))
            else:
                report.failures.append(str(InputError("nothing_known", where=where, n=len(errors), names=names)))


def _refuse_without_people(stream: Iterator[Message], source: Source) -> Iterator[Message]:
    """Return the stream unchanged; raises `InputError` if no message in it is a person's."""
    before = []
    for message in stream:
        before.append(message)
        if is_scorable(message):
            return chain(before, stream)
    raise InputError("no_messages", where=source.name, n=len(before))


def _drop_overlap(stream: Iterator[Message], seen: set[int], source: Source, report: ReadReport) -> Iterator[Message]:
    """Drop the messages that an earlier export of the same chat already had.

    Only across files: the same text twice in one minute of one export is two messages. Only within a
    chat: a person who forwards a text to three groups in a minute gives it reach.
    """
    chat_in = lru_cache(exported_chat)
    current = set()
    for message in stream:
        key = hash(repeated_message(message, chat_in(message.platform, message.chat, source)))
        if key in seen:
            report.n_duplicates += 1
            continue
        current.add(key)
        yield message
    seen |= current


def is_scorable(message: Message) -> bool:
    """Return whether a message is a person's, and not a system line of the platform."""
    return message.kind != Kind.SYSTEM
