"""A text that denies what others pass on holds the words of a hoax, and is none."""

from __future__ import annotations

import re
from functools import cache

from pipeline.shipped import read_shipped


def denies(normalised: str) -> bool:
    """Tell whether a text says of a claim that it is false, and does not insist on it after all.

    >>> denies("kabar bahwa kangkung disuntik itu tidak benar")
    True
    >>> denies("ini bukan hoaks , kangkung disuntik")
    False
    """
    return _pattern("denies").search(normalised) is not None and _pattern("insists").search(normalised) is None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Compile the shipped lines of one kind into one alternation of whole words."""
    table = read_shipped("denials.txt")
    lines = (line.partition(": ") for line in table.splitlines() if not line.startswith("#"))
    return re.compile(rf"(?<![^ ])(?:{'|'.join(pattern for name, _, pattern in lines if name == kind)})(?![^ ])")
