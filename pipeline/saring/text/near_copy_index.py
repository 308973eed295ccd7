"""An index of normalised texts that finds their near copies among any number of others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from saring.text.arrays import Bool, Int64, UInt64, lookup
from saring.text.shared_words import NEVER, find_features, least_pairs, mix, nearly_equal, rank_by_rarity, winnow


class NearCopyIndex:
    """An index of normalised texts that finds near copies of them in other texts, chunk by chunk."""

    def __init__(self, normalised: Sequence[str]) -> None:
        distinct = sorted(set(normalised))
        features = find_features(distinct)
        n_pairs, least = features.n_pairs, least_pairs(features.pairs, mix(features.pair_keys))
        self._features = features._replace(pair_text=features.pair_text[:0], pair_column=features.pair_column[:0])
        self._short = frozenset(distinct[text] for text in np.flatnonzero(n_pairs == 0).tolist())
        self._rank = rank_by_rarity(np.bincount(features.pairs.indices, minlength=len(features.pair_keys)))
        text, bucket = winnow(features.pair_text, self._rank[features.pair_column])
        self._longest_text = np.full(len(features.pair_keys), -1)
        order = np.lexsort((-text, n_pairs[text]))
        self._longest_text[bucket[order]] = text[order]  # the last of several texts for one bucket wins
        order = np.lexsort((text, least[text], bucket))
        self._text, self._place = text[order], _place_in_bucket(bucket[order], least[text[order]])

    def find_copies(self, normalised: Sequence[str]) -> Bool:
        """Mark the texts that are a near copy of an indexed one."""
        marked = np.array([text in self._short for text in normalised], dtype=np.bool_)
        if not len(self._text) or not len(normalised):
            return marked
        features = find_features(normalised)
        column = lookup(self._features.pair_keys, features.pair_keys)
        rank = np.where(column >= 0, self._rank[column], NEVER)
        text, bucket = winnow(features.pair_text, rank[features.pair_column])
        text, known = self._pair_with_indexed(text, bucket, least_pairs(features.pairs, mix(features.pair_keys)))
        marked[text[nearly_equal(features, text, self._features, known)]] = True
        return marked

    def _pair_with_indexed(self, text: Int64, bucket: Int64, least: UInt64) -> tuple[Int64, Int64]:
        """Return candidate pairs of texts and indexed ones: the longest of a bucket, and neighbours by least pair."""
        place = _place_in_bucket(bucket, least[text])
        after = np.minimum(np.searchsorted(self._place, place), len(self._place) - 1)
        beside = self._text[after], self._text[np.maximum(after - 1, 0)]
        known = np.concatenate([self._longest_text[bucket], *beside])
        n_known = self._features.pairs.shape[0]
        text, known = np.tile(text, 3)[known >= 0], known[known >= 0]
        one, other = np.divmod(np.unique(text * n_known + known), n_known)
        return one, other


def _place_in_bucket(bucket: Int64, least: UInt64) -> UInt64:
    """Return sort keys: by bucket, then by least pair."""
    return np.asarray(bucket.astype(np.uint64) << np.uint64(32) | least >> np.uint64(32))
