"""Damaged copies of real files, as Hypothesis strategies: a few edits each, of the kind that breaks programs."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from hypothesis import strategies as st

MAX_BYTES = 1 << 16
PIECES = (
    *(b"", b"\0", b"\r", b"\n", b"\r\n", b"\t", b" ", b",", b";", b":", b'"', b"'", b"<", b">", b"&", b"[", b"]", b"{"),
    *(b"}", b"-", b"--", b"=", b"/", b"\\", b"%", b"#", b"(", b")", b"null", b"true", b"[]", b"{}", b'""', b"0", b"-1"),
    *(b"1e999", b"-1e999", b"NaN", b"Infinity", b"1.5", b"4294967296", b"-9223372036854775809", b"9" * 20, b"9" * 5000),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\xff", b"\xed\xa0\x80", b"\xf0\x9f\x98", b"\\ud800"),
    *(b"\\u0000", b"&#0;", b"&#xd800;", b"<![CDATA[", b"<!DOCTYPE x>", b"UTC+25", b"+99:99"),
    *(b"[" * 3000, b"{" * 300, b'{"a":' * 2000, b"<a>" * 3000, b"(" * 300, b"<!--", b"]]>"),
    *(b"31/02/2024", b"00/00/0000", b"99/99/99", b"0001-01-01", b"9999-12-31T23:59:59Z", b"24.60"),
    *("\u202e", "\u200e", "\ufeff", "\u2028", "\x85", "٣٣/٠٧/٢٤", "½", "²", "İ", "𝟗", "é" * 200, "漢", "😱"),
)  # fmt: skip
PIECES_AS_BYTES = tuple(piece if isinstance(piece, bytes) else piece.encode() for piece in PIECES)
TOKENS = re.compile(rb'-?\d+(?:\.\d+)?|"(?:[^"\\\n]|\\.){0,80}"|[A-Za-z_]{2,}')


KINDS = ("token", "token", "insert", "replace", "delete", "repeat", "cut", "splice", "flip")
MAX_EDITS = 6


def damaged(files: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Draw one of some files with up to six edits, or, rarely, any bytes.

    Edits are dealt by a number of their own: Hypothesis takes longer to draw them than to try what they give.
    """
    edits = st.tuples(st.integers(1, MAX_EDITS), st.integers(0, 1 << 62))
    edited = edits.map(lambda dealt: deal_edits(files, *dealt))
    return st.one_of(*[edited] * 20, st.binary(max_size=300))


def deal_edits(files: Sequence[bytes], n_edits: int, number: int) -> bytes:
    """Return one of some files with so many edits; the same number gives the same."""
    deal = random.Random(number)
    data = deal.choice(files)
    for _ in range(n_edits):
        data = edited(data, files, deal)[:MAX_BYTES]
    return data


def edited(data: bytes, others: Sequence[bytes], deal: random.Random) -> bytes:
    """Return a file with one edit: a piece put in, taken out, repeated or replaced, or a token made odd."""
    start, piece = deal.randint(0, len(data)), deal.choice(PIECES_AS_BYTES)
    end = min(len(data), start + deal.randint(0, 60))
    match deal.choice(KINDS):
        case "token":
            found = TOKENS.search(data, start) or TOKENS.search(data)
            return data[: found.start()] + piece + data[found.end() :] if found else data
        case "insert":
            return data[:start] + piece + data[start:]
        case "replace":
            return data[:start] + piece + data[end:]
        case "delete":
            return data[:start] + data[end:]
        case "repeat":
            return data[:start] + data[start:end] * deal.choice((2, 3, 50, 500)) + data[end:]
        case "splice":
            other = deal.choice(others)
            return data[:start] + other[deal.randint(0, len(other)) :]
        case "flip":
            return data[:start] + deal.randbytes(1) + data[start + 1 :]
    return data[:start]
