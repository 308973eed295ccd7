"""Tell the language of a text by its everyday words, where it is one that the model was not trained on.

The shipped lists hold words of each language that Indonesian and the languages of Indonesia do not have. A text is
foreign when such words are a good share of it and outweigh its words that are common in training, so that Indonesian
with English in it stays Indonesian. Malay shares most words with Indonesian: against it, only words that Malay does not
use count as Indonesian, and the other way round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from saring.model.features import FeatureSpace, NgramBlock, word_occurrences
from saring.resources.word_lists import word_groups
from saring.text.arrays import Bool, Float, encode, lookup

MIN_TOKENS = 3
MIN_WEIGHT, MIN_SHARE = 2.0, 0.25
# A near language shows itself by few words, but those stand hardly ever in the other.
MIN_WEIGHT_OF_NEAR, MIN_SHARE_OF_NEAR = 1.0, 0.08
# Foreign words must outweigh the model's own by a margin: "thank you so much kak" is Indonesian.
MARGIN = 4.0
NEAR = {"ms": "id", "id": "ms"}
"""Languages that share most of their words: no word known from training tells one from the other."""
HALF = "?"
# A language is the model's own when so many of its words stand in at least one of fifty training texts.
MIN_COMMON_WORDS, COMMON_SHARE = 5, 0.02
# A word is the model's own when it stands in at least one of a thousand training texts.
OWN_SHARE = 0.001


class LanguageWords(NamedTuple):
    """The words of each language with their weights, and those that prove nothing."""

    weights: Mapping[str, Mapping[str, float]]
    shared: frozenset[str]


@cache
def language_words() -> LanguageWords:
    """Read the shipped lists, in normalised spelling."""
    groups = dict(word_groups("language_words.txt"))
    shared = groups.pop("shared")
    weights: dict[str, dict[str, float]] = {}
    for name, words in groups.items():
        weight = 0.5 if name.endswith(HALF) else 1.0
        weights.setdefault(name.removesuffix(HALF), {}).update(dict.fromkeys(words, weight))
    return LanguageWords(weights, shared)


class ForeignLanguages:
    """The languages that a model was not trained on, by the vocabulary of its `space`.

    A model without words in its vocabulary tells no language.
    """

    def __init__(self, space: FeatureSpace) -> None:
        self._block = next((block for block in space.blocks if block.kind == "word" and block.n_min == 1), None)
        weights, shared = language_words()
        own = weights.keys() if self._block is None else _own_languages(self._block)
        self._near_own = {code: weights[near].keys() for code, near in NEAR.items() if near in own}
        self._foreign = {code: words for code, words in weights.items() if code not in own}
        distant = (words for code, words in self._foreign.items() if code not in self._near_own)
        self._not_own = shared.union(*distant)
        self._weights_of: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for code, words in self._foreign.items():
            for word, weight in words.items():
                self._weights_of[word].append((code, weight))
        self.words = frozenset(self._weights_of)
        """The words that show one of these languages."""

    def tell(self, normalised: Sequence[str]) -> list[str | None]:
        """Return the code of the foreign language of each text, or None."""
        tokens = [text.split(" ") for text in normalised]
        likely = [self._likely_language(found) for found in tokens]
        asked = [found for found, code in zip(tokens, likely, strict=True) if code and code not in self._near_own]
        own_words = self._own_words({token for found in asked for token in found})
        return [
            code if code and self._outweighs_own(code, found, own_words) else None
            for code, found in zip(likely, tokens, strict=True)
        ]

    def name(self, normalised: str) -> str | None:
        """Return the foreign language that a text has most words of, for a text known to be foreign."""
        code, weight = self._heaviest(normalised.split(" "))
        return code if weight >= MIN_WEIGHT else None

    def _likely_language(self, tokens: Sequence[str]) -> str | None:
        """Return the foreign language that has enough words in a text, whatever else stands there."""
        code, weight = self._heaviest(tokens)
        is_near = code in self._near_own
        least, share = (MIN_WEIGHT_OF_NEAR, MIN_SHARE_OF_NEAR) if is_near else (MIN_WEIGHT, MIN_SHARE)
        return code if len(tokens) >= MIN_TOKENS and weight >= max(least, share * len(tokens)) else None

    def _outweighs_own(self, code: str, tokens: Sequence[str], own_words: frozenset[str]) -> bool:
        foreign, near_words = self._foreign[code], self._near_own.get(code)
        words, margin = (own_words, MARGIN) if near_words is None else (near_words, 0.0)
        n_own = sum(token in words and token not in foreign for token in tokens)
        return sum(foreign.get(token, 0.0) for token in tokens) > n_own + (margin if n_own else 0.0)

    def _heaviest(self, tokens: Sequence[str]) -> tuple[str | None, float]:
        """Return the language with the greatest weight in a text, and that weight."""
        totals: dict[str, float] = defaultdict(float)
        for token in tokens:
            if token in self.words:
                for code, weight in self._weights_of[token]:
                    totals[code] += weight
        heaviest = max(totals, key=totals.__getitem__, default=None)
        return heaviest, totals.get(heaviest or "", 0.0)

    def _own_words(self, tokens: set[str]) -> frozenset[str]:
        """Return the tokens that are common in training, without those that people of other languages write too."""
        words = [token for token in tokens if token[:1].isalpha() and token not in self._not_own]
        return frozenset() if self._block is None else _common_words(self._block, words, OWN_SHARE)


def may_be_foreign(n_foreign: Float, n_tokens: Float) -> Bool:
    """Mark the texts for which `ForeignLanguages.tell` must be called, by their foreign and all tokens."""
    return np.asarray((n_foreign >= MIN_WEIGHT_OF_NEAR) & (n_foreign >= MIN_SHARE_OF_NEAR * n_tokens))


def _own_languages(block: NgramBlock) -> frozenset[str]:
    """Return the languages that a model was trained on: those with several words common in its training texts."""
    weights = language_words().weights
    common = _common_words(block, {word for of_language in weights.values() for word in of_language}, COMMON_SHARE)
    return frozenset(
        code
        for code, of_language in weights.items()
        if sum(of_language.get(word) == 1.0 for word in common) >= MIN_COMMON_WORDS
    )


def _common_words(block: NgramBlock, words: Iterable[str], share: float) -> frozenset[str]:
    """Return those of some words that stand in at least a share of the training texts."""
    asked = sorted(words)
    if not asked:
        return frozenset()
    found = word_occurrences(encode(asked), block.word_keys, block.word_order, 1)
    column = lookup(block.keys, found.key)
    is_common = (column >= 0) & (block.idf[column] <= 1 - np.log(share))
    return frozenset(asked[doc] for doc in found.doc[is_common].tolist())
