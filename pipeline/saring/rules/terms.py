"""Find terms (words and phrases) in a normalised text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

Group = TypeVar("Group")

_ENDINGS = ("nya", "kah", "lah", "pun", "ku", "mu")
_SHORTEST_STEM = 3


class TermFinder(Generic[Group]):
    """Finds groups of terms in the words of a normalised text; any word may have an enclitic ending.

    >>> TermFinder({"place": ["rumah sakit"], "thing": ["obat"]}).find("ambil obatnya di rumah sakit".split(" "))
    {'thing': ['obat'], 'place': ['rumah sakit']}
    """

    def __init__(self, groups: Mapping[Group, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[Group, str, tuple[str, ...]]]] = defaultdict(list)
        for group, terms in groups.items():
            for term in terms:
                words = tuple(term.replace("-", " ").split(" "))
                self._by_first[words[0]].append((group, term, words))
        # Cached because for nearly every word no term begins with it.
        self._terms_starting_with = lru_cache(maxsize=1 << 15)(self._find_starting)

    def find(self, words: Sequence[str]) -> dict[Group, list[str]]:
        """Return the terms found in each group, each once, in text order."""
        found: dict[Group, list[str]] = {}
        for place, starting in enumerate(map(self._terms_starting_with, words)):
            for group, term, parts in starting:
                if len(parts) == 1 or _goes_on(parts, words, place):
                    terms = found.setdefault(group, [])
                    if term not in terms:
                        terms.append(term)
        return found

    def _find_starting(self, word: str) -> tuple[tuple[Group, str, tuple[str, ...]], ...]:
        return tuple(entry for form in _forms(word) for entry in self._by_first.get(form, ()))


def _goes_on(parts: tuple[str, ...], words: Sequence[str], place: int) -> bool:
    """Tell whether a term whose first word stands at a place goes on behind it."""
    if place + len(parts) > len(words):
        return False
    if parts[1] not in _forms(words[place + 1]):  # nearly always
        return False
    return all(parts[i] in _forms(words[place + i]) for i in range(2, len(parts)))


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> tuple[str, ...]:
    """Return the word, and its stems without an ending."""
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return word, *(stem for stem in stems if len(stem) >= _SHORTEST_STEM)


def split_words(normalised: str) -> list[str]:
    """Return the words of a normalised text without hyphens, whose use varies.

    Sentence punctuation counts as words, so that no phrase extends over it.
    """
    return normalised.replace("-", " ").split(" ")


def noisy_or(values: Iterable[float]) -> float:
    """Return the probability that at least one of some independent events occurs (noisy-or).

    >>> noisy_or([0.5, 0.5])
    0.75
    """
    none_occurs = 1.0
    for value in values:
        none_occurs *= 1 - value
    return 1 - none_occurs
