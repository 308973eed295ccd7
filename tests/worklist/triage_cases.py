"""Claims, cases and earlier lists for the tests of priority, advice and continuity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from saring.claims.claims import build_claims
from saring.messages.keys import chat_key, message_key, sender_key
from saring.records import Claim, FactCheckMatch, ListedClaim, Message, People, Reason, Score, ScoredMessage, Verdict
from saring.rules.reading import TextReading
from saring.settings import Settings
from saring.worklist.continuity import TrackedClaim
from saring.worklist.priority import ClaimEvidence
from tests.listed import with_people

NOON = datetime(2026, 7, 20, 12)
HARMFUL = "Vaksin di sekolah bikin anak kejang, jangan mau disuntik, sebarkan ke semua wali murid sekarang juga"
HARMLESS = "Katanya artis lawas itu mau pindah ke rumah besar di ujung jalan bersama kucingnya yang lima ekor"


def message(text: str, chat: str = "rt", sender: str = "ani", at: datetime | None = NOON) -> Message:
    return Message("whatsapp", chat, sender, at, "text", text, f"{chat}:1")


def scored(given: Message, verdict: Verdict = Verdict.LIKELY_HOAX, *reasons: str) -> ScoredMessage:
    known = verdict in (Verdict.LIKELY_HOAX, Verdict.UNVERIFIED)
    score = Score(verdict, 0.9 if known else None, 0.9, 0.8 if known else 0.0, tuple(Reason(r, r) for r in reasons))
    return ScoredMessage(given, score, "v")


def claim_of(messages: Iterable[Message], verdict: Verdict = Verdict.LIKELY_HOAX, *reasons: str) -> Claim:
    """One claim; its growth is left at 0 for those tests to set that are about it."""
    (claim,) = build_claims([scored(given, verdict, *reasons) for given in messages])
    return replace(claim, n_last_day=0, n_day_before=0)


def spread(text: str, n_chats: int = 1, n_senders: int = 1, n_copies: int = 1) -> list[Message]:
    """Copies of a text an hour apart before noon, dealt out over chats and senders."""
    n = max(n_chats, n_senders, n_copies)
    return [message(text, f"c{i % n_chats}", f"s{i % n_senders}", NOON - timedelta(hours=n - 1 - i)) for i in range(n)]


def evidence_of(
    claim: Claim,
    *,
    matches: Iterable[FactCheckMatch] = (),
    known: ListedClaim | None = None,
    n_new: int | None = None,
    first_new_at: datetime | None = None,
    settings: Settings | None = None,
    now: datetime | None = NOON,
) -> ClaimEvidence:
    settings = settings or Settings()
    reading = TextReading(claim.representative.message.text)
    return ClaimEvidence(
        TrackedClaim(claim, known, n_new, first_new_at, known.people if known else People()),
        reading,
        tuple(matches),
        settings,
        now,
    )


def listed(claim: Claim, **changes: Any) -> ListedClaim:
    """A claim as a worklist file holds it."""
    messages = [member.message for member in claim.members]
    made = ListedClaim(
        claim_id=claim.claim_id,
        title=claim.title,
        text=claim.representative.message.text,
        verdict=claim.representative.score.verdict,
        advice=None,
        n_messages=claim.n_messages,
        n_chats=claim.n_chats,
        n_senders=claim.n_senders,
        platforms=claim.platforms,
        first_seen_at=claim.first_seen_at,
        last_seen_at=claim.last_seen_at,
        fact_check_urls=(),
        member_keys=frozenset(map(message_key, messages)),
        n_forwarded=claim.n_forwarded,
        chat_keys=frozenset(map(chat_key, messages)),
        sender_keys=frozenset(map(sender_key, messages)),
    )
    return with_people(made, **changes)
