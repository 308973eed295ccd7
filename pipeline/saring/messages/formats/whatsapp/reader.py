"""The reader of WhatsApp's text exports: how one is recognised, and the name of its chat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from saring.files.sources import Source
from saring.files.tables import COLUMN_NAMES, TEXT_COLUMNS
from saring.messages.base import ReadOptions
from saring.messages.formats.whatsapp.events import is_system
from saring.messages.formats.whatsapp.export import WhatsAppExport
from saring.messages.formats.whatsapp.headers import LRM, SENDER, find_header, header_shape
from saring.records import Message, ReadReport

_SHORT_FILE = 20
_COLUMNS = frozenset(TEXT_COLUMNS).union(*COLUMN_NAMES.values(), ("label", "title", "judul", "id", "no"))
# How pages, feeds and e-mails begin: a chat that was pasted into one does not make it an export.
_OTHER_KIND = re.compile(
    r"[\s\ufeff]*+(?:<(?:\?xml|!|html|rss|feed|mediawiki)"
    r"|From \S+ .*\d{4}$|(?:Return-Path|Delivered-To|Received|From|Date|Subject|Message-ID|MIME-Version):[ \t])",
    re.IGNORECASE | re.MULTILINE,
)
_CHAT_NAME = re.compile(
    r"(?:(?:Chat|Obrolan|Sembang|Perbualan)[ _]WhatsApp[ _](?:dengan|con)|WhatsApp[ _]Chat[ _](?:with|-|–)"
    r"|WhatsApp[ -]Chat[ _](?:mit|met)|(?:Discussion|Conversation)[ _]WhatsApp[ _]avec"
    r"|Chat[ _]de[ _]WhatsApp[ _]con|Conversa[ _]do[ _]WhatsApp[ _]com)[ _]++(.+)",
    re.IGNORECASE,
)


class WhatsAppReader:
    """Chats that WhatsApp exported, with or without media."""

    name = "whatsapp"
    platform = "whatsapp"

    def identify(self, source: Source) -> bool:
        """Recognise the headers of messages; a table whose cells hold lines of a chat is not an export."""
        if source.is_zip or source.binary_type is not None or _OTHER_KIND.match(source.head_text):
            return False
        lines = [line for line in source.head_text.split("\n", 2000) if line.strip()][:500]
        headers = [(number, header["rest"]) for number, line in enumerate(lines) if (header := find_header(line))]
        if not any(SENDER.match(rest) or is_system(rest.lstrip(LRM)) for _, rest in headers):
            return False
        first = headers[0][0]
        if _is_signal(lines[first]) or _looks_like_table(lines[:first]):
            return False
        return len(headers) > 1 or (first == 0 and len(lines) <= _SHORT_FILE)

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield messages and system lines; raises `InputError` if there is no message."""
        return WhatsAppExport(source, report, chat_name(source)).messages()


def chat_name(source: Source) -> str:
    """Return the name of a chat: its export file is named after it, in the language of the phone.

    >>> chat_name(Source("Chat WhatsApp dengan Warga RT 5.txt", open))  # type: ignore[arg-type]
    'Warga RT 5'
    """
    stem = PurePath(source.name.rsplit("!", 1)[-1]).name.removesuffix(".txt")
    if stem == "_chat" and source.container:
        stem = PurePath(source.container).name.removesuffix(".zip")
    stem = re.sub(r"\s?\(\d+\)$", "", stem)
    named = _CHAT_NAME.fullmatch(stem)
    return named[1] if named else stem


def _is_signal(line: str) -> bool:
    """Return whether a header is one of Signal's exporters: year first with dashes, a comma, no seconds."""
    header = find_header(line)
    shape = header_shape(header) if header else None
    return (
        shape is not None
        and shape.bracket
        and shape.year_first
        and not (shape.time_first or shape.seconds or shape.half_days)
        and (shape.separator, shape.join) == ("-", ", ")
    )


def _looks_like_table(lines: list[str]) -> bool:
    """Return whether the lines before the first header are the beginning of a table."""
    for line in lines:
        cells = {cell.strip(' "\r\ufeff').casefold() for cell in re.split("[,;\t]", line)}
        if line.lstrip("\ufeff").startswith(("{", "[{", '"')) or re.search('[,;\t]"', line):
            return True
        if not cells.isdisjoint(_COLUMNS):
            return True
    return False
