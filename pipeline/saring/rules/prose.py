"""What is not prose: tables, source code, and one thing said over and over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from math import isqrt
from typing import TYPE_CHECKING

from saring import compiled
from saring.text.symbols import DIGIT

if TYPE_CHECKING:
    from saring.compiled.checks import ProseCheck

MIN_REPEATED_TOKENS = 25
MIN_DIGITS = 30
MIN_ROWS = 6
MIN_MARKS, MIN_KINDS_OF_MARKS = 10, 5
MAX_SHARE_OF_MARKS = 0.05
_ROW = re.compile(r"(?:\S+[ \t]+){0,6}\S*\d{2}\W*")
_CODE_MARKS = '{}[]()<>=;|\\$^`"'
_CODE_BYTES = _CODE_MARKS.encode()


def not_prose(text: str, normalised: str) -> str | None:
    """Say in which way a text is not written language, or None.

    The codes are `not_prose` and `repetitive`. `text` is the original: `normalised` has lost its
    lines and the marks of code.
    """
    if _is_mostly_digits(normalised) or _is_table(text) or _is_code(text):
        return "not_prose"
    return "repetitive" if _is_repetitive(normalised) else None


def may_be_no_prose(texts: Sequence[str], normalised: Sequence[str]) -> Sequence[int]:
    """Return the places of the texts that `not_prose` has to look at: the others are surely prose."""
    check = _compiled_check() if len(texts) >= compiled.MIN_TEXTS_CHECKED else None
    return range(len(texts)) if check is None else check.candidates(list(texts), list(normalised))


@cache
def _compiled_check() -> ProseCheck | None:
    """Return the compiled check, None where it was not built."""
    made = compiled.find("checks")
    if made is None:
        return None
    check: ProseCheck = made.ProseCheck(
        _CODE_MARKS, MIN_MARKS, MAX_SHARE_OF_MARKS, MIN_ROWS, DIGIT, MIN_DIGITS, MIN_REPEATED_TOKENS
    )
    return check


def _is_mostly_digits(normalised: str) -> bool:
    n_digits = normalised.count(DIGIT)
    return n_digits >= MIN_DIGITS and 2 * n_digits > len(normalised) - normalised.count(" ")


def _is_table(text: str) -> bool:
    """Tell whether every line is a few words and a number; a list people write has a line that says what for."""
    if text.count("\n") < MIN_ROWS - 1:
        return False
    rows = [line.strip() for line in text.splitlines() if not line.isspace() and line]
    return len(rows) >= MIN_ROWS and all(_ROW.fullmatch(row) for row in rows)


def _is_code(text: str) -> bool:
    written = text.encode("utf-8", "replace")
    n_marks = len(written) - len(written.translate(None, _CODE_BYTES))
    if n_marks < MIN_MARKS or n_marks <= MAX_SHARE_OF_MARKS * (len(text) - text.count(" ")):
        return False
    return sum(mark in text for mark in _CODE_MARKS) >= MIN_KINDS_OF_MARKS


def _is_repetitive(normalised: str) -> bool:
    # The vocabulary of a text grows a little faster than the root of its length; a chant does not grow.
    n_tokens = normalised.count(" ") + 1
    if n_tokens < MIN_REPEATED_TOKENS:
        return False
    enough = isqrt(n_tokens - 1) + 1
    # In what people write, the first few words are different enough.
    some = normalised.split(" ", 2 * enough)[:-1]
    return len(set(some)) < enough and len(set(normalised.split(" "))) < enough
