"""Tables that platforms export, each recognised by the names of its columns."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC
from typing import Any

from saring.files.sources import Source
from saring.files.table_records import Record, iter_records
from saring.files.tables import first_row, header_of, iter_table
from saring.i18n import say
from saring.messages.base import ReadOptions
from saring.messages.formats.mapped_tables import message_of
from saring.messages.presets import ColumnMap
from saring.messages.table_times import TableTimes
from saring.records import Kind, Message, ReadReport

_GARBLED = re.compile("[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u009f™œ\u0153\u009d“”˜]")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)


class NativeTable:
    """A table that one platform exports: `needs` are the columns it always has, and with `exact` the only ones.

    `text_of` turns the exported text into the text as it was written, `link_of` returns the address of a row.
    A row without a text is a row of the platform with `skip_empty`, else media.
    """

    def __init__(
        self, name: str, needs: str, mapping: ColumnMap, *, exact: bool = False, skip_empty: bool = False,
        text_of: Callable[[str], str] = str, link_of: Callable[[Record], str] | None = None,
    ) -> None:  # fmt: skip
        self.name = name
        self.platform = mapping.platform
        self._needs = frozenset(needs.split(","))
        self._mapping = mapping
        self._exact = exact
        self._skip_empty = skip_empty
        self._text_of = text_of
        self._link_of = link_of

    def identify(self, source: Source) -> bool:
        """Recognise the header."""
        if source.is_zip or source.binary_type is not None:
            return False
        header = set(header_of(source))
        return header == self._needs if self._exact else header >= self._needs

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield a message for each row; raises `InputError` where the table is damaged."""
        report.account.n_lines += 1
        report.account.n_system += 1
        yield from self._messages(source, iter_records(source, ()), report)

    def _messages(self, source: Source, records: Iterator[tuple[int, Record]], report: ReadReport) -> Iterator[Message]:
        times, n_garbled = TableTimes(self._mapping.time_formats, self._mapping.zone), 0
        for number, record in records:
            message = self._message(source, number, record, times)
            is_own = message is None
            report.account.n_lines += 1
            report.account.n_system += is_own
            report.account.n_messages += not is_own
            if message is not None:
                n_garbled += _GARBLED.search(message.text) is not None
                yield message
        if n_garbled:
            report.notes.append(say("mojibake_seen", where=source.name, n=n_garbled))
        times.add_notes(report, source.name)

    def _message(self, source: Source, number: int, record: Record, times: TableTimes) -> Message | None:
        """Return the message of a row; None for a blank row and for one without a text that is skipped."""
        if not any(str(value).strip() for value in record.values()):
            return None
        message = message_of(source.name, number, record, self._mapping, times)
        text = self._text_of(message.text)
        if not text.strip() and self._skip_empty:
            return None
        kind = message.kind if text.strip() else Kind.MEDIA.value
        link = self._link_of(record) if self._link_of else message.link
        return message._replace(text=text, kind=kind, link=link)


class LiveChatTable(NativeTable):
    """YouTube live chats of Takeout, which in some exports have no header."""

    HEADER = ("live chat id", "channel id", "live chat create timestamp", "price", "video id", "live chat text")

    def identify(self, source: Source) -> bool:
        """Recognise the header, or the first row of a file without one."""
        return super().identify(source) or (not source.is_zip and _is_live_chat_row(first_row(source)))

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield a message for each row; raises `InputError` where the table is damaged."""
        if super().identify(source):
            return super().read(source, options, report)
        rows = ((number, dict(zip(self.HEADER, cells, strict=False))) for number, cells in iter_table(source))
        return self._messages(source, rows, report)


def _is_live_chat_row(cells: list[str]) -> bool:
    return (
        len(cells) == 6
        and cells[1].startswith("UC")
        and re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", cells[2]) is not None
        and cells[5].lstrip().startswith(("{", '"{'))
    )


def joined_pieces(text: str) -> str:
    r"""Join the pieces that Takeout splits a comment into; a text that is not split is returned unchanged.

    >>> joined_pieces('{"text":"pagi"},{"text":"\\n"},{"text":"semua"}')
    'pagi\nsemua'
    """
    if not text.lstrip().startswith("{"):
        return text
    try:
        pieces = json.loads(f"[{text}]", strict=False)
    except (ValueError, RecursionError):
        return text
    parts = [_piece(piece) for piece in pieces]
    return text if None in parts else "".join(part for part in parts if part is not None)


def _piece(piece: Any) -> str | None:
    if isinstance(piece, dict) and isinstance(piece.get("takeoutSegments"), list):
        parts = [_piece(part) for part in piece["takeoutSegments"]]
        return None if None in parts else "".join(part for part in parts if part is not None)
    if isinstance(piece, dict) and isinstance(piece.get("text"), str):
        return str(piece["text"])
    return None


def _book_link(record: Record) -> str:
    book = record.get("book id")
    return f"https://www.goodreads.com/book/show/{book}" if book else ""


def _comment_link(record: Record) -> str:
    video, comment = record.get("video id"), record.get("comment id")
    return f"https://www.youtube.com/watch?v={video}&lc={comment}" if video and comment else ""


def _columns(**names: str) -> dict[str, tuple[str, ...]]:
    return {field: tuple(spellings.split(",")) for field, spellings in names.items()}


_LINKEDIN_TIMES = ("%Y-%m-%d %H:%M:%S UTC", "%Y-%m-%d %H:%M:%S", "iso")

NATIVE_TABLES = (
    NativeTable(
        "youtube-comments", "comment id,channel id,comment text",
        ColumnMap("youtube", _columns(text="comment text", author="channel id", time="comment create timestamp",
                                    chat="video id,post id"), ("iso",), UTC),
        text_of=joined_pieces, link_of=_comment_link,
    ),
    LiveChatTable(
        "youtube-live-chat", "live chat id,channel id,live chat text",
        ColumnMap("youtube", _columns(text="live chat text", author="channel id", time="live chat create timestamp",
                                    chat="video id"), ("iso",), UTC),
        text_of=joined_pieces,
    ),
    NativeTable(
        "linkedin-messages", "conversation id,from,content",
        ColumnMap("linkedin", _columns(text="content,subject", author="from", time="date",
                                     chat="conversation title,conversation id"), _LINKEDIN_TIMES, UTC),
    ),
    NativeTable(
        "linkedin-comments", "date,link,message",
        ColumnMap("linkedin", _columns(text="message", time="date", link="link", chat="link"), _LINKEDIN_TIMES, UTC),
        exact=True,
    ),
    NativeTable(
        "linkedin-shares", "date,sharelink,sharecommentary",
        ColumnMap("linkedin", _columns(text="sharecommentary", time="date", link="sharelink"), _LINKEDIN_TIMES, UTC),
    ),
    NativeTable(
        "goodreads", "book id,title,my review",
        ColumnMap("goodreads", _columns(text="my review", time="date read,date added", chat="title"), ("%Y/%m/%d",)),
        skip_empty=True, text_of=lambda text: _BREAK.sub("\n", text),
        link_of=_book_link,
    ),
    NativeTable(
        "discord-csv", "authorid,author,date,content,attachments",
        ColumnMap("discord", _columns(text="content", author="author", time="date"), ("iso",)),
    ),
)  # fmt: skip
