"""Data of a claim for the page's script: texts, numbers and codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from saring.claims.spread import believed_times, shares_of_chats, spread_over_time
from saring.facts.ratings import understand_rating
from saring.i18n.times import to_wall_clock
from saring.records import FactCheckMatch, People, Signal, Span, WorklistItem
from saring.reports.cells import is_address, shown, written
from saring.reports.worklist.sheets import heading
from saring.worklist.people import understand_status, written_cells

MARKED = ("status", "note")
SHOWN_CHATS = 20
"""Chats listed for a claim; the page says how many more there are, and the workbook has every message."""
Piece = tuple[str, int, int]


def claim_data(item: WorklistItem, spans: Sequence[Span] | None) -> dict[str, Any]:
    """Return the page data of a claim; `spans` is None if its words were not explained."""
    claim, scored = item.claim, item.claim.representative
    text = scored.message.text
    chats = shares_of_chats(claim)
    spread = spread_over_time(believed_times(claim))
    return {
        "id": claim.claim_id,
        "family": claim.family_id,
        "rank": item.rank,
        "priority": round(item.priority, 4),
        "advice": item.advice,
        "why": shown(item.advice_reason.detail),
        "due": _time(item.due_at),
        "verdict": scored.score.verdict,
        "title": shown(claim.title),
        "pieces": list(pieces_of(text, spans or (), item.signals)),
        "explained": spans is not None,
        "change": item.change,
        "people": [understand_status(item.people.status) or shown(item.people.status), shown(item.people.note)],
        "written": _written(item.people),
        "new": item.n_new,
        "counts": [claim.n_messages, claim.n_chats, claim.n_senders, claim.n_forwarded],
        "days": [claim.n_last_day, claim.n_day_before],
        "platforms": claim.platforms,
        "first": _time(claim.first_seen_at),
        "last": _time(claim.last_seen_at),
        "scores": [_short(scored.score.risk), _short(scored.score.check_worthiness)],
        "parts": [[part.name, _short(part.value), part.weight, shown(part.detail)] for part in item.parts],
        "topics": item.topics,
        "signals": [[shown(signal.detail), shown(text[signal.start : signal.end])] for signal in item.signals],
        "facts": [_fact(match) for match in item.matches],
        "reasons": [shown(reason.detail) for reason in scored.score.reasons],
        "phrases": [shown(phrase) for phrase in claim.phrases],
        "spread": spread and [spread.step, _time(spread.start), spread.counts],
        "chats": [
            [chat.platform, shown(chat.chat), chat.n_messages, _time(chat.first_seen_at), _time(chat.last_seen_at)]
            for chat in chats[:SHOWN_CHATS]
        ],
        "more": max(0, len(chats) - SHOWN_CHATS),
    }


def _written(people: People) -> list[list[str]]:
    """Return what people wrote beside status and note, which can be changed on the page: heading, text and address."""
    cells = written_cells(people)
    if rating := understand_rating(people.rating):
        cells["rating"] = rating.label
    return [
        [shown(heading(name)), written(cell), str(cell) if is_address(str(cell)) else ""]
        for name, cell in cells.items()
        if name not in MARKED
    ]


def pieces_of(text: str, spans: Sequence[Span], signals: Sequence[Signal]) -> Iterator[Piece]:
    """Split a text at span ends: each piece with 1 towards hoax or -1 away from it, and 1 within a signal.

    >>> list(pieces_of("air beracun", [Span(4, 11, "beracun", 0.7)], []))
    [('air ', 0, 0), ('beracun', 1, 0)]
    """
    ends = {end for span in spans for end in (span.start, span.end)}
    ends |= {end for signal in signals for end in (signal.start, signal.end)}
    cuts = sorted({0, len(text)} | {min(end, len(text)) for end in ends})
    for start, end in pairwise(cuts):
        tone = next((1 if span.weight > 0 else -1 for span in spans if span.start <= start < span.end), 0)
        signalled = any(signal.start <= start < signal.end for signal in signals)
        yield shown(text[start:end]), tone, int(signalled)


def _fact(match: FactCheckMatch) -> list[Any]:
    fact = match.fact_check
    address = fact.url if is_address(fact.url) else ""
    date = fact.review_date and fact.review_date.isoformat()
    return [
        match.status, shown(fact.title), address, shown(fact.textual_rating), shown(fact.publisher), date,
        _short(match.similarity),
    ]  # fmt: skip


def _time(moment: datetime | None) -> str | None:
    return to_wall_clock(moment).isoformat(timespec="minutes") if moment else None


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
