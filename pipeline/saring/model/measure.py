"""Compute decision values and language surprise of normalised texts in one pass.

The compiled engine and the arrays of `saring.model.features` agree to the last digits. The engine takes a few
milliseconds to set up, so a few texts are measured on arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring import compiled
from saring.model.familiarity import (
    LanguageCheck,
    LanguageMeasures,
    language_ngram_length,
    measure_languages,
    surprise_of,
    surprise_reductions,
)
from saring.model.features import MAX_CHARS, MAX_WORDS, FeatureSpace, NgramBlock
from saring.model.languages import may_be_foreign
from saring.text.arrays import Float, Int64, UInt64, encode, word_hashes

if TYPE_CHECKING:
    from saring.compiled.ngrams import Engine

MIN_TEXTS = 64
_NONE = np.zeros(0, np.uint64)
NO_CHARS, NO_WORDS = (
    NgramBlock(kind, 1, 1, _NONE, _NONE.astype("f4"), _NONE.astype("u4"), (), _NONE, _NONE.astype("i8"))
    for kind in ("char", "word")
)


class Measures(NamedTuple):
    """Decision values (texts x questions, before intercepts), and how foreign each text is."""

    decision_values: Float
    languages: LanguageMeasures


class Measurer:
    """Measures normalised texts with one model; `coefficients` are questions x features."""

    def __init__(self, space: FeatureSpace, coefficients: NDArray[np.float32], check: LanguageCheck | None) -> None:
        self._space, self._coefficients, self._check = space, coefficients, check

    def measure(self, normalised: Sequence[str], *, many: bool | None = None) -> Measures:
        """Measure texts; with `many` texts, here or still to come, by the compiled engine."""
        if many is None:
            many = len(normalised) >= MIN_TEXTS
        if not many or self._engine is None:
            return self.measure_on_arrays(normalised)
        values, seen = self._engine.decision_values(list(normalised))
        spared, n_stretches, n_tokens, n_foreign = seen.T
        if self._check is None:
            return Measures(values, _unmeasured(len(normalised)))
        total = n_stretches * self._check.familiarity.unseen - spared
        surprise = surprise_of(self._check.familiarity, total, n_stretches)
        return Measures(values, LanguageMeasures(surprise, may_be_foreign(n_foreign, np.maximum(1, n_tokens))))

    def measure_on_arrays(self, normalised: Sequence[str]) -> Measures:
        """Measure texts on arrays: the reference implementation."""
        values = self._space.decision_values(normalised, self._coefficients)
        if self._check is None:
            return Measures(values, _unmeasured(len(normalised)))
        return Measures(values, measure_languages(self._space, self._check, normalised))

    @cached_property
    def _engine(self) -> Engine | None:
        return build_engine(self._space, self._coefficients, self._check)


def build_engine(
    space: FeatureSpace, coefficients: NDArray[np.float32] | None = None, check: LanguageCheck | None = None
) -> Engine | None:
    """Build the compiled engine for a model; None where it was not built or does not support the model.

    Without `coefficients` the engine only counts and weighs n-grams.
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
        foreign=_foreign_hashes(check) if check else np.zeros(0, np.uint64),
        spared=_surprise_reductions(space, chars, char_offset, check),
        n_letters=language_ngram_length(chars),
        sublinear=space.blocks[0].sublinear,
    )
    return engine


def _columns(block: NgramBlock, offset: int) -> Int64:
    return np.arange(offset, offset + block.n_features, dtype=np.int64)


def _unmeasured(n_texts: int) -> LanguageMeasures:
    return LanguageMeasures(np.zeros(n_texts), np.zeros(n_texts, np.bool_))


def _foreign_hashes(check: LanguageCheck) -> UInt64:
    words = sorted(check.foreign.words)
    return word_hashes(encode(words))[0] if words else np.zeros(0, np.uint64)


def _surprise_reductions(space: FeatureSpace, chars: NgramBlock, offset: int, check: LanguageCheck | None) -> Float:
    spared = np.zeros(space.n_features)
    if check is not None:
        spared[offset : offset + chars.n_features] = surprise_reductions(chars, check.familiarity)
    return spared
