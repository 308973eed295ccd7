"""Find topics, urging, and names of the office's own area in a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from saring.resources import read_shipped
from saring.resources.word_lists import load_word_list
from saring.rules.terms import TermFinder, noisy_or, split_words
from saring.settings import Office
from saring.text.normalise import normalise

STRONG, WEAK = 0.6, 0.3
NAMED_FROM = 0.5  # one strong term, or two weak ones
_SENTENCE_ENDS = frozenset(".!?")
_CALLS = frozenset({"spread", "act"})
_LOCAL_VALUES = {"officials": 1.0, "agencies": 1.0, "places": 0.8}


class Topic(NamedTuple):
    """A topic of a text: `value` (0 to 1) is confidence times severity, `words` the terms found.

    The value is 0 where the text only asks about the topic.
    """

    name: str
    value: float
    words: tuple[str, ...]


class FoundTerms(NamedTuple):
    """The terms found in a text, and their combined value from 0 to 1."""

    value: float
    words: tuple[str, ...]


def find_topics(words: Sequence[str]) -> tuple[Topic, ...]:
    """Return the topics of a text from its words, the most harmful first; there may be none.

    A question names its topic and raises no harm, except beside a call to act or to pass the text on: then it is asked
    of the reader.

    >>> find_topics("vaksin ini bikin kejang".split(" "))
    (Topic(name='health', value=0.84, words=('vaksin', 'kejang')),)
    >>> find_topics("anaknya sudah dicek ke puskesmas ?".split(" "))
    (Topic(name='health', value=0.0, words=('puskesmas',)),)
    """
    found = _topic_finder().find(words)
    if not found:
        return ()
    stated = _topic_finder().find(_stated(words)) if _asks(words) and not _calls(words) else found
    topics = [_topic(name, found, stated) for name in dict.fromkeys(name for name, _ in found)]
    return tuple(sorted((topic for topic in topics if topic is not None), key=lambda topic: (-topic.value, topic.name)))


def with_scam(topics: tuple[Topic, ...], marks: tuple[str, ...]) -> tuple[Topic, ...]:
    """Return the topics with `money` among them where a text has marks of a scam that harms whoever follows it."""
    if not marks or any(topic.name == "money" and topic.value for topic in topics):
        return topics
    money = Topic("money", STRONG * float(load_word_list("topics.toml")["money"]["severity"]), marks)
    return (money, *(topic for topic in topics if topic.name != "money"))


_Found = Mapping[tuple[str, str], list[str]]


def _topic(name: str, found: _Found, stated: _Found) -> Topic | None:
    sure = _confidence(name, found)
    severity = float(load_word_list("topics.toml")[name]["severity"])
    words = (*found.get((name, "strong"), ()), *found.get((name, "weak"), ()))
    return Topic(name, round(_confidence(name, stated) * severity, 4), words) if sure > NAMED_FROM else None


def _confidence(name: str, found: _Found) -> float:
    return noisy_or([STRONG] * len(found.get((name, "strong"), ())) + [WEAK] * len(found.get((name, "weak"), ())))


def _asks(words: Sequence[str]) -> bool:
    return "?" in words or bool(_question_finder().find(words))


def _calls(words: Sequence[str]) -> bool:
    return not _CALLS.isdisjoint(_urging_finder().find(words))


def _stated(words: Sequence[str]) -> list[str]:
    """Return the words of the sentences that do not ask."""
    stated: list[str] = []
    sentence: list[str] = []
    for word in (*words, "."):
        sentence.append(word)
        if word in _SENTENCE_ENDS:
            if not _asks(sentence):
                stated += sentence
            sentence = []
    return stated


@cache
def _question_finder() -> TermFinder[str]:
    lines = read_shipped("questions.txt").splitlines()
    return TermFinder({"asks": [line for line in lines if line and not line.startswith("#")]})


@cache
def _topic_finder() -> TermFinder[tuple[str, str]]:
    tables = load_word_list("topics.toml")
    return TermFinder({(name, kind): table[kind] for name, table in tables.items() for kind in ("strong", "weak")})


def find_urging(words: Sequence[str]) -> FoundTerms:
    """Return how strongly a text urges people to act or to share it, and the terms that do.

    >>> find_urging("viralkan sebelum dihapus".split(" ")).words
    ('viralkan', 'sebelum dihapus')
    """
    found = _urging_finder().find(words)
    weighted = [(float(table["weight"]), found.get(name, [])) for name, table in load_word_list("urging.toml").items()]
    value = noisy_or(weight for weight, terms in weighted for _ in terms)
    return FoundTerms(value, tuple(term for _, terms in weighted for term in terms))


@cache
def _urging_finder() -> TermFinder[str]:
    return TermFinder({name: table["terms"] for name, table in load_word_list("urging.toml").items()})


def find_local(words: Sequence[str], office: Office) -> FoundTerms:
    """Return the office's places, agencies and officials that a text names.

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
