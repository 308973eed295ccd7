"""Near-duplicate detection on normalised texts, in time and memory about linear in the input.

`saring.text.shared_words` defines a near copy for everybody: claims are grouped by it, splits keep near copies on one
side by it, and out-of-core training leaves out near copies of held-out texts (`saring.text.near_copy_index`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from saring.text.arrays import Int64, UInt64
from saring.text.shared_words import (
    MIN_SHARED_OF_LONGER,
    MULTIPLIER,
    NEVER,
    Features,
    find_features,
    least_pairs,
    mix,
    nearly_equal,
    rank_by_rarity,
    winnow,
)

if TYPE_CHECKING:
    pass


def group_near_copies(normalised: Sequence[str], *, join_chains: bool) -> list[int]:
    """Return a group number for each normalised text; the same number means nearly the same text.

    With `join_chains` a near copy of a near copy belongs to the group too, so that near copies are never separated, as
    a split requires. Without it, a group holds the near copies of one of its texts, so that no chain of similar texts
    joins different claims. Texts under `MIN_WORDS` words are grouped only with exact copies. The grouping does not
    depend on the order of the texts; numbers are given in order of first appearance.

    >>> group_near_copies(["air galon di kota beracun kata warga", "siap", "air galon di kota beracun kata dia"],
    ...                   join_chains=True)
    [0, 1, 0]
    """
    distinct = sorted(set(normalised))
    group_of = dict(zip(distinct, _group_distinct(distinct, join_chains=join_chains).tolist(), strict=True))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(group_of[text], len(numbers)) for text in normalised]


def hash_by_near_copies(normalised: Sequence[str]) -> UInt64:
    """Return a uniform hash of each text (MinHash): equal for exact copies, and mostly for near copies.

    It is the smallest hash of the text's bigrams: two texts whose bigrams have Jaccard similarity J have the same one
    with probability J (Broder 1997).
    """
    features = find_features(normalised)
    least = least_pairs(features.pairs, mix(features.pair_keys))
    for text in np.flatnonzero(np.diff(features.pairs.indptr) == 0).tolist():
        digest = hashlib.blake2b(normalised[text].encode("utf-8", "surrogatepass"), digest_size=8).digest()
        least[text] = int.from_bytes(digest, "little")
    return mix(least)


def _group_distinct(distinct: Sequence[str], *, join_chains: bool) -> Int64:
    """Return the group number of each distinct text."""
    features = find_features(distinct)
    if not len(features.pair_text):
        return np.arange(len(distinct))
    one, other = _candidates(features)
    equal = nearly_equal(features, one, features, other)
    one, other = one[equal], other[equal]
    return _connected(one, other, len(distinct)) if join_chains else _group_around_heads(features, one, other)


def _candidates(features: Features) -> tuple[Int64, Int64]:
    """Return candidate pairs of texts, the smaller index first: at most two per text and chosen bigram.

    A bucket holds the texts with one chosen bigram. Each of them is paired with the longest text of the bucket and with
    its neighbour in the order of least pairs, where similar texts are adjacent.
    """
    n_texts = features.pairs.shape[0]
    n_holding = np.bincount(features.pairs.indices, minlength=len(features.pair_keys))
    rank = np.where(n_holding > 1, rank_by_rarity(n_holding), NEVER)
    text, bucket = winnow(features.pair_text, rank[features.pair_column])
    size = features.n_pairs
    by_size = np.lexsort((text, -size[text], bucket))
    longest_text = _first_of_each(bucket[by_size], text[by_size])
    least = least_pairs(features.pairs, _hash_columns(len(n_holding)))
    by_least = np.lexsort((text, least[text], bucket))
    beside = bucket[by_least][1:] == bucket[by_least][:-1]
    with_longest = _paired(longest_text, text[by_size], n_texts)
    with_neighbour = _paired(text[by_least][:-1][beside], text[by_least][1:][beside], n_texts)
    one, other = np.divmod(np.unique(np.concatenate([with_longest, with_neighbour])), n_texts)
    likely = np.minimum(size[one], size[other]) >= MIN_SHARED_OF_LONGER * np.maximum(size[one], size[other])
    return one[likely], other[likely]


def _first_of_each(group: Int64, text: Int64) -> Int64:
    """Return the first `text` of the group of each entry; entries are sorted by `group`."""
    first = np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1]])[: len(group)])
    return np.repeat(text[first], np.diff(np.concatenate([first, [len(group)]])))


def _hash_columns(n_columns: int) -> UInt64:
    hashes = np.arange(1, n_columns + 1, dtype=np.uint64) * MULTIPLIER
    return np.asarray(hashes ^ (hashes >> np.uint64(32)))


def _paired(one: Int64, other: Int64, n_texts: int) -> Int64:
    different = one != other
    one, other = one[different], other[different]
    return np.asarray(np.minimum(one, other) * n_texts + np.maximum(one, other))


def _connected(one: Int64, other: Int64, n_texts: int) -> Int64:
    """Return the connected component of each text in the graph of near copies."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    joined = csr_matrix((np.ones(len(one), np.int8), (one, other)), shape=(n_texts, n_texts))
    return np.asarray(connected_components(joined, directed=False)[1], dtype=np.int64)


def _group_around_heads(features: Features, one: Int64, other: Int64) -> Int64:
    """Split connected components into groups around a head, the longest well-connected text, until none is left."""
    size = features.n_pairs
    n_texts = len(size)
    group, open_ = np.arange(n_texts), np.zeros(n_texts, np.bool_)
    open_[one], open_[other] = True, True
    while len(one):
        part = _connected(one, other, n_texts)
        n_partners = np.bincount(one, minlength=n_texts) + np.bincount(other, minlength=n_texts)
        most = np.zeros(n_texts, np.int64)
        np.maximum.at(most, part, n_partners)
        texts = np.flatnonzero(open_)
        few = 2 * n_partners[texts] < most[part[texts]]
        texts = texts[np.lexsort((texts, -size[texts], few, part[texts]))]
        head = _first_of_each(part[texts], texts)
        # A text twice as long as the head can be another claim around the same call to share.
        alike = nearly_equal(features, head, features, texts) & (size[texts] <= 2 * size[head])
        group[texts[alike]] = head[alike]
        open_[texts[alike]] = False
        left = open_[one] & open_[other]
        one, other = one[left], other[left]
        open_[:] = False
        open_[one], open_[other] = True, True
    return group
