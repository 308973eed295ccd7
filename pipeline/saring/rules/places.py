"""Which places a text names: provinces, kabupaten, kota, countries, and whatever stands after kecamatan or desa."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from saring.resources import read_shipped
from saring.resources.word_lists import word_groups

_WORD = re.compile(r"(?<![\w/@-])([Ss][Ee]-)?([^\W\d_]+(?:[-'][^\W\d_]+)*)(?![\w/@]|\.[a-z])")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST, _SHORTEST = 4, 3


class PlaceName(NamedTuple):
    """A place and where it is named: `text[start:end]`; `name` is its one spelling, in lower case."""

    start: int
    end: int
    name: str


class Place(NamedTuple):
    """A place by its one spelling, and the province it lies in (empty where it is not known)."""

    name: str
    province: str


def with_provinces(names: Iterable[PlaceName]) -> frozenset[Place]:
    """Return the places that are named, each with its province.

    >>> sorted(with_provinces(find_places("Banjir di Malang dan Kecamatan Sukamaju")))
    [Place(name='malang', province='jawa timur'), Place(name='sukamaju', province='')]
    """
    return frozenset(Place(found.name, _provinces().get(found.name, "")) for found in names)


def elsewhere(found: Iterable[Place], expected: Iterable[Place]) -> bool:
    """Tell whether two texts name places, and no place of the one is, holds or lies in a place of the other."""
    pairs = [(one, other) for one in found for other in expected]
    return bool(pairs) and not any(_together(one, other) for one, other in pairs)


def _together(one: Place, other: Place) -> bool:
    return one.name in (other.name, other.province) or one.province == other.name


def find_places(text: str) -> Iterator[PlaceName]:
    """Yield the places a text names, from left to right; of names within names only the longest.

    >>> [place.name for place in find_places("Gempa di malang, terasa sampai Jogja dan Kec. Sukamaju")]
    ['malang', 'yogyakarta', 'sukamaju']
    >>> list(find_places("nasib malang, makan nasi padang di batu besar"))
    []
    """
    if _first_words().isdisjoint(_LETTERS.findall(text.lower())):
        return
    words = list(_WORD.finditer(text))
    lower = [word[2].lower() for word in words]
    position, small = 0, _words("small_title")
    while position < len(words):
        if lower[position] not in _first_words() and (not position or lower[position - 1] not in small):
            position += 1
            continue
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
    names: dict[str, tuple[str, str]] = {}
    for _, name, _, others, mark in _table():
        names.setdefault(name, (name, mark))
        for other in others.split(",") if others else ():
            names.setdefault(other, (name, "preposition" if other in _words("word_too") else ""))
    return names


@cache
def _provinces() -> dict[str, str]:
    """Return the province of each place, by its one spelling; a province lies in none."""
    return {name: province for kind, name, province, *_ in reversed(_table()) if kind != "provinsi"}


@cache
def _table() -> tuple[tuple[str, ...], ...]:
    """Read the shipped list in lower case: kind, name, province, other spellings, when the name counts."""
    table = read_shipped("places.txt")
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    return tuple(tuple((line.lower().split("\t") + [""] * 4)[:5]) for line in lines)


@cache
def _words(name: str) -> frozenset[str]:
    return word_groups("place_words.txt")[name]
