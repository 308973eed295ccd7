"""Inputs to byte streams: files, folders, zips and standard input, none of them trusted.

A zip is read in place and never unpacked, so no member can be written anywhere; what would be a
trick to an unpacker (paths outside, bombs, encryption, nesting) is refused by name.
"""

from __future__ import annotations

import codecs
import io
import shutil
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import BinaryIO, TextIO

from pipeline.errors import InputError
from pipeline.records import ReadReport

HEAD_BYTES = 1 << 16
MAX_LINE_BYTES = 8 << 20
# A text chat deflates about 3 to 5 times and a log of one repeated line about 200; a bomb 1,000.
MAX_ZIP_RATIO = 300
MAX_UNSUSPICIOUS_BYTES = 64 << 20
# What reading bytes may raise: the file system, and the zip module on a damaged or strange member.
READ_ERRORS = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)

READABLE_SUFFIXES = frozenset({".txt", ".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".zip"})
PICTURES_AND_OTHERS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"OggS", "Ogg"),
    (b"\xd0\xcf\x11\xe0", "Excel 97"),
)


@dataclass(frozen=True)
class Source:
    """One thing to read: `name` as a person knows it, and a way to open its bytes, repeatedly."""

    name: str
    open: Callable[[], BinaryIO]
    container: str = ""
    """The zip the thing lies in, if any."""

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB."""
        try:
            with self.open() as stream:
                return stream.read(HEAD_BYTES)
        except READ_ERRORS as error:
            raise InputError("unreadable", where=self.name, found=one_line(error)) from error

    @cached_property
    def binary_type(self) -> str | None:
        """The name of a known binary format the bytes are in, or None."""
        for magic, name in PICTURES_AND_OTHERS:
            if self.head.startswith(magic):
                return name
        if self.head[4:8] == b"ftyp":
            return "MP4"
        text_like = self.encoding.startswith("utf-16") or b"\0" not in self.head[:4096]
        return None if text_like or self.is_zip else "binary"

    @cached_property
    def is_zip(self) -> bool:
        """Whether the bytes are a zip archive (an XLSX is one)."""
        return self.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    @cached_property
    def encoding(self) -> str:
        """The text encoding: by byte order mark, by shape, then UTF-8, then cp1252."""
        return sniff_encoding(self.head)

    @cached_property
    def head_text(self) -> str:
        """The first 64 KiB as text, without a byte order mark and without its last broken line."""
        text = self.head.decode(self.encoding, errors="replace")
        if len(self.head) == HEAD_BYTES and "\n" in text:
            text = text[: text.rindex("\n") + 1]
        return text

    def open_text(self) -> TextIO:
        """Open as decoded lines; only `\\n` ends a line. A line over 8 MiB is an `InputError`."""
        raw = _LineGuard(self.open(), self.name)
        buffered = io.BufferedReader(raw, buffer_size=1 << 18)
        return io.TextIOWrapper(buffered, encoding=self.encoding, errors="replace", newline="\n")


def sniff_encoding(head: bytes) -> str:
    """Name the encoding of text that begins with `head`.

    >>> sniff_encoding("é".encode("utf-16"))
    'utf-16'
    >>> sniff_encoding("café".encode("cp1252"))
    'cp1252'
    """
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = head[:4096]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.4 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.4 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head, final=len(head) < HEAD_BYTES)
    except UnicodeDecodeError:
        # A few broken bytes among good multi-byte letters are damage, not another encoding.
        text = head.decode("utf-8", errors="replace")
        n_good = sum(c > "\x7f" for c in text) - text.count("\ufffd")
        return "utf-8" if n_good > text.count("\ufffd") else "cp1252"
    return "utf-8"


class _LineGuard(io.RawIOBase):
    """Passes bytes through and stops at a line nobody wrote, before it fills the memory."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self._since_newline = 0
        self._n_lines = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            chunk = self._stream.read(len(buffer))
        except READ_ERRORS as error:
            raise InputError("unreadable", where=self._name, found=one_line(error)) from error
        n = len(chunk)
        buffer[:n] = chunk
        last = chunk.rfind(b"\n")
        if last < 0:
            self._since_newline += n
            if self._since_newline > MAX_LINE_BYTES:
                raise InputError("line_too_long", where=self._name, line=self._n_lines + 1)
        else:
            self._since_newline = n - last
            self._n_lines += chunk.count(b"\n")
        return n

    def close(self) -> None:
        self._stream.close()
        super().close()


def iter_sources(inputs: list[str], report: ReadReport) -> Iterator[Source]:
    """Yield what can be read in `inputs` (files, folders, zips, `-`), in a fixed order.

    What cannot be opened goes to `report.failures`, one line each, and the rest is read.
    """
    for given in inputs:
        try:
            yield from _sources_of(given, report)
        except InputError as error:
            report.failures.append(str(error))
        except OSError as error:
            report.failures.append(str(InputError("unreadable", where=given, found=error.strerror or error)))


def _sources_of(given: str, report: ReadReport) -> Iterator[Source]:
    if given == "-":
        yield _spooled_stdin()
        return
    path = Path(given)
    if not path.exists():
        raise InputError("file_missing", where=given)
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.suffix.lower() in READABLE_SUFFIXES and p.is_file())
        if not files:
            raise InputError("folder_empty", where=given)
        for file in files:
            if not any(part.startswith((".", "__MACOSX")) for part in file.relative_to(path).parts):
                yield from iter_sources([str(file)], report)
        return
    source = single_source(path)
    if not source.is_zip:
        yield source
        return
    infos = _checked_infos(path)
    if any(info.filename == "[Content_Types].xml" for info in infos):
        yield source  # an Excel workbook
    else:
        yield from _members(path, infos, report)


def single_source(path: Path) -> Source:
    """Return one file that is named as such; `InputError` where it is missing or empty."""
    if not path.is_file():
        raise InputError("file_missing", where=path)
    source = Source(str(path), lambda: _open(path))
    if not source.head:
        raise InputError("file_empty", where=path)
    return source


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise InputError("unreadable", where=path, found=one_line(error)) from error


def _spooled_stdin() -> Source:
    """Copy standard input aside: readers look at the beginning first, then read from the start."""
    spool = tempfile.NamedTemporaryFile(prefix="saring-", delete=True)  # noqa: SIM115
    shutil.copyfileobj(sys.stdin.buffer, spool)
    spool.flush()

    def reopen() -> BinaryIO:
        return Path(spool.name).open("rb")

    source = Source("-", reopen)
    if not source.head:
        raise InputError("file_empty", where="-")
    return source


def _checked_infos(path: Path) -> list[zipfile.ZipInfo]:
    """Return what lies in a zip; refuse the whole zip where it plays a trick."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except READ_ERRORS as error:
        raise InputError("zip_damaged", where=path, found=one_line(error)) from error
    for info in infos:
        _refuse_tricks(path, info)
        _refuse_bomb(f"{path}!{info.filename}", [info])
    _refuse_bomb(str(path), infos)
    return infos


def _members(path: Path, infos: list[zipfile.ZipInfo], report: ReadReport) -> Iterator[Source]:
    """Yield the readable members of a zip."""
    readable = []
    for info in sorted(infos, key=lambda info: info.filename):
        name = PurePosixPath(info.filename)
        if name.suffix.lower() not in READABLE_SUFFIXES or "__MACOSX" in name.parts:
            continue
        if name.suffix.lower() == ".zip":
            report.failures.append(str(InputError("zip_in_zip", where=f"{path}!{info.filename}")))
        elif info.file_size == 0:
            report.failures.append(str(InputError("file_empty", where=f"{path}!{info.filename}")))
        else:
            readable.append(info.filename)
    if not readable and not any(str(path) in failure for failure in report.failures):
        raise InputError("zip_without_chat", where=path)
    for member in readable:
        yield Source(f"{path}!{member}", _member_opener(path, member), container=str(path))


def _refuse_tricks(path: Path, info: zipfile.ZipInfo) -> None:
    where = f"{path}!{info.filename}"
    name = info.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
        raise InputError("zip_outside", where=where)
    if info.flag_bits & 1:
        raise InputError("zip_encrypted", where=where)


def _refuse_bomb(where: str, infos: list[zipfile.ZipInfo]) -> None:
    """Refuse what grows beyond anything people write: one member, or many small ones together."""
    n_bytes = sum(info.file_size for info in infos)
    ratio = n_bytes / max(1, sum(info.compress_size for info in infos))
    if n_bytes > MAX_UNSUSPICIOUS_BYTES and ratio > MAX_ZIP_RATIO:
        raise InputError("zip_bomb", where=where, mib=n_bytes >> 20, ratio=int(ratio))


def _member_opener(path: Path, member: str) -> Callable[[], BinaryIO]:
    def open_member() -> BinaryIO:
        try:
            archive = zipfile.ZipFile(path)
            stream = archive.open(member)
        except READ_ERRORS as error:
            raise InputError("zip_damaged", where=f"{path}!{member}", found=one_line(error)) from error
        archive.close()  # the member keeps the file open until it is closed itself
        return stream  # type: ignore[return-value]

    return open_member


def one_line(error: BaseException) -> str:
    """Say an exception of another library in one short line."""
    return " ".join(str(error).split())[:200] or type(error).__name__
