"""Word and character TF-IDF, one definition for training and scoring, on arrays.

Every n-gram is a 64-bit key: characters are packed side by side (12 bits each, so up to five),
words are numbered and paired. A whole batch of texts is one array of code points, and counting is
sorting. The numbers are those of scikit-learn's `TfidfVectorizer` with `sublinear_tf=True` and a
given vocabulary (a test holds the two together); only numpy is needed to score.

Texts are normalised texts (`saring.text.normalise.normalise`), padded with one space on each side.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

UInt64 = NDArray[np.uint64]
Int64 = NDArray[np.int64]
Float = NDArray[np.float64]

CHAR_BITS = 12
MAX_ALPHABET = (1 << CHAR_BITS) - 1
WORD_BITS = 32
_BASE = np.uint64(0x9E3779B97F4A7C15)
_BASE_INVERSE = np.uint64(pow(int(_BASE), -1, 1 << 64))
_SPACE = ord(" ")
_CHUNK_CHARS = 1 << 20
# So many keys of one message are looked up before a table of 200,000 is built.
_FEW_KEYS = 1 << 14


class Occurrences(NamedTuple):
    """Where n-grams stand: parallel arrays, one entry an occurrence.

    `doc` is the row of the text, `key` the packed n-gram, `start` and `length` its place in the
    concatenated padded texts, in characters.
    """

    doc: Int64
    key: UInt64
    start: Int64
    length: Int64


class Rows(NamedTuple):
    """A sparse matrix as coordinates sorted by row: `doc`, `column`, `value`, one entry a feature."""

    doc: Int64
    column: Int64
    value: Float


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


def word_hashes(corpus: Corpus) -> tuple[UInt64, Occurrences]:
    """Return a 64-bit polynomial hash for every token of the corpus, and where the tokens stand.

    Two words share a hash with a chance of about 2**-64 a pair; training checks its own words.
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


def word_occurrences(corpus: Corpus, word_keys: UInt64, word_order: Int64, n_max: int) -> Occurrences:
    """Number the known words (from 1) and pair neighbours; an unknown word has no key and no pair."""
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


def _join(parts: list[Occurrences]) -> Occurrences:
    if not parts:
        empty = np.zeros(0, np.int64)
        return Occurrences(empty, np.zeros(0, np.uint64), empty, empty)
    return Occurrences(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


@dataclass(frozen=True)
class NgramBlock:
    """One kind of n-gram with its vocabulary: `keys` sorted, `idf` beside them.

    `kind` is `char` or `word`. `alphabet` (code points, sorted) belongs to `char`; `words` (in
    order of their numbers), `word_keys` (their hashes, sorted) and `word_order` (the number of
    each hash) belong to `word`.
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

    @property
    def n_features(self) -> int:
        """The size of the vocabulary."""
        return len(self.keys)

    @cached_property
    def _table(self) -> KeyTable:
        return KeyTable(np.asarray(self.keys))

    def occurrences(self, corpus: Corpus) -> Occurrences:
        """Find the n-grams of the corpus that have a key, in the vocabulary or not."""
        if self.kind == "char":
            return char_occurrences(corpus, self.alphabet, self.n_min, self.n_max)
        return word_occurrences(corpus, self.word_keys, self.word_order, self.n_max)

    def weigh(self, column: Int64, doc: Int64, n_docs: int) -> Rows:
        """Turn feature occurrences into TF-IDF rows of Euclidean length 1 (or 0 where nothing is known)."""
        cell = doc * np.int64(max(1, self.n_features)) + column
        cell.sort()
        first = np.flatnonzero(np.concatenate([[True], cell[1:] != cell[:-1]])[: len(cell)])
        count = np.diff(np.concatenate([first, [len(cell)]]))
        doc, column = np.divmod(cell[first], np.int64(max(1, self.n_features)))
        value = (1.0 + np.log(count)) * self.idf[column].astype(np.float64)
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
    """The blocks side by side: columns of the first block, then of the next."""

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
        """Return texts x questions: the weighted sums, before any intercept.

        `coefficients` has one row a question and one column a feature.
        """
        values = np.zeros((len(texts), len(coefficients)))
        for chunk, rows in self.transform(texts):
            n_docs = chunk.stop - chunk.start
            for question, weights in enumerate(coefficients):
                moved = rows.value * weights[rows.column]
                values[chunk, question] = np.bincount(rows.doc, weights=moved, minlength=n_docs)
        return values


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


def fit_char_block(
    texts: Sequence[str], *, n_min: int = 1, n_max: int = 4, min_df: int = 3, max_features: int = 200_000
) -> NgramBlock:
    """Learn the character vocabulary of normalised texts: n-grams in at least `min_df` texts."""
    letters, counts = np.unique(encode(texts).codes, return_counts=True)
    alphabet = np.sort(letters[np.argsort(-counts, kind="stable")][:MAX_ALPHABET])

    def occurrences(corpus: Corpus) -> Occurrences:
        return char_occurrences(corpus, alphabet, n_min, n_max)

    keys, idf = _fit_vocabulary(texts, occurrences, min_df, max_features)
    none = np.zeros(0, np.uint64)
    return NgramBlock("char", n_min, n_max, keys, idf, alphabet, (), none, none.astype(np.int64))


def fit_word_block(texts: Sequence[str], *, n_max: int = 2, min_df: int = 3, max_features: int = 100_000) -> NgramBlock:
    """Learn the word vocabulary of normalised texts: single words, and pairs if `n_max` is 2."""
    words, counts = np.unique([w for text in texts for w in set(text.split(" "))], return_counts=True)
    words = np.sort(words[(counts >= min_df) & (words != "")])
    hashes = word_hashes(encode(words.tolist()))[0] if len(words) else np.zeros(0, np.uint64)
    order = np.argsort(hashes, kind="stable")
    word_keys = hashes[order]
    if len(np.unique(word_keys)) != len(word_keys):
        raise ValueError("two words of the vocabulary share a hash")

    def occurrences(corpus: Corpus) -> Occurrences:
        return word_occurrences(corpus, word_keys, order, n_max)

    keys, idf = _fit_vocabulary(texts, occurrences, min_df, max_features)
    alphabet = np.zeros(0, np.uint32)
    return NgramBlock("word", 1, n_max, keys, idf, alphabet, tuple(words.tolist()), word_keys, order)


def _fit_vocabulary(
    texts: Sequence[str], occurrences: Callable[[Corpus], Occurrences], min_df: int, max_features: int
) -> tuple[UInt64, NDArray[np.float32]]:
    """Return the sorted keys in at least `min_df` texts, the most frequent first to stay, and their idf."""
    keys, document_frequency = np.zeros(0, np.uint64), np.zeros(0, np.int64)
    for chunk in slices(texts):
        found = occurrences(encode(texts[chunk]))
        order = np.lexsort((found.key, found.doc))
        doc, key = found.doc[order], found.key[order]
        once = np.ones(len(key), bool)
        once[1:] = (doc[1:] != doc[:-1]) | (key[1:] != key[:-1])
        new_keys, new_counts = np.unique(key[once], return_counts=True)
        merged, place = np.unique(np.concatenate([keys, new_keys]), return_inverse=True)
        both = np.concatenate([document_frequency, new_counts])
        document_frequency = np.bincount(place, weights=both, minlength=len(merged)).astype(np.int64)
        keys = merged
    frequent = document_frequency >= min_df
    keys, document_frequency = keys[frequent], document_frequency[frequent]
    kept = np.sort(np.argsort(-document_frequency, kind="stable")[:max_features])
    # scikit-learn's smoothed idf: as if one more text held every feature.
    idf = np.log((1 + len(texts)) / (1 + document_frequency[kept])) + 1
    return keys[kept], idf.astype(np.float32)


def feature_names(block: NgramBlock, columns: Sequence[int] | None = None) -> list[str]:
    """Return the n-grams of a block as text: of the given columns, or of all in their order."""
    keys = (int(key) for key in (block.keys if columns is None else block.keys[list(columns)]))
    if block.kind == "char":
        letters = [chr(code) for code in block.alphabet]
        return ["".join(letters[part - 1] for part in _unpack(key, CHAR_BITS)) for key in keys]
    return [" ".join(block.words[part - 1] for part in _unpack(key, WORD_BITS)) for key in keys]


def _unpack(key: int, bits: int) -> list[int]:
    """Take a key apart into what was packed side by side, in the order it was written."""
    parts: list[int] = []
    while key:
        parts.append(key & ((1 << bits) - 1))
        key >>= bits
    return parts[::-1]


def log_lengths(normalised: Sequence[str]) -> Float:
    """Return log(1 + tokens) of each normalised text."""
    n_tokens = np.fromiter((text.count(" ") + 1 for text in normalised), dtype=np.float64, count=len(normalised))
    return np.asarray(np.log1p(n_tokens))
