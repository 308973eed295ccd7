"""Nearly the same text: groups of normalised texts, on arrays, in time and memory that grow with the texts.

Candidates share a rare pair of neighbouring words, chosen by winnowing (Schleimer, Wilkerson and Aiken 2003), so
that any four words in a row that two texts share bring them together. Candidates are verified on their words and
pairs of words; what hangs together by verified pairs is then measured against one text of the group, so that no
chain of half-alike texts joins different claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.claims.essence import essence
from saring.resources.word_lists import word_groups
from saring.text.arrays import encode, slices, word_hashes

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

Int64 = NDArray[np.int64]
UInt64 = NDArray[np.uint64]
Bool = NDArray[np.bool_]


class _Features(NamedTuple):
    """The words and pairs of words of each text: matrices of 0 and 1, and the pairs in reading order."""

    words: csr_matrix
    pairs: csr_matrix
    pair_doc: Int64
    pair_column: Int64


def group_near_duplicates(normalised: Sequence[str]) -> list[int]:
    """Return a group number for each normalised text; the same number means nearly the same text.

    Texts under `MIN_WORDS` words are grouped only with exact copies. The grouping does not depend
    on the order of the texts; numbers are given in order of first appearance.
    """
    distinct = sorted(set(normalised))
    group_of = dict(zip(distinct, _group_distinct(distinct).tolist(), strict=True))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(group_of[text], len(numbers)) for text in normalised]


def _group_distinct(distinct: Sequence[str]) -> Int64:
    """Return for each of the distinct texts the place of the text that stands for its group."""
    features = _features(distinct)
    if features is None:
        return np.arange(len(distinct))
    one, other = _candidates(features)
    same = _same(features, one, other)
    return _settle(features, one[same], other[same])


def _features(distinct: Sequence[str]) -> _Features | None:
    """Lay out words and pairs of words; None if no text is long enough to be compared."""
    words = [" ".join(found) if len(found := essence(text)) >= MIN_WORDS else "" for text in distinct]
    doc, hashes = _hash_words(words)
    if not len(hashes):
        return None
    stop = np.isin(hashes, _hash_words(sorted(word_groups()["stop"]))[1])
    inside = doc[1:] == doc[:-1]
    pair = (hashes[:-1] * _MIX ^ (hashes[1:] + (hashes[:-1] >> np.uint64(7))))[inside]
    pair_doc = doc[:-1][inside]
    pairs, pair_column = _matrix(pair_doc, pair, len(distinct))
    return _Features(_matrix(doc[~stop], hashes[~stop], len(distinct))[0], pairs, pair_doc, pair_column)


def _hash_words(texts: Sequence[str]) -> tuple[Int64, UInt64]:
    """Return the text and the hash of each word, in reading order; memory follows the words, not the letters."""
    docs, found = [np.zeros(0, np.int64)], [np.zeros(0, np.uint64)]
    for chunk in slices(texts):
        hashes, tokens = word_hashes(encode(texts[chunk]))
        docs.append(tokens.doc + chunk.start)
        found.append(hashes)
    return np.concatenate(docs), np.concatenate(found)


def _matrix(doc: Int64, key: UInt64, n_docs: int) -> tuple[csr_matrix, Int64]:
    """Return a matrix of 0 and 1, a row a text and a column a key, and the column of each key."""
    from scipy.sparse import csr_matrix

    keys, column = np.unique(key, return_inverse=True)
    matrix = csr_matrix((np.ones(len(doc), np.int16), (doc, column)), shape=(n_docs, len(keys)))
    matrix.data[:] = 1
    return matrix, column.astype(np.int64)


def _candidates(features: _Features) -> tuple[Int64, Int64]:
    """Return pairs of texts worth comparing, the smaller place first: at most two for each chosen pair of words.

    In each bucket of texts with one chosen pair of words, every text meets the fullest one and the one beside it
    when they lie by the least hash of their pairs, where texts alike lie side by side.
    """
    n_docs = features.pairs.shape[0]
    doc, column = _winnow(features)
    column, doc = np.divmod(np.unique(column * n_docs + doc), n_docs)
    size = np.diff(features.pairs.indptr)
    by_size = np.lexsort((doc, -size[doc], column))
    fullest = _head_of_each(column[by_size], doc[by_size])
    by_sketch = np.lexsort((doc, _sketch(features)[doc], column))
    beside = column[by_sketch][1:] == column[by_sketch][:-1]
    met = _paired(fullest, doc[by_size], n_docs)
    met_beside = _paired(doc[by_sketch][:-1][beside], doc[by_sketch][1:][beside], n_docs)
    one, other = np.divmod(np.unique(np.concatenate([met, met_beside])), n_docs)
    likely = np.minimum(size[one], size[other]) >= MIN_SHARED_OF_LONGER * np.maximum(size[one], size[other])
    return one[likely], other[likely]


def _head_of_each(group: Int64, doc: Int64) -> Int64:
    """Return for each entry, sorted by `group`, the first `doc` of its group."""
    first = np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1]])[: len(group)])
    return np.repeat(doc[first], np.diff(np.concatenate([first, [len(group)]])))


def _sketch(features: _Features) -> UInt64:
    """Return the least hash of the pairs of words of each text."""
    n_docs, n_columns = features.pairs.shape
    mixed = np.arange(1, n_columns + 1, dtype=np.uint64) * _MIX
    mixed ^= mixed >> np.uint64(32)
    sketch = np.zeros(n_docs, np.uint64)
    filled = np.flatnonzero(np.diff(features.pairs.indptr))
    sketch[filled] = np.minimum.reduceat(mixed[features.pairs.indices], features.pairs.indptr[filled])
    return sketch


def _paired(one: Int64, other: Int64, n_docs: int) -> Int64:
    different = one != other
    one, other = one[different], other[different]
    return np.asarray(np.minimum(one, other) * n_docs + np.maximum(one, other))


def _winnow(features: _Features) -> tuple[Int64, Int64]:
    """Choose in every stretch of `_WINDOW` pairs of words the rarest one that more than one text has."""
    n_texts = np.bincount(features.pairs.indices, minlength=features.pairs.shape[1])
    column, doc = features.pair_column, features.pair_doc
    never = np.int64(np.iinfo(np.int64).max)
    order = np.empty(len(n_texts), np.int64)
    order[np.lexsort((np.arange(len(n_texts)), n_texts))] = np.arange(len(n_texts))
    rank = np.where(n_texts > 1, order, never)[column]
    best = rank.copy()
    for shift in range(1, min(_WINDOW, len(rank))):
        together = doc[shift:] == doc[:-shift]
        best[:-shift] = np.where(together, np.minimum(best[:-shift], rank[shift:]), best[:-shift])
    chosen = best != never
    by_rank = np.argsort(order)
    return doc[chosen], by_rank[best[chosen]]


def _same(features: _Features, one: Int64, other: Int64) -> Bool:
    """Tell for each pair of texts whether most of the shorter stands in the longer, and makes up enough of it."""
    verdicts = [np.zeros(0, np.bool_)]
    for start in range(0, len(one), _CHUNK_PAIRS):
        here = slice(start, start + _CHUNK_PAIRS)
        words, shorter, longer = _shared(features.words, one[here], other[here])
        pairs, shorter_pairs, longer_pairs = _shared(features.pairs, one[here], other[here])
        least = np.where(shorter < FEW_WORDS, MIN_SHARED_OF_FEW, MIN_SHARED_WORDS)
        alike = (words >= least * shorter) & (pairs >= MIN_SHARED_PAIRS * shorter_pairs)
        enough = (words >= MIN_SHARED_OF_LONGER * longer) & (pairs >= MIN_SHARED_OF_LONGER * longer_pairs)
        verdicts.append(alike & enough)
    return np.concatenate(verdicts)


def _shared(matrix: csr_matrix, one: Int64, other: Int64) -> tuple[Int64, Int64, Int64]:
    """Return how many entries two rows have in common, and how many the shorter and the longer have."""
    shared = np.asarray(matrix[one].multiply(matrix[other]).sum(axis=1)).ravel()
    size = np.diff(matrix.indptr)
    return shared, np.minimum(size[one], size[other]), np.maximum(size[one], size[other])


def _settle(features: _Features, one: Int64, other: Int64) -> Int64:
    """Gather what hangs together around its fullest well-connected text; what is not like it gathers anew."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    n_docs = features.pairs.shape[0]
    size = np.diff(features.pairs.indptr)
    group, open_ = np.arange(n_docs), np.zeros(n_docs, np.bool_)
    open_[one], open_[other] = True, True
    while len(one):
        joined = csr_matrix((np.ones(len(one), np.int8), (one, other)), shape=(n_docs, n_docs))
        part = connected_components(joined, directed=False)[1]
        n_partners = np.bincount(one, minlength=n_docs) + np.bincount(other, minlength=n_docs)
        most = np.zeros(n_docs, np.int64)
        np.maximum.at(most, part, n_partners)
        docs = np.flatnonzero(open_)
        few = 2 * n_partners[docs] < most[part[docs]]
        docs = docs[np.lexsort((docs, -size[docs], few, part[docs]))]
        head = _head_of_each(part[docs], docs)
        # What a text says twice as much as the head can be another claim around the same call to pass it on.
        alike = _same(features, head, docs) & (size[docs] <= 2 * size[head])
        group[docs[alike]] = head[alike]
        open_[docs[alike]] = False
        left = open_[one] & open_[other]
        one, other = one[left], other[left]
        open_[:] = False
        open_[one], open_[other] = True, True
    return group
