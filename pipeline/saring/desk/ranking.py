"""All stored messages grouped and ranked as `saring triage` does, and written into the claims of the desk.

A claim of the desk is continued by the group that has most of its messages, so that what people decided stays with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, select, update

from saring.desk.analysis import Analysis
from saring.desk.audit import now, record
from saring.desk.database.engine import Database
from saring.desk.database.schema import claims, messages
from saring.desk.database.search import words_of, write_words
from saring.desk.states import CLOSED, State
from saring.desk.stored_messages import stored_message
from saring.parallel.ordered_map import chunks_of
from saring.records import Claim, People, WorklistItem
from saring.worklist.advice import lane_of
from saring.worklist.build import asks_for_attention

N_BATCH = 200
WITHOUT_MESSAGES = {"is_listed": False, "n_messages": 0}


class StoredMessages(NamedTuple):
    """All messages: the scored ones, and by their identity the row and the claim each is stored under."""

    scored: list[Any]
    row_of: dict[int, int]
    claim_of: dict[int, int | None]


class Group(NamedTuple):
    """A claim as it is found now, and the row of the desk that it continues, if any."""

    item: WorklistItem
    known: Row[Any] | None
    n_new: int


def rank_claims(database: Database, analysis: Analysis) -> None:
    """Group and rank everything again, and write what has changed, some claims at a time."""
    stored, known = _load(database)
    found = analysis.group(stored.scored)
    continued = _continued(found, stored, known)
    items = analysis.rank(found, _answered(continued))
    groups = [_group(item, continued.get(item.claim.claim_id), stored) for item in items]
    for batch in chunks_of(groups, N_BATCH):
        with database.writing() as connection:
            for group in batch:
                _write(connection, group, stored)
    gone = set(known) - {group.known.id for group in groups if group.known is not None}
    with database.writing() as connection:
        for claim_id in sorted(gone):
            connection.execute(update(claims).where(claims.c.id == claim_id).values(**WITHOUT_MESSAGES))


def load_worklist(database: Database, analysis: Analysis) -> list[WorklistItem]:
    """Return the worklist over all stored messages, as `saring triage` would list them; nothing is written."""
    stored, known = _load(database)
    found = analysis.group(stored.scored)
    items = analysis.rank(found, _answered(_continued(found, stored, known)))
    return [item for item in items if asks_for_attention(item)]


def _load(database: Database) -> tuple[StoredMessages, dict[int, Row[Any]]]:
    stored = StoredMessages([], {}, {})
    with database.reading() as connection:
        for row in connection.execute(select(messages).order_by(messages.c.id)).yield_per(1_000):
            one = stored_message(row.message, row.score, row.model)
            stored.scored.append(one)
            stored.row_of[id(one)], stored.claim_of[id(one)] = row.id, row.claim_id
        known = {row.id: row for row in connection.execute(select(claims))}
    return stored, known


def _continued(found: Sequence[Claim], stored: StoredMessages, known: Mapping[int, Row[Any]]) -> dict[str, Row[Any]]:
    """Map the id of a claim to the row it continues: the one of which it has most messages."""
    shared: dict[int, Counter[str]] = defaultdict(Counter)
    for claim in found:
        for member in claim.members:
            if (row := stored.claim_of[id(member)]) is not None:
                shared[row][claim.claim_id] += 1
    best: dict[str, tuple[int, int]] = {}
    for row, counts in shared.items():
        claim_id, n = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        best[claim_id] = max(best.get(claim_id, (0, 0)), (n, -row))
    return {claim_id: known[-row] for claim_id, (_, row) in best.items()}


def _answered(continued: Mapping[str, Row[Any]]) -> dict[str, People]:
    """Return what the office has published, so that later copies are advised as answered."""
    return {
        claim_id: People(rating=row.rating or "", answer_url=row.published_url)
        for claim_id, row in continued.items()
        if row.published_url
    }


def _group(item: WorklistItem, known: Row[Any] | None, stored: StoredMessages) -> Group:
    n_new = sum(stored.claim_of[id(member)] is None for member in item.claim.members)
    return Group(item, known, n_new)


def _write(connection: Connection, group: Group, stored: StoredMessages) -> None:
    values = claim_values(group.item)
    if group.known is None:
        fresh = {"state": State.NEW, "created_at": now(), "changed_at": now(), "version": 1}
        code = _free_code(connection, group.item.claim.claim_id)
        made = connection.execute(claims.insert().values(code=code, **values, **fresh).returning(claims.c.id))
        claim_id = int(made.scalar_one())
    else:
        claim_id = int(group.known.id)
        if group.n_new:
            values |= {"changed_at": now()} | _reopened(connection, group.known)
        connection.execute(update(claims).where(claims.c.id == claim_id).values(**values))
    _write_words(connection, claim_id, group.item.claim)
    moved = [
        {"row": stored.row_of[id(member)]}
        for member in group.item.claim.members
        if stored.claim_of[id(member)] != claim_id
    ]
    if moved:
        of_row = update(messages).where(messages.c.id == bindparam("row"))
        connection.execute(of_row.values(claim_id=claim_id), moved)


def _free_code(connection: Connection, code: str) -> str:
    taken = connection.scalar(select(claims.c.id).where(claims.c.code == code))
    return code if taken is None else f"{code}-{now():%y%m%d%H%M%S}"


def _reopened(connection: Connection, known: Row[Any]) -> dict[str, Any]:
    """Return the new state of a closed claim of which new copies came; the only change that no person makes."""
    state = connection.scalar(select(claims.c.state).where(claims.c.id == known.id))
    if state not in CLOSED:
        return {}
    record(connection, None, "reopened", f"claim {known.id}", before=state, state=State.NEW)
    return {"state": State.NEW, "version": claims.c.version + 1}


def _write_words(connection: Connection, claim_id: int, claim: Claim) -> None:
    chats = (member.message.chat for member in claim.members)
    words = words_of(claim.title, claim.representative.message.text, claim.claim_id, chats)
    write_words(connection, claim_id, words)


def claim_values(item: WorklistItem) -> dict[str, Any]:
    """Return the columns of a claim that are computed."""
    claim, scored = item.claim, item.claim.representative
    return {
        "title": claim.title,
        "text": scored.message.text,
        "is_listed": asks_for_attention(item),
        "lane": lane_of(item),
        "priority": item.priority,
        "advice": str(item.advice),
        "verdict": str(scored.score.verdict),
        "due_at": item.due_at.isoformat() if item.due_at else None,
        "topics": list(item.topics),
        "platforms": list(claim.platforms),
        "n_messages": claim.n_messages,
        "n_chats": claim.n_chats,
        "n_senders": claim.n_senders,
        "first_seen_at": claim.first_seen_at.isoformat() if claim.first_seen_at else None,
        "last_seen_at": claim.last_seen_at.isoformat() if claim.last_seen_at else None,
        "detail": _detail(item),
    }


def _detail(item: WorklistItem) -> dict[str, Any]:
    score = item.claim.representative.score
    checks = [(match, match.fact_check) for match in item.matches]
    return {
        "why": item.advice_reason.detail,
        "risk": score.risk,
        "reasons": [reason.detail for reason in score.reasons],
        "parts": [list(part) for part in item.parts],
        "signals": [list(signal) for signal in item.signals],
        "facts": [
            [str(match.status), check.title, check.url, check.textual_rating, match.similarity]
            for match, check in checks
        ],
        "phrases": list(item.claim.phrases),
        "n_forwarded": item.claim.n_forwarded,
    }
