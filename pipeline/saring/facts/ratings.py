"""Table of fact-check ratings: MAFINDO, First Draft, Komdigi, Jawa Timur, ClaimReview, and Saring's verdicts.

The table is `resources/ratings.tsv`. It is used to parse the `rating` cells of a worklist and the textual ratings of
imported fact-checks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from saring.i18n import get_language
from saring.records import Verdict
from saring.resources import read_shipped

BEST, WORST = 5, 1
"""The ends of ClaimReview's rating scale, as publishers use it: 5 is true, 1 is false."""
UNTYPED = "false"
"""The general rating "false"; ratings that name the type of falsehood are more specific."""
_ABSENT = "–"
_NEGATIONS = frozenset(["tidak", "tak", "bukan", "belum", "tanpa", "no", "not", "never", "un", "non"])
_FIRST_SENTENCE = re.compile(r"(?<![^.\n!?])[^.\n!?]*\w[^.\n!?]*")
_WORD = re.compile(r"[\w%-]+")


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating and its names in other schemes; None where a scheme has no such category.

    `value` goes from `WORST` to `BEST` and is None where the rating is no degree of truth. `verdict` is the verdict on
    a message that matches a fact-check with this rating.
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
        """The label in the chosen language."""
        return self.label_id if get_language() == "id" else self.label_en

    @property
    def says_true(self) -> bool:
        """Whether the rating says that the claim is at least mostly true."""
        return self.value is not None and self.value >= BEST - 1

    @property
    def is_publishable(self) -> bool:
        """Whether the rating is a finding on a claim that can be published as ClaimReview."""
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
    """Parse a rating cell or a textual rating; None where it is not clear.

    Only the first sentence counts. An unlisted negation, or two different ratings, give None; `salah` beside a more
    specific rating gives that one.

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
    """List the ratings an officer may write, for error messages: the labels in the chosen language."""
    return ", ".join(rating.label.lower() for rating in ratings() if rating.is_publishable or not publishable)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _longest(words: list[str], place: int) -> tuple[Rating | None, int]:
    """Return the rating of the longest spelling that starts at an index, and its number of words."""
    table, longest = _spellings()
    for length in range(min(longest, len(words) - place), 0, -1):
        if rating := table.get(tuple(words[place : place + length])):
            return rating, length
    return None, 0


@cache
def _spellings() -> tuple[dict[tuple[str, ...], Rating], int]:
    """Map the words of each spelling to its rating, and return the length of the longest in words."""
    table = {
        tuple(_words(spelling)): rating
        for rating in ratings()
        for spelling in (*rating.spellings, rating.code.replace("_", " "), rating.label_id, rating.label_en)
    }
    return table, max(map(len, table))
