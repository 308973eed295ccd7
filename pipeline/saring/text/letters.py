"""Fold letters: lower case, no accents, nothing invisible, no frames, no foreign letters that look like Latin ones."""

from __future__ import annotations

import re
import unicodedata

_FOREIGN = "авеікмнорстухѕјԁԛԝһяαεικνορτυχλωδıəɑĸժძᥲᥒᥙᥱᥡᥣ᥆ꪱꫀᑲ𐊗"
_LATIN = "abeikmhopctyxsjdqwhraeiknoptuxawdieakddanueyloiebt"
LOOK_ALIKES = str.maketrans(_FOREIGN, _LATIN)
"""Translation table from letters of other scripts that look like Latin ones, for `str.translate`."""
_LETTER_IN_FRAME = re.compile(
    r"(?:LATIN LETTER SMALL CAPITAL|NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER) ([A-Z])"
)
_WORD = re.compile(r"\w+")
_HAS_LATIN = re.compile(r"[a-z]")
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf", "Cs", "Cc"})


def fold(text: str) -> str:
    """Return a text in lower case and, outside ASCII, without accents, invisible characters and look-alikes.

    >>> fold("Vаksin"), fold("𝗛𝗢𝗔𝗞𝗦"), fold("🅷🅾🅰🅺🆂"), fold("вода")
    ('vaksin', 'hoaks', 'hoaks', 'вода')
    """
    text = text.lower()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    return _without_look_alikes(text.translate(_PLAIN))


def fold_letter(code: int) -> str | None:
    """Fold one character, look-alikes aside; None where the result depends on its neighbours."""
    if code < 128:
        return chr(code).lower()
    lower = chr(code).lower()
    apart = unicodedata.normalize("NFKD", lower)
    if "Σ" in chr(code) + apart:  # a final sigma has a lower-case letter of its own
        return None
    folded = unicodedata.normalize("NFKD", apart.lower()).translate(_PLAIN)
    return None if any(map(unicodedata.combining, folded)) else folded


def _without_look_alikes(text: str) -> str:
    """Replace look-alikes in words that hold a letter from a to z; a word in Cyrillic or Greek stays."""
    return _WORD.sub(_latin_where_mixed, text)


def _latin_where_mixed(found: re.Match[str]) -> str:
    word = found[0]
    return word if word.isascii() or not _HAS_LATIN.search(word) else word.translate(LOOK_ALIKES)


class _Plain(dict[int, int | str | None]):
    """A translation to plain letters and digits, filled when first needed.

    It drops accents and invisible characters outside ASCII, and takes letters and digits out of circles and squares.
    """

    def __missing__(self, code: int) -> int | str | None:
        return self.setdefault(code, code if code < 128 else _plain(chr(code)))


def _plain(letter: str) -> str | None:
    category = unicodedata.category(letter)
    if category in _DROPPED_CATEGORIES:
        return None
    if framed := _LETTER_IN_FRAME.fullmatch(unicodedata.name(letter, "")):
        return framed[1].lower()
    digit = unicodedata.digit(letter, None) if category == "No" else None
    return letter if digit is None else str(digit)


_PLAIN = _Plain()
