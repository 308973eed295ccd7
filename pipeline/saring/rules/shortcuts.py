"""Find shortcut words: words that reveal the source, the form, the fact-checkers, the date or names, not the content.

The patterns are in `resources/shortcuts.tsv` and match whole words of normalised texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from saring.resources import read_shipped
from saring.text.months import LONG_MONTHS, MONTHS, month_pattern
from saring.text.symbols import DIGIT

FORM_KINDS = ("source", "form", "date")
"""Kinds of words that a notice and a hoax share: how a text is made up, and where and when it was found."""


def shortcut_kind(normalised: str) -> str | None:
    """Return the kind of the first shortcut in a normalised text, or None.

    >>> shortcut_kind("kabar dari grup"), shortcut_kind("pengumuman : rapat"), shortcut_kind("kabar dari warga")
    ('source', 'form', None)
    """
    match = _pattern().search(normalised)
    return match.lastgroup if match else None


def remove_shortcuts(normalised: Sequence[str]) -> list[str]:
    """Return the texts without shortcuts, words separated by single spaces.

    >>> remove_shortcuts(["hoaks air galon di grup whatsapp"])
    ['air galon di']
    """
    return [" ".join(_pattern().sub("", text).split()) for text in normalised]


def form_tokens(normalised: str) -> frozenset[int]:
    """Return the numbers of the tokens of a normalised text that are words of form, source or date.

    >>> sorted(form_tokens("pengumuman : air galon beracun , sumber : dokter"))
    [0, 6, 7]
    """
    found: set[int] = set()
    for match in _pattern(FORM_KINDS).finditer(normalised):
        first = normalised.count(" ", 0, match.start())
        found.update(range(first, first + match[0].count(" ") + 1))
    return frozenset(found)


@cache
def _pattern(kinds: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Compile the shipped patterns, or those of some kinds, into one alternation with a named group per kind."""
    table = read_shipped("shortcuts.tsv")
    for field, names in (("{month}", MONTHS), ("{long_month}", LONG_MONTHS)):
        table = table.replace(field, f"(?:{month_pattern(names)})")
    pairs = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    groups = (
        f"(?P<{kind}>{'|'.join(pattern for _, pattern in rows)})"
        for kind, rows in groupby(pairs, key=lambda pair: pair[0])
        if not kinds or kind in kinds
    )
    return re.compile(rf"(?<![^ ])(?:{'|'.join(groups)})(?:nya)?(?:-[^ ]+)?(?![^ ])".replace(r"\d", DIGIT))
