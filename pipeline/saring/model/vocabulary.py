"""N-grams as text to the keys of a block, and keys back to text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from saring.errors import PipelineError
from saring.model.features import CHAR_BITS, MAX_ALPHABET, WORD_BITS, NgramBlock
from saring.text.arrays import Int64, UInt64, encode, word_hashes


def build_char_block(
    ngrams: Sequence[str], idf: NDArray[Any], *, n_min: int, n_max: int, sublinear: bool = True
) -> tuple[NgramBlock, Int64]:
    """Return the block of character n-grams and, for each of its columns, the place of its n-gram in `ngrams`.

    N-grams of other lengths are left out. Raises `PipelineError` for more different characters than a key can number.
    """
    usable = np.flatnonzero([n_min <= len(ngram) <= n_max for ngram in ngrams])
    kept = [ngrams[place] for place in usable.tolist()]
    codes = np.frombuffer("".join(kept).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint32)
    alphabet = np.unique(codes)
    if len(alphabet) > MAX_ALPHABET:
        raise PipelineError(
            "pipeline_unsupported",
            where="TfidfVectorizer",
            parameter="vocabulary",
            found=f"{len(alphabet)} [char]",
            supported=f"<= {MAX_ALPHABET} [char]",
        )
    order, keys = _sorted_keys(_pack(codes, np.array([len(ngram) for ngram in kept], np.int64), alphabet))
    columns, none = usable[order], np.zeros(0, np.uint64)
    own_idf = np.asarray(idf, np.float32)[columns]
    block = NgramBlock("char", n_min, n_max, keys, own_idf, alphabet, (), none, none.astype(np.int64), sublinear)
    return block, columns


def _pack(codes: NDArray[np.uint32], lengths: Int64, alphabet: NDArray[np.uint32]) -> UInt64:
    """Pack the numbers of the characters of each n-gram side by side; `codes` has all n-grams end to end."""
    number = (np.searchsorted(alphabet, codes) + 1).astype(np.uint64)
    starts, keys = np.cumsum(lengths) - lengths, np.zeros(len(lengths), np.uint64)
    for place in range(int(lengths.max(initial=0))):
        longer = lengths > place
        keys[longer] = keys[longer] << np.uint64(CHAR_BITS) | number[starts[longer] + place]
    return keys


def build_word_block(
    ngrams: Sequence[str], idf: NDArray[Any], *, n_min: int, n_max: int, sublinear: bool = True
) -> tuple[NgramBlock, Int64]:
    """Return the block of words and pairs of words and, for each of its columns, the place of its n-gram in `ngrams`.

    N-grams of other lengths are left out. Raises `ValueError` where two words share a hash.
    """
    parts = [ngram.split(" ") for ngram in ngrams]
    usable = np.flatnonzero([n_min <= len(part) <= n_max and all(part) for part in parts])
    words = sorted({word for place in usable for word in parts[place]})
    number = {word: place for place, word in enumerate(words, start=1)}
    packed = [sum(number[word] << WORD_BITS * i for i, word in enumerate(reversed(parts[place]))) for place in usable]
    order, keys = _sorted_keys(np.array(packed, dtype=np.uint64))
    columns, own_idf = usable[order], np.asarray(idf, np.float32)[usable[order]]
    word_keys, word_order = number_words(words)
    alphabet = np.zeros(0, np.uint32)
    block = NgramBlock("word", n_min, n_max, keys, own_idf, alphabet, tuple(words), word_keys, word_order, sublinear)
    return block, columns


def number_words(words: Sequence[str]) -> tuple[UInt64, Int64]:
    """Return the hashes of words, sorted, and the place of each word; raises `ValueError` where two share one."""
    hashes = word_hashes(encode(words))[0] if words else np.zeros(0, np.uint64)
    order, word_keys = _sorted_keys(hashes)
    if len(np.unique(word_keys)) != len(word_keys):
        raise ValueError("two words of the vocabulary share a hash")
    return word_keys, order


def _sorted_keys(keys: UInt64) -> tuple[Int64, UInt64]:
    order = np.argsort(keys, kind="stable")
    return order, keys[order]


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
