"""The bytes of a JSON file as the parser needs them: UTF-8, without byte order mark or JavaScript before it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from saring.files.sources import Source

CHUNK_BYTES = 1 << 16
MAX_DIGITS = 400
MAX_STRING_CHARS = 8 << 20
_DIGITS = bytes.maketrans(b"123456789", b"0" * 9)
_TOO_MANY_DIGITS = b"0" * MAX_DIGITS
# The X archive is JavaScript: `window.YTD.tweets.part0 = [`.
_SCRIPT = re.compile(rb"\A\s{0,100}(?:window\.)?YTD\.[\w.]{1,200}\s*=\s*")

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|-?\b(?:NaN|Infinity)\b|-?\d{400,}', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)", re.DOTALL)
_CONTROLS = {code: f"\\u{code:04x}" for code in range(32)}


class NeedsRepairError(Exception):
    """The parser would fail on the bytes that follow."""


def iter_utf8(source: Source, size: int = CHUNK_BYTES) -> Iterator[bytes]:
    """Yield the file unchanged, in pieces; raises `NeedsRepairError` before a number of 400 digits.

    Such a number makes the parser's wrapper fail in ways that cannot be caught.
    """
    tail = b""
    for piece in _pieces(source, size):
        digits = tail + piece.translate(_DIGITS)
        if _TOO_MANY_DIGITS in digits:
            raise NeedsRepairError
        tail = digits[-MAX_DIGITS:]
        yield piece


def _pieces(source: Source, size: int) -> Iterator[bytes]:
    """Yield the file as UTF-8, without byte order mark and without the JavaScript before the value."""
    pieces = filter(None, _recoded(source, size))
    for piece in pieces:
        yield _SCRIPT.sub(b"", piece, count=1)
        break
    yield from pieces


def _recoded(source: Source, size: int) -> Iterator[bytes]:
    with source.open() as stream:
        if source.encoding in ("utf-8", "utf-8-sig"):
            first = stream.read(size)
            yield first.removeprefix(codecs.BOM_UTF8)
            while piece := stream.read(size):
                yield piece
            return
        decoder = codecs.getincrementaldecoder(source.encoding)("replace")
        while piece := stream.read(size):
            yield decoder.decode(piece).encode()
        yield decoder.decode(b"", final=True).encode()


def iter_repaired(source: Source) -> Iterator[bytes]:
    """Yield the file with its errors repaired, so that it is valid JSON.

    NaN, infinities and numbers of 400 digits become null, broken characters U+FFFD; control characters and
    stray backslashes inside strings are escaped.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    rest = ""
    for piece in _pieces(source, CHUNK_BYTES):
        text = rest + decoder.decode(piece)
        cut = _safe_end(text)
        rest = text[cut:]
        if cut:
            yield _TOKEN.sub(_repair, text[:cut]).encode()
        if len(rest) > MAX_STRING_CHARS:
            break  # no string is that long: the parser will say that the file ends too soon
    if last := _TOKEN.sub(_repair, rest + decoder.decode(b"", final=True)).encode():
        yield last


def _safe_end(text: str) -> int:
    """Return a place where the text may be cut: not inside a string, a word or a number."""
    end = 0
    for match in _TOKEN.finditer(text):
        end = match.end()
    opening = text.find('"', end)
    if opening >= 0:
        return opening
    last = max(text.rfind(mark) for mark in ',:[]{}" \n')
    return max(end, last + 1) if text[end:].strip(",:[]{} \n\t\r") else len(text)


def _repair(match: re.Match[str]) -> str:
    token = match[0]
    if not token.startswith('"'):
        return "null"
    token = _ESCAPE.sub(_repair_escape, token) if "\\" in token else token
    return token if token.isprintable() else token.translate(_CONTROLS)


def _repair_escape(match: re.Match[str]) -> str:
    escape = match[0]
    is_good = len(escape) == 6 or escape[1] in '"\\/bfnrt'
    return escape if is_good else escape[1:]
