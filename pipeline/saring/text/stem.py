"""Rule-based stemming for Indonesian, and titles of fact-checks without their rating prefix.

Affixes are stripped by rule, without a dictionary: `dinaikkan` and `menaikkan` have one stem, and a word that is
stemmed wrongly is stemmed wrongly on both sides of a comparison.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from saring.resources import read_shipped

# Prefixes that newsrooms put before titles: a rating in brackets, or a rating with or without a punctuation mark.
_RATING = (
    r"(?:hoa[kx]s?|hoaks?|salah|benar|keliru|sesat|menyesatkan|disinformasi|misinformasi|klarifikasi|fakta"
    r"|cek fakta|penipuan|parodi|satire|edukasi|berita|isu|fitnah|update|arsip)"
)
_RUBRIC = re.compile(
    rf"^(?:\W*(?:[\[(]\s*{_RATING}(?:\W+{_RATING})*\s*[\])]?\W*"
    rf"|(?:cek fakta|hoa[kx]s?|disinformasi|misinformasi)(?:\s+atau\s+(?:fakta|hoa[kx]s?))?(?:\W+|$)"
    rf"|(?:salah|klarifikasi|fakta atau hoa[kx]s?)\s*[:!]+\W*))+",
    re.I,
)
_SHORTEST_STEM = 4
_MIN_EVERYDAY_TEXTS = 10
_CLITICS = ("nya", "lah", "kah", "pun")
_SUFFIXES = ("kan", "an", "i")
_PREFIXES = (
    ("memper", ""), ("diper", ""), ("menge", ""), ("penge", ""), ("meny", "s"), ("peny", "s"), ("meng", ""),
    ("peng", ""), ("mem", ""), ("pem", ""), ("men", ""), ("pen", ""), ("ber", ""), ("ter", ""), ("per", ""),
    ("me", ""), ("di", ""), ("ke", ""), ("se", ""), ("pe", ""),
)  # fmt: skip


def clean_title(title: str) -> str:
    """Return a title without the rating prefix of the newsroom.

    >>> clean_title("[SALAH] Video Gempa di Sukamaju")
    'Video Gempa di Sukamaju'
    >>> clean_title("Hoaks! Bantuan Rp600 ribu"), clean_title("Cek Fakta: Air galon beracun")
    ('Bantuan Rp600 ribu', 'Air galon beracun')
    """
    return _RUBRIC.sub("", title) or title


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of a word of at least four letters.

    >>> stem("dinaikkan"), stem("menaikkannya"), stem("naik"), stem("menyebarkan")
    ('naik', 'naik', 'naik', 'sebar')
    """
    if len(word) <= _SHORTEST_STEM or word[0].isdigit():
        return word
    for suffixes in (_CLITICS, _SUFFIXES):
        cut = next((s for s in suffixes if word.endswith(s) and len(word) - len(s) >= _SHORTEST_STEM), "")
        word = word.removesuffix(cut)
    for prefix, instead in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
            return instead + word[len(prefix) :]
    return word


def is_everyday_word(word: str) -> bool:
    """Tell whether a lower-case word occurs in many texts, in any of its forms.

    >>> is_everyday_word("selesai"), is_everyday_word("menyebarkan"), is_everyday_word("bansos2026")
    (True, True, False)
    """
    return stem(word) in _everyday_stems()


@cache
def _everyday_stems() -> frozenset[str]:
    lines = (line.partition("\t") for line in read_shipped("background_words.tsv").splitlines() if line[:1] != "#")
    return frozenset(word for word, _, n_texts in lines if int(n_texts) >= _MIN_EVERYDAY_TEXTS)
