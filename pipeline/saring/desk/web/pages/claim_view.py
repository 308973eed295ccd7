"""Parts of the page of a claim: its text with the words that moved the score, and a picture of how it spread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from saring.claims.spread import Step, spread_over_time
from saring.i18n import say
from saring.records import Span
from saring.reports.cells import shown

WIDTH, HEIGHT, FOOT, LEAST_COLUMNS = 480, 90, 70, 14


def pieces(text: str, spans: Sequence[Span], signals: Sequence[Sequence[Any]]) -> Iterator[dict[str, str]]:
    """Yield a text in pieces, each with the kinds of mark it bears: toward, away, signal."""
    marks = [(span.start, span.end, "toward" if span.weight > 0 else "away") for span in spans]
    marks += [(start, end, "signal") for _, _, start, end in signals]
    ends = sorted({0, len(text), *(edge for start, end, _ in marks for edge in (start, end))})
    for start, end in pairwise(ends):
        kinds = dict.fromkeys(kind for left, right, kind in marks if left <= start and end <= right)
        yield {"text": shown(text[start:end]), "kinds": " ".join(kinds)}


def spread_picture(times: Sequence[datetime]) -> dict[str, Any] | None:
    """Return the columns of a chart of the copies over time, with a description in words; None without times."""
    spread = spread_over_time(times)
    if spread is None:
        return None
    counts, most = spread.counts, max(spread.counts)
    width = WIDTH / max(len(counts), LEAST_COLUMNS)
    start, end, peak = (_moment(spread.start_of(at), spread.step) for at in (0, len(counts) - 1, counts.index(most)))
    columns = [
        {
            "x": f"{at * width + 1:.1f}", "y": f"{FOOT - max(2.0, (FOOT - 8) * n / most):.1f}",
            "width": f"{max(1.0, width - 2):.1f}", "height": f"{max(2.0, (FOOT - 8) * n / most):.1f}",
        }
        for at, n in enumerate(counts) if n
    ]  # fmt: skip
    description = say("page_timeline_said", start=start, end=end, most=most, peak=peak)
    return {
        "columns": columns, "width": WIDTH, "height": HEIGHT, "foot": FOOT, "description": description,
        "start": start, "heading": description,
    }  # fmt: skip


def _moment(moment: datetime, step: Step) -> str:
    day = f"{moment.day}/{moment.month}/{moment.year}"
    return f"{day} {moment.hour:02}.00" if step is Step.HOUR else day
