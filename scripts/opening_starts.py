"""List how the openings that `normalise` strips may begin: python -m scripts.opening_starts

A beginning is as long as it takes to be an opening and a space, to come to a mark, or to be of twelve letters.
Where a text begins otherwise, nobody need look for an opening. Run it after a change of `resources/openings.txt`; a
test holds the list. `regex` tells what may still become a match, which `re` cannot.
"""

from __future__ import annotations

import string
from pathlib import Path

import regex

from saring.text.openings import BANNER, openings

N_LETTERS = 12
FILE = Path(__file__).resolve().parent.parent / "pipeline" / "saring" / "resources" / "opening_starts.txt"
_MARKS = ".,!?:;"
_LETTERS = string.ascii_lowercase + " '-" + _MARKS


def opening_starts() -> list[str]:
    """Return the beginnings of all openings and banners, sorted; none begins with another."""
    rules = [regex.compile(rule.pattern) for rule in (BANNER, openings())]
    found, open_ones = [], [""]
    while open_ones:
        longer = [start + letter for start in open_ones for letter in _LETTERS]
        starts = [start for start in longer if any(rule.match(start, partial=True) for rule in rules)]
        open_ones = [start for start in starts if not _is_enough(start, rules)]
        found += [start for start in starts if _is_enough(start, rules)]
    return sorted(found)


def _is_enough(start: str, rules: list[regex.Pattern[str]]) -> bool:
    is_opening = start.endswith(" ") and any(rule.fullmatch(start) for rule in rules)
    return is_opening or start[-1] in _MARKS or len(start) == N_LETTERS


if __name__ == "__main__":
    FILE.write_text("".join(f"{start}\n" for start in opening_starts()), encoding="utf-8")
