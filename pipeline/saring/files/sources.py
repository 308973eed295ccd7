"""A source of bytes: a file or a member of an archive, and what its first 64 KiB show."""

from __future__ import annotations

import codecs
import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, TextIO

from saring.errors import InputError

HEAD_BYTES = 1 << 16
BLOCK_BYTES = 1 << 14  # a block and its messages stay in the processor's cache
MAX_LINE_BYTES = 8 << 20
# The errors of reading bytes: of the file system, and of the archive modules for a damaged member.
READ_ERRORS = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, tarfile.TarError, zlib.error)
UNNAMED_BINARY = "binary"
BINARY_FORMATS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"OggS", "Ogg"),
    (b"\xd0\xcf\x11\xe0", "Excel 97"),
)
_WORD_97 = "WordDocument".encode("utf-16-le")


@dataclass(frozen=True)
class Source:
    """A source of bytes: its name as a person knows it, and a function that opens it, as often as needed."""

    name: str
    open: Callable[[], BinaryIO]
    container: str = ""
    """The zip or tar that holds the source, if any."""
    found_in: str = ""
    """The folder or archive the user named, if the source was found in one."""

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
        """The name of the binary format of the bytes; None for text and for archives."""
        for magic, name in BINARY_FORMATS:
            if self.head.startswith(magic):
                return "Word 97" if name == "Excel 97" and _WORD_97 in self.head else name
        if self.head[4:8] == b"ftyp":
            return "MP4"
        text_like = self.encoding.startswith("utf-16") or b"\0" not in self.head[:4096]
        return None if text_like or self.is_zip or self.is_tar else UNNAMED_BINARY

    @cached_property
    def is_zip(self) -> bool:
        """Whether the bytes are a zip archive (an XLSX is one)."""
        return self.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    @cached_property
    def is_tar(self) -> bool:
        """Whether the bytes are a tar archive, or gzip, which may contain one."""
        return self.head[257:262] == b"ustar" or self.head.startswith(b"\x1f\x8b")

    @cached_property
    def encoding(self) -> str:
        """The text encoding, as `sniff_encoding` finds it."""
        return sniff_encoding(self.head)

    @cached_property
    def head_text(self) -> str:
        """The first 64 KiB as text, without a byte order mark and without an incomplete last line."""
        text = self.head.decode(self.encoding, errors="replace")
        if len(self.head) == HEAD_BYTES and "\n" in text:
            text = text[: text.rindex("\n") + 1]
        return text

    def open_text(self) -> TextIO:
        """Open as decoded text, in which only `\\n` ends a line; raises `InputError` at a line over 8 MiB."""
        raw = _LineGuard(self.open(), self.name)
        buffered = io.BufferedReader(raw, buffer_size=1 << 18)
        return io.TextIOWrapper(buffered, encoding=self.encoding, errors="replace", newline="\n")

    def blocks(self) -> Generator[str, None, None]:
        """Yield decoded blocks of complete lines, each ended by `\\n` only; raises what `open_text` does."""
        decode, begun = codecs.getincrementaldecoder(self.encoding)(errors="replace").decode, ""
        with io.BufferedReader(_LineGuard(self.open(), self.name), buffer_size=1 << 18) as stream:
            while data := stream.read(BLOCK_BYTES) + stream.readline():
                text, begun = begun + decode(data), ""
                if text[-1:] != "\n":  # the last line, or bytes of UTF-16 that only look like the end of one
                    text, newline, begun = text.rpartition("\n")
                    text += newline
                if text:
                    yield (
                        text.replace("\r\n", "\n") if "\r" in text else text
                    )  # finding one character is faster than two
        if last := begun + decode(b"", final=True):
            yield last.removesuffix("\r") + "\n"


def sniff_encoding(head: bytes) -> str:
    """Return the encoding of text that begins with `head`.

    It is found by the byte order mark, by zero bytes (UTF-16), else it is UTF-8 if that fits, else cp1252.

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
        # A few broken bytes among many valid multi-byte characters are damage, not another encoding.
        text = head.decode("utf-8", errors="replace")
        n_good = sum(c > "\x7f" for c in text) - text.count("\ufffd")
        return "utf-8" if n_good > text.count("\ufffd") else "cp1252"
    return "utf-8"


class _LineGuard(io.RawIOBase):
    """Passes bytes through, and raises at a line that is too long, before it fills the memory."""

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


def single_source(path: Path, *, may_be_empty: bool = False) -> Source:
    """Return the source of a file; raises `InputError` if it is missing or empty."""
    if not path.is_file():
        raise InputError("file_missing", where=path)
    source = Source(str(path), lambda: _open(path))
    if not source.head and not may_be_empty:
        raise InputError("file_empty", where=path)
    return source


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise InputError("unreadable", where=path, found=one_line(error)) from error


def one_line(error: BaseException) -> str:
    """Return the message of an exception of another library as one short line."""
    return " ".join(str(error).split())[:200] or type(error).__name__
