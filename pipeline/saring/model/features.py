"""TF-IDF features of a bundle: word and character n-grams, equal to scikit-learn's `TfidfVectorizer` without it.

Every n-gram is a 64-bit key: characters are packed with 12 bits each (so up to five), words are numbered and paired.
A batch of texts is one array of code points (`saring.text.arrays`), and keys are counted by sorting. Vocabularies are
fitted by scikit-learn (`saring.training.pipeline`) and compiled into blocks by `saring.model.compile`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.text.arrays import (
    Corpus,
    Float,
    Int64,
    KeyTable,
    Occurrences,
    UInt64,
    encode,
    lookup,
    slices,
    word_hashes,
)

CHAR_BITS = 12
MAX_ALPHABET = (1 << CHAR_BITS) - 1
WORD_BITS = 32
MAX_CHARS, MAX_WORDS = 5, 2
"""The longest n-grams that fit a key."""
# Fewer keys than this are searched directly, without building a hash table of 200,000 keys.
_FEW_KEYS = 1 << 14


class Rows(NamedTuple):
    """A sparse matrix in coordinate format, sorted by row: `doc`, `column`, `value`."""

    doc: Int64
    column: Int64
    value: Float


def char_occurrences(corpus: Corpus, alphabet: NDArray[np.uint32], n_min: int, n_max: int) -> Occurrences:
    """Pack the character n-grams of each text; an n-gram with a letter outside `alphabet` has no key."""
    number = np.zeros(sys.maxunicode + 1, np.uint16)
    number[alphabet] = np.arange(1, len(alphabet) + 1)
    letter = number[corpus.codes].astype(np.uint64)
    parts: list[Occurrences] = []
    key = letter
    known = letter != 0
    for n in range(1, min(n_max, len(letter)) + 1):
        if n > 1:
            key = (key[:-1] << np.uint64(CHAR_BITS)) | letter[n - 1 :]
            known = known[:-1] & (letter[n - 1 :] != 0) & (corpus.doc[n - 1 :] == corpus.doc[: -n + 1])
        if n >= n_min:
            (at,) = np.nonzero(known)
            parts.append(Occurrences(corpus.doc[at], key[at], at, np.full(len(at), n)))
    return _join(parts)


def word_occurrences(corpus: Corpus, word_keys: UInt64, word_order: Int64, n_max: int) -> Occurrences:
    """Number the known words (from 1) and pack word bigrams; an unknown word has no key and no bigram."""
    hashes, tokens = word_hashes(corpus)
    found = lookup(word_keys, hashes) if len(hashes) < _FEW_KEYS else KeyTable(word_keys).find(hashes)
    number = np.where(found >= 0, word_order[found] + 1 if len(word_order) else 0, 0).astype(np.uint64)
    (at,) = np.nonzero(number)
    parts = [Occurrences(tokens.doc[at], number[at], tokens.start[at], tokens.length[at])]
    if n_max >= 2 and len(number) > 1:
        pair = (number[:-1] << np.uint64(WORD_BITS)) | number[1:]
        together = (number[:-1] != 0) & (number[1:] != 0) & (tokens.doc[:-1] == tokens.doc[1:])
        (at,) = np.nonzero(together)
        length = tokens.start[at + 1] + tokens.length[at + 1] - tokens.start[at]
        parts.append(Occurrences(tokens.doc[at], pair[at], tokens.start[at], length))
    return _join(parts)


def _join(parts: list[Occurrences]) -> Occurrences:
    if not parts:
        empty = np.zeros(0, np.int64)
        return Occurrences(empty, np.zeros(0, np.uint64), empty, empty)
    return Occurrences(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


@dataclass(frozen=True)
class NgramBlock:
    """One kind of n-gram with its vocabulary: sorted `keys`, and the `idf` of each.

    `kind` is `char` or `word`. `alphabet` (code points, sorted) belongs to `char`; `words` (in
    order of their numbers), `word_keys` (their hashes, sorted) and `word_order` (the number of
    each hash) belong to `word`. `sublinear` is scikit-learn's `sublinear_tf`: 1 + log(count) instead of the count.
    """

    kind: str
    n_min: int
    n_max: int
    keys: UInt64
    idf: NDArray[np.float32]
    alphabet: NDArray[np.uint32]
    words: tuple[str, ...]
    word_keys: UInt64
    word_order: Int64
    sublinear: bool = True

    @property
    def n_features(self) -> int:
        """The size of the vocabulary."""
        return len(self.keys)

    @cached_property
    def _table(self) -> KeyTable:
        return KeyTable(np.asarray(self.keys))

    def occurrences(self, corpus: Corpus) -> Occurrences:
        """Find the n-grams of the corpus that can be packed into a key, in the vocabulary or not."""
        if self.kind == "char":
            return char_occurrences(corpus, self.alphabet, self.n_min, self.n_max)
        return word_occurrences(corpus, self.word_keys, self.word_order, self.n_max)

    def weigh(self, column: Int64, doc: Int64, n_docs: int) -> Rows:
        """Turn feature occurrences into TF-IDF rows of Euclidean length 1 (or 0 without known features)."""
        cell = doc * np.int64(max(1, self.n_features)) + column
        cell.sort()
        first = np.flatnonzero(np.concatenate([[True], cell[1:] != cell[:-1]])[: len(cell)])
        count = np.diff(np.concatenate([first, [len(cell)]]))
        doc, column = np.divmod(cell[first], np.int64(max(1, self.n_features)))
        value = (1.0 + np.log(count) if self.sublinear else count) * self.idf[column].astype(np.float64)
        norm = np.sqrt(np.bincount(doc, weights=value * value, minlength=n_docs))
        return Rows(doc, column, value / norm[doc])

    def transform(self, corpus: Corpus, n_docs: int) -> Rows:
        """Return the TF-IDF rows of the corpus."""
        found = self.occurrences(corpus)
        column = lookup(self.keys, found.key) if len(found.key) < _FEW_KEYS else self._table.find(found.key)
        known = column >= 0
        return self.weigh(column[known], found.doc[known], n_docs)


@dataclass(frozen=True)
class FeatureSpace:
    """Several blocks as one feature space: the columns of the first block, then of the next."""

    blocks: tuple[NgramBlock, ...]

    @property
    def n_features(self) -> int:
        """The number of columns."""
        return sum(block.n_features for block in self.blocks)

    @property
    def offsets(self) -> tuple[int, ...]:
        """The first column of each block."""
        return tuple(int(n) for n in np.cumsum([0, *(block.n_features for block in self.blocks)])[:-1])

    def transform(self, texts: Sequence[str]) -> Iterator[tuple[slice, Rows]]:
        """Yield TF-IDF rows in chunks: the slice of `texts`, and rows counted from its start."""
        for chunk in slices(texts):
            part = texts[chunk]
            corpus = encode(part)
            rows = [
                Rows(rows.doc, rows.column + offset, rows.value)
                for block, offset in zip(self.blocks, self.offsets, strict=True)
                for rows in [block.transform(corpus, len(part))]
            ]
            yield chunk, Rows(*(np.concatenate(columns) for columns in zip(*rows, strict=True)))

    def decision_values(self, texts: Sequence[str], coefficients: NDArray[np.float32]) -> Float:
        """Return the decision values before intercepts (texts x questions).

        `coefficients` are questions x features.
        """
        values = np.zeros((len(texts), len(coefficients)))
        for chunk, rows in self.transform(texts):
            n_docs = chunk.stop - chunk.start
            for question, weights in enumerate(coefficients):
                moved = rows.value * weights[rows.column]
                values[chunk, question] = np.bincount(rows.doc, weights=moved, minlength=n_docs)
        return values


def token_counts(normalised: Sequence[str]) -> Float:
    """Return the number of tokens of each normalised text."""
    return np.fromiter((text.count(" ") + 1 for text in normalised), dtype=np.float64, count=len(normalised))


def evidence_shares(n_tokens: Float, half_at: float | Float) -> Float:
    """Return the share at which the words of a text count: 0.5 at `half_at` tokens, towards 1 for long texts.

    TF-IDF removes the length of a text, so that a few words weigh as much as a page; but they prove less. With
    `half_at` 0, every text counts fully.

    >>> evidence_shares(np.array([4.0, 8.0, 72.0]), 8.0).tolist()
    [0.333..., 0.5, 0.9]
    """
    return np.asarray(n_tokens / (n_tokens + half_at))
