"""List how the openings that `normalise` strips may begin, in four letters: python -m scripts.opening_starts

Where a text begins otherwise, nobody need look for an opening. Run it after a change of `resources/openings.txt`; a
test holds the list. `regex` tells what may still become a match, which `re` cannot.
"""

from __future__ import annotations

import string
from pathlib import Path

import regex

from pipeline.text import BANNER, openings

N_LETTERS = 4
FILE = Path(__file__).resolve().parent.parent / "pipeline" / "resources" / "opening_starts.txt"
_LETTERS = string.ascii_lowercase + " '-.,!?:;"


def opening_starts() -> list[str]:
    """Return the beginnings of all openings and banners, sorted."""
    rules = [regex.compile(rule.pattern) for rule in (BANNER, openings())]
    starts = [""]
    for _ in range(N_LETTERS):
        starts = [
            longer
            for start in starts
            for longer in (start + letter for letter in _LETTERS)
            if any(rule.match(longer, partial=True) for rule in rules)
        ]
    return starts


if __name__ == "__main__":
    FILE.write_text("".join(f"{start}\n" for start in sorted(opening_starts())), encoding="utf-8")
