"""Fold letters: lower case, no accents, no invisible characters, no foreign letters that look like Latin ones."""

from __future__ import annotations

import re
import unicodedata

LOOK_ALIKES = str.maketrans("авеікмнорстухѕјԁԛԝαεικνορτυχı", "abeikmhopctyxsjdqwaeiknoptuxi")
"""Translation table from Cyrillic, Greek and Turkish look-alikes to Latin letters, for `str.translate`."""
_MIXED_WORD = re.compile(r"\b\w*[a-z]\w*")
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf", "Cs", "Cc"})


def fold(text: str) -> str:
    """Return a text in lower case and, outside ASCII, without accents, invisible characters and look-alikes.

    >>> fold("Vаksin"), fold("𝗛𝗢𝗔𝗞𝗦"), fold("вода")
    ('vaksin', 'hoaks', 'вода')
    """
    text = text.lower()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    return _without_look_alikes(text.translate(_WITHOUT_DROPPED))


def fold_letter(code: int) -> str | None:
    """Fold one character, look-alikes aside; None where the result depends on its neighbours."""
    if code < 128:
        return chr(code).lower()
    lower = chr(code).lower()
    apart = unicodedata.normalize("NFKD", lower)
    if "Σ" in chr(code) + apart:  # a final sigma has a lower-case letter of its own
        return None
    folded = unicodedata.normalize("NFKD", apart.lower()).translate(_WITHOUT_DROPPED)
    return None if any(map(unicodedata.combining, folded)) else folded


def _without_look_alikes(text: str) -> str:
    """Replace look-alikes in words that hold a letter from a to z; a word in Cyrillic or Greek stays."""
    return _MIXED_WORD.sub(lambda match: match[0].translate(LOOK_ALIKES), text)


class _WithoutDropped(dict[int, int | None]):
    """A translation that drops accents and invisible characters outside ASCII; an entry is added when first needed."""

    def __missing__(self, code: int) -> int | None:
        dropped = code > 127 and unicodedata.category(chr(code)) in _DROPPED_CATEGORIES
        return self.setdefault(code, None if dropped else code)


_WITHOUT_DROPPED = _WithoutDropped()
