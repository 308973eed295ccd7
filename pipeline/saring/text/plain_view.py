"""A text as a reader sees it, for rules that look for numbers and addresses: plain digits, nothing invisible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf"})
_DIGITS_AND_LOOK_ALIKES = re.compile(r"(?<![^\W_])(?=[OolIi|]{0,20}[0-9])[OolIi|0-9]{2,}(?![^\W_])")
_DIGIT_BESIDE_LETTER, _LETTER_BESIDE_DIGIT = re.compile("[0-9][OolIi|]"), re.compile("[OolIi|][0-9]")
_DIGIT_OF_LETTER = str.maketrans("OolIi|", "001111")


def plain_view(text: str) -> tuple[str, Sequence[int]]:
    """Return a text with plain digits and nothing invisible, and where each of its characters stands in the text.

    Places have one entry more than there are characters: the length of the text.

    >>> plain_view("WA ０８１２\\u200b-3O4l")[0]
    'WA 0812-3041'
    """
    if text.isascii():
        return _with_plain_digits(text), range(len(text) + 1)
    plain = {letter: seen for letter in set(text) if (seen := _plain(letter)) != letter}
    if not plain:
        return _with_plain_digits(text), range(len(text) + 1)
    kept = [(seen, place) for place, letter in enumerate(text) if (seen := plain.get(letter, letter))]
    return _with_plain_digits("".join(seen for seen, _ in kept)), [*(place for _, place in kept), len(text)]


def _with_plain_digits(text: str) -> str:
    """Return a text in which the letters O, l and I in a number are the digits they stand for; as long as before."""
    if not (_DIGIT_BESIDE_LETTER.search(text) or _LETTER_BESIDE_DIGIT.search(text)):  # far sooner, and nearly always
        return text
    return _DIGITS_AND_LOOK_ALIKES.sub(lambda found: found[0].translate(_DIGIT_OF_LETTER), text)


@lru_cache(maxsize=1 << 12)
def _plain(letter: str) -> str:
    """Return the ASCII character that one stands for, an empty text for an invisible one, else the character."""
    if letter.isascii():
        return letter
    if unicodedata.category(letter) in _DROPPED_CATEGORIES:
        return ""
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    apart = unicodedata.normalize("NFKD", letter)
    return apart if len(apart) == 1 and apart.isascii() else letter
