"""Records to flat rows: the columns of the contract, in order."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pipeline.phrases import say
from pipeline.records import Message, ScoredMessage, WorklistItem

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


def read_row(message: Message) -> dict[str, Any]:
    """Return the row of `saring read`."""
    return {
        "platform": message.platform,
        "chat": message.chat,
        "sender": message.sender,
        "sent_at": _time(message.sent_at),
        "kind": str(message.kind),
        "text": message.text,
        "origin": message.origin,
    }


def batch_row(item: ScoredMessage) -> dict[str, Any]:
    """Return the row of `saring batch`."""
    score = item.score
    return read_row(item.message) | {
        "verdict": str(score.verdict),
        "hoax_probability": _round(score.hoax_probability),
        "check_worthiness": _round(score.check_worthiness),
        "risk": _round(score.risk),
        "reasons": [reason.detail for reason in score.reasons],
        "model_version": item.model_version,
    }


def triage_row(item: WorklistItem) -> dict[str, Any]:
    """Return the row of `saring triage`."""
    claim, scored = item.claim, item.claim.representative
    return {
        "rank": item.rank,
        "priority": _round(item.priority),
        "verdict": str(scored.score.verdict),
        "text": scored.message.text,
        "risk": _round(scored.score.risk),
        "hoax_probability": _round(scored.score.hoax_probability),
        "check_worthiness": _round(scored.score.check_worthiness),
        "reach": _round(item.parts["reach"]),
        "n_messages": claim.n_messages,
        "n_chats": claim.n_chats,
        "n_senders": claim.n_senders,
        "platforms": list(claim.platforms),
        "first_seen_at": _time(claim.first_seen_at),
        "last_seen_at": _time(claim.last_seen_at),
        "reasons": [reason.detail for reason in scored.score.reasons],
        "claim_id": claim.claim_id,
        "model_version": scored.model_version,
        "members": list(claim.members),
    }


def verdict_label(verdict: str) -> str:
    """Return what an officer reads for a verdict, in the language in force."""
    return say(f"verdict_{verdict}")


def _time(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()


def _round(number: float | None) -> float | None:
    return None if number is None else round(number, 6)
