"""The vocabulary of more texts than fit in memory: how many texts hold each word, letter and n-gram.

A table that grows over its bound drops its rarest entries (Misra and Gries 1982; mergeable as in Agarwal
et al. 2012). A count is then too low by at most `undercount`, which only touches n-grams far rarer than
any that make it into a vocabulary of 200,000; below the bound every count is that of scikit-learn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from saring.model.features import MAX_ALPHABET, FeatureSpace, NgramBlock
from saring.model.measure import build_engine
from saring.model.vocabulary import number_words
from saring.text.arrays import encode
from saring.training.questions import TrainingOptions

MAX_WORDS, MAX_NGRAMS = 500_000, 4_000_000
MAX_FEATURES = {"word": 100_000, "char": 200_000}


class BoundedCounts:
    """Adds up counts; of more than `max_entries` the rarest are forgotten."""

    def __init__(self, max_entries: int) -> None:
        self.max_entries, self.undercount = max_entries, 0
        self._parts: list[pd.Series[int]] = []

    def add(self, found: pd.Series[int]) -> None:
        """Count more texts."""
        self._parts.append(found)
        if sum(map(len, self._parts[1:])) > max(len(self._parts[0]), self.max_entries) // 2:
            self.result()

    def result(self) -> pd.Series[int]:
        """Return all that is counted, in the order of the index."""
        table = pd.concat(self._parts).groupby(level=0).sum()
        if len(table) > self.max_entries:
            cut = int(table.nlargest(self.max_entries // 2).iloc[-1])
            self.undercount += cut
            table = table[table > cut]
        self._parts = [table]
        return table


def count_words(texts: Sequence[str]) -> pd.Series[int]:
    """Count the texts that hold each word of normalised texts."""
    return pd.Series(Counter(word for text in texts for word in set(text.split(" ")) if word), dtype=np.int64)


def count_letters(texts: Sequence[str]) -> pd.Series[int]:
    """Count the texts that hold each letter of normalised texts with a space at each end."""
    return pd.Series(Counter(letter for text in texts for letter in set(text) | {" "}), dtype=np.int64)


def space_to_count(words: pd.Series[int], letters: pd.Series[int], options: TrainingOptions) -> FeatureSpace:
    """Return features that find the n-grams of frequent words and letters, and have none in their vocabulary."""
    kept, alphabet = (
        _most_frequent(words, options, MAX_FEATURES["word"]),
        _most_frequent(letters, options, MAX_ALPHABET),
    )
    none, no_idf, no_letters = np.zeros(0, np.uint64), np.zeros(0, np.float32), np.zeros(0, np.uint32)
    word = NgramBlock("word", 1, 2, none, no_idf, no_letters, tuple(kept), *number_words(kept))
    codes = np.array([ord(letter) for letter in alphabet], np.uint32)
    char = NgramBlock("char", 1, options.char_n_max, none, no_idf, codes, (), none, np.zeros(0, np.int64))
    return FeatureSpace((word, char))


def _most_frequent(counts: pd.Series[int], options: TrainingOptions, n: int) -> list[str]:
    """Return, in their order, the `n` words or letters that most texts hold, of those in enough texts."""
    return sorted(counts[counts >= options.min_df].sort_values(ascending=False, kind="stable").index[:n])


def count_ngrams(space: FeatureSpace, texts: Sequence[str]) -> list[pd.Series[int]]:
    """Count, for each block, the normalised texts that hold each n-gram."""
    engine = build_engine(space)
    if engine is None:
        return [_count_on_arrays(block, texts) for block in space.blocks]
    counted = dict(zip(("char", "word"), engine.document_frequencies(list(texts)), strict=True))
    return [pd.Series(counted[block.kind][1], counted[block.kind][0]) for block in space.blocks]


def _count_on_arrays(block: NgramBlock, texts: Sequence[str]) -> pd.Series[int]:
    found = block.occurrences(encode(texts))
    return pd.DataFrame({"key": found.key, "text": found.doc}).drop_duplicates().groupby("key").size()


def with_vocabulary(block: NgramBlock, counts: pd.Series[int], n_texts: int, min_df: int) -> NgramBlock:
    """Return a block that knows the n-grams in at least `min_df` texts, the most frequent first to stay."""
    counts = counts[counts >= min_df].sort_values(ascending=False, kind="stable")[: MAX_FEATURES[block.kind]]
    counts = counts.sort_index()
    idf = np.log((1 + n_texts) / (1 + counts.to_numpy())) + 1
    return replace(block, keys=counts.index.to_numpy(np.uint64), idf=idf.astype(np.float32))
