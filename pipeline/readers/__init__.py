"""Exports in, messages out: the registry of readers and the one way to read many inputs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from pipeline.errors import InputError
from pipeline.readers.base import Reader, ReadOptions
from pipeline.readers.json_platforms import JSON_READERS
from pipeline.readers.sources import READ_ERRORS, Source, iter_sources, one_line
from pipeline.readers.tables import TableReader
from pipeline.readers.whatsapp import WhatsAppReader
from pipeline.records import Kind, Message, ReadReport

__all__ = ["READERS", "ReadOptions", "Reader", "Source", "choose_reader", "read_messages"]

READERS: tuple[Reader, ...] = (WhatsAppReader(), TableReader(), *JSON_READERS)


def choose_reader(source: Source, options: ReadOptions) -> Reader:
    """Return the one reader for `source`; `InputError` where none or more than one fits."""
    names = [reader.name for reader in READERS]
    if options.format is not None:
        if options.format not in names:
            raise InputError("format_unknown_name", where=options.format, names=", ".join(names))
        return next(reader for reader in READERS if reader.name == options.format)
    if source.binary_type is not None:
        raise InputError("not_text", where=source.name, found=source.binary_type)
    fits = [reader for reader in READERS if reader.identify(source)]
    if not fits:
        raise InputError("format_unknown", where=source.name, names=", ".join(names))
    if len(fits) > 1:
        both = ", ".join(reader.name for reader in fits)
        raise InputError("format_ambiguous", where=source.name, names=both, option=fits[0].name)
    return fits[0]


def read_messages(inputs: Iterable[str], options: ReadOptions, report: ReadReport) -> Iterator[Message]:
    """Yield the messages of all inputs in order; one bad input never stops the rest.

    Failures go to `report.failures`. A message that an earlier export of the same chat already
    gave (re-exports overlap) is counted in `report.n_duplicates` and not given again.
    """
    seen: dict[str, set[int]] = {}
    sources = list(iter_sources(list(inputs), report))
    for source in sources:
        try:
            reader = choose_reader(source, options)
            stream = _with_people(reader.read(source, options, report), source)
            if len(sources) > 1 and reader.name != TableReader.name:
                stream = _without_overlap(stream, seen, source, report)
            yield from stream
        except InputError as error:
            report.failures.append(str(error))
        except READ_ERRORS as error:
            report.failures.append(str(InputError("unreadable", where=source.name, found=one_line(error))))


def _with_people(stream: Iterator[Message], source: Source) -> Iterator[Message]:
    """Return the stream as it is; `InputError` where it ends before any person has spoken."""
    before = []
    for message in stream:
        before.append(message)
        if is_scorable(message):
            return chain(before, stream)
    raise InputError("no_messages", where=source.name, n=len(before))


def _without_overlap(
    stream: Iterator[Message], seen: dict[str, set[int]], source: Source, report: ReadReport
) -> Iterator[Message]:
    """Drop what an earlier export of the same chat gave.

    Only across files: the same words twice in one minute of one export are two messages. Only
    within a chat: one person forwarding to three groups in a minute is reach, not repetition.
    """
    earlier = seen.setdefault(_chat_identity(source), set())
    current = set()
    for message in stream:
        key = hash((message.sender, message.sent_at, message.kind, message.text))
        if key in earlier:
            report.n_duplicates += 1
            continue
        current.add(key)
        yield message
    earlier |= current


def _chat_identity(source: Source) -> str:
    """Name the chat of an export file, without the mark of a second download: ` (1)`, `_2`."""
    path = Path(source.name.rsplit("!", 1)[-1])
    stem = path.stem if path.stem != "_chat" else Path(source.container or source.name).stem
    return re.sub(r"(\s*\(\d+\)|[_-]\d{1,2})$", "", stem).casefold()


def is_scorable(message: Message) -> bool:
    """Whether a record is a person's message, not a system line of the platform."""
    return message.kind != Kind.SYSTEM
