"""Near copies among the rows of a labelled set, so that a split never tests a text on its own copy.

Unlike the grouping of claims (`saring.claims.grouping`), which keeps different claims apart, this one joins
whatever hangs together: a copy with another place is another claim, but a model that saw the one has seen
the other. Candidates come from MinHash bands over word triples (Broder 1997; Leskovec et al., Mining of
Massive Datasets, chapter 3), and every candidate pair is verified on the triples themselves.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

N_BANDS, ROWS_PER_BAND = 24, 3
MIN_SHARED = 0.7
MIN_WORDS = 5
_SHINGLE = 3


def group_near_copies(normalised: Sequence[str]) -> list[int]:
    """Return a group number for each normalised text; the same number means nearly the same text.

    Texts under `MIN_WORDS` words are grouped only with exact copies. The grouping does not depend
    on the order of the texts; numbers are given in order of first appearance.
    """
    distinct = sorted(set(normalised))
    place = {text: i for i, text in enumerate(distinct)}
    parent = list(range(len(distinct)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    shingles = [_shingles(text) for text in distinct]
    for bucket in _buckets(shingles):
        for one, other in pairwise(bucket):
            if root(one) != root(other) and _same(shingles[one], shingles[other]):
                parent[max(root(one), root(other))] = min(root(one), root(other))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(root(place[text]), len(numbers)) for text in normalised]


def _shingles(text: str) -> NDArray[np.uint64]:
    """Hash every run of three words; none for a text too short to compare."""
    words = text.split(" ")
    if len(words) < MIN_WORDS:
        return np.zeros(0, np.uint64)
    runs = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    digests = b"".join(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest() for run in runs)
    return np.sort(np.frombuffer(digests, dtype=np.uint64))


def _buckets(shingles: Sequence[NDArray[np.uint64]]) -> Iterable[list[int]]:
    """Yield lists of texts that agree on a band of their MinHash signature."""
    rng = np.random.default_rng(20210101)
    odd = rng.integers(1, 1 << 63, N_BANDS * ROWS_PER_BAND, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    shift = rng.integers(1, 1 << 63, N_BANDS * ROWS_PER_BAND, dtype=np.uint64)
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for i, hashes in enumerate(shingles):
        if len(hashes):
            mixed = hashes[:, None] * odd + shift
            signature = (mixed ^ (mixed >> np.uint64(31))).min(axis=0).reshape(N_BANDS, ROWS_PER_BAND)
            for band, row in enumerate(signature):
                buckets[band, row.tobytes()].append(i)
    return (bucket for bucket in buckets.values() if len(bucket) > 1)


def _same(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> bool:
    """Tell whether most of the shorter text stands in the longer one."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    shorter, longer = sorted((len(one), len(other)))
    return shared >= MIN_SHARED * shorter and shared >= 0.3 * longer
