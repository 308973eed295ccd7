"""Flat rows of matches and verdict flips, with the documented columns."""

from __future__ import annotations

from saring.files.rows import Row, rounded
from saring.records import FactCheckMatch, Flip

MATCH_COLUMNS = ("query", "rank", "fact_check_id", "similarity", "status", "title", "url", "rating")
FLIP_COLUMNS = ("text", "label", "verdict_before", "verdict_after")


def match_row(query: int, match: FactCheckMatch) -> Row:
    """Return a row of `saring match`; an integer id is written as a number, as in its source."""
    check = match.fact_check
    name = check.fact_check_id
    return (
        query,
        match.rank,
        int(name) if name.isascii() and name.isdecimal() and str(int(name)) == name else name,
        rounded(match.similarity),
        str(match.status),
        check.title,
        check.url,
        check.textual_rating,
    )


def flip_row(flip: Flip) -> Row:
    """Return the row of `saring models promote --flips`."""
    return flip.text, flip.label, str(flip.before), str(flip.after)
