"""Inverted index of fact-check titles by word stems and character 4-grams.

A title scores the summed weight of its features that occur in the message, divided by its length to the power of 0.8:
other words in the message do not count against a title. The rarity of a word is taken from everyday messages and
news, not only from the archive, so that an archive of sixty titles scores like one of a hundred thousand. The
logarithm of the message's length is subtracted, because long messages match more by chance.
`docs/decisions/0012-finding-the-fact-check.md` says what was tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.resources import read_shipped
from saring.text.arrays import Corpus, Float, Int64, UInt64, encode, lookup, slices, word_hashes
from saring.text.stem import clean_title, stem
from saring.text.words import words_of

LENGTH_POWER = 0.8
GRAMS_SHARE = 0.5
LENGTH_PENALTY = 0.4
FEWEST_WORDS = 20
COMMON_RATE = 0.1
"""A word in more than this share of messages does not help to recognise a claim."""
RARE_RATE = 0.02
INDEX_VERSION = 1
"""Raise this with any change to what is indexed, so that an older saved index is refused."""
_ARCHIVE_PRIOR = 100
_GRAM = 4
_WORDS_SCALE = 0.1
_SPACE = ord(" ")


class TitleHit(NamedTuple):
    """A search hit: the index of a fact-check in the archive, and its unbounded score."""

    entry: int
    score: float


class Rates(NamedTuple):
    """Document frequencies of stems in everyday messages: sorted hashes and the share of messages for each."""

    keys: UInt64
    share: NDArray[np.float32]
    unknown: float


@dataclass(frozen=True)
class Postings:
    """Postings of one kind of features: sorted `keys`, the `weight` of each, and the rows that contain it.

    The rows of key `i` are `rows[starts[i]:starts[i + 1]]`; `scale` has one factor per row.
    """

    keys: UInt64
    weight: NDArray[np.float32]
    starts: Int64
    rows: NDArray[np.int32]
    scale: NDArray[np.float32]

    def scores(self, keys: UInt64) -> Float:
        """Return for every row the scaled sum of the weights of those given keys that it contains."""
        places = lookup(self.keys, keys)
        places = places[places >= 0]
        places = places[self.weight[places] > 0]
        bounds = zip(self.starts[places].tolist(), self.starts[places + 1].tolist(), strict=True)
        rows = [self.rows[start:end] for start, end in bounds]
        if not rows:
            return np.zeros(len(self.scale))
        # One `bincount` over all keys is several times faster than adding key by key.
        weight = np.repeat(self.weight[places].astype(np.float64), list(map(len, rows)))
        total = np.bincount(np.concatenate(rows), weights=weight, minlength=len(self.scale))
        return np.asarray(total * self.scale, np.float64)


@dataclass(frozen=True)
class TitleIndex:
    """The index of an archive: rows are titles and claims reviewed; `owners[row]` is the entry, ascending."""

    words: Postings
    grams: Postings
    owners: NDArray[np.int32]

    def search(self, words: Sequence[Sequence[str]], top: int) -> Iterator[list[TitleHit]]:
        """Yield the `top` entries for the words of each text, best first; ties in the order of the archive.

        The words are those of `saring.text.words.words_of`.
        """
        joined = [" ".join(found) for found in words]
        for chunk in slices(joined):
            stems, grams = _features([" ".join(map(stem, found)) for found in words[chunk]], joined[chunk])
            for i, found in enumerate(words[chunk]):
                penalty = LENGTH_PENALTY * float(np.log(max(FEWEST_WORDS, len(found))))
                yield self._best(stems.of(i), grams.of(i), penalty, top)

    @cached_property
    def _first_rows(self) -> Int64:
        return np.flatnonzero(np.diff(self.owners, prepend=-1))

    def _best(self, stems: UInt64, grams: UInt64, penalty: float, top: int) -> list[TitleHit]:
        if not len(self.owners):
            return []
        by_row = self.words.scores(stems) + self.grams.scores(grams)
        alone = len(self._first_rows) == len(by_row)
        by_entry = by_row if alone else np.maximum.reduceat(by_row, self._first_rows)
        best = _largest(by_entry, top)
        return [TitleHit(int(entry), float(by_entry[entry]) - penalty) for entry in best]


class _Keys(NamedTuple):
    """The distinct features of each text, concatenated."""

    keys: UInt64
    starts: Int64

    def of(self, i: int) -> UInt64:
        return self.keys[self.starts[i] : self.starts[i + 1]]


def build_index(titles: Sequence[Sequence[str]]) -> TitleIndex:
    """Build the index from the titles of each entry: its title, and other statements of its claim."""
    owners = [entry for entry, texts in enumerate(titles) for _ in texts]
    words = [words_of(clean_title(text)) for texts in titles for text in texts]
    joined, stemmed = [" ".join(found) for found in words], [" ".join(map(stem, found)) for found in words]
    stems, grams = _features(stemmed, joined)
    return TitleIndex(
        words=_postings(stems, _word_weights, _WORDS_SCALE),
        grams=_postings(grams, _gram_weights, GRAMS_SHARE),
        owners=np.array(owners, np.int32),
    )


def n_rare_words(words: Sequence[str]) -> int:
    """Count the distinct words of a text that are rare in everyday messages.

    >>> n_rare_words(["ini", "sudah", "bisa", "ya"]), n_rare_words(["kangkung", "disuntik", "pengawet"])
    (0, 3)
    """
    hashes = np.unique(word_hashes(encode([" ".join(map(stem, words))]))[0])
    return int((_shares(hashes) < RARE_RATE).sum())


def distinctive_stems(words: Sequence[str]) -> dict[str, float]:
    """Return the stems of a text that are rare in everyday messages, each with its information (minus log of its rate).

    >>> sorted(distinctive_stems(["ini", "kangkung", "disuntik", "ya"]))
    ['kangkung', 'suntik']
    """
    stems = sorted({stem(word) for word in words if not word.isdigit()})
    hashes, tokens = word_hashes(encode(stems))
    shares = _shares(hashes)
    found = zip(tokens.doc.tolist(), shares.tolist(), strict=True)
    return {stems[doc]: -log(share) for doc, share in found if share < RARE_RATE}


def _features(stemmed: Sequence[str], joined: Sequence[str]) -> tuple[_Keys, _Keys]:
    hashes, tokens = word_hashes(encode(stemmed))
    corpus = encode(joined)
    grams, docs = _char_grams(corpus)
    return _distinct(tokens.doc, hashes, len(stemmed)), _distinct(docs, grams, len(joined))


def _char_grams(corpus: Corpus) -> tuple[UInt64, Int64]:
    """Pack character 4-grams within padded words into 64-bit keys, 16 bits per character."""
    codes = corpus.codes.astype(np.uint64) & np.uint64(0xFFFF)
    n = max(0, len(codes) - _GRAM + 1)
    key = np.zeros(n, np.uint64)
    for i in range(_GRAM):
        key = (key << np.uint64(16)) | codes[i : n + i]
    inside = (codes[1 : n + 1] != _SPACE) & (codes[2 : n + 2] != _SPACE)
    return key[inside], corpus.doc[:n][inside]


def _distinct(docs: Int64, keys: UInt64, n_docs: int) -> _Keys:
    order = np.lexsort((keys, docs))
    docs, keys = docs[order], keys[order]
    once = np.ones(len(keys), bool)
    once[1:] = (docs[1:] != docs[:-1]) | (keys[1:] != keys[:-1])
    return _Keys(keys[once], np.searchsorted(docs[once], np.arange(n_docs + 1)))


def _postings(features: _Keys, weigh: Callable[[UInt64, Int64, int], Float], factor: float) -> Postings:
    n_rows = len(features.starts) - 1
    rows = np.repeat(np.arange(n_rows, dtype=np.int32), np.diff(features.starts))
    order = np.argsort(features.keys, kind="stable")
    keys, starts = np.unique(features.keys[order], return_index=True)
    starts = np.append(starts, len(order)).astype(np.int64)
    weight = weigh(keys, np.diff(starts), n_rows)
    mass = np.bincount(rows, weights=weight[lookup(keys, features.keys)], minlength=n_rows)
    scale = np.where(mass > 0, factor * np.maximum(mass, 1e-9) ** (-LENGTH_POWER / 2), 0.0)
    return Postings(keys, weight.astype(np.float32), starts, rows[order], scale.astype(np.float32))


def _word_weights(keys: UInt64, n_titles: Int64, n_rows: int) -> Float:
    """Return the squared information content of each word, 0 for words common in messages or titles."""
    share = np.maximum(_shares(keys), (n_titles - 1) / (n_rows + _ARCHIVE_PRIOR))
    return np.where(share > COMMON_RATE, 0.0, np.log(share) ** 2)


def _gram_weights(keys: UInt64, n_titles: Int64, n_rows: int) -> Float:
    """Return the squared inverse document frequency in the archive, relative to the largest possible."""
    del keys  # 4-grams were not counted in everyday messages
    largest = np.log(1 + n_rows) + 1
    return np.asarray(((np.log((1 + n_rows) / (1 + n_titles)) + 1) / largest) ** 2)


def _largest(values: Float, top: int) -> Int64:
    """Return the indices of the `top` largest values above 0, the largest first, ties by index."""
    if top < len(values):
        least = np.partition(values, len(values) - top)[len(values) - top]
        places = np.flatnonzero(values >= max(least, np.nextafter(0.0, 1.0)))
    else:
        places = np.flatnonzero(values > 0)
    return places[np.argsort(-values[places], kind="stable")][:top]


def _shares(hashes: UInt64) -> Float:
    rates = _rates()
    found = lookup(rates.keys, hashes)
    return np.where(found >= 0, rates.share[found], rates.unknown)


@cache
def _rates() -> Rates:
    """Load the shipped counts: first the number of messages, then `stem<TAB>number of messages with it`."""
    table = read_shipped("background_words.tsv")
    lines = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    n_messages = int(lines[0][1])
    hashes = word_hashes(encode([" ".join(word for word, _ in lines[1:])]))[0]
    share = (np.array([int(count) for _, count in lines[1:]]) + 0.5) / (n_messages + 1)
    order = np.argsort(hashes, kind="stable")
    return Rates(hashes[order], share[order].astype(np.float32), 0.5 / (n_messages + 1))
