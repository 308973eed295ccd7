"""A text that denies what others pass on holds the words of a hoax, and is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from saring import compiled
from saring.resources import read_shipped

if TYPE_CHECKING:
    from saring.compiled.checks import WordSet


def denies(normalised: str) -> bool:
    """Tell whether a text says of a claim that it is false, and does not insist on it after all.

    >>> denies("kabar bahwa kangkung disuntik itu tidak benar")
    True
    >>> denies("ini bukan hoaks , kangkung disuntik")
    False
    """
    words = f" {normalised}"
    return _pattern("denies").search(words) is not None and _pattern("insists").search(words) is None


def may_deny(normalised: Sequence[str]) -> Sequence[int]:
    """Return the places of the texts that `denies` has to look at: the others hold no word of denial."""
    words = _words() if len(normalised) >= compiled.MIN_TEXTS_CHECKED else None
    return range(len(normalised)) if words is None else words.find_texts(list(normalised))


@cache
def _words() -> WordSet | None:
    """Return the compiled set of words without which nothing is denied, None where it was not built."""
    made = compiled.find("checks")
    if made is None:
        return None
    words: WordSet = made.WordSet([word for line in _lines("words") for word in line.split()])
    return words


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Compile the shipped lines of one kind into one alternation of whole words, each with a space before it.

    A pattern that begins with a space is tried at spaces only, which takes a third less time.
    """
    lines = [f"(?<=^ ){line[1:]}" if line.startswith("^") else line for line in _lines(kind)]
    return re.compile(rf" (?:{'|'.join(lines)})(?![^ ])")


def _lines(kind: str) -> list[str]:
    """Return the shipped lines of one kind."""
    table = read_shipped("denials.txt")
    lines = (line.partition(": ") for line in table.splitlines() if not line.startswith("#"))
    return [rest for name, _, rest in lines if name == kind]
