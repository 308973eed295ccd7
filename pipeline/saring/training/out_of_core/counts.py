"""How many texts hold each n-gram, counted in bounded memory, and the vocabulary that follows.

A table that grows over its bound drops its rarest entries (Misra and Gries 1982; mergeable as in Agarwal
et al. 2012). A count is then too low by at most `undercount`, which only touches n-grams far rarer than
any that make it into a vocabulary of 200,000; below the bound every count is exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.model.features import MAX_ALPHABET, FeatureSpace, NgramBlock
from saring.text.arrays import Corpus, KeyTable, Occurrences, UInt64, encode, word_hashes

Int64 = NDArray[np.int64]
UInt32 = NDArray[np.uint32]

MAX_KEYS = 4_000_000
MAX_WORDS = 500_000
MAX_CHAR_FEATURES, MAX_WORD_FEATURES = 200_000, 100_000
SLICE_CHARS = 1 << 18
_MIN_PENDING = 1 << 20


class KeyCounts(NamedTuple):
    """Keys, sorted, and how many texts hold each."""

    keys: UInt64
    counts: Int64


class FrequentKeys:
    """Counts of keys, of which the rarest are forgotten where there are more than `max_keys`."""

    def __init__(self, max_keys: int = MAX_KEYS) -> None:
        self.max_keys, self.undercount = max_keys, 0
        self._table = KeyCounts(np.zeros(0, np.uint64), np.zeros(0, np.int64))
        self._pending: list[KeyCounts] = []
        self._n_pending = 0

    def add(self, found: KeyCounts) -> None:
        """Count more texts."""
        self._pending.append(found)
        self._n_pending += len(found.keys)
        if self._n_pending > max(min(_MIN_PENDING, self.max_keys), len(self._table.keys) // 2):
            self._merge()

    def result(self) -> KeyCounts:
        """Return all that is counted."""
        self._merge()
        return self._table

    def _merge(self) -> None:
        table = sum_counts([self._table, *self._pending])
        self._pending, self._n_pending = [], 0
        if len(table.keys) > self.max_keys:
            cut = int(np.partition(table.counts, -(self.max_keys // 2))[-(self.max_keys // 2)])
            kept = table.counts > cut
            self.undercount += cut
            table = KeyCounts(table.keys[kept], table.counts[kept])
        self._table = table


def sum_counts(parts: Sequence[KeyCounts]) -> KeyCounts:
    """Add counts of the same keys."""
    keys = np.concatenate([part.keys for part in parts])
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    counts = np.concatenate([part.counts for part in parts])[order]
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
    return KeyCounts(keys[first], np.add.reduceat(counts, first) if len(first) else counts)


class FrequentWords:
    """Counts of words, of which the rarest are forgotten where there are more than `max_words`."""

    def __init__(self, max_words: int = MAX_WORDS) -> None:
        self.max_words, self.undercount = max_words, 0
        self.counts: Counter[str] = Counter()

    def add(self, found: Mapping[str, int]) -> None:
        """Count more texts."""
        self.counts.update(found)
        if len(self.counts) > self.max_words:
            cut = sorted(self.counts.values())[-(self.max_words // 2)]
            self.undercount += cut
            self.counts = Counter({word: n for word, n in self.counts.items() if n > cut})


def count_words(texts: Sequence[str]) -> Counter[str]:
    """Count the texts that hold each word of normalised texts."""
    return Counter(word for text in texts for word in set(text.split(" ")) if word)


def count_letters(texts: Sequence[str]) -> tuple[UInt32, Int64]:
    """Return the code points of padded texts, and how often each occurs."""
    letters, counts = np.unique(encode(texts).codes, return_counts=True)
    return letters, counts


def count_texts(texts: Sequence[str], occurrences: Callable[[Corpus], Occurrences]) -> KeyCounts:
    """Count the texts that hold each n-gram."""
    parts = [KeyCounts(np.zeros(0, np.uint64), np.zeros(0, np.int64))]
    for part in in_slices(texts):
        found = occurrences(encode(part))
        keys = np.unique(found.key)
        cell = found.doc * np.int64(max(1, len(keys))) + KeyTable(keys).find(found.key)
        cell.sort()
        once = cell[np.concatenate([[True], cell[1:] != cell[:-1]])[: len(cell)]]
        parts.append(KeyCounts(keys, np.bincount(once % max(1, len(keys)), minlength=len(keys))))
    return sum_counts(parts)


def in_slices(texts: Sequence[str]) -> list[Sequence[str]]:
    """Cut into lists of about a quarter of a million characters, the memory one worker needs at a time."""
    parts, start, size = [], 0, 0
    for i, text in enumerate(texts):
        size += len(text)
        if size >= SLICE_CHARS:
            parts.append(texts[start : i + 1])
            start, size = i + 1, 0
    return [*parts, texts[start:]] if start < len(texts) else parts


def open_blocks(words: Mapping[str, int], letters: Mapping[int, int], *, char_n_max: int, min_df: int) -> FeatureSpace:
    """Return the blocks as they are before their n-grams are counted: they know words and letters, no key.

    Of the words the most frequent stay: one that is rarer than as many others as the vocabulary has
    room for could not be in it, alone or in a pair.
    """
    frequent = sorted(((n, word) for word, n in words.items() if n >= min_df), key=lambda pair: (-pair[0], pair[1]))
    kept = sorted(word for _, word in frequent[:MAX_WORD_FEATURES])
    hashes = word_hashes(encode(kept))[0] if kept else np.zeros(0, np.uint64)
    order = np.argsort(hashes, kind="stable")
    if len(np.unique(hashes)) != len(hashes):
        raise ValueError("two words of the vocabulary share a hash")
    most = sorted(letters.items(), key=lambda pair: (-pair[1], pair[0]))[:MAX_ALPHABET]
    alphabet = np.array(sorted(letter for letter, _ in most), dtype=np.uint32)
    none, no_idf = np.zeros(0, np.uint64), np.zeros(0, np.float32)
    word = NgramBlock("word", 1, 2, none, no_idf, np.zeros(0, np.uint32), tuple(kept), hashes[order], order)
    char = NgramBlock("char", 1, char_n_max, none, no_idf, alphabet, (), none, none.astype(np.int64))
    return FeatureSpace((word, char))


def close_block(block: NgramBlock, counted: KeyCounts, n_texts: int, min_df: int) -> NgramBlock:
    """Return a block with its vocabulary: the n-grams in at least `min_df` texts, the most frequent first to stay."""
    max_features = MAX_WORD_FEATURES if block.kind == "word" else MAX_CHAR_FEATURES
    enough = counted.counts >= min_df
    keys, counts = counted.keys[enough], counted.counts[enough]
    kept = np.sort(np.argsort(-counts, kind="stable")[:max_features])
    idf = (np.log((1 + n_texts) / (1 + counts[kept])) + 1).astype(np.float32)
    return NgramBlock(
        block.kind, block.n_min, block.n_max, keys[kept], idf, block.alphabet, block.words, block.word_keys,
        block.word_order,
    )  # fmt: skip
