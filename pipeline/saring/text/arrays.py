"""Texts as arrays: code points laid end to end, tokens as 64-bit hashes, and keys found among sorted keys.

Whoever compares many texts at once (features of a model, near copies, the index of fact-checks) works on these.
Texts are normalised texts (`saring.text.normalise.normalise`), padded with one space on each side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

UInt64 = NDArray[np.uint64]
Int64 = NDArray[np.int64]
Float = NDArray[np.float64]

_BASE = np.uint64(0x9E3779B97F4A7C15)
_BASE_INVERSE = np.uint64(pow(int(_BASE), -1, 1 << 64))
_SPACE = ord(" ")
_CHUNK_CHARS = 1 << 20


class Corpus(NamedTuple):
    """Padded texts as one array: `codes` (code points), `doc` (the row of each), `starts` (of each row)."""

    codes: NDArray[np.uint32]
    doc: Int64
    starts: Int64


def encode(texts: Sequence[str]) -> Corpus:
    """Lay padded texts end to end as code points."""
    padded = [f" {text} " for text in texts]
    codes = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    lengths = np.fromiter(map(len, padded), dtype=np.int64, count=len(padded))
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    return Corpus(codes.astype(np.uint32), np.repeat(np.arange(len(padded)), lengths), starts)


class Occurrences(NamedTuple):
    """Where n-grams stand: parallel arrays, one entry an occurrence.

    `doc` is the row of the text, `key` the packed n-gram, `start` and `length` its place in the
    concatenated padded texts, in characters.
    """

    doc: Int64
    key: UInt64
    start: Int64
    length: Int64


def word_hashes(corpus: Corpus) -> tuple[UInt64, Occurrences]:
    """Return a 64-bit polynomial hash for every token of the corpus, and where the tokens stand.

    Two words share a hash with a chance of about 2**-64 a pair; whoever numbers words checks them
    (`saring.model.compile`).
    """
    letter = corpus.codes != _SPACE
    edge = np.diff(np.concatenate([[0], letter.view(np.int8), [0]]))
    start, end = np.nonzero(edge == 1)[0], np.nonzero(edge == -1)[0]
    power = _powers(_BASE, len(corpus.codes) + 1)
    terms = (corpus.codes.astype(np.uint64) + np.uint64(1)) * power[: len(corpus.codes)]
    running = np.concatenate([np.zeros(1, np.uint64), np.cumsum(terms, dtype=np.uint64)])
    hashes = (running[end] - running[start]) * _powers(_BASE_INVERSE, len(corpus.codes) + 1)[start]
    hashes ^= hashes >> np.uint64(29)
    return hashes, Occurrences(corpus.doc[start], hashes, start, end - start)


def lookup(sorted_keys: UInt64, keys: UInt64) -> Int64:
    """Return the place of each key in `sorted_keys`, or -1."""
    if not len(sorted_keys):
        return np.full(len(keys), -1, dtype=np.int64)
    place = np.searchsorted(sorted_keys, keys)
    place[place == len(sorted_keys)] = 0
    return np.where(sorted_keys[place] == keys, place, -1)


class KeyTable:
    """Where each of some keys stands, found in about one step: a hash table with linear probing.

    Finds what `lookup` finds, three times faster for many keys; built in some 3 ms for 200,000 keys.
    """

    def __init__(self, keys: UInt64) -> None:
        self._keys = keys
        n_bits = max(4, (4 * len(keys)).bit_length())
        self._shift = np.uint64(64 - n_bits)
        self._table = np.full(1 << n_bits, -1, np.int32)
        pending = np.arange(len(keys), dtype=np.int32)
        slot = self._slot(keys)
        while len(pending):
            free = self._table[slot] < 0
            self._table[slot[free]] = pending[free]  # of several for one slot the last stays
            homeless = self._table[slot] != pending
            pending, slot = pending[homeless], (slot[homeless] + 1) & (len(self._table) - 1)

    def _slot(self, keys: UInt64) -> Int64:
        return ((keys * _BASE) >> self._shift).astype(np.int64)

    def find(self, keys: UInt64) -> Int64:
        """Return the place of each key, or -1."""
        if not len(self._keys):
            return np.full(len(keys), -1, dtype=np.int64)
        slot = self._slot(keys)
        found = self._table[slot].astype(np.int64)
        (pending,) = np.nonzero((found >= 0) & (self._keys[found] != keys))
        while len(pending):
            slot[pending] = (slot[pending] + 1) & (len(self._table) - 1)
            found[pending] = self._table[slot[pending]]
            pending = pending[(found[pending] >= 0) & (self._keys[found[pending]] != keys[pending])]
        return found


def _powers(base: np.uint64, n: int) -> UInt64:
    powers = np.full(n, base, dtype=np.uint64)
    powers[:1] = 1
    return np.cumprod(powers, dtype=np.uint64)


def slices(texts: Sequence[str]) -> Iterator[slice]:
    """Cut into slices of about a million characters, so that memory follows the chunk, not the input."""
    start, size = 0, 0
    for i, text in enumerate(texts):
        size += len(text)
        if size >= _CHUNK_CHARS:
            yield slice(start, i + 1)
            start, size = i + 1, 0
    if start < len(texts):
        yield slice(start, len(texts))
