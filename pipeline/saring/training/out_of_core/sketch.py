"""Near copies among more rows than can be compared with each other: MinHash over word triples.

The least hash of a text is its group, which decides on which side of the split it falls: two texts that
share a part J of their triples have the same one with probability J. What is parted all the same is found
by a longer sketch and left out of training (`HeldOutSketches`): an exact comparison of a training row
with every row held out would take longer than the training.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.text.arrays import encode, word_hashes
from saring.text.near_copies import MIN_WORDS
from saring.training.out_of_core.spool import UInt64, mix

N_BANDS, ROWS_PER_BAND = 16, 3
# Two texts of one length of which one shares 0.7 of its triples with the other agree in 0.54 of all.
MIN_AGREEING = 0.54
_FILE = "sketches.npz"
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)

UInt32 = NDArray[np.uint32]


class Triples(NamedTuple):
    """The hashes of the word triples of some texts, text after text: `start` is the first of each text.

    A text too short to compare has one hash, that of its words in order: it equals only exact copies.
    """

    hashes: UInt64
    start: NDArray[np.int64]


def hash_triples(texts: Sequence[str]) -> Triples:
    """Hash every run of three words of normalised texts."""
    words, tokens = word_hashes(encode(texts))
    n_words = np.bincount(tokens.doc, minlength=len(texts))
    first = np.concatenate([[0], np.cumsum(n_words)]).astype(np.int64)
    n_hashes = np.where(n_words < MIN_WORDS, 1, n_words - 2)
    start = np.cumsum(n_hashes) - n_hashes
    doc = np.repeat(np.arange(len(texts)), n_hashes)
    place = np.minimum(first[doc] + np.arange(len(doc)) - start[doc], max(0, len(words) - 3))
    padded = np.concatenate([words, np.zeros(3, np.uint64)])
    hashes = mix(mix(mix(padded[place]) + padded[place + 1]) + padded[place + 2])
    short = n_words < MIN_WORDS
    hashes[start[short]] = _hash_whole(words, first, short)
    return Triples(hashes, start)


def _hash_whole(words: UInt64, first: NDArray[np.int64], chosen: NDArray[np.bool_]) -> UInt64:
    """Hash all words of the chosen texts, each of which has fewer than `MIN_WORDS`."""
    whole = np.zeros(int(chosen.sum()), np.uint64)
    begin, end = first[:-1][chosen], first[1:][chosen]
    for i in range(MIN_WORDS):
        there = begin + i < end
        whole[there] = mix(whole[there] + words[begin[there] + i])
    return mix(whole)


def group_of(texts: Sequence[str]) -> UInt64:
    """Return the group of each normalised text: exact copies share it always, near copies mostly."""
    if not len(texts):
        return np.zeros(0, np.uint64)
    triples = hash_triples(texts)
    return mix(np.minimum.reduceat(triples.hashes, triples.start))


def sketch(texts: Sequence[str]) -> UInt32:
    """Return the sketch of each text (texts x 48): the least of its triples under as many hashes."""
    signature = np.zeros((len(texts), N_BANDS * ROWS_PER_BAND), np.uint32)
    if len(texts):
        triples = hash_triples(texts)
        for column in range(signature.shape[1]):
            seed = mix(np.array([column], np.uint64)) | np.uint64(1)
            mixed = triples.hashes * seed
            mixed ^= mixed >> np.uint64(32)
            signature[:, column] = np.minimum.reduceat(mixed * seed, triples.start) >> np.uint64(32)
    return signature


def _bands(signature: UInt32) -> UInt64:
    """Return a key for each band of each sketch (texts x bands)."""
    key = np.tile(np.arange(N_BANDS, dtype=np.uint64), (len(signature), 1))
    for row in range(ROWS_PER_BAND):
        key = mix(key + signature[:, row::ROWS_PER_BAND])
    return key


class HeldOutSketches(NamedTuple):
    """The sketches of the rows held out (rows x 48), and their bands: sorted keys, each with its row."""

    signature: UInt32
    keys: UInt64
    row: NDArray[np.int64]

    @classmethod
    def of(cls, signature: UInt32) -> HeldOutSketches:
        """Lay out the bands of sketches to be found."""
        keys = _bands(signature).ravel()
        order = np.argsort(keys, kind="stable")
        # Of many rows with one band the first stands for all: they are copies of each other.
        keys, first = np.unique(keys[order], return_index=True)
        return cls(signature, keys, order[first] // N_BANDS)

    def save(self, folder: Path) -> None:
        """Write the sketches where the workers find them."""
        np.savez(folder / _FILE, **self._asdict())

    @classmethod
    def load(cls, folder: Path) -> HeldOutSketches:
        """Read what `save` wrote."""
        with np.load(folder / _FILE, allow_pickle=False) as kept:
            return cls(kept["signature"], kept["keys"], kept["row"])

    def near_copies(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """Mark the texts that nearly equal a row held out."""
        signature = sketch(texts)
        if not len(self.keys) or not len(texts):
            return np.zeros(len(texts), bool)
        keys = _bands(signature)
        place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        near = np.zeros(len(texts), bool)
        for band in range(N_BANDS):
            (found,) = np.nonzero(self.keys[place[:, band]] == keys[:, band])
            other = self.signature[self.row[place[found, band]]]
            near[found] |= (other == signature[found]).mean(axis=1) >= MIN_AGREEING
        return near
