"""Finding titles in messages: an inverted index of word stems and character 4-grams, on arrays.

A title scores the weight of its own features that stand in the message, divided by its length to
the power of 0.8: what a message says besides does not count against a title. The rarity of a word
comes from everyday messages and news, not only from the archive, so that an archive of sixty titles
scores like one of a hundred thousand. Since chance finds more in a long message, the logarithm of
the message's length is taken off. `docs/decisions/0012-finding-the-fact-check.md` says what was tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
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
"""A word in more than this share of messages says nothing about which claim is made."""
TELLING_RATE = 0.02
INDEX_VERSION = 1
"""Raise it with anything that changes what is indexed, so that a saved index of another kind is refused."""
_ARCHIVE_PRIOR = 100
_GRAM = 4
_WORDS_SCALE = 0.1
_SPACE = ord(" ")


class TitleHit(NamedTuple):
    """One title found for a message: the number of its entry in the archive, and its score, without bounds."""

    entry: int
    score: float


class Rates(NamedTuple):
    """In what share of everyday messages a stem stands: sorted hashes, and shares beside them."""

    keys: UInt64
    share: NDArray[np.float32]
    unknown: float


@dataclass(frozen=True)
class Postings:
    """One family of features: sorted `keys` with a `weight` each, and the rows that hold each key.

    The rows of key `i` are `rows[starts[i]:starts[i + 1]]`; `scale` has one factor a row.
    """

    keys: UInt64
    weight: NDArray[np.float32]
    starts: Int64
    rows: NDArray[np.int32]
    scale: NDArray[np.float32]

    def scores(self, keys: UInt64) -> Float:
        """Return for every row the weight of the given distinct keys it holds, scaled."""
        places = lookup(self.keys, keys)
        places = places[places >= 0]
        places = places[self.weight[places] > 0]
        bounds = zip(self.starts[places].tolist(), self.starts[places + 1].tolist(), strict=True)
        held = [self.rows[start:end] for start, end in bounds]
        if not held:
            return np.zeros(len(self.scale))
        # One count over all of them: several times faster than adding key by key.
        weight = np.repeat(self.weight[places].astype(np.float64), [len(rows) for rows in held])
        total = np.bincount(np.concatenate(held), weights=weight, minlength=len(self.scale))
        return np.asarray(total * self.scale, np.float64)


@dataclass(frozen=True)
class TitleIndex:
    """The index of an archive: rows are titles and claims reviewed; `owners[row]` is the entry, ascending."""

    words: Postings
    grams: Postings
    owners: NDArray[np.int32]

    def search(self, words: Sequence[Sequence[str]], top: int) -> Iterator[list[TitleHit]]:
        """Yield for the words of each text its `top` entries, best first; equal scores in the order of the archive.

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
    """The distinct features of each text, one after the other."""

    keys: UInt64
    starts: Int64

    def of(self, i: int) -> UInt64:
        return self.keys[self.starts[i] : self.starts[i + 1]]


def build_index(titles: Sequence[Sequence[str]]) -> TitleIndex:
    """Index the titles of each entry: its title, and what else says its claim in a sentence or more."""
    owners = [entry for entry, texts in enumerate(titles) for _ in texts]
    words = [words_of(clean_title(text)) for texts in titles for text in texts]
    joined, stemmed = [" ".join(found) for found in words], [" ".join(map(stem, found)) for found in words]
    stems, grams = _features(stemmed, joined)
    return TitleIndex(
        words=_postings(stems, _word_weights, _WORDS_SCALE),
        grams=_postings(grams, _gram_weights, GRAMS_SHARE),
        owners=np.array(owners, np.int32),
    )


def n_telling_words(words: Sequence[str]) -> int:
    """Return how many distinct words of a text are not common ones.

    >>> n_telling_words(["ini", "sudah", "bisa", "ya"]), n_telling_words(["kangkung", "disuntik", "pengawet"])
    (0, 3)
    """
    hashes = np.unique(word_hashes(encode([" ".join(map(stem, words))]))[0])
    return int((_shares(hashes) < TELLING_RATE).sum())


def _features(stemmed: Sequence[str], joined: Sequence[str]) -> tuple[_Keys, _Keys]:
    hashes, tokens = word_hashes(encode(stemmed))
    corpus = encode(joined)
    grams, docs = _char_grams(corpus)
    return _distinct(tokens.doc, hashes, len(stemmed)), _distinct(docs, grams, len(joined))


def _char_grams(corpus: Corpus) -> tuple[UInt64, Int64]:
    """Pack runs of four characters that lie within one padded word; 16 bits each."""
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
    """Square the surprise of each word; what is common in messages, or in titles, weighs little or nothing."""
    share = np.maximum(_shares(keys), (n_titles - 1) / (n_rows + _ARCHIVE_PRIOR))
    return np.where(share > COMMON_RATE, 0.0, np.log(share) ** 2)


def _gram_weights(keys: UInt64, n_titles: Int64, n_rows: int) -> Float:
    """Square the inverse document frequency in the archive, as a share of the largest there can be."""
    del keys  # 4-grams were not counted in everyday messages
    largest = np.log(1 + n_rows) + 1
    return np.asarray(((np.log((1 + n_rows) / (1 + n_titles)) + 1) / largest) ** 2)


def _largest(values: Float, top: int) -> Int64:
    """Return the places of the `top` largest values above 0, the largest first, equal ones by place."""
    if top < len(values):
        least = np.partition(values, len(values) - top)[len(values) - top]
        places = np.flatnonzero(values >= max(least, np.nextafter(0.0, 1.0)))
    else:
        places = np.flatnonzero(values > 0)
    return places[np.argsort(-values[places], kind="stable")][:top]


def _shares(hashes: UInt64) -> NDArray[np.float64]:
    rates = _rates()
    found = lookup(rates.keys, hashes)
    return np.where(found >= 0, rates.share[found], rates.unknown)


@cache
def _rates() -> Rates:
    """Read the shipped counts: the number of messages first, then `stem<TAB>messages that hold it`."""
    table = read_shipped("background_words.tsv")
    lines = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    n_messages = int(lines[0][1])
    hashes = word_hashes(encode([" ".join(word for word, _ in lines[1:])]))[0]
    share = (np.array([int(count) for _, count in lines[1:]]) + 0.5) / (n_messages + 1)
    order = np.argsort(hashes, kind="stable")
    return Rates(hashes[order], share[order].astype(np.float32), 0.5 / (n_messages + 1))
