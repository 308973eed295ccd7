"""Worklist items as rows of cells, for `saring triage`, `--since` and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from saring.files.rows import Row, rounded
from saring.messages.keys import chat_key, message_key, sender_key
from saring.records import PART_NAMES, Cell, WorklistItem
from saring.worklist.people import PEOPLE_COLUMNS, added_columns, people_cells

LISTED_COLUMNS = (
    "rank", "priority", "advice", "advice_reason", "due_at", "verdict", "title", "text", "change", "n_new",
    "n_messages", "n_chats", "n_senders", "n_forwarded", "n_last_day", "n_day_before", "platforms", "first_seen_at",
    "last_seen_at", "risk", "hoax_probability", "check_worthiness", *PART_NAMES, "priority_reasons", "topics",
    "signals", "fact_check_status", "fact_check_title", "fact_check_rating", "fact_check_urls", "reasons", "phrases",
    "claim_id", "family_id", "model_version",
)  # fmt: skip
MEMBER_COLUMNS = ("members", "member_keys", "chat_keys", "sender_keys")
TRIAGE_COLUMNS = (*LISTED_COLUMNS, *PEOPLE_COLUMNS, *MEMBER_COLUMNS)
"""The keys are last, because a row that was cut is known by them; columns that people added stand before `members`."""


def triage_columns(items: Iterable[WorklistItem]) -> tuple[str, ...]:
    """Return the columns of a list, with those that people added."""
    return *LISTED_COLUMNS, *PEOPLE_COLUMNS, *added_columns(items), *MEMBER_COLUMNS


def triage_row(item: WorklistItem, added: Sequence[str] = ()) -> Row:
    """Return a row of `saring triage`, with the columns that people `added`."""
    return *listed_cells(item), *map(_plain, people_cells(item.people, added)), *member_cells(item)


def _plain(cell: Cell | None) -> Any:
    """Return a cell as text tables have it: dates and times as ISO 8601."""
    return cell.isoformat() if isinstance(cell, (date, datetime, time)) else cell


def listed_cells(item: WorklistItem) -> Row:
    """Return the cells that Saring fills in."""
    claim, scored = item.claim, item.claim.representative
    parts = {part.name: part for part in item.parts}
    best = item.matches[0] if item.matches else None
    return (
        item.rank,
        rounded(item.priority),
        str(item.advice),
        item.advice_reason.detail,
        item.due_at and item.due_at.isoformat(),
        str(scored.score.verdict),
        claim.title,
        scored.message.text,
        item.change and str(item.change),
        item.n_new,
        claim.n_messages,
        claim.n_chats,
        claim.n_senders,
        claim.n_forwarded,
        claim.n_last_day,
        claim.n_day_before,
        list(claim.platforms),
        claim.first_seen_at and claim.first_seen_at.isoformat(),
        claim.last_seen_at and claim.last_seen_at.isoformat(),
        rounded(scored.score.risk),
        rounded(scored.score.hoax_probability),
        rounded(scored.score.check_worthiness),
        *(rounded(parts[name].value) if name in parts else None for name in PART_NAMES),
        [part.detail for part in item.parts if part.detail],
        list(item.topics),
        [signal.detail for signal in item.signals],
        best and str(best.status),
        best and best.fact_check.title,
        best and (best.fact_check.textual_rating or None),
        [match.fact_check.url for match in item.matches if match.fact_check.url],
        [reason.detail for reason in scored.score.reasons],
        list(claim.phrases),
        claim.claim_id,
        claim.family_id,
        scored.model_version,
    )


def member_cells(item: WorklistItem) -> Row:
    """Return the origins of the messages of a claim, and the keys by which `--since` recognises them."""
    members, known = [member.message for member in item.claim.members], item.known
    return (
        [message.origin for message in members],
        _with_earlier(map(message_key, members), known.member_keys if known else frozenset()),
        _with_earlier(map(chat_key, members), known.chat_keys if known else frozenset()),
        _with_earlier(map(sender_key, members), known.sender_keys if known else frozenset()),
    )


def _with_earlier(keys: Iterable[str], earlier: frozenset[str]) -> list[str]:
    """Return the distinct keys: those of the messages, then those only in the earlier list."""
    at_hand = dict.fromkeys(keys)
    return [*at_hand, *sorted(earlier.difference(at_hand))]
