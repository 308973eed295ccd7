"""Terms found in a normalised text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

_ENDINGS = ("nya", "kah", "lah", "pun", "ku", "mu")
_SHORTEST_STEM = 3


class TermFinder:
    """Finds phrases of whole words in normalised texts without hyphens; any word may carry an ending.

    >>> TermFinder(["rumah sakit", "obat"]).find("ambil obatnya di rumah sakit".split(" "))
    ['obat', 'rumah sakit']
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for term in terms:
            words = tuple(term.replace("-", " ").split(" "))
            self._by_first[words[0]].append((term, words))

    def find(self, words: Sequence[str]) -> list[str]:
        """Return the terms that stand in the words of a text, each once, in the order of the text."""
        return list(dict.fromkeys(term for place in range(len(words)) for term in self._at(words, place)))

    def _at(self, words: Sequence[str], place: int) -> Iterator[str]:
        for first in _forms(words[place]):
            for term, parts in self._by_first.get(first, ()):
                here = words[place : place + len(parts)]
                if len(here) == len(parts) and all(p in _forms(w) for p, w in zip(parts, here, strict=True)):
                    yield term


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> tuple[str, ...]:
    """Return the word and what is left of it without an ending."""
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return word, *(stem for stem in stems if len(stem) >= _SHORTEST_STEM)


def either(values: Iterable[float]) -> float:
    """Return the chance that at least one of independent things is so (the noisy or).

    >>> either([0.5, 0.5])
    0.75
    """
    left = 1.0
    for value in values:
        left *= 1 - value
    return 1 - left
