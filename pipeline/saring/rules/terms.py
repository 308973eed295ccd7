"""Terms found in a normalised text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

Group = TypeVar("Group")

_ENDINGS = ("nya", "kah", "lah", "pun", "ku", "mu")
_SHORTEST_STEM = 3


class TermFinder(Generic[Group]):
    """Finds phrases of whole words, in groups, in the words of a normalised text; any word may carry an ending.

    >>> TermFinder({"place": ["rumah sakit"], "thing": ["obat"]}).find("ambil obatnya di rumah sakit".split(" "))
    {'thing': ['obat'], 'place': ['rumah sakit']}
    """

    def __init__(self, groups: Mapping[Group, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[Group, str, tuple[str, ...]]]] = defaultdict(list)
        for group, terms in groups.items():
            for term in terms:
                words = tuple(term.replace("-", " ").split(" "))
                self._by_first[words[0]].append((group, term, words))
        # What begins at a word, for each word met: nearly always nothing.
        self._begins = lru_cache(maxsize=1 << 15)(self._beginning)

    def find(self, words: Sequence[str]) -> dict[Group, list[str]]:
        """Return the terms of each group that stand in the words of a text, each once, in the order of the text."""
        found: dict[Group, list[str]] = {}
        for place, begun in enumerate(map(self._begins, words)):
            for group, term, parts in begun:
                if len(parts) == 1 or _stand(parts, words[place : place + len(parts)]):
                    here = found.setdefault(group, [])
                    if term not in here:
                        here.append(term)
        return found

    def _beginning(self, word: str) -> tuple[tuple[Group, str, tuple[str, ...]], ...]:
        return tuple(entry for form in _forms(word) for entry in self._by_first.get(form, ()))


def _stand(parts: tuple[str, ...], here: Sequence[str]) -> bool:
    return len(here) == len(parts) and all(part in _forms(word) for part, word in zip(parts, here, strict=True))


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> tuple[str, ...]:
    """Return the word and what is left of it without an ending."""
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return word, *(stem for stem in stems if len(stem) >= _SHORTEST_STEM)


def split_words(normalised: str) -> list[str]:
    """Return the words of a normalised text, hyphens left out: they come and go.

    Sentence marks stand as words of their own, so that a phrase does not reach over them.
    """
    return normalised.replace("-", " ").split(" ")


def either(values: Iterable[float]) -> float:
    """Return the chance that at least one of independent things is so (the noisy or).

    >>> either([0.5, 0.5])
    0.75
    """
    left = 1.0
    for value in values:
        left *= 1 - value
    return 1 - left
