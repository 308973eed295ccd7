"""What one pass over normalised texts finds: decision values, and how strange the language is.

The compiled engine and the arrays of `saring.model.features` give the same numbers to the last digits. The engine takes
a few milliseconds to set up, so a handful of texts is measured on arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring import compiled
from saring.model.familiarity import (
    Familiarity,
    foreign_here,
    measure_surprise,
    n_stretch_letters,
    spared_by_column,
    surprise_of,
)
from saring.model.features import MAX_CHARS, MAX_WORDS, FeatureSpace, NgramBlock
from saring.text.arrays import Float, UInt64, encode, word_hashes

if TYPE_CHECKING:
    from saring.compiled.ngrams import Engine

MIN_TEXTS = 64
_NONE = np.zeros(0, np.uint64)
NO_CHARS, NO_WORDS = (
    NgramBlock(kind, 1, 1, _NONE, _NONE.astype("f4"), _NONE.astype("u4"), (), _NONE, _NONE.astype("i8"))
    for kind in ("char", "word")
)


class Measures(NamedTuple):
    """What is found in texts.

    `decision_values` (texts x questions, before any intercept), and the `surprise` of each text in nats.
    """

    decision_values: Float
    surprise: Float


class Measurer:
    """Measures normalised texts with one model; `coefficients` has a row a question and a column a feature."""

    def __init__(self, space: FeatureSpace, coefficients: NDArray[np.float32], familiarity: Familiarity | None) -> None:
        self._space, self._coefficients, self._familiarity = space, coefficients, familiarity

    def measure(self, normalised: Sequence[str], *, many: bool | None = None) -> Measures:
        """Measure texts in one pass where that is faster: where there are `many`, or more to come."""
        if many is None:
            many = len(normalised) >= MIN_TEXTS
        if not many or self._engine is None:
            return self.measure_on_arrays(normalised)
        values, seen = self._engine.decision_values(list(normalised))
        spared, n_stretches, n_tokens, n_foreign = seen.T
        surprise = np.zeros(len(normalised))
        if self._familiarity is not None:
            total = n_stretches * self._familiarity.unseen - spared
            surprise = surprise_of(self._familiarity, total, n_stretches, n_foreign, np.maximum(1, n_tokens))
        return Measures(values, surprise)

    def measure_on_arrays(self, normalised: Sequence[str]) -> Measures:
        """Measure texts as the reference does."""
        values = self._space.decision_values(normalised, self._coefficients)
        if self._familiarity is None:
            return Measures(values, np.zeros(len(normalised)))
        return Measures(values, measure_surprise(self._space, self._familiarity, normalised))

    @cached_property
    def _engine(self) -> Engine | None:
        return build_engine(self._space, self._coefficients, self._familiarity)


def build_engine(
    space: FeatureSpace, coefficients: NDArray[np.float32] | None = None, familiarity: Familiarity | None = None
) -> Engine | None:
    """Return the compiled engine for a model, None where there is none or it does not know such a model.

    Without `coefficients` it counts and weighs n-grams and decides nothing.
    """
    if coefficients is None:
        coefficients = np.zeros((0, space.n_features), np.float32)
    kinds = {block.kind: (block, offset) for block, offset in zip(space.blocks, space.offsets, strict=True)}
    made = compiled.find("ngrams")
    if made is None or len(space.blocks) != len(kinds) or len({block.sublinear for block in space.blocks}) != 1:
        return None
    (chars, char_offset), (words, word_offset) = kinds.get("char", (NO_CHARS, 0)), kinds.get("word", (NO_WORDS, 0))
    if chars.n_max > MAX_CHARS or words.n_max > MAX_WORDS or len(coefficients) > compiled.MAX_QUESTIONS:
        return None
    engine: Engine = made.Engine(
        char_keys=np.ascontiguousarray(chars.keys),
        char_columns=_columns(chars, char_offset),
        n_min=chars.n_min,
        n_max=chars.n_max,
        alphabet=chars.alphabet,
        word_keys=np.ascontiguousarray(words.keys),
        word_columns=_columns(words, word_offset),
        n_words=words.n_max,
        words=np.ascontiguousarray(words.word_keys),
        word_numbers=np.asarray(words.word_order + 1, dtype=np.int64),
        idf=np.concatenate([block.idf for block in space.blocks]),
        coefficients=np.asarray(coefficients),
        foreign=_foreign_hashes(space) if familiarity else np.zeros(0, np.uint64),
        spared=_spared(space, chars, char_offset, familiarity),
        n_letters=n_stretch_letters(chars),
        sublinear=space.blocks[0].sublinear,
    )
    return engine


def _columns(block: NgramBlock, offset: int) -> NDArray[np.int64]:
    return np.arange(offset, offset + block.n_features, dtype=np.int64)


def _foreign_hashes(space: FeatureSpace) -> UInt64:
    words = sorted(foreign_here(space))
    return word_hashes(encode(words))[0] if words else np.zeros(0, np.uint64)


def _spared(space: FeatureSpace, chars: NgramBlock, offset: int, familiarity: Familiarity | None) -> Float:
    spared = np.zeros(space.n_features)
    if familiarity is not None:
        spared[offset : offset + chars.n_features] = spared_by_column(chars, familiarity)
    return spared
