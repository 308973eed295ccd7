"""Which places a text names: regencies, towns and provinces by a shipped list, smaller ones by what stands before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

from pipeline.titles import words_of

_KINDS = (
    r"kota|kabupaten|kab|kecamatan|kec|kelurahan|kel|desa|ds|dusun|kampung|kp|provinsi|prov|pulau|gunung|perumahan"
    r"|pasar|rsud|puskesmas|terminal|stasiun|bandara"
)
_BEFORE = re.compile(rf"(?:di|dari|ke|asal|wilayah|warga|{_KINDS})$")
_NAMED = re.compile(rf"\b(?:{_KINDS}) ((?!{_KINDS})[a-z]{{4,}})")
# Words that follow a kind of place and name none.
_NOT_NAMES = re.compile(
    r"yang|dengan|untuk|pada|kami|kita|saya|anda|atau|akan|sudah|juga|dalam|karena|sekitar|setempat|tersebut|terdekat"
    r"|tidak|mana|masing|baru|lama|besar|kecil|barat|timur|utara|selatan|tengah|induk|umum|rakyat|modal|saham|gratis"
)


class Place(NamedTuple):
    """A place by its name, and the province it lies in (empty where nobody can say)."""

    name: str
    province: str


def places_of(text: str) -> frozenset[Place]:
    """Return the places a text names.

    >>> sorted(place.name for place in places_of("Banjir di Malang dan Kecamatan Sukamaju, Jatim"))
    ['jawa timur', 'malang', 'sukamaju']
    >>> places_of("sungguh malang nasibnya")
    frozenset()
    """
    joined = " ".join(words_of(text))
    listed = {
        place
        for match in _pattern().finditer(joined)
        for place, starred in [_places()[match[0]]]
        if not starred or _BEFORE.search(joined[: match.start()].rstrip())
    }
    smaller = {name for name in _NAMED.findall(joined) if not _NOT_NAMES.fullmatch(name) and name not in _places()}
    return frozenset(listed) | {Place(name, "") for name in smaller}


def elsewhere(found: Iterable[Place], expected: Iterable[Place]) -> bool:
    """Tell whether two texts name places, and no place of the one is, holds or lies in a place of the other."""
    pairs = [(one, other) for one in found for other in expected]
    return bool(pairs) and not any(_together(one, other) for one, other in pairs)


def _together(one: Place, other: Place) -> bool:
    return one.name in (other.name, other.province) or one.province == other.name


@cache
def _places() -> dict[str, tuple[Place, bool]]:
    """Read the shipped list: each spelling with its place, and whether it is an everyday word as well."""
    table = resources.files("pipeline").joinpath("resources/places.txt").read_text(encoding="utf-8")
    places: dict[str, tuple[Place, bool]] = {}
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        heads, _, inside = line.partition(":")
        spellings = [name.strip() for name in heads.split(",")]
        places |= {name: (Place(spellings[0], ""), False) for name in spellings}
        for name in (name.strip() for name in inside.split(",")):
            bare = name.removesuffix("*")
            places[bare] = (Place(bare, spellings[0]), bare != name)
    return places


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_places(), key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")
