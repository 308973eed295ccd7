"""A text with the results of all rules, each computed once on first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from saring.records import Reason, ScoredMessage, Signal
from saring.rules.denial import denies
from saring.rules.places import Place, PlaceName, find_places, with_provinces
from saring.rules.signal_hints import possible_rules
from saring.rules.signals import GRAVE, find_signals
from saring.rules.terms import split_words
from saring.rules.topics import FoundTerms, Topic, find_topics, find_urging, with_scam
from saring.text.links import Link, find_links
from saring.text.normalise import normalise
from saring.text.words import words_of


@dataclass(frozen=True)
class TextReading:
    """The lazy, cached analysis of one text by the rules.

    One reading is made per text and passed from room to room, so that no room analyses the text again. A pickled
    reading keeps the results computed so far.

    >>> reading = TextReading("Viralkan! Vaksin di Malang bikin kejang, daftar di bit.ly/x")
    >>> reading.denies, [topic.name for topic in reading.topics], reading.urging.words
    (False, ['health'], ('viralkan', 'daftar di'))
    >>> [signal.code for signal in reading.signals], [place.name for place in reading.places]
    (['short_link'], ['malang'])
    """

    text: str

    @cached_property
    def normalised(self) -> str:
        """The text as the model reads it."""
        return normalise(self.text)

    @property
    def words(self) -> list[str]:
        """The words and sentence punctuation of the normalised text, without hyphens."""
        return split_words(self.normalised)

    @cached_property
    def title_words(self) -> list[str]:
        """The words and numbers that are compared with the titles of fact-checks."""
        return words_of(self.text)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links, from left to right."""
        return tuple(find_links(self.text))

    @cached_property
    def place_names(self) -> tuple[PlaceName, ...]:
        """The mentions of places, from left to right."""
        return tuple(find_places(self.text))

    @cached_property
    def places(self) -> frozenset[Place]:
        """The distinct places, each with its province."""
        return with_provinces(self.place_names)

    @cached_property
    def denies(self) -> bool:
        """Whether the text says that a claim is false."""
        return denies(self.normalised)

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """The scam signals, in text order; their details are in the chosen language."""
        return find_signals(self)

    @property
    def has_grave_signal(self) -> bool:
        """Whether the text has a grave scam signal: following it does harm."""
        return any(signal.code in GRAVE for signal in self.signals)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics, the most harmful first; whatever it talks about, a scam is about money."""
        scam = tuple(self.text[signal.start : signal.end] for signal in self.signals if signal.code in GRAVE)
        return with_scam(find_topics(self.words), scam)

    @cached_property
    def urging(self) -> FoundTerms:
        """How strongly the text urges people to act or to share it."""
        return find_urging(self.words)


def with_signals(scored: Iterable[ScoredMessage]) -> Iterator[ScoredMessage]:
    """Yield scored messages with the scam signals of each text among the reasons for its verdict."""
    for item in scored:
        text = item.message.text
        signals = TextReading(text).signals if possible_rules(text) else ()
        if signals:
            reasons = (*item.score.reasons, *(Reason(signal.code, signal.detail) for signal in signals))
            item = item._replace(score=item.score._replace(reasons=reasons))
        yield item
