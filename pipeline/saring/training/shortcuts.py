"""The strongest features of a model, with the kind of shortcut that each may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from saring.model.features import FeatureSpace
from saring.model.vocabulary import feature_names
from saring.rules.shortcuts import shortcut_kind
from saring.text.arrays import lookup
from saring.text.symbols import DIGIT, LINK, LINK_APP, LINK_GOV, LINK_SHORT, MASKS

_READABLE = str.maketrans(
    {DIGIT: "0", LINK: "[link]", LINK_SHORT: "[link pendek]", LINK_GOV: "[go.id]", LINK_APP: "[apk]", **MASKS}
)


def strongest_features(
    space: FeatureSpace, coefficients: NDArray[Any], question: str, n: int = 40
) -> list[dict[str, Any]]:
    """Return the `n` features with the largest weights: `question, feature, kind, weight`.

    `coefficients` has one entry per column. `weight` is coefficient x idf, in log-odds before normalisation by the
    length of the text: the effect of one occurrence, which the coefficient alone understates for rare words. In
    `feature`, `_` stands for a space in a character n-gram.
    """
    idf = np.concatenate([block.idf for block in space.blocks])
    weights = np.asarray(coefficients, dtype=np.float64) * idf
    strongest = np.argsort(-np.abs(weights), kind="stable")[:n].tolist()
    return [
        {"question": question, "feature": feature, "kind": kind, "weight": round(float(weights[column]), 4)}
        for column, (feature, kind) in zip(strongest, _describe(space, strongest), strict=True)
    ]


def _describe(space: FeatureSpace, columns: Sequence[int]) -> Iterator[tuple[str, str | None]]:
    """Yield the readable text and the kind of each column."""
    words = _word_counts(space)
    for column in columns:
        place = int(np.searchsorted(space.offsets, column, side="right")) - 1
        block = space.blocks[place]
        (name,) = feature_names(block, [column - space.offsets[place]])
        if block.kind == "word":
            yield name.translate(_READABLE), shortcut_kind(name)
        else:
            yield name.replace(" ", "_").translate(_READABLE), _kind_of_ngram(name, words)


def _kind_of_ngram(name: str, words: dict[str, float]) -> str | None:
    """Return the shortcut kind of most words that contain a character n-gram: `oaks` is part of hoaks."""
    counts: dict[str | None, float] = {}
    for word, count in words.items():
        if name in f" {word} ":
            kind = shortcut_kind(word)
            counts[kind] = counts.get(kind, 0.0) + count
    return max(counts, key=counts.__getitem__, default=None)


def _word_counts(space: FeatureSpace) -> dict[str, float]:
    """Estimate the relative document frequency of each word from its idf."""
    counts: dict[str, float] = {}
    for block in space.blocks:
        numbers = np.arange(1, len(block.words) + 1, dtype=np.uint64)
        column = lookup(block.keys, numbers)
        counts |= {
            word: float(np.exp(-block.idf[place]))
            for word, place in zip(block.words, column, strict=True)
            if place >= 0
        }
    return counts
