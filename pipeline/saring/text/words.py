"""Split a text into normalised words."""

from __future__ import annotations

import re

from saring.text.normalise import normalise

_WORD = re.compile(r"[^\W_]+")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text, normalised, in order.

    >>> words_of("Rp1.500.000 bagi yg  MENGISI kuesioner!")
    ['rp1500000', 'bagi', 'yang', 'mengisi', 'kuesioner']
    """
    return _WORD.findall(normalise(_THOUSANDS.sub("", text), keep_digits=True))
