"""What a claim may harm, how it urges people to act, and whether it concerns the office's own area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from saring.resources.word_lists import load_word_list
from saring.rules.terms import TermFinder, either, split_words
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


class FoundTerms(NamedTuple):
    """Terms that stand in a text and what they amount to, 0 to 1."""

    value: float
    words: tuple[str, ...]


def find_topics(words: Sequence[str]) -> tuple[Topic, ...]:
    """Return the harm topics of the words of a text, the gravest first; there may be several, or none.

    >>> [topic.name for topic in find_topics("vaksin ini bikin kejang".split(" "))]
    ['health']
    """
    found = _topic_finder().find(words)
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


def find_urging(words: Sequence[str]) -> FoundTerms:
    """Return how hard the words of a text urge people to act or to pass it on, and which of them do.

    >>> find_urging("viralkan sebelum dihapus".split(" ")).words
    ('viralkan', 'sebelum dihapus')
    """
    found = _urging_finder().find(words)
    weighted = [(float(table["weight"]), found.get(name, [])) for name, table in load_word_list("urging.toml").items()]
    value = either(weight for weight, terms in weighted for _ in terms)
    return FoundTerms(value, tuple(term for _, terms in weighted for term in terms))


@cache
def _urging_finder() -> TermFinder[str]:
    return TermFinder({name: table["terms"] for name, table in load_word_list("urging.toml").items()})


def find_local(words: Sequence[str], office: Office) -> FoundTerms:
    """Return the office's places, agencies and officials that the words of a text name.

    >>> find_local("warga sukamaju diminta waspada".split(" "), Office(places=("Sukamaju",)))
    FoundTerms(value=0.8, words=('Sukamaju',))
    """
    found = _local_finder(office).find(words)
    named = [(kind, name) for kind in _LOCAL_VALUES for name in getattr(office, kind) if (kind, name) in found]
    value = max((_LOCAL_VALUES[kind] for kind, _ in named), default=0.0)
    return FoundTerms(value, tuple(name for _, name in named))


@lru_cache(maxsize=8)
def _local_finder(office: Office) -> TermFinder[tuple[str, str]]:
    names = ((kind, name) for kind in _LOCAL_VALUES for name in getattr(office, kind))
    return TermFinder({(kind, name): [" ".join(split_words(normalise(name)))] for kind, name in names})
