"""Runs of digits in a text: groups of digits with few separators between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from saring.text.spans import Span

_DASHES = "\u2010-\u2015-"
_BETWEEN = rf"(?:[ \t\xa0()*~{_DASHES}]{{1,4}}|\*?[./_,]\*?)"  # a comma or a stop with a space ends a run
_RUN = re.compile(rf"[0-9]+(?:{_BETWEEN}[0-9]+)*")
_GROUP = re.compile(r"[0-9]+")
_DASHES_ALIKE = str.maketrans(dict.fromkeys("‐‑‒–—―", "-"))
_N_BEFORE = 48
_MAX_GROUPS = 20  # in one number


class NumberRun:
    """A run of digits in a text: where each of its groups is, its size, and what parts it from the group before."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.groups: list[Span] = [found.span() for found in _GROUP.finditer(text, start, end)]
        self.sizes = [end - start for start, end in self.groups]
        self.separators = [""] + [_separator(text[one[1] : other[0]]) for one, other in pairwise(self.groups)]

    def before(self) -> str:
        """Return what stands before the run, in lower case and not more than a few words."""
        start = self.groups[0][0]
        return self.text[max(0, start - _N_BEFORE) : start].lower()

    def group(self, i: int) -> str:
        """Return the digits of a group."""
        start, end = self.groups[i]
        return self.text[start:end]

    def digits(self, first: int, last: int) -> str:
        """Return the digits of groups, without what stands between them."""
        return "".join(self.group(i) for i in range(first, min(last + 1, len(self.groups))))

    def character_before(self, i: int) -> str:
        """Return the character before a group, empty at the start of the text."""
        start = self.groups[i][0]
        return self.text[start - 1 : start] if start else ""

    def character_after(self, i: int) -> str:
        """Return the character after a group, empty at the end of the text."""
        end = self.groups[i][1]
        return self.text[end : end + 1]

    def last_group(self, first: int, fewest: int, most: int, *, is_named: bool = False) -> int | None:
        """Return the last group of a number of so many digits that begins with a group, None where there is none.

        A number that has digits enough ends where the separator changes, and before a short group, which may be a
        quantity; where a word says what the number is (`is_named`), a short group belongs to it.
        """
        total, last = 0, None
        for i in range(first, min(len(self.groups), first + _MAX_GROUPS)):
            size = self.sizes[i]
            if total + size > most or (last is not None and self._ends_before(first, i, total, is_named)):
                break
            total += size
            last = i if total >= fewest else None
        return last

    def _ends_before(self, first: int, i: int, total: int, is_named: bool) -> bool:
        separator, size = self.separators[i], self.sizes[i]
        if i == first + 1:
            return total >= 9 or (separator == " " and size < 3)
        if separator != self.separators[i - 1]:
            return True
        return separator == " " and not is_named and size < min(3, self.sizes[i - 1]) and total >= 11


def _separator(between: str) -> str:
    """Return what parts two groups, all dashes alike, without spaces around a mark."""
    return between if len(between) == 1 and between.isascii() else between.translate(_DASHES_ALIKE).strip() or " "


def number_runs(text: str, fewest: int) -> Iterator[NumberRun]:
    """Yield the runs of a text that have so many characters or more."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        if end - start >= fewest:
            yield NumberRun(text, start, end)
