"""One text and everything the rules find in it, each answer found once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from saring.records import Signal
from saring.rules.denial import denies
from saring.rules.places import Place, PlaceName, find_places, with_provinces
from saring.rules.signals import GRAVE, find_signals
from saring.rules.terms import split_words
from saring.rules.topics import FoundTerms, Topic, find_topics, find_urging
from saring.text.links import Link, find_links
from saring.text.normalise import normalise
from saring.text.words import words_of


@dataclass(frozen=True)
class TextReading:
    """A text and what the rules say of it; each answer is worked out when it is first needed, and kept.

    A reading is made once for a text and handed from room to room, so that no room reads the text again. A pickled
    reading keeps the answers worked out so far.

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
        """The words and sentence marks of the normalised text, hyphens left out."""
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
        """Where places are named, from left to right."""
        return tuple(find_places(self.text))

    @cached_property
    def places(self) -> frozenset[Place]:
        """The places that are named, each with its province."""
        return with_provinces(self.place_names)

    @cached_property
    def denies(self) -> bool:
        """Whether the text says of a claim that it is false."""
        return denies(self.normalised)

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """The marks of a scam, in the order of their places; their details are in the language in force."""
        return find_signals(self)

    @property
    def has_grave_signal(self) -> bool:
        """Whether a mark of a scam stands in the text that harms whoever follows it."""
        return any(signal.code in GRAVE for signal in self.signals)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The harm topics, the gravest first."""
        return find_topics(self.words)

    @cached_property
    def urging(self) -> FoundTerms:
        """How hard the text urges people to act or to pass it on."""
        return find_urging(self.words)
