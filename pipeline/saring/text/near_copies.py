"""Near copies: which normalised texts say nearly the same, in time and memory that grow with the texts.

Candidates share a rare pair of neighbouring words, chosen by winnowing (Schleimer, Wilkerson and Aiken 2003), so
that any four words in a row that two texts share bring them together. Candidates are verified on their words and
pairs of words. This is the one definition of a near copy: claims are grouped by it, splits keep near copies on one
side by it, and training out of core leaves out what nearly equals a text that was held out (`NearCopyIndex`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.resources.word_lists import word_groups
from saring.text.arrays import Int64, UInt64, encode, lookup, slices, word_hashes
from saring.text.compared_words import compared_words

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

MIN_WORDS = 5
MIN_SHARED_WORDS = 0.7
FEW_WORDS, MIN_SHARED_OF_FEW = 6, 0.85  # where one word of five is another, another thing is said
MIN_SHARED_PAIRS = 0.5
MIN_SHARED_OF_LONGER = 0.3
_WINDOW = 3
_CHUNK_PAIRS = 1 << 16
_MIX = np.uint64(0xD6E8FEB86659FD93)
_NEVER = np.int64(np.iinfo(np.int64).max)

Bool = NDArray[np.bool_]


class _Features(NamedTuple):
    """The words and the pairs of neighbouring words of each text: matrices of 0 and 1, a column a key.

    `pair_text` and `pair_column` are the pairs in reading order.
    """

    words: csr_matrix
    word_keys: UInt64
    pairs: csr_matrix
    pair_keys: UInt64
    pair_text: Int64
    pair_column: Int64

    @property
    def n_pairs(self) -> Int64:
        """How many different pairs of words each text has; none where it is too short to be compared."""
        return np.asarray(np.diff(self.pairs.indptr), np.int64)


def group_near_copies(normalised: Sequence[str], *, join_chains: bool) -> list[int]:
    """Return a group number for each normalised text; the same number means nearly the same text.

    With `join_chains` a near copy of a near copy is in the group too, so that no near copies are ever parted: what a
    split needs. Without, a group is what nearly equals one text of it, so that no chain of half-alike texts joins
    different claims. Texts under `MIN_WORDS` words are grouped only with exact copies. The grouping does not depend
    on the order of the texts; numbers are given in order of first appearance.

    >>> group_near_copies(["air galon di kota beracun kata warga", "siap", "air galon di kota beracun kata dia"],
    ...                   join_chains=True)
    [0, 1, 0]
    """
    distinct = sorted(set(normalised))
    group_of = dict(zip(distinct, _group_distinct(distinct, join_chains=join_chains).tolist(), strict=True))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(group_of[text], len(numbers)) for text in normalised]


def hash_by_near_copies(normalised: Sequence[str]) -> UInt64:
    """Return an evenly spread hash of each text; exact copies share it always, near copies mostly.

    It is that of the pair of words with the least hash: two texts that share a part J of all their pairs have the
    same one with probability J (Broder 1997).
    """
    features = _find_features(normalised)
    least = _least_pairs(features.pairs, _mix(features.pair_keys))
    for text in np.flatnonzero(np.diff(features.pairs.indptr) == 0).tolist():
        digest = hashlib.blake2b(normalised[text].encode("utf-8", "surrogatepass"), digest_size=8).digest()
        least[text] = int.from_bytes(digest, "little")
    return _mix(least)


class NearCopyIndex:
    """Finds near copies of some normalised texts among any number of others, a chunk at a time."""

    def __init__(self, normalised: Sequence[str]) -> None:
        distinct = sorted(set(normalised))
        features = _find_features(distinct)
        n_pairs, least = features.n_pairs, _least_pairs(features.pairs, _mix(features.pair_keys))
        self._features = features._replace(pair_text=features.pair_text[:0], pair_column=features.pair_column[:0])
        self._short = frozenset(distinct[text] for text in np.flatnonzero(n_pairs == 0).tolist())
        self._rank = _rank_by_rarity(np.bincount(features.pairs.indices, minlength=len(features.pair_keys)))
        text, bucket = _winnow(features.pair_text, self._rank[features.pair_column])
        self._fullest = np.full(len(features.pair_keys), -1)
        order = np.lexsort((-text, n_pairs[text]))
        self._fullest[bucket[order]] = text[order]  # of several for one bucket the last stays
        order = np.lexsort((text, least[text], bucket))
        self._text, self._place = text[order], _place_in_bucket(bucket[order], least[text[order]])

    def find_copies(self, normalised: Sequence[str]) -> Bool:
        """Mark the texts that nearly equal one of the index."""
        marked = np.array([text in self._short for text in normalised], dtype=np.bool_)
        if not len(self._text) or not len(normalised):
            return marked
        features = _find_features(normalised)
        column = lookup(self._features.pair_keys, features.pair_keys)
        rank = np.where(column >= 0, self._rank[column], _NEVER)
        text, bucket = _winnow(features.pair_text, rank[features.pair_column])
        text, known = self._meet(text, bucket, _least_pairs(features.pairs, _mix(features.pair_keys)))
        marked[text[_nearly_equal(features, text, self._features, known)]] = True
        return marked

    def _meet(self, text: Int64, bucket: Int64, least: UInt64) -> tuple[Int64, Int64]:
        """Return pairs of a text and a known one: the fullest of a bucket, and those beside it by least pair."""
        place = _place_in_bucket(bucket, least[text])
        after = np.minimum(np.searchsorted(self._place, place), len(self._place) - 1)
        beside = self._text[after], self._text[np.maximum(after - 1, 0)]
        known = np.concatenate([self._fullest[bucket], *beside])
        n_known = self._features.pairs.shape[0]
        text, known = np.tile(text, 3)[known >= 0], known[known >= 0]
        one, other = np.divmod(np.unique(text * n_known + known), n_known)
        return one, other


def _place_in_bucket(bucket: Int64, least: UInt64) -> UInt64:
    """Return keys that sort by bucket, then by least pair."""
    return np.asarray(bucket.astype(np.uint64) << np.uint64(32) | least >> np.uint64(32))


def _group_distinct(distinct: Sequence[str], *, join_chains: bool) -> Int64:
    """Return for each of the distinct texts the number of its group."""
    features = _find_features(distinct)
    if not len(features.pair_text):
        return np.arange(len(distinct))
    one, other = _candidates(features)
    equal = _nearly_equal(features, one, features, other)
    one, other = one[equal], other[equal]
    return _join(one, other, len(distinct)) if join_chains else _gather(features, one, other)


def _find_features(texts: Sequence[str]) -> _Features:
    """Lay out words and pairs of words; a text too short to be compared has none."""
    words = [" ".join(found) if len(found := compared_words(text)) >= MIN_WORDS else "" for text in texts]
    text, hashes = _hash_words(words)
    stop = np.isin(hashes, _hash_words(sorted(word_groups()["stop"]))[1])
    inside = text[1:] == text[:-1]
    pair = (hashes[:-1] * _MIX ^ (hashes[1:] + (hashes[:-1] >> np.uint64(7))))[inside]
    pair_text = text[:-1][inside]
    word_matrix, word_keys, _ = _matrix(text[~stop], hashes[~stop], len(texts))
    pair_matrix, pair_keys, pair_column = _matrix(pair_text, pair, len(texts))
    return _Features(word_matrix, word_keys, pair_matrix, pair_keys, pair_text, pair_column)


def _hash_words(texts: Sequence[str]) -> tuple[Int64, UInt64]:
    """Return the text and the hash of each word, in reading order; memory follows the words, not the letters."""
    numbers, found = [np.zeros(0, np.int64)], [np.zeros(0, np.uint64)]
    for chunk in slices(texts):
        hashes, tokens = word_hashes(encode(texts[chunk]))
        numbers.append(tokens.doc + chunk.start)
        found.append(hashes)
    return np.concatenate(numbers), np.concatenate(found)


def _matrix(text: Int64, key: UInt64, n_texts: int) -> tuple[csr_matrix, UInt64, Int64]:
    """Return a matrix of 0 and 1, a row a text and a column a key, the sorted keys, and the column of each key."""
    from scipy.sparse import csr_matrix

    keys, column = np.unique(key, return_inverse=True)
    matrix = csr_matrix((np.ones(len(text), np.int16), (text, column)), shape=(n_texts, len(keys)))
    matrix.data[:] = 1
    return matrix, keys, column.astype(np.int64)


def _candidates(features: _Features) -> tuple[Int64, Int64]:
    """Return pairs of texts worth comparing, the smaller place first: at most two for each chosen pair of words.

    In each bucket of texts with one chosen pair of words, every text meets the fullest one and the one beside it
    when they lie by their least pair, where texts alike lie side by side.
    """
    n_texts = features.pairs.shape[0]
    n_holding = np.bincount(features.pairs.indices, minlength=len(features.pair_keys))
    rank = np.where(n_holding > 1, _rank_by_rarity(n_holding), _NEVER)
    text, bucket = _winnow(features.pair_text, rank[features.pair_column])
    size = features.n_pairs
    by_size = np.lexsort((text, -size[text], bucket))
    fullest = _first_of_each(bucket[by_size], text[by_size])
    least = _least_pairs(features.pairs, _hash_columns(len(n_holding)))
    by_least = np.lexsort((text, least[text], bucket))
    beside = bucket[by_least][1:] == bucket[by_least][:-1]
    met = _paired(fullest, text[by_size], n_texts)
    met_beside = _paired(text[by_least][:-1][beside], text[by_least][1:][beside], n_texts)
    one, other = np.divmod(np.unique(np.concatenate([met, met_beside])), n_texts)
    likely = np.minimum(size[one], size[other]) >= MIN_SHARED_OF_LONGER * np.maximum(size[one], size[other])
    return one[likely], other[likely]


def _first_of_each(group: Int64, text: Int64) -> Int64:
    """Return for each entry, sorted by `group`, the first `text` of its group."""
    first = np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1]])[: len(group)])
    return np.repeat(text[first], np.diff(np.concatenate([first, [len(group)]])))


def _mix(numbers: UInt64) -> UInt64:
    """Scatter numbers evenly over 64 bits (the finaliser of splitmix64)."""
    numbers = numbers + np.uint64(0x9E3779B97F4A7C15)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(numbers ^ (numbers >> np.uint64(31)))


def _least_pairs(pairs: csr_matrix, hashes: UInt64) -> UInt64:
    """Return the least hash of the pairs of words of each text, 0 where it has none; `hashes` has one a column."""
    least = np.zeros(pairs.shape[0], np.uint64)
    filled = np.flatnonzero(np.diff(pairs.indptr))
    if len(filled):
        least[filled] = np.minimum.reduceat(hashes[pairs.indices], pairs.indptr[filled])
    return least


def _hash_columns(n_columns: int) -> UInt64:
    hashes = np.arange(1, n_columns + 1, dtype=np.uint64) * _MIX
    return np.asarray(hashes ^ (hashes >> np.uint64(32)))


def _paired(one: Int64, other: Int64, n_texts: int) -> Int64:
    different = one != other
    one, other = one[different], other[different]
    return np.asarray(np.minimum(one, other) * n_texts + np.maximum(one, other))


def _rank_by_rarity(n_holding: Int64) -> Int64:
    """Number keys from the one that the fewest texts hold."""
    rank = np.empty(len(n_holding), np.int64)
    rank[np.lexsort((np.arange(len(n_holding)), n_holding))] = np.arange(len(n_holding))
    return rank


def _winnow(text: Int64, rank: Int64) -> tuple[Int64, Int64]:
    """Choose in every stretch of `_WINDOW` pairs of words the rarest one; return each text and rank once."""
    best = rank.copy()
    for shift in range(1, min(_WINDOW, len(rank))):
        together = text[shift:] == text[:-shift]
        best[:-shift] = np.where(together, np.minimum(best[:-shift], rank[shift:]), best[:-shift])
    chosen = best != _NEVER
    bucket, text = best[chosen], text[chosen]
    n_texts = int(text.max(initial=0)) + 1
    bucket, text = np.divmod(np.unique(bucket * n_texts + text), n_texts)
    return text, bucket


def _nearly_equal(features: _Features, one: Int64, others: _Features, other: Int64) -> Bool:
    """Tell for each pair of texts whether most of the shorter stands in the longer, and makes up enough of it."""
    words = features.words, _in_columns_of(features.word_keys, features.words, others.word_keys), others.words
    pairs = features.pairs, _in_columns_of(features.pair_keys, features.pairs, others.pair_keys), others.pairs
    equal = np.zeros(len(one), np.bool_)
    for start in range(0, len(one), _CHUNK_PAIRS):
        here = np.arange(start, min(start + _CHUNK_PAIRS, len(one)))
        shared, shorter, longer = _shared(*pairs, one[here], other[here])
        here = here[(shared >= MIN_SHARED_PAIRS * shorter) & (shared >= MIN_SHARED_OF_LONGER * longer)]
        shared, shorter, longer = _shared(*words, one[here], other[here])
        least = np.where(shorter < FEW_WORDS, MIN_SHARED_OF_FEW, MIN_SHARED_WORDS)
        equal[here] = (shared >= least * shorter) & (shared >= MIN_SHARED_OF_LONGER * longer)
    return equal


def _in_columns_of(keys: UInt64, matrix: csr_matrix, other_keys: UInt64) -> csr_matrix:
    """Return a matrix with the columns of other keys; what they do not know is left out."""
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
    """Return how many entries two rows have in common, and how many the shorter and the longer have."""
    shared = np.asarray(matrix[one].multiply(others[other]).sum(axis=1)).ravel()
    size, other_size = np.diff(whole.indptr)[one], np.diff(others.indptr)[other]
    return shared, np.minimum(size, other_size), np.maximum(size, other_size)


def _join(one: Int64, other: Int64, n_texts: int) -> Int64:
    """Number what hangs together by near copies."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    joined = csr_matrix((np.ones(len(one), np.int8), (one, other)), shape=(n_texts, n_texts))
    return np.asarray(connected_components(joined, directed=False)[1], dtype=np.int64)


def _gather(features: _Features, one: Int64, other: Int64) -> Int64:
    """Gather what hangs together around its fullest well-connected text; what is not like it gathers anew."""
    size = features.n_pairs
    n_texts = len(size)
    group, open_ = np.arange(n_texts), np.zeros(n_texts, np.bool_)
    open_[one], open_[other] = True, True
    while len(one):
        part = _join(one, other, n_texts)
        n_partners = np.bincount(one, minlength=n_texts) + np.bincount(other, minlength=n_texts)
        most = np.zeros(n_texts, np.int64)
        np.maximum.at(most, part, n_partners)
        texts = np.flatnonzero(open_)
        few = 2 * n_partners[texts] < most[part[texts]]
        texts = texts[np.lexsort((texts, -size[texts], few, part[texts]))]
        head = _first_of_each(part[texts], texts)
        # What a text says twice as much as the head can be another claim around the same call to pass it on.
        alike = _nearly_equal(features, head, features, texts) & (size[texts] <= 2 * size[head])
        group[texts[alike]] = head[alike]
        open_[texts[alike]] = False
        left = open_[one] & open_[other]
        one, other = one[left], other[left]
        open_[:] = False
        open_[one], open_[other] = True, True
    return group
