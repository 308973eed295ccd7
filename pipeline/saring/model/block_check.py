"""What must hold for the arrays of a bundle: the engine looks things up by them without asking again."""

from __future__ import annotations

import numpy as np

from saring.files.arrays import are_ascending, are_below
from saring.model.features import CHAR_BITS, MAX_ALPHABET, MAX_CHARS, MAX_WORDS, WORD_BITS, NgramBlock
from saring.text.arrays import UInt64

ARRAY_TYPES = {"keys": "u8", "idf": "f4", "alphabet": "u4", "word_keys": "u8", "word_order": "i8"}
_MOST = {"char": MAX_CHARS, "word": MAX_WORDS}
_N_CODES = 0x110000


def check_block(block: NgramBlock) -> None:
    """Raise `ValueError` for a block that no vocabulary gives: unsorted, doubled, or naming what is not there."""
    limit = _MOST.get(block.kind, 0)
    if not all(isinstance(n, int) and 1 <= n <= limit for n in (block.n_min, block.n_max)):
        raise ValueError("lengths of n-grams")
    if len(block.idf) != len(block.keys) or not np.all(np.isfinite(block.idf)):
        raise ValueError("weights of n-grams")
    if not are_ascending(block.keys) or not _fits(block):
        raise ValueError("keys of n-grams")


def _fits(block: NgramBlock) -> bool:
    """Tell whether the keys are made of characters of the alphabet, or of words that are there."""
    if block.kind == "char":
        known = are_ascending(block.alphabet) and are_below(block.alphabet, _N_CODES)
        return known and len(block.alphabet) <= MAX_ALPHABET and _are_letters(block.keys, len(block.alphabet))
    n = len(block.words)
    in_order = len(block.word_keys) == len(block.word_order) == n and are_ascending(block.word_keys)
    return in_order and are_below(block.word_order, n) and _are_numbers(block.keys, n)


def _are_letters(keys: UInt64, n_letters: int) -> bool:
    """Tell whether the keys hold numbers of letters, which begin with 1; the last letter stands in the low bits."""
    most, ended = np.uint64(n_letters), np.zeros(len(keys), np.bool_)
    for place in range(MAX_CHARS):
        letter = keys >> np.uint64(CHAR_BITS * place) & np.uint64(MAX_ALPHABET)
        if np.any(letter > most) or np.any(ended & (letter > 0)) or (place == 0 and np.any(letter == 0)):
            return False
        ended = letter == 0
    return not len(keys) or int(keys[-1]) >> (CHAR_BITS * MAX_CHARS) == 0


def _are_numbers(keys: UInt64, n_words: int) -> bool:
    """Tell whether the keys hold numbers of words, which begin with 1; the first of a pair stands in the high bits."""
    second = keys & np.uint64((1 << WORD_BITS) - 1)
    return bool(np.all(keys >> np.uint64(WORD_BITS) <= n_words) and np.all((second >= 1) & (second <= n_words)))
