"""One thing to read: its bytes, opened as often as needed, and what its beginning tells."""

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
BLOCK_BYTES = 1 << 14  # a block and what is cut out of it stay in the processor's cache
MAX_LINE_BYTES = 8 << 20
# What reading bytes may raise: the file system, and the archive modules on a damaged or strange member.
READ_ERRORS = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, tarfile.TarError, zlib.error)
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
    """The zip or tar the thing lies in, if any."""
    found_in: str = ""
    """The folder or archive a person gave, where the thing was found in one."""

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
        return None if text_like or self.is_zip or self.is_tar else "binary"

    @cached_property
    def is_zip(self) -> bool:
        """Whether the bytes are a zip archive (an XLSX is one)."""
        return self.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    @cached_property
    def is_tar(self) -> bool:
        """Whether the bytes are a tar archive, or gzip, in which a tar may be wrapped."""
        return self.head[257:262] == b"ustar" or self.head.startswith(b"\x1f\x8b")

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

    def blocks(self) -> Generator[str, None, None]:
        """Yield decoded blocks of whole lines, each line ended by `\\n` alone; raises as `open_text` does."""
        decode, begun = codecs.getincrementaldecoder(self.encoding)(errors="replace").decode, ""
        with io.BufferedReader(_LineGuard(self.open(), self.name), buffer_size=1 << 18) as stream:
            while data := stream.read(BLOCK_BYTES) + stream.readline():
                text, begun = begun + decode(data), ""
                if text[-1:] != "\n":  # the last line, or bytes of UTF-16 that only look like the end of one
                    text, newline, begun = text.rpartition("\n")
                    text += newline
                if text:
                    yield text.replace("\r\n", "\n") if "\r" in text else text  # one letter is found sooner than two
        if last := begun + decode(b"", final=True):
            yield last.removesuffix("\r") + "\n"


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


def single_source(path: Path, *, may_be_empty: bool = False) -> Source:
    """Return one file that is named as such; `InputError` where it is missing or empty."""
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
    """Say an exception of another library in one short line."""
    return " ".join(str(error).split())[:200] or type(error).__name__
