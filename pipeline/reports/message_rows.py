"""Messages to flat rows, read or scored: what needs no claims, and so loads nothing of them."""

from __future__ import annotations

from typing import Any

from pipeline import compiled
from pipeline.scored import Message, ScoredMessage

Row = tuple[Any, ...]

READ_COLUMNS = ("platform", "chat", "sender", "sent_at", "kind", "text", "origin")
BATCH_COLUMNS = (
    "platform", "chat", "sender", "sent_at", "kind", "text", "verdict", "hoax_probability", "check_worthiness",
    "risk", "reasons", "model_version", "origin",
)  # fmt: skip


def read_row(message: Message) -> Row:
    """Return the row of `saring read`."""
    if reading := compiled.find_reading():
        row: Row = reading.read_row(message)
        return row
    platform, chat, sender, sent_at, kind, text, origin, _forwarded_from, _link = message
    return platform, chat, sender, sent_at and sent_at.isoformat(), kind, text, origin


def batch_row(item: ScoredMessage) -> Row:
    """Return the row of `saring batch`."""
    score = item.score
    platform, chat, sender, sent_at, kind, text, origin = read_row(item.message)
    return (
        platform,
        chat,
        sender,
        sent_at,
        kind,
        text,
        str(score.verdict),
        rounded(score.hoax_probability),
        rounded(score.check_worthiness),
        rounded(score.risk),
        [reason.detail for reason in score.reasons],
        item.model_version,
        origin,
    )


def rounded(number: float | None) -> float | None:
    """Return a number with the six digits that files keep."""
    return None if number is None else round(number, 6)
