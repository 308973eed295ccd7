"""Claims to a ranked worklist: what to look at first, why, and what to do with it.

A text is read once by the rules (`TextReading`) and compared once with the fact-checks; all else is worked out from
these answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import chain

from saring.facts.ratings import understand_rating
from saring.i18n import get_language, say, set_language
from saring.i18n.times import latest
from saring.parallel.ordered_map import chunks_of, map_chunks
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
from saring.rules.reading import TextReading
from saring.rules.signals import GRAVE
from saring.settings import Settings
from saring.worklist.advice import advise, deadline_reason, due_at
from saring.worklist.continuity import TrackedClaim, change_since, track_claims
from saring.worklist.priority import ClaimEvidence, priority_of, weigh

CHUNK_TEXTS = 512
Matcher = Callable[[Sequence[TextReading], Sequence[datetime | None]], Sequence[Sequence[FactCheckMatch]]]


@dataclass(frozen=True, slots=True)
class EarlierList:
    """An earlier list, and how to make a scored message of one of its texts."""

    claims: Sequence[ListedClaim]
    score_again: Callable[[ListedClaim], ScoredMessage]


@dataclass(frozen=True, slots=True)
class WorklistOptions:
    """How a worklist is built.

    `now` is the time at which it is read, the end of the data where it is None; `match` finds the fact-checks for
    texts. With `everything`, claims that ask for no attention are listed as well.
    """

    settings: Settings = field(default_factory=Settings)
    now: datetime | None = None
    match: Matcher | None = None
    earlier: EarlierList | None = None
    everything: bool = False


def build_worklist(
    claims: Iterable[Claim], options: WorklistOptions | None = None, workers: Workers = ALONE
) -> list[WorklistItem]:
    """Rank claims by priority: those that ask for attention, and what an earlier list held; all if that is wanted.

    What asks for no attention comes last. Equal priorities are ordered by claim id, so the order never
    depends on the input, nor on `workers`.
    """
    options = options or WorklistOptions()
    claims = list(claims)
    options = replace(options, now=options.now or end_of_data(claims))
    tracked = _tracked(claims, options.earlier)
    listed = _read(tracked, options, workers)
    items = [_item(evidence, options.earlier) for evidence in _gather(listed, options)]
    items.sort(key=lambda item: (not _asks_for_attention(item), -item.priority, item.claim.claim_id))
    return [replace(item, rank=rank) for rank, item in enumerate(items, start=1)]


def end_of_data(claims: Iterable[Claim]) -> datetime | None:
    """Return the time of the last message, None where no message has one."""
    return latest(claim.last_seen_at for claim in claims)


def _tracked(claims: Sequence[Claim], earlier: EarlierList | None) -> list[TrackedClaim]:
    if earlier is None:
        return [TrackedClaim(claim) for claim in claims]
    return track_claims(claims, earlier.claims, earlier.score_again)


def _read(
    tracked: Sequence[TrackedClaim], options: WorklistOptions, workers: Workers
) -> Iterator[tuple[TrackedClaim, TextReading]]:
    """Yield the claims to list, each with what its text says."""
    texts = (
        (
            item.claim.representative.message.text,
            options.everything or item.known is not None or _is_flagged(item.claim),
        )
        for item in tracked
    )
    answers = ("signals", "topics", "urging", *(("places", "denies") if options.match is not None else ()))
    read = partial(_read_chunk, get_language(), answers)
    readings = chain.from_iterable(found for _, found in map_chunks(read, texts, CHUNK_TEXTS, workers))
    return ((item, reading) for item, reading in zip(tracked, readings, strict=True) if reading is not None)


def _read_chunk(language: str, answers: Sequence[str], texts: Sequence[tuple[str, bool]]) -> list[TextReading | None]:
    """Read texts, each with whether it is listed anyhow; None for one that is not and holds no grave signal."""
    set_language(language)  # the worker may be another process
    readings = [(TextReading(text), is_listed) for text, is_listed in texts]
    listed = [reading if is_listed or reading.has_grave_signal else None for reading, is_listed in readings]
    for reading in filter(None, listed):
        for name in answers:
            getattr(reading, name)  # worked out here, and kept in the reading
    return listed


def _gather(listed: Iterable[tuple[TrackedClaim, TextReading]], options: WorklistOptions) -> Iterator[ClaimEvidence]:
    """Add to each claim the fact-checks that may answer it."""
    for chunk in chunks_of(listed, CHUNK_TEXTS):
        matches: Sequence[Sequence[FactCheckMatch]] = [()] * len(chunk)
        if options.match is not None:
            sent_at = [item.claim.representative.message.sent_at for item, _ in chunk]
            matches = options.match([reading for _, reading in chunk], sent_at)
        for (item, reading), found in zip(chunk, matches, strict=True):
            rated = item._replace(claim=as_rated(item.claim, reading, found))
            yield ClaimEvidence(rated, reading, tuple(found), options.settings, options.now)


def as_rated(claim: Claim, reading: TextReading, matches: Sequence[FactCheckMatch]) -> Claim:
    """Return the claim as likely hoax where a matched fact-check rated it so, and the message does not deny it."""
    message, score, version = claim.representative
    rated = next((match for match in matches if _calls_it_a_hoax(match)), None)
    if rated is None or score.verdict is not Verdict.UNVERIFIED or reading.denies:
        return claim
    reason = Reason("rated", say("reason_rated", rating=rated.fact_check.textual_rating))
    score = score._replace(verdict=Verdict.LIKELY_HOAX, reasons=(reason, *score.reasons))
    return replace(claim, representative=ScoredMessage(message, score, version))


def _is_flagged(claim: Claim) -> bool:
    return claim.representative.score.verdict in FLAGGED


def _asks_for_attention(item: WorklistItem) -> bool:
    """Tell whether a claim is listed in any case: flagged, or its text harms whoever follows it."""
    return _is_flagged(item.claim) or any(signal.code in GRAVE for signal in item.signals)


def _calls_it_a_hoax(match: FactCheckMatch) -> bool:
    rating = understand_rating(match.fact_check.textual_rating)
    return match.status is MatchStatus.MATCHED and rating is not None and rating.verdict is Verdict.LIKELY_HOAX


def _item(evidence: ClaimEvidence, earlier: EarlierList | None) -> WorklistItem:
    """Return the row of a claim, its rank still open."""
    parts = weigh(evidence)
    advice, reason = advise(evidence, {part.name: part.value for part in parts})
    due = due_at(evidence, advice)
    clock = deadline_reason(due, evidence.now)
    away = timedelta(days=evidence.settings.resurfaced_after_days)
    return WorklistItem(
        rank=0,
        priority=priority_of(parts),
        claim=evidence.claim,
        parts=parts,
        advice=advice,
        advice_reason=reason._replace(detail=f"{reason.detail}; {clock}") if clock else reason,
        due_at=due,
        topics=tuple(topic.name for topic in evidence.reading.topics),
        signals=evidence.reading.signals,
        matches=evidence.matches,
        change=change_since(evidence.tracked, advice, away) if earlier else None,
        n_new=evidence.tracked.n_new if earlier else None,
        known=evidence.tracked.known,
    )
