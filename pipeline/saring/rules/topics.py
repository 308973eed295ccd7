"""What a claim may harm, how it urges people to act, and whether it concerns the office's own area."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from saring.resources.word_lists import load_word_list
from saring.rules.terms import TermFinder, either
from saring.settings import Office
from saring.text.normalise import normalise

STRONG, WEAK = 0.6, 0.3
NAMED_FROM = 0.5  # one strong term, or two weak ones
_LOCAL_VALUES = {"officials": 1.0, "agencies": 1.0, "places": 0.8}


class Topic(NamedTuple):
    """A harm topic of a text: how surely it is about it and how bad that is (`value`, 0 to 1), and by which words."""

    name: str
    value: float
    words: tuple[str, ...]


class Found(NamedTuple):
    """Terms that stand in a text and what they amount to, 0 to 1."""

    value: float
    words: tuple[str, ...]


def find_topics(text: str) -> tuple[Topic, ...]:
    """Return the harm topics of a text, the gravest first; there may be several, or none.

    >>> [topic.name for topic in find_topics("Vaksin ini bikin kejang, jangan mau disuntik")]
    ['health']
    """
    found = _topic_finder().find(_words(text))
    topics = [_topic(name, found) for name in dict.fromkeys(name for name, _ in found)]
    return tuple(sorted((topic for topic in topics if topic is not None), key=lambda topic: (-topic.value, topic.name)))


def _topic(name: str, found: Mapping[tuple[str, str], list[str]]) -> Topic | None:
    grave, light = found.get((name, "strong"), []), found.get((name, "weak"), [])
    sure = either([STRONG] * len(grave) + [WEAK] * len(light))
    severity = float(load_word_list("topics.toml")[name]["severity"])
    return Topic(name, sure * severity, (*grave, *light)) if sure > NAMED_FROM else None


@cache
def _topic_finder() -> TermFinder[tuple[str, str]]:
    tables = load_word_list("topics.toml")
    return TermFinder({(name, kind): table[kind] for name, table in tables.items() for kind in ("strong", "weak")})


def find_urging(text: str) -> Found:
    """Return how hard a text urges people to act or to pass it on, and with which words.

    >>> find_urging("Viralkan sebelum dihapus!").words
    ('viralkan', 'sebelum dihapus')
    """
    found = _urging_finder().find(_words(text))
    told = [(float(table["weight"]), found.get(name, [])) for name, table in load_word_list("urging.toml").items()]
    value = either(weight for weight, terms in told for _ in terms)
    return Found(value, tuple(term for _, terms in told for term in terms))


@cache
def _urging_finder() -> TermFinder[str]:
    return TermFinder({name: table["terms"] for name, table in load_word_list("urging.toml").items()})


def find_local(text: str, office: Office) -> Found:
    """Return the office's places, agencies and officials that a text names.

    >>> find_local("Warga Sukamaju diminta waspada", Office(places=("Sukamaju",)))
    Found(value=0.8, words=('Sukamaju',))
    """
    words = _words(text)
    named = {kind: [name for name in getattr(office, kind) if _finder_of(name).find(words)] for kind in _LOCAL_VALUES}
    value = max((_LOCAL_VALUES[kind] for kind, names in named.items() if names), default=0.0)
    return Found(value, tuple(name for names in named.values() for name in names))


@cache
def _finder_of(name: str) -> TermFinder[str]:
    return TermFinder({name: [" ".join(_words(name))]})


def _words(text: str) -> list[str]:
    # Sentence marks stand as words of their own, and a phrase does not reach over them; hyphens come and go.
    return normalise(text).replace("-", " ").split(" ")
