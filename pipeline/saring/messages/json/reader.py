"""What the readers of JSON exports share: recognition, the account of records, and notes on unread ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from saring.errors import InputError
from saring.files.sources import Source
from saring.i18n import say
from saring.messages.base import ReadOptions
from saring.messages.json.fields import MismatchError, as_object
from saring.messages.json.paths import BrokenRecord, JsonRecord
from saring.messages.json.stream import iter_json_lines, iter_json_records, peek_value
from saring.records import Kind, LineAccount, Message, ReadReport


class RecordContent(NamedTuple):
    """The content of one record; the platform and the origin are added to make a message."""

    text: str = ""
    sender: str = ""
    sent_at: datetime | None = None
    kind: Kind = Kind.TEXT
    chat: str = ""
    forwarded_from: str = ""
    link: str = ""


class JsonReader:
    """A reader of JSON records. A subclass defines where they are, how its files are recognised, and their content."""

    name: str
    platform: str
    paths: tuple[str, ...] = ()
    """The paths of records in a document, such as `chats/list/*/messages/*`; `?` is any name."""
    kept: tuple[str, ...] = ()
    """The paths of other values that `read_record` needs, such as the name of the chat."""

    def fits(self, document: Any) -> bool:
        """Return whether the beginning of a document is of this format."""
        return False

    def fits_line(self, record: Mapping[str, Any]) -> bool:
        """Return whether the first record of JSON lines is of this format."""
        return False

    def read_record(self, record: dict[str, Any], place: JsonRecord) -> RecordContent:
        """Return the content of a record; raises `MismatchError` if a field is of the wrong type."""
        raise NotImplementedError

    def paths_of(self, document: Any) -> tuple[str, ...]:
        """Return the paths of the records in a document."""
        return self.paths

    def split_record(self, record: Any) -> list[Any]:
        """Return the records in a record: itself, and in some formats the answers inside it. Each is counted."""
        return [record]

    def for_source(self, source: Source) -> JsonReader:
        """Return the reader for one file: itself, or a copy with what it needs to know of the whole file."""
        return self

    def identify(self, source: Source) -> bool:
        """Recognise the keys in the first 64 KiB; never raises."""
        document = first_value(source)
        return self.fits(document) or self._is_lines(document)

    def _is_lines(self, document: Any) -> bool:
        return isinstance(document, dict) and self.fits_line(document)

    def read(self, source: Source, options: ReadOptions, report: ReadReport) -> Iterator[Message]:
        """Yield a message for each record; raises `InputError` where the file is cut or damaged."""
        document = first_value(source)
        is_lines = not self.fits(document) and self._is_lines(document)
        paths = self.paths_of(document)
        records = iter_json_lines(source) if is_lines else iter_json_records(source, paths, self.kept, report)
        return _JsonFile(self.for_source(source), source, report).messages(records)


class _JsonFile:
    """One file being read."""

    def __init__(self, reader: JsonReader, source: Source, report: ReadReport) -> None:
        self.reader = reader
        self.platform = reader.platform
        self.where = source.name
        self.report = report
        self.account = LineAccount()
        self.unread: tuple[int, str] | None = None
        self.undated: tuple[int, int] = (0, 0)

    def messages(self, records: Iterable[JsonRecord]) -> Iterator[Message]:
        """Yield the messages, then add the account and the notes to the report."""
        account = self.account
        try:
            for record in records:
                for at, part in enumerate(self._parts(record), start=1):
                    account.n_lines += 1
                    content = self._content(part, record)
                    if content is None:
                        account.n_unread += 1
                    else:
                        yield self._message(content, record.number, at)
        finally:
            self.report.account.add(account)
            self._add_notes()
        if not account.n_lines:
            raise InputError("json_no_records", where=self.where, name=self.reader.name)

    def _parts(self, record: JsonRecord) -> list[Any]:
        return [record.value] if isinstance(record.value, BrokenRecord) else self.reader.split_record(record.value)

    def _content(self, part: Any, record: JsonRecord) -> RecordContent | None:
        """Return the content of a part; None if it cannot be read, which is noted for the first of them."""
        try:
            if isinstance(part, BrokenRecord):
                raise MismatchError(say(part.value))
            return self.reader.read_record(as_object(part), record)
        except MismatchError as error:
            self.unread = self.unread or (record.number, str(error))
            return None

    def _message(self, content: RecordContent, number: int, at: int) -> Message:
        """Return the message of part `at` of a record; its origin is `file:7`, and `file:7.2` for the second part."""
        if content.kind is Kind.SYSTEM:
            self.account.n_system += 1
        else:
            self.account.n_messages += 1
            if content.sent_at is None:
                self.undated = (self.undated[0] + 1, self.undated[1] or number)
        text, sender, sent_at, kind, chat, forwarded_from, link = content
        fields = [self.platform, chat, sender, text, forwarded_from, link]
        if not "".join(fields).isascii():
            fields = [_encodable(field) for field in fields]
        platform, chat, sender, text, forwarded_from, link = fields
        sender = "" if kind is Kind.SYSTEM else sender
        origin = f"{self.where}:{number}" if at == 1 else f"{self.where}:{number}.{at}"
        return Message(platform, chat, sender, sent_at, kind.value, text, origin, forwarded_from, link)

    def _add_notes(self) -> None:
        notes, where = self.report.notes, self.where
        if self.unread:
            number, found = self.unread
            notes.append(say("json_unread", where=where, n=self.account.n_unread, record=number, found=found))
        n, number = self.undated
        if n:
            notes.append(say("json_undated", where=where, n=n, record=number))


def _encodable(text: str) -> str:
    """Return the text without lone surrogates (halves of characters), which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


@lru_cache(maxsize=2)
def first_value(source: Source) -> Any:
    """Return what `peek_value` returns, computed once for all readers."""
    return None if source.is_zip else peek_value(source)
