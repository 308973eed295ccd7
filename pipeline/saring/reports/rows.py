"""Records to flat rows: the columns of the contract, in order."""

from __future__ import annotations

from saring.files.rows import Row, rounded
from saring.i18n import say
from saring.records import FactCheckMatch, Flip
from saring.reports.message_rows import BATCH_COLUMNS as BATCH_COLUMNS
from saring.reports.message_rows import batch_rows as batch_rows
from saring.worklist.rows import LISTED_COLUMNS as LISTED_COLUMNS
from saring.worklist.rows import MEMBER_COLUMNS as MEMBER_COLUMNS
from saring.worklist.rows import TRIAGE_COLUMNS as TRIAGE_COLUMNS
from saring.worklist.rows import listed_cells as listed_cells
from saring.worklist.rows import member_cells as member_cells
from saring.worklist.rows import triage_row as triage_row

MATCH_COLUMNS = ("query", "rank", "fact_check_id", "similarity", "status", "title", "url", "rating")
FLIP_COLUMNS = ("text", "label", "verdict_before", "verdict_after")


def match_row(query: int, match: FactCheckMatch) -> Row:
    """Return a row of `saring match`; an id that is a whole number is written as one, as it came."""
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


def verdict_label(verdict: str) -> str:
    """Return what an officer reads for a verdict, in the language in force."""
    return say(f"verdict_{verdict}")
