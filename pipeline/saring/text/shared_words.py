"""The definition of a near copy: two normalised texts that share most words and bigrams of the shorter one.

Candidate pairs share a rare word bigram, chosen by winnowing (Schleimer, Wilkerson and Aiken 2003), so that any four
consecutive words two texts share make them a candidate pair. Candidates are verified on their words and bigrams.
`saring.text.near_copies` groups texts by this, `saring.text.near_copy_index` finds the near copies of some texts among
any number of others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from saring.resources.word_lists import word_groups
from saring.text.arrays import Bool, Int64, UInt64, encode, lookup, slices, word_hashes
from saring.text.compared_words import compared_words

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

MIN_WORDS = 5
MIN_SHARED_WORDS = 0.7
FEW_WORDS, MIN_SHARED_OF_FEW = 6, 0.85  # a short text with one word in five changed says something else
MIN_SHARED_PAIRS = 0.5
MIN_SHARED_OF_LONGER = 0.3
NEVER = np.int64(np.iinfo(np.int64).max)
"""The rank of a bigram that is never chosen."""
MULTIPLIER = np.uint64(0xD6E8FEB86659FD93)
_WINDOW = 3
_CHUNK_PAIRS = 1 << 16


class Features(NamedTuple):
    """The words and word bigrams (pairs) of each text as binary matrices, one column per key.

    `pair_text` and `pair_column` list the bigrams in reading order.
    """

    words: csr_matrix
    word_keys: UInt64
    pairs: csr_matrix
    pair_keys: UInt64
    pair_text: Int64
    pair_column: Int64

    @property
    def n_pairs(self) -> Int64:
        """The number of distinct bigrams of each text; 0 where it is too short to be compared."""
        return np.asarray(np.diff(self.pairs.indptr), np.int64)


def find_features(texts: Sequence[str]) -> Features:
    """Extract words and bigrams; a text too short to be compared has none."""
    words = [" ".join(found) if len(found := compared_words(text)) >= MIN_WORDS else "" for text in texts]
    text, hashes = _hash_words(words)
    stop = np.isin(hashes, _hash_words(sorted(word_groups()["stop"]))[1])
    inside = text[1:] == text[:-1]
    pair = (hashes[:-1] * MULTIPLIER ^ (hashes[1:] + (hashes[:-1] >> np.uint64(7))))[inside]
    pair_text = text[:-1][inside]
    word_matrix, word_keys, _ = _matrix(text[~stop], hashes[~stop], len(texts))
    pair_matrix, pair_keys, pair_column = _matrix(pair_text, pair, len(texts))
    return Features(word_matrix, word_keys, pair_matrix, pair_keys, pair_text, pair_column)


def _hash_words(texts: Sequence[str]) -> tuple[Int64, UInt64]:
    """Return the text and the hash of each word, in reading order, chunk by chunk to bound memory."""
    numbers, found = [np.zeros(0, np.int64)], [np.zeros(0, np.uint64)]
    for chunk in slices(texts):
        hashes, tokens = word_hashes(encode(texts[chunk]))
        numbers.append(tokens.doc + chunk.start)
        found.append(hashes)
    return np.concatenate(numbers), np.concatenate(found)


def _matrix(text: Int64, key: UInt64, n_texts: int) -> tuple[csr_matrix, UInt64, Int64]:
    """Return a binary matrix (texts x keys), the sorted keys, and the column of each entry of `key`."""
    from scipy.sparse import csr_matrix

    keys, column = np.unique(key, return_inverse=True)
    matrix = csr_matrix((np.ones(len(text), np.int16), (text, column)), shape=(n_texts, len(keys)))
    matrix.data[:] = 1
    return matrix, keys, column.astype(np.int64)


def mix(numbers: UInt64) -> UInt64:
    """Mix the bits of 64-bit numbers (the finaliser of splitmix64)."""
    numbers = numbers + np.uint64(0x9E3779B97F4A7C15)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(numbers ^ (numbers >> np.uint64(31)))


def least_pairs(pairs: csr_matrix, hashes: UInt64) -> UInt64:
    """Return the least bigram hash of each text, 0 where it has no bigram; `hashes` has one per column."""
    least = np.zeros(pairs.shape[0], np.uint64)
    filled = np.flatnonzero(np.diff(pairs.indptr))
    if len(filled):
        least[filled] = np.minimum.reduceat(hashes[pairs.indices], pairs.indptr[filled])
    return least


def rank_by_rarity(n_holding: Int64) -> Int64:
    """Rank keys by document frequency, the rarest first."""
    rank = np.empty(len(n_holding), np.int64)
    rank[np.lexsort((np.arange(len(n_holding)), n_holding))] = np.arange(len(n_holding))
    return rank


def winnow(text: Int64, rank: Int64) -> tuple[Int64, Int64]:
    """Choose the rarest bigram in every window of `_WINDOW`; return each text and rank once."""
    best = rank.copy()
    for shift in range(1, min(_WINDOW, len(rank))):
        together = text[shift:] == text[:-shift]
        best[:-shift] = np.where(together, np.minimum(best[:-shift], rank[shift:]), best[:-shift])
    chosen = best != NEVER
    bucket, text = best[chosen], text[chosen]
    n_texts = int(text.max(initial=0)) + 1
    bucket, text = np.divmod(np.unique(bucket * n_texts + text), n_texts)
    return text, bucket


def nearly_equal(features: Features, one: Int64, others: Features, other: Int64) -> Bool:
    """Tell for each pair of texts whether the longer contains most of the shorter, and not too much besides."""
    words = features.words, _in_columns_of(features.word_keys, features.words, others.word_keys), others.words
    pairs = features.pairs, _in_columns_of(features.pair_keys, features.pairs, others.pair_keys), others.pairs
    equal = np.zeros(len(one), np.bool_)
    for start in range(0, len(one), _CHUNK_PAIRS):
        chunk = np.arange(start, min(start + _CHUNK_PAIRS, len(one)))
        shared, shorter, longer = _shared(*pairs, one[chunk], other[chunk])
        chunk = chunk[(shared >= MIN_SHARED_PAIRS * shorter) & (shared >= MIN_SHARED_OF_LONGER * longer)]
        shared, shorter, longer = _shared(*words, one[chunk], other[chunk])
        least = np.where(shorter < FEW_WORDS, MIN_SHARED_OF_FEW, MIN_SHARED_WORDS)
        equal[chunk] = (shared >= least * shorter) & (shared >= MIN_SHARED_OF_LONGER * longer)
    return equal


def _in_columns_of(keys: UInt64, matrix: csr_matrix, other_keys: UInt64) -> csr_matrix:
    """Return a matrix with its columns mapped to `other_keys`; keys not among them are dropped."""
    from scipy.sparse import csr_matrix

    if keys is other_keys:
        return matrix
    column = lookup(other_keys, keys)
    known = np.flatnonzero(column >= 0)
    part = matrix[:, known]
    return csr_matrix((part.data, column[known][part.indices], part.indptr), shape=(matrix.shape[0], len(other_keys)))


def _shared(
    whole: csr_matrix, matrix: csr_matrix, others: csr_matrix, one: Int64, other: Int64
) -> tuple[Int64, Int64, Int64]:
    """Return the number of entries that two rows share, and the sizes of the shorter and the longer row."""
    shared = np.asarray(matrix[one].multiply(others[other]).sum(axis=1)).ravel()
    size, other_size = np.diff(whole.indptr)[one], np.diff(others.indptr)[other]
    return shared, np.minimum(size, other_size), np.maximum(size, other_size)
