"""Measure posts as each platform counts them, and cut or split them to fit."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable

from saring.text.links import find_links, has_web_scheme

X_LIMIT = 280
X_LINK = 23
"""The length that X counts for any link (twitter-text, `transformedURLLength`)."""
_SENTENCE_END = re.compile(r"[.!?\]](?=\s)")
# X also turns names such as `contoh.co` into links; its list of domains changes, so every such name counts as one.
_MAY_BE_LINK = re.compile(r"(?<![\w-])(?:[\w-]{1,63}\.){1,9}[^\W\d_]{2,}(?:/\S*)?")
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""The code points with weight 1; all others have weight 2 (twitter-text, configuration version 3)."""


def x_length(text: str) -> int:
    """Return the length of a post as X counts it, or slightly more for rare emoji.

    >>> x_length("Baca https://contoh.example/halaman/yang/panjang/sekali"), x_length("🙏")
    (28, 2)
    """
    text = unicodedata.normalize("NFC", text)
    links = [link for link in find_links(text) if has_web_scheme(text[link.start : link.end])]
    starts, ends = [link.start for link in links], [link.end for link in links]
    bare = "".join(text[start:end] for start, end in zip([0, *ends], [*starts, len(text)], strict=True))
    extra = sum(max(0, X_LINK - _weight(name)) for name in _MAY_BE_LINK.findall(bare))
    return _weight(bare) + X_LINK * len(links) + extra


def utf16_length(text: str) -> int:
    """Return the number of UTF-16 units, the most that any of Meta's apps counts.

    >>> utf16_length("a🙏")
    3
    """
    return len(text.encode("utf-16-le", "replace")) // 2


def cut(text: str, limit: int, measure: Callable[[str], int]) -> str:
    """Cut a text to `limit` after a word, with an ellipsis if it was cut.

    >>> cut("satu dua tiga", 10, len)
    'satu dua…'
    """
    if measure(text) <= limit:
        return text
    return text[: _longest_start(text, lambda start: measure(f"{start}…") <= limit)].rstrip() + "…"


def split_posts(text: str, limit: int) -> list[str]:
    """Split a text into posts of at most `limit` by X's count, between sentences or else between words.

    >>> split_posts("satu dua tiga", 9), split_posts("Satu. Dua tiga empat", 15)
    (['satu dua', 'tiga'], ['Satu.', 'Dua tiga empat'])
    """
    posts: list[str] = []
    rest = text.strip()
    while x_length(rest) > limit:
        end = max(1, _longest_start(rest, lambda start: x_length(start) <= limit))
        sentences = [match.end() for match in _SENTENCE_END.finditer(rest) if match.end() <= end]
        end = sentences[-1] if sentences else end
        posts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [post for post in (*posts, rest) if post]


def _longest_start(text: str, fits: Callable[[str], bool]) -> int:
    """Return the length of the longest prefix that fits and ends at a word, else of the longest that fits."""
    for ends in ([match.start() for match in re.finditer(r"\s+", text)], range(1, len(text) + 1)):
        place = bisect_right(ends, False, key=lambda end: not fits(text[:end]))
        # Composed characters count less together, so the result is tried once more.
        while place and not fits(text[: ends[place - 1]]):
            place -= 1
        if place and ends[place - 1]:
            return ends[place - 1]
    return 0


def _weight(text: str) -> int:
    return sum(1 if any(low <= ord(c) <= high for low, high in _LIGHT) else 2 for c in text)
