"""Render the table of ratings as Markdown."""

from __future__ import annotations

from saring.facts.ratings import BEST, Rating, ratings
from saring.i18n import say
from saring.i18n.numbers import ABSENT
from saring.reports.card.markdown import render_table

_COLUMNS = ("label", "mafindo", "first_draft", "komdigi", "jatim", "value", "verdict")


def ratings_table() -> str:
    """Render all ratings with their names in other schemes, in the chosen language."""
    header = [say(f"ratings_{name}") for name in _COLUMNS]
    return render_table(header, [_row(rating) for rating in ratings()], "lllllrl")


def spellings_table() -> str:
    """Render the accepted spellings of each rating, in the chosen language."""
    header = [say("ratings_label"), "`rating`, `textual_rating`"]
    return render_table(header, [(rating.label, ", ".join(rating.spellings)) for rating in ratings()], "ll")


def _row(rating: Rating) -> list[str]:
    value = ABSENT if rating.value is None else f"{rating.value}/{BEST}"
    names = (rating.mafindo, rating.first_draft, rating.komdigi, rating.jatim)
    return [rating.label, *(name or ABSENT for name in names), value, say(f"verdict_{rating.verdict}")]
