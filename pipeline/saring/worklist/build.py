"""Claims to a ranked worklist: what to look at first, why, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import chain

from saring.facts.ratings import understand_rating
from saring.i18n import get_language, say, set_language
from saring.i18n.times import latest
from saring.parallel.ordered_map import map_chunks
from saring.parallel.workers import ALONE, Workers
from saring.records import (
    FLAGGED,
    Claim,
    FactCheckMatch,
    ListedClaim,
    MatchStatus,
    Reason,
    ScoredMessage,
    Verdict,
    WorklistItem,
)
from saring.rules.denial import denies
from saring.rules.signals import has_grave_signal
from saring.settings import Office, Settings
from saring.text.normalise import normalise
from saring.worklist.advice import advise, deadline_reason, due_at
from saring.worklist.continuity import Followed, change_since, follow_claims
from saring.worklist.priority import Case, Reading, priority_of, read_text, weigh

CHUNK_TEXTS = 512
Matcher = Callable[[Sequence[str], Sequence[datetime | None]], Sequence[Sequence[FactCheckMatch]]]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier list, and how to make a scored message of one of its texts."""

    claims: Sequence[ListedClaim]
    revive: Callable[[ListedClaim], ScoredMessage]


@dataclass(frozen=True, slots=True)
class TriageOptions:
    """How a worklist is built.

    `now` is the time at which it is read, the end of the data where it is None; `match` finds
    fact-checks for texts.
    """

    settings: Settings = field(default_factory=Settings)
    now: datetime | None = None
    match: Matcher | None = None
    earlier: Earlier | None = None


def build_worklist(
    claims: Iterable[Claim], options: TriageOptions | None = None, *, everything: bool = False, workers: Workers = ALONE
) -> list[WorklistItem]:
    """Rank claims by priority: those that ask for attention, and what an earlier list held; all with `everything`.

    What asks for no attention comes last. Equal priorities are ordered by claim id, so the order never
    depends on the input, nor on `workers`.
    """
    options = options or TriageOptions()
    claims = list(claims)
    now = options.now or end_of_data(claims)
    followed = _follow(claims, options.earlier)
    listed = [item for item in followed if everything or item.known or asks_for_attention(item.claim)]
    items = [_item(case, options.earlier) for case in _open_cases(listed, options, now, workers)]
    items.sort(key=lambda item: (not asks_for_attention(item.claim), -item.priority, item.claim.claim_id))
    return [replace(item, rank=rank) for rank, item in enumerate(items, start=1)]


def end_of_data(claims: Iterable[Claim]) -> datetime | None:
    """Return the time of the last message, None where no message has one."""
    return latest(claim.last_seen_at for claim in claims)


def asks_for_attention(claim: Claim) -> bool:
    """Tell whether a claim is listed unasked: its verdict is flagged, or its text harms whoever follows it."""
    scored = claim.representative
    return scored.score.verdict in FLAGGED or has_grave_signal(scored.message.text)


def _follow(claims: Sequence[Claim], earlier: Earlier | None) -> list[Followed]:
    if earlier is None:
        return [Followed(claim) for claim in claims]
    return follow_claims(claims, earlier.claims, earlier.revive)


def _open_cases(
    listed: Sequence[Followed], options: TriageOptions, now: datetime | None, workers: Workers
) -> Iterator[Case]:
    messages = [item.claim.representative.message for item in listed]
    texts = [message.text for message in messages]
    matches: Sequence[Sequence[FactCheckMatch]] = [()] * len(listed)
    if options.match is not None:
        matches = options.match(texts, [message.sent_at for message in messages])
    read = partial(_read_chunk, get_language(), options.settings.office)
    readings = chain.from_iterable(found for _, found in map_chunks(read, texts, CHUNK_TEXTS, workers))
    for item, found, reading in zip(listed, matches, readings, strict=True):
        rated = item._replace(claim=as_rated(item.claim, found))
        yield Case(rated, reading, tuple(found), options.settings, now)


def _read_chunk(language: str, office: Office, texts: Sequence[str]) -> list[Reading]:
    set_language(language)  # the worker may be another process
    return [read_text(text, office) for text in texts]


def as_rated(claim: Claim, matches: Sequence[FactCheckMatch]) -> Claim:
    """Return the claim as likely hoax where a matched fact-check rated it so, and the message does not deny it."""
    message, score, version = claim.representative
    rated = next((match for match in matches if _calls_it_a_hoax(match)), None)
    if rated is None or score.verdict is not Verdict.UNVERIFIED or denies(normalise(message.text)):
        return claim
    reason = Reason("rated", say("reason_rated", rating=rated.fact_check.textual_rating))
    score = score._replace(verdict=Verdict.LIKELY_HOAX, reasons=(reason, *score.reasons))
    return replace(claim, representative=ScoredMessage(message, score, version))


def _calls_it_a_hoax(match: FactCheckMatch) -> bool:
    rating = understand_rating(match.fact_check.textual_rating)
    return match.status is MatchStatus.MATCHED and rating is not None and rating.verdict is Verdict.LIKELY_HOAX


def _item(case: Case, earlier: Earlier | None) -> WorklistItem:
    """Return the row of a case, its rank still open."""
    parts = weigh(case)
    advice, reason = advise(case, {part.name: part.value for part in parts})
    due = due_at(case, advice)
    clock = deadline_reason(due, case.now)
    away = timedelta(days=case.settings.resurfaced_after_days)
    return WorklistItem(
        rank=0,
        priority=priority_of(parts),
        claim=case.claim,
        parts=parts,
        advice=advice,
        advice_reason=reason._replace(detail=f"{reason.detail}; {clock}") if clock else reason,
        due_at=due,
        topics=tuple(topic.name for topic in case.reading.topics),
        signals=case.reading.signals,
        matches=case.matches,
        change=change_since(case.followed, advice, away) if earlier else None,
        n_new=case.followed.n_new if earlier else None,
        known=case.followed.known,
    )
