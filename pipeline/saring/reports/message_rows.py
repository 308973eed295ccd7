"""Messages to flat rows, read or scored: what needs no claims, and so loads nothing of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saring import compiled
from saring.files.rows import Row as Row
from saring.files.rows import rounded as rounded
from saring.records import Message, ScoredMessage

READ_COLUMNS = ("platform", "chat", "sender", "sent_at", "kind", "text", "origin")
BATCH_COLUMNS = (
    "platform", "chat", "sender", "sent_at", "kind", "text", "verdict", "hoax_probability", "check_worthiness",
    "risk", "reasons", "model_version", "origin",
)  # fmt: skip


def read_rows(messages: Iterable[Message]) -> Iterator[Row]:
    """Return the rows of `saring read`."""
    writing = compiled.find("writing")
    return map(writing.read_row if writing else read_row, messages)


def batch_rows(scored: Iterable[ScoredMessage]) -> Iterator[Row]:
    """Return the rows of `saring batch`."""
    writing = compiled.find("writing")
    return map(writing.batch_row if writing else batch_row, scored)


def read_row(message: Message) -> Row:
    """Return the row of one message; what the compiled `read_row` does."""
    platform, chat, sender, sent_at, kind, text, origin, _forwarded_from, _link = message
    return platform, chat, sender, sent_at and sent_at.isoformat(), kind, text, origin


def batch_row(item: ScoredMessage) -> Row:
    """Return the row of one scored message; what the compiled `batch_row` does."""
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
