"""Records to flat rows: the columns of the contract, in order."""

from __future__ import annotations

from typing import Any

from pipeline.phrases import say
from pipeline.records import Flip, Message, ScoredMessage, WorklistItem

Row = tuple[Any, ...]

READ_COLUMNS = ("platform", "chat", "sender", "sent_at", "kind", "text", "origin")
BATCH_COLUMNS = (
    "platform", "chat", "sender", "sent_at", "kind", "text", "verdict", "hoax_probability", "check_worthiness",
    "risk", "reasons", "model_version", "origin",
)  # fmt: skip
TRIAGE_COLUMNS = (
    "rank", "priority", "verdict", "text", "risk", "hoax_probability", "check_worthiness", "reach", "n_messages",
    "n_chats", "n_senders", "platforms", "first_seen_at", "last_seen_at", "reasons", "claim_id", "model_version",
    "members",
)  # fmt: skip
FLIP_COLUMNS = ("text", "label", "verdict_before", "verdict_after")


def read_row(message: Message) -> Row:
    """Return the row of `saring read`."""
    platform, chat, sender, sent_at, kind, text, origin = message
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
        _round(score.hoax_probability),
        _round(score.check_worthiness),
        _round(score.risk),
        [reason.detail for reason in score.reasons],
        item.model_version,
        origin,
    )


def triage_row(item: WorklistItem) -> Row:
    """Return the row of `saring triage`."""
    claim, scored = item.claim, item.claim.representative
    return (
        item.rank,
        _round(item.priority),
        str(scored.score.verdict),
        scored.message.text,
        _round(scored.score.risk),
        _round(scored.score.hoax_probability),
        _round(scored.score.check_worthiness),
        _round(item.parts["reach"]),
        claim.n_messages,
        claim.n_chats,
        claim.n_senders,
        list(claim.platforms),
        claim.first_seen_at and claim.first_seen_at.isoformat(),
        claim.last_seen_at and claim.last_seen_at.isoformat(),
        [reason.detail for reason in scored.score.reasons],
        claim.claim_id,
        scored.model_version,
        list(claim.members),
    )


def flip_row(flip: Flip) -> Row:
    """Return the row of `saring models promote --flips`."""
    return flip.text, flip.label, str(flip.before), str(flip.after)


def verdict_label(verdict: str) -> str:
    """Return what an officer reads for a verdict, in the language in force."""
    return say(f"verdict_{verdict}")


def _round(number: float | None) -> float | None:
    return None if number is None else round(number, 6)
