"""One table of ratings: Saring's verdicts, MAFINDO's types, Komdigi's and Jawa Timur's categories, ClaimReview's scale.

The table is `resources/ratings.tsv`. Through it the `rating` cells of a worklist and the textual ratings
of imported fact-checks are understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from saring.i18n import get_language
from saring.records import Verdict
from saring.resources import read_shipped

BEST, WORST = 5, 1
"""The ends of ClaimReview's scale, as its publishers use it: 5 true, 1 false."""
UNTYPED = "false"
"""The rating that says false without saying how; any rating that says how is more exact."""
_ABSENT = "–"
_NEGATIONS = frozenset(["tidak", "tak", "bukan", "belum", "tanpa", "no", "not", "never", "un", "non"])
_FIRST_SENTENCE = re.compile(r"[^.\n!?]*\w[^.\n!?]*")
_WORD = re.compile(r"[\w%-]+")


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating and what it is called elsewhere; None where a list has no such category.

    `value` goes from `WORST` to `BEST` and is None where the rating is no degree of truth. `verdict` is
    what a message is that matches a fact-check rated so.
    """

    code: str
    label_id: str
    label_en: str
    mafindo: str | None
    first_draft: str | None
    komdigi: str | None
    jatim: str | None
    value: int | None
    verdict: Verdict
    spellings: tuple[str, ...]

    @property
    def label(self) -> str:
        """What a person reads, in the language in force."""
        return self.label_id if get_language() == "id" else self.label_en

    @property
    def says_true(self) -> bool:
        """Whether the claim holds, at least for the most part."""
        return self.value is not None and self.value >= BEST - 1

    @property
    def is_publishable(self) -> bool:
        """Whether it is a finding on a claim, as ClaimReview publishes them."""
        return self.value is not None or self.code == "unproven"


@cache
def ratings() -> tuple[Rating, ...]:
    """Return all ratings, in the order of the table."""
    table = read_shipped("ratings.tsv")
    _, *lines = (line for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(_rating(*line.split("\t")) for line in lines)


def _rating(code: str, label_id: str, label_en: str, *others: str) -> Rating:
    *lists, value, verdict, spellings = others
    mafindo, first_draft, komdigi, jatim = (None if name == _ABSENT else name for name in lists)
    return Rating(
        code,
        label_id,
        label_en,
        mafindo,
        first_draft,
        komdigi,
        jatim,
        int(value) if value else None,
        Verdict(verdict),
        tuple(spellings.split("; ")),
    )


def understand_rating(text: str) -> Rating | None:
    """Return the rating that a cell or a fact-check's textual rating means, or None where that is not plain.

    Only the first sentence counts. A negation nobody listed, or two ratings at once, mean None; `salah`
    beside a rating that says how is that one.

    >>> understand_rating("[SALAH] Konten yang menyesatkan").code, understand_rating("belum tentu salah")
    ('misleading', None)
    """
    sentence = _FIRST_SENTENCE.search(text)
    words = _words(sentence[0]) if sentence else []
    found: list[Rating] = []
    place = end = 0
    while place < len(words):
        rating, length = _longest(words, place)
        if rating is None:
            place += 1
            continue
        if not _NEGATIONS.isdisjoint(words[max(end, place - 2) : place]):
            return None
        found.append(rating)
        place = end = place + length
    exact = {rating for rating in found if rating.code != UNTYPED} or set(found)
    return exact.pop() if len(exact) == 1 else None


def rating_names(*, publishable: bool = False) -> str:
    """Return what an officer may write, for an error: the labels in the language in force."""
    return ", ".join(rating.label.lower() for rating in ratings() if rating.is_publishable or not publishable)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _longest(words: list[str], place: int) -> tuple[Rating | None, int]:
    """Return the rating of the longest spelling that begins at a place, and its number of words."""
    table, longest = _spellings()
    for length in range(min(longest, len(words) - place), 0, -1):
        if rating := table.get(tuple(words[place : place + length])):
            return rating, length
    return None, 0


@cache
def _spellings() -> tuple[dict[tuple[str, ...], Rating], int]:
    """Return each spelling's words with its rating, and the number of words of the longest."""
    table = {
        tuple(_words(spelling)): rating
        for rating in ratings()
        for spelling in (*rating.spellings, rating.code.replace("_", " "), rating.label_id, rating.label_en)
    }
    return table, max(map(len, table))
