"""Detect texts in a language the model was not trained on, by character 4-grams and by everyday words.

The surprise of a 4-gram is its idf in the model: high where few training texts contain it. The mean over a text is
compared with the usual value in training. Languages of Indonesia share so many letter patterns that they stay below the
limit. Short texts, and languages as near as Malay, are told by words (`saring.model.languages`). Texts that are not
prose (`saring.rules.prose`) are reported here too, since no model knows them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.errors import BundleError
from saring.model.features import (
    CHAR_BITS,
    MAX_ALPHABET,
    FeatureSpace,
    NgramBlock,
    char_occurrences,
)
from saring.model.languages import ForeignLanguages, may_be_foreign
from saring.rules.prose import may_be_no_prose, not_prose
from saring.text.arrays import Bool, Corpus, Float, Int64, encode, lookup, slices

N_LETTERS = 4
# A prior count of usual 4-grams, since a short text proves little.
N_PRIOR_NGRAMS = 20
MIN_NGRAMS = 20
UNFAMILIAR = "unfamiliar_language"
# The limit follows the bulk of each source, so that a few foreign rows among hundreds cannot move it.
SPREAD = 2.1
MIN_SOURCE_ROWS = 50
_FIRST_LETTER, _SYMBOLS = ord("a"), (0xE000, 0xE0FF)


@dataclass(frozen=True, slots=True)
class Familiarity:
    """Surprise statistics of the training texts, in nats of idf.

    `unseen` is the surprise of an unseen 4-gram, `typical` the median surprise of a training text, `limit` the surprise
    above which a text is foreign.
    """

    unseen: float
    typical: float
    limit: float

    def as_dict(self) -> dict[str, float]:
        """Return the form stored in the manifest."""
        return asdict(self)


class LanguageMeasures(NamedTuple):
    """How foreign texts are: `surprise`, on the scale of `Familiarity.limit`, and `may_be_foreign` by their words."""

    surprise: Float
    may_be_foreign: Bool

    def take(self, places: Int64) -> LanguageMeasures:
        """Select some of the texts."""
        return LanguageMeasures(self.surprise[places], self.may_be_foreign[places])


class LanguageCheck:
    """Finds the texts that a model cannot score, by its `familiarity` and the vocabulary of its `space`."""

    def __init__(self, space: FeatureSpace, familiarity: Familiarity) -> None:
        self.familiarity = familiarity
        self.foreign = ForeignLanguages(space)

    def unfamiliar(self, texts: Sequence[str], normalised: Sequence[str], measures: LanguageMeasures) -> dict[int, str]:
        """Return the codes of why the model cannot score some of the texts, by index.

        `texts` are the originals of `normalised`. The codes are `unfamiliar_language`, with `_` and the code of the
        language where it is known, and those of `saring.rules.prose`.
        """
        surprising = np.flatnonzero(measures.surprise > self.familiarity.limit).tolist()
        found = {place: _code_of(self.foreign.name(normalised[place])) for place in surprising}
        asked = np.flatnonzero(measures.may_be_foreign).tolist()
        languages = self.foreign.tell([normalised[place] for place in asked])
        found.update((place, _code_of(code)) for place, code in zip(asked, languages, strict=True) if code)
        for place in may_be_no_prose(texts, normalised):
            if code := not_prose(texts[place], normalised[place]):
                found[place] = code
        return found


def _code_of(language: str | None) -> str:
    return f"{UNFAMILIAR}_{language}" if language else UNFAMILIAR


def read_familiarity(metadata: Mapping[str, Any]) -> Familiarity | None:
    """Return the familiarity stored in the manifest of a model, or None if there is none.

    Raises `BundleError` where it is not three numbers.
    """
    kept = metadata.get("familiarity")
    if kept is None:
        return None
    try:
        return Familiarity(**{name: float(value) for name, value in kept.items()})
    except (AttributeError, TypeError, ValueError) as error:
        raise BundleError("bundle_damaged", where="familiarity", found=type(error).__name__) from error


def fit_familiarity(
    space: FeatureSpace, normalised: Sequence[str], sources: Sequence[str], n_learned: int | None = None
) -> Familiarity:
    """Fit the usual surprise of texts; `sources` names the source of each.

    Texts that `space` was fitted on are measured leave-one-out; pass `n_learned` where it was fitted on that many other
    texts. The limit is the highest that any source needs.
    """
    unseen = float(np.log(1 + (len(normalised) if n_learned is None else n_learned))) + 1
    blind = Familiarity(unseen, unseen, np.inf)
    total, n = _sum_surprise(space, blind, normalised, left_out=n_learned is None)
    typical = float(np.median(total[n > 0] / n[n > 0])) if n.any() else unseen
    surprise = _shrunk(total, n, typical)
    names = np.asarray(sources)
    groups = [surprise[names == name] for name in sorted(set(sources)) if (names == name).sum() >= MIN_SOURCE_ROWS]
    limit = max(_limit_of(group) for group in groups or [surprise])
    return Familiarity(round(unseen, 4), round(typical, 4), round(limit, 4))


def _limit_of(surprise: Float) -> float:
    middle, high = np.quantile(surprise, [0.5, 0.95])
    return float(middle + SPREAD * (high - middle))


def measure_languages(
    space: FeatureSpace, check: LanguageCheck, normalised: Sequence[str], *, left_out: bool = False
) -> LanguageMeasures:
    """Measure how foreign each text is; a text of a few letters has a surprise of 0.

    With `left_out`, the texts that `space` was fitted on are measured leave-one-out.
    """
    total, n = _sum_surprise(space, check.familiarity, normalised, left_out=left_out)
    tokens = [text.split(" ") for text in normalised]
    n_foreign = np.array([sum(token in check.foreign.words for token in found) for found in tokens], dtype=np.float64)
    n_tokens = np.array([len(found) for found in tokens], dtype=np.float64)
    return LanguageMeasures(surprise_of(check.familiarity, total, n), may_be_foreign(n_foreign, n_tokens))


def surprise_of(familiarity: Familiarity, total: Float, n: Float) -> Float:
    """Return the surprise of texts from its sum over `n` 4-grams."""
    return np.where(n < MIN_NGRAMS, 0.0, _shrunk(total, n, familiarity.typical))


def _shrunk(total: Float, n: Float, typical: float) -> Float:
    return (total + N_PRIOR_NGRAMS * typical) / (n + N_PRIOR_NGRAMS)


def _sum_surprise(
    space: FeatureSpace, familiarity: Familiarity, normalised: Sequence[str], *, left_out: bool
) -> tuple[Float, Float]:
    """Return the summed surprise of the 4-grams of each text, and their number."""
    block = next(block for block in space.blocks if block.kind == "char")
    n_letters = language_ngram_length(block)
    low, high = _range_of(block, n_letters)
    keys, idf = block.keys[low:high], block.idf[low:high].astype(np.float64)
    if left_out:
        idf = _without_one_text(idf, familiarity.unseen)
    totals, counts = [np.zeros(0)], [np.zeros(0)]
    for chunk in slices(normalised):
        corpus = encode(normalised[chunk])
        n_docs = chunk.stop - chunk.start
        of_words = _starts_of_language_ngrams(corpus, n_letters)
        found = char_occurrences(corpus, block.alphabet, n_letters, n_letters)
        inside = of_words[found.start]
        column, doc = lookup(keys, found.key[inside]), found.doc[inside]
        known = column >= 0
        n = np.bincount(corpus.doc[: len(of_words)][of_words], minlength=n_docs).astype(float)
        spared = familiarity.unseen - idf[column[known]]
        totals.append(n * familiarity.unseen - np.bincount(doc[known], weights=spared, minlength=n_docs))
        counts.append(n)
    return np.concatenate(totals), np.concatenate(counts)


def _range_of(block: NgramBlock, n_letters: int) -> tuple[int, int]:
    """Return the range of the n-grams of one length: they are contiguous, since a longer one has a larger key."""
    edges = [np.uint64(1 << CHAR_BITS * (n_letters - 1)), np.uint64((1 << CHAR_BITS * n_letters) - 1)]
    low, high = np.searchsorted(block.keys, edges)
    return int(low), int(high)


def _without_one_text(idf: Float, unseen: float) -> Float:
    """Return the idf of each n-gram with one text that contains it left out."""
    n_texts = np.exp(unseen - 1)
    n_holding = np.round(n_texts / np.exp(idf - 1) - 1)
    least = n_holding.min(initial=np.inf)
    return np.where(n_holding > least, np.log(n_texts / np.maximum(1, n_holding)) + 1, unseen)


def _starts_of_language_ngrams(corpus: Corpus, n_letters: int) -> Bool:
    """Mark the starts of n-grams of letters and spaces; digits, links and punctuation do not show a language."""
    codes = corpus.codes
    letter = _is_of_language(codes)
    n = max(0, len(codes) - n_letters + 1)
    marked = corpus.doc[:n] == corpus.doc[len(codes) - n :]
    for i in range(n_letters):
        marked &= letter[i : i + n]
    return np.asarray(marked)


def _is_of_language(codes: NDArray[np.uint32]) -> Bool:
    return np.asarray((codes >= _FIRST_LETTER) & ((codes < _SYMBOLS[0]) | (codes > _SYMBOLS[1])) | (codes == ord(" ")))


def language_ngram_length(block: NgramBlock) -> int:
    """Return the length of the n-grams by which a language is recognised."""
    return min(N_LETTERS, block.n_max)


def surprise_reductions(block: NgramBlock, familiarity: Familiarity) -> Float:
    """Return the amount by which each column of a character block lowers the surprise of a text."""
    n_letters = language_ngram_length(block)
    low, high = _range_of(block, n_letters)
    letters = block.alphabet[
        [
            (block.keys[low:high] >> np.uint64(CHAR_BITS * i) & np.uint64(MAX_ALPHABET)).astype(int) - 1
            for i in range(n_letters)
        ]
    ]
    of_language = _is_of_language(letters).all(axis=0)
    spared = np.zeros(block.n_features)
    spared[low:high] = np.where(of_language, familiarity.unseen - block.idf[low:high].astype(np.float64), 0.0)
    return spared
