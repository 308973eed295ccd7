"""Which places a text names: provinces, kabupaten, kota, countries, and whatever stands after kecamatan or desa."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

_WORD = re.compile(r"(?<![\w/@-])([Ss][Ee]-)?([^\W\d_]+(?:[-'][^\W\d_]+)*)(?![\w/@]|\.[a-z])")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST, _SHORTEST = 4, 3


class PlaceName(NamedTuple):
    """A place and where it is named: `text[start:end]`; `name` is its one spelling, in lower case."""

    start: int
    end: int
    name: str


@lru_cache(maxsize=1 << 14)
def places_in(text: str) -> frozenset[str]:
    """Return the places a text names, in lower case and one spelling each.

    >>> sorted(places_in("Gempa di malang, terasa sampai Jogja dan Kec. Sukamaju"))
    ['malang', 'sukamaju', 'yogyakarta']
    >>> places_in("nasib malang, makan nasi padang di batu besar")
    frozenset()
    """
    return frozenset(place.name for place in find_places(text))


def find_places(text: str) -> Iterator[PlaceName]:
    """Yield the places a text names, from left to right; of names within names only the longest."""
    if _first_words().isdisjoint(_LETTERS.findall(text.lower())):
        return
    words = list(_WORD.finditer(text))
    lower = [word[2].lower() for word in words]
    position = 0
    while position < len(words):
        before = words[position][1] or (lower[position - 1] if position else "")
        n, name = _named_at(lower, position, before.lower(), capital=words[position][2][0].isupper())
        if n:
            yield PlaceName(words[position].start(2), words[position + n - 1].end(), name)
        position += max(n, 1)


def _named_at(lower: list[str], position: int, before: str, *, capital: bool) -> tuple[int, str]:
    """Return how many words from `position` name a place, and its one spelling; 0 if they name none."""
    for n in range(min(_LONGEST, len(lower) - position), 0, -1):
        name, mark = _names().get(" ".join(lower[position : position + n]), ("", ""))
        if name and _counts(mark, before, capital=capital):
            return n, name
    if (
        before in _words("small_title")
        and len(lower[position]) >= _SHORTEST
        and lower[position] not in _words("no_name")
    ):
        return 1, lower[position]
    return 0, ""


def _counts(mark: str, before: str, *, capital: bool) -> bool:
    if not mark or before in _words("title") or before in _words("small_title"):
        return True
    return before in _words("preposition") and (mark == "preposition" or capital)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_LETTERS.findall(spelling)[0] for spelling in _names()) | _words("small_title")


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Read the shipped list: each spelling in lower case to the one spelling and when it counts."""
    table = resources.files("pipeline").joinpath("resources/places.txt").read_text(encoding="utf-8")
    names: dict[str, tuple[str, str]] = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            _, name, _, others, mark = (line.lower().split("\t") + [""] * 4)[:5]
            names.setdefault(name, (name, mark))
            for other in others.split(",") if others else ():
                names.setdefault(other, (name, "preposition" if other in _words("word_too") else ""))
    return names


@cache
def _words(name: str) -> frozenset[str]:
    return _word_groups()[name]


@cache
def _word_groups() -> dict[str, frozenset[str]]:
    """Read the shipped list, a group a line: `name: words`."""
    table = resources.files("pipeline").joinpath("resources/place_words.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in table.splitlines() if not line.startswith("#"))
    return {name: frozenset(words.split()) for name, _, words in lines}
