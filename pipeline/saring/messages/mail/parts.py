"""E-mails as bytes: splitting a mailbox, and keeping of each e-mail its headers and text, not its attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

MAX_MAIL_BYTES = 8 << 20
_LINE_BYTES = 1 << 16
_FROM_BYTES = 300
_FROM_LINE = re.compile(rb"From \S.*\d{2}:\d{2}.*\d{4}|From \S+ *\r?$")
_QUOTED_FROM = re.compile(rb">+From ")
_BOUNDARY = re.compile(rb"""boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))""", re.IGNORECASE)
_ATTACHMENT = re.compile(rb"^content-disposition:\s*attachment", re.IGNORECASE | re.MULTILINE)
_TYPE = re.compile(rb"^content-type:\s*([\w.+-]+)/", re.IGNORECASE | re.MULTILINE)
_READ_TYPES = frozenset((b"text", b"multipart", b"message"))


@dataclass(slots=True)
class RawMail:
    """The bytes of one e-mail without its attachments; `line` is the line it begins at, from 1."""

    line: int
    data: bytearray = field(default_factory=bytearray)
    is_cut: bool = False
    """Whether the text was longer than `MAX_MAIL_BYTES`, so that its end was dropped."""


class _MailCollector:
    """Takes an e-mail line by line and keeps its headers and its text, but no attachment."""

    def __init__(self, line: int) -> None:
        self.mail = RawMail(line)
        self._headers = bytearray()
        self._in_headers = True
        self._boundaries: set[bytes] = set()
        self._skips = False

    def add(self, line: bytes) -> None:
        """Add a line, or a piece of a long line."""
        if line.startswith(b"--") and line.rstrip().removesuffix(b"--")[2:] in self._boundaries:
            self._in_headers, self._skips = True, False
            self._headers.clear()
        elif self._in_headers:
            if len(self._headers) < _LINE_BYTES:
                self._headers += line
            if not line.strip():
                self._end_headers()
        elif self._skips:
            return
        if len(self.mail.data) + len(line) > MAX_MAIL_BYTES:
            self.mail.is_cut = True
            return
        self.mail.data += line

    def _end_headers(self) -> None:
        headers = bytes(self._headers)
        self._headers.clear()
        for quoted, bare in _BOUNDARY.findall(headers):
            self._boundaries.add(quoted or bare)
        found = _TYPE.search(headers)
        kind = found[1].lower() if found else b"text"
        self._skips = kind not in _READ_TYPES or (kind == b"text" and _ATTACHMENT.search(headers) is not None)
        self._in_headers = kind == b"message"  # the headers of the e-mail inside follow


def _lines(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Yield the lines, long ones in pieces, each with whether it begins a line."""
    begins = True
    while line := stream.readline(_LINE_BYTES):
        yield line, begins
        begins = line.endswith(b"\n")


def split_mbox(stream: BinaryIO) -> Iterator[RawMail]:
    """Yield the e-mails of a mailbox; `>From ` at the beginning of a line loses one `>`."""
    collector: _MailCollector | None = None
    after_blank, number = True, 0
    for line, begins in _lines(stream):
        number += begins
        if begins and after_blank and _FROM_LINE.match(line[:_FROM_BYTES]):
            if collector:
                yield collector.mail
            collector = _MailCollector(number)
        elif collector:
            collector.add(line[1:] if begins and _QUOTED_FROM.match(line) else line)
        after_blank = begins and not line.strip()
    if collector:
        yield collector.mail


def single_mail(stream: BinaryIO) -> RawMail:
    """Return the e-mail of a file that holds one."""
    collector = _MailCollector(1)
    for line, _ in _lines(stream):
        collector.add(line)
    return collector.mail


def begins_mbox(head: bytes) -> bool:
    """Return whether bytes begin like a mailbox."""
    return _FROM_LINE.match(head.lstrip(b"\r\n").split(b"\n", 1)[0][:_FROM_BYTES]) is not None
