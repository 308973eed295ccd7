"""Private data that is not a long number: e-mail addresses however spelled, passports, plates, numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from saring.resources.word_lists import load_word_list
from saring.text.symbols import EMAIL, IDENTITY, PHONE, PLATE

_LOCAL = r"(?<![\w.+-])[\w.+-]+"
MAIL_ADDRESS = rf"{_LOCAL}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+"
"""The pattern of an e-mail address that is written as one."""
_AT = r"(?:@|[\[({] ?(?:at|a|et) ?[\])}])"
_DOT = r"(?: ?\. ?| ?, ?(?=com|co\b)| ?[\[({] ?(?:dot|titik) ?[\])}] ?| (?:dot|titik) )"
_PROVIDER = r"(?:gmail|yahoo|ymail|hotmail|outlook|icloud|rocketmail|live|proton(?:mail)?|mail)"
_MAIL = re.compile(
    rf"{MAIL_ADDRESS}"
    rf"|{_LOCAL} ?{_AT} ?{_PROVIDER}{_DOT}(?:com|co{_DOT}id|id|net)\b"
    rf"|{_LOCAL} at {_PROVIDER}{_DOT}(?:com|co{_DOT}id|id|net)\b"
    rf"|{_LOCAL} ?[\[({{] ?(?:at|et) ?[\])}}] ?[\w-]{{1,63}}(?:{_DOT}[\w-]{{2,63}}){{1,4}}",
    re.I,
)
_AT_SIGN = re.compile(r"@|[\[({] ?(?:at|a|et)\b| at ", re.I)
_PASSPORT = re.compile(
    r"\bpass?port?\b[^\d\n\[\]]{0,23}?\b((?!(?:rp|no|ke|di)\b)[a-z]{1,2}[ .-]?\d(?:[ -]?\d){5,6})(?!\w)", re.I
)
_REGION = (
    "A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNRSTW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[AB]?|R|S|T|W|Z"  # of Samsat offices
)
_BEFORE_PLATE = re.compile(rf"(?:(?<=[^\w.-])|^)(?:{_REGION})([ .-]{{0,2}})$")
_REST_OF_PLATE = re.compile(r"(?<!\d)(\d{3,4})([ .-]{0,2})([A-Z]{1,3})(?![\w-])")
_N_BEFORE_PLATE = 5
_NAMED_PLATE = re.compile(
    r"\b(?:nopol|no\.? ?pol(?:isi)?|nomor polisi|plat|pelat|plat nomor)\b[^\d\n\[\]]{0,12}?"
    rf"\b((?:{_REGION})[ .-]{{0,2}}\d{{1,4}}[ .-]{{0,2}}[a-z]{{1,3}})(?!\w)",
    re.I,
)
WORDS_BEFORE_PLATE = ("nopol", "no pol", "no.pol", "no. pol", "nomor pol", "plat", "pelat")
"""In small letters; one of them stands before every plate that is told by a word."""
_NUMBER_WORD = r"(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
_NUMBER_IN_WORDS = re.compile(rf"\b(?:nol|kosong) delapan(?: {_NUMBER_WORD}){{7,11}}\b", re.I)

Found = tuple[int, int, str]


def mails(text: str) -> Iterator[Found]:
    """Yield start, end and symbol of each e-mail address, written as one or with a word for its signs.

    >>> [(start, end) for start, end, _ in mails("surel: siti (at) contoh [dot] example")]
    [(7, 37)]
    """
    if _AT_SIGN.search(text):
        yield from ((*found.span(), EMAIL) for found in _MAIL.finditer(text))


def private_words(text: str) -> Iterator[Found]:
    """Yield start, end and symbol of each passport, plate, and number of a telephone in words."""
    small = text.lower()
    if "paspor" in small or "passpor" in small:
        yield from ((*found.span(1), IDENTITY) for found in _PASSPORT.finditer(text))
    if any(word in small for word in WORDS_BEFORE_PLATE):
        yield from ((*found.span(1), PLATE) for found in _NAMED_PLATE.finditer(text))
    if "delapan" in small:
        yield from ((*found.span(), PHONE) for found in _NUMBER_IN_WORDS.finditer(text))
    yield from _plates(text)


def _plates(text: str) -> Iterator[Found]:
    for rest in _REST_OF_PLATE.finditer(text):
        from_here = max(0, rest.start() - _N_BEFORE_PLATE)
        region = _BEFORE_PLATE.search(text[from_here : rest.start()])
        if region and region[1] == rest[2] and _is_plate(rest[1], rest[3]):
            yield from_here + region.start(), rest.end(), PLATE


def _is_plate(number: str, letters: str) -> bool:
    """Tell whether a number between capitals can only be a plate, and not a year or a quantity with its unit."""
    if letters.lower() in _not_on_plate():
        return False
    return len(letters) > 1 or (len(number) == 4 and number[:2] not in ("19", "20"))


@cache
def _not_on_plate() -> frozenset[str]:
    return frozenset(load_word_list("number_words.toml")["not_on_plate"])
