"""What a model cannot know: texts in a language it never learned from.

Every stretch of four letters has a surprise, the idf the model already carries: high where few
training texts hold it. The mean over a text, raised by everyday words of foreign languages, is compared
with what is usual in training. Languages of Indonesia share so many letter patterns that they stay below
the limit. What is no written language at all (`saring.rules.prose`) is found here too, since no model knows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from saring.errors import BundleError
from saring.model.features import (
    CHAR_BITS,
    MAX_ALPHABET,
    FeatureSpace,
    NgramBlock,
    char_occurrences,
    word_occurrences,
)
from saring.resources import read_shipped
from saring.rules.prose import may_be_no_prose, not_prose
from saring.text.arrays import Corpus, Float, encode, lookup, slices

N_LETTERS = 4
# A text counts as if this many usual stretches (and words) stood before it: short texts prove nothing.
N_PRIOR_STRETCHES = 20
N_PRIOR_WORDS = 5
N_LEAST_STRETCHES = 20
FOREIGN_WEIGHT = 4.0
# Where one training text in twenty has a word, it is at home there: idf of a share of 0.05.
_HOME_IDF = 1 - np.log(0.05)
# The limit follows the bulk of each source, so that a few foreign rows among hundreds cannot move it.
SPREAD = 2.1
MIN_SOURCE_ROWS = 50
_FIRST_LETTER, _SYMBOLS = ord("a"), (0xE000, 0xE0FF)


@dataclass(frozen=True, slots=True)
class Familiarity:
    """What is usual in the training texts, in nats of idf.

    `unseen` is the surprise of a stretch no training text holds, `typical` the median surprise of a
    training text, `limit` the surprise above which a text is foreign.
    """

    unseen: float
    typical: float
    limit: float

    def as_dict(self) -> dict[str, float]:
        """Return what the manifest keeps."""
        return asdict(self)


def read_familiarity(metadata: Mapping[str, Any]) -> Familiarity | None:
    """Return what the manifest of a model kept, or None if it kept nothing.

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
    """Learn what is usual in texts; `sources` names where each is from.

    Where `space` was fitted on these texts, each is measured as if it had not been learned from; where it was fitted
    on `n_learned` others, as it is. The limit is that of the source that needs the highest.
    """
    unseen = float(np.log(1 + (len(normalised) if n_learned is None else n_learned))) + 1
    blind = Familiarity(unseen, unseen, np.inf)
    total, n = _stretches(space, blind, normalised, left_out=n_learned is None)
    typical = float(np.median(total[n > 0] / n[n > 0])) if n.any() else unseen
    surprise = _shrunk(total, n, typical) + _foreign_bonus(*_foreign_tokens(space, normalised))
    names = np.asarray(sources)
    groups = [surprise[names == name] for name in sorted(set(sources)) if (names == name).sum() >= MIN_SOURCE_ROWS]
    limit = max(_limit_of(group) for group in groups or [surprise])
    return Familiarity(round(unseen, 4), round(typical, 4), round(limit, 4))


def _limit_of(surprise: Float) -> float:
    middle, high = np.quantile(surprise, [0.5, 0.95])
    return float(middle + SPREAD * (high - middle))


def unfamiliar(
    familiarity: Familiarity, texts: Sequence[str], normalised: Sequence[str], surprise: Float
) -> dict[int, str]:
    """Say why the model cannot know some of the texts, by their places.

    `texts` are the originals of `normalised`, `surprise` what `measure_surprise` found. The codes are
    `unfamiliar_language` and those of `saring.rules.prose`.
    """
    found = dict.fromkeys(np.flatnonzero(surprise > familiarity.limit).tolist(), "unfamiliar_language")
    for place in may_be_no_prose(texts, normalised):
        if code := not_prose(texts[place], normalised[place]):
            found[place] = code
    return found


def measure_surprise(
    space: FeatureSpace, familiarity: Familiarity, normalised: Sequence[str], *, left_out: bool = False
) -> Float:
    """Return how strange the language of each text is, on the scale of `familiarity.limit`; 0 for a few letters.

    With `left_out`, texts that `space` was fitted on are measured as if each had not been among them.
    """
    total, n = _stretches(space, familiarity, normalised, left_out=left_out)
    n_foreign, n_tokens = _foreign_tokens(space, normalised)
    return surprise_of(familiarity, total, n, n_foreign, n_tokens)


def surprise_of(familiarity: Familiarity, total: Float, n: Float, n_foreign: Float, n_tokens: Float) -> Float:
    """Return the surprise of texts from its sum over `n` stretches and from the foreign ones of their tokens."""
    surprise = _shrunk(total, n, familiarity.typical) + _foreign_bonus(n_foreign, n_tokens)
    return np.where(n < N_LEAST_STRETCHES, 0.0, surprise)


def _shrunk(total: Float, n: Float, typical: float) -> Float:
    return (total + N_PRIOR_STRETCHES * typical) / (n + N_PRIOR_STRETCHES)


def _stretches(
    space: FeatureSpace, familiarity: Familiarity, normalised: Sequence[str], *, left_out: bool
) -> tuple[Float, Float]:
    """Return the summed surprise of the stretches of each text, and how many there are."""
    block = next(block for block in space.blocks if block.kind == "char")
    n_letters = n_stretch_letters(block)
    low, high = _range_of(block, n_letters)
    keys, idf = block.keys[low:high], block.idf[low:high].astype(np.float64)
    if left_out:
        idf = _without_one_text(idf, familiarity.unseen)
    totals, counts = [np.zeros(0)], [np.zeros(0)]
    for chunk in slices(normalised):
        corpus = encode(normalised[chunk])
        n_docs = chunk.stop - chunk.start
        of_words = _stretches_of_words(corpus, n_letters)
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
    """Return where the n-grams of one length stand: together, since a longer one is a larger key."""
    edges = [np.uint64(1 << CHAR_BITS * (n_letters - 1)), np.uint64((1 << CHAR_BITS * n_letters) - 1)]
    low, high = np.searchsorted(block.keys, edges)
    return int(low), int(high)


def _without_one_text(idf: Float, unseen: float) -> Float:
    """Return the idf each n-gram would have for a text that holds it, had that text not been there."""
    n_texts = np.exp(unseen - 1)
    n_holding = np.round(n_texts / np.exp(idf - 1) - 1)
    least = n_holding.min(initial=np.inf)
    return np.where(n_holding > least, np.log(n_texts / np.maximum(1, n_holding)) + 1, unseen)


def _stretches_of_words(corpus: Corpus, n_letters: int) -> NDArray[np.bool_]:
    """Mark where a stretch of letters and spaces begins; digits, links and marks say no language."""
    codes = corpus.codes
    letter = _is_of_language(codes)
    n = max(0, len(codes) - n_letters + 1)
    marked = corpus.doc[:n] == corpus.doc[len(codes) - n :]
    for i in range(n_letters):
        marked &= letter[i : i + n]
    return np.asarray(marked)


def _is_of_language(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    return np.asarray((codes >= _FIRST_LETTER) & ((codes < _SYMBOLS[0]) | (codes > _SYMBOLS[1])) | (codes == ord(" ")))


def n_stretch_letters(block: NgramBlock) -> int:
    """Return the length of the stretches of letters by which a language is recognised."""
    return min(N_LETTERS, block.n_max)


def spared_by_column(block: NgramBlock, familiarity: Familiarity) -> Float:
    """Return what each column of a character block takes off the surprise of a text: 0 where it is no stretch."""
    n_letters = n_stretch_letters(block)
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


def _foreign_tokens(space: FeatureSpace, normalised: Sequence[str]) -> tuple[Float, Float]:
    """Return how many tokens of each text are everyday words of foreign languages, and how many tokens it has."""
    foreign = foreign_here(space)
    tokens = [text.split(" ") for text in normalised]
    n_foreign = [len([token for token in found if token in foreign]) for found in tokens]
    return np.array(n_foreign, dtype=np.float64), np.array([len(found) for found in tokens], dtype=np.float64)


def _foreign_bonus(n_foreign: Float, n_tokens: Float) -> Float:
    return FOREIGN_WEIGHT * n_foreign / (n_tokens + N_PRIOR_WORDS)


def foreign_here(space: FeatureSpace) -> frozenset[str]:
    """Return the everyday words of foreign languages that are not everyday words of the training texts."""
    words = foreign_words()
    at_home: set[str] = set()
    for block in space.blocks:
        if block.kind == "word":
            found = word_occurrences(encode(words), block.word_keys, block.word_order, 1)
            column = lookup(block.keys, found.key)
            common = (column >= 0) & (block.idf[column] < _HOME_IDF)
            at_home |= {words[doc] for doc in found.doc[common]}
    return frozenset(words) - at_home


@cache
def foreign_words() -> tuple[str, ...]:
    """Read the shipped list: a language a line, `name: words`, spelled as `normalise` leaves them."""
    table = read_shipped("foreign_words.txt")
    lines = (line.partition(":")[2] for line in table.splitlines() if not line.startswith("#"))
    return tuple(sorted({word for line in lines for word in line.split()}))
