"""Spelling normalisation: slang to standard Indonesian, stretched and spaced words, tokenisation."""

from __future__ import annotations

import re
from functools import cache

from saring.resources import read_shipped
from saring.text.symbols import DIGIT

REDUPLICATED = re.compile(r"\b([a-z]{3,})2(nya|an|ku|mu|lah)?\b")
_WORD_WITH_DIGITS = re.compile(r"(?<![a-z0-9])(?=[a-z]*[0-9])[a-z0-9]+")
_DIGIT_AS_LETTER = re.compile(r"(?<=[a-z])[01345](?=[a-z])|(?<=[a-z]{3})0$|^0(?=[a-z]{3})")
_MIN_LETTERS = 3  # beside digits that stand for letters; H5N1 has two
_LETTER_OF_DIGIT = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s"}
_DIGITS = str.maketrans("0123456789", DIGIT * 10)
_WORD = r"(?:[^\W_]|\ue000)+"
_TOKEN = re.compile(rf"{_WORD}(?:[-']{_WORD})*|[\ue001-\ue0ff]|[.,!?:;%]")
_TOKEN_OF_DIGITS = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[\ue001-\ue0ff]|[.,!?:;%]")
_SPACED_WORD = re.compile(r"(?<![^ ])(?:[^\W\d_](?: \. | |-)){3,}[^\W\d_](?![^ ])")
_ONE_LETTER = re.compile(r"(?<![^\W\d_])([^\W\d_])\1{2,}(?![^\W\d_])")
_STRETCHED_LETTER = re.compile(r"([^\W\d_])\1{2,}")
_STRETCHED_SYLLABLE = re.compile(r"([^\W\d_]{2,3}?)\1{2,}")
# Every stretched letter and syllable matches these, and they run in a fifth of the time.
_THREE_ALIKE = re.compile(r"(.)\1\1")
_THREE_TIMES = re.compile(r"(.)(.)(.?)\1\2\3\1\2\3")


def tidy(text: str, *, keep_digits: bool) -> str:
    """Separate the tokens of a folded text by single spaces, and standardise their spelling.

    >>> tidy("anak2nya  g a l o n , ber4cun bangeeet!!", keep_digits=True)
    'anak-anaknya galon , beracun banget ! !'
    """
    text = REDUPLICATED.sub(r"\1-\1\2", text)
    text = _WORD_WITH_DIGITS.sub(_digits_as_letters, text)
    text = _tokenise(text, keep_digits=keep_digits)
    text = _SPACED_WORD.sub(lambda match: re.sub(r"[ .-]", "", match[0]), text)
    # A stretched letter nearly always stands for one; a word of one repeated letter keeps two.
    if _THREE_ALIKE.search(text):
        text = _STRETCHED_LETTER.sub(r"\1", _ONE_LETTER.sub(r"\1\1", text))
    if _THREE_TIMES.search(text):
        text = _STRETCHED_SYLLABLE.sub(r"\1\1", text)
    standard_of = everyday_spellings()
    return " ".join([standard_of.get(token, token) for token in text.split(" ")])


def _digits_as_letters(word: re.Match[str]) -> str:
    """Return a word with the digits that stand for letters as those letters, as in p3merintah, s1tus and 0nline."""
    if sum(map(str.isalpha, word[0])) < _MIN_LETTERS:
        return word[0]
    return _DIGIT_AS_LETTER.sub(lambda digit: _LETTER_OF_DIGIT[digit[0]], word[0])


def standard_spelling(word: str) -> str:
    """Return the standard form of a slang spelling, keeping its capital; any other word unchanged.

    >>> standard_spelling("yg"), standard_spelling("Skrg"), standard_spelling("hati2")
    ('yang', 'Sekarang', 'hati-hati')
    """
    lower = REDUPLICATED.sub(r"\1-\1\2", word.lower())
    standard = everyday_spellings().get(lower, lower)
    if standard == word.lower():
        return word
    return standard.capitalize() if word[0].isupper() else standard


@cache
def everyday_spellings() -> dict[str, str]:
    """Read the shipped list of slang spellings, one `spelling<TAB>standard` per line."""
    table = read_shipped("slang.tsv")
    pairs = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return dict(pairs)


def _tokenise(text: str, *, keep_digits: bool) -> str:
    """Separate the tokens by single spaces; replace digits by a symbol unless `keep_digits`."""
    if DIGIT in text:  # a private-use character in the input equals our digit symbol
        return " ".join(_TOKEN.findall(text if keep_digits else text.translate(_DIGITS)))
    tokens = " ".join(_TOKEN_OF_DIGITS.findall(text))
    return tokens if keep_digits else tokens.translate(_DIGITS)
