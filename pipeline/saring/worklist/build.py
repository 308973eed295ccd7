"""Build the ranked worklist from claims: priority, reasons and advice.

A text is analysed once by the rules (`TextReading`) and matched once with the fact-checks; everything else is derived
from these results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import chain

from saring.facts.ratings import understand_rating
from saring.i18n import get_language, say, set_language
from saring.parallel.ordered_map import chunks_of, map_chunks
from saring.parallel.workers import ALONE, Workers
from saring.records import (
    FLAGGED,
    Claim,
    FactCheckMatch,
    MatchStatus,
    People,
    Reason,
    ScoredMessage,
    Verdict,
    WorklistItem,
)
from saring.rules.reading import TextReading
from saring.rules.signals import GRAVE
from saring.settings import Settings
from saring.worklist.advice import advise, deadline_reason, due_at, lane_of
from saring.worklist.continuity import TrackedClaim, change_since
from saring.worklist.people import is_closed
from saring.worklist.priority import ClaimEvidence, priority_of, weigh

CHUNK_TEXTS = 512
Matcher = Callable[[Sequence[TextReading], Sequence[datetime | None]], Sequence[Sequence[FactCheckMatch]]]


@dataclass(frozen=True, slots=True)
class WorklistOptions:
    """Options of building a worklist.

    `now` is the time at which it is read, None if no message has a time; `match` finds the fact-checks for texts.
    With `everything`, claims that need no attention are listed as well.
    """

    settings: Settings = field(default_factory=Settings)
    now: datetime | None = None
    match: Matcher | None = None
    everything: bool = False


def build_worklist(
    tracked: Iterable[TrackedClaim], options: WorklistOptions | None = None, workers: Workers = ALONE
) -> list[WorklistItem]:
    """Rank claims by advice, then priority: those that need attention, and those of an earlier list; or all of them.

    What asks for an answer now comes first. Claims that people closed and that did not spread on come after all open
    ones, claims that need no attention last. Equal priorities are ordered by claim id, so the order depends neither on
    the order of the input nor on `workers`.
    """
    options = options or WorklistOptions()
    listed = _read(list(tracked), options, workers)
    items = list(map(_item, _gather(listed, options)))
    items.sort(key=_order)
    return [replace(item, rank=rank) for rank, item in enumerate(items, start=1)]


def _read(
    tracked: Sequence[TrackedClaim], options: WorklistOptions, workers: Workers
) -> Iterator[tuple[TrackedClaim, TextReading]]:
    """Yield the claims to list, each with the reading of its text."""
    texts = (
        (
            item.claim.representative.message.text,
            options.everything or item.known is not None or item.people != People() or _is_flagged(item.claim),
        )
        for item in tracked
    )
    answers = ("signals", "topics", "urging", *(("places", "denies") if options.match is not None else ()))
    read = partial(_read_chunk, get_language(), answers)
    readings = chain.from_iterable(found for _, found in map_chunks(read, texts, CHUNK_TEXTS, workers))
    return ((item, reading) for item, reading in zip(tracked, readings, strict=True) if reading is not None)


def _read_chunk(language: str, answers: Sequence[str], texts: Sequence[tuple[str, bool]]) -> list[TextReading | None]:
    """Read texts, given with whether each is listed anyway; None for others without a grave signal."""
    set_language(language)  # the worker may be another process
    readings = [(TextReading(text), is_listed) for text, is_listed in texts]
    listed = [reading if is_listed or reading.has_grave_signal else None for reading, is_listed in readings]
    for reading in filter(None, listed):
        for name in answers:
            getattr(reading, name)  # computed here, and cached in the reading
    return listed


def _gather(listed: Iterable[tuple[TrackedClaim, TextReading]], options: WorklistOptions) -> Iterator[ClaimEvidence]:
    """Add the matching fact-checks to each claim."""
    for chunk in chunks_of(listed, CHUNK_TEXTS):
        matches: Sequence[Sequence[FactCheckMatch]] = [()] * len(chunk)
        if options.match is not None:
            sent_at = [item.claim.representative.message.sent_at for item, _ in chunk]
            matches = options.match([reading for _, reading in chunk], sent_at)
        for (item, reading), found in zip(chunk, matches, strict=True):
            rated = item._replace(claim=as_rated(item.claim, reading, found))
            yield ClaimEvidence(rated, reading, tuple(found), options.settings, options.now)


def as_rated(claim: Claim, reading: TextReading, matches: Sequence[FactCheckMatch]) -> Claim:
    """Return the claim as a likely hoax if a matched fact-check rated it so and the message does not deny it."""
    message, score, version = claim.representative
    rated = next((match for match in matches if _calls_it_a_hoax(match)), None)
    if rated is None or score.verdict not in (Verdict.UNVERIFIED, Verdict.NO_CLAIM) or reading.denies:
        return claim
    reason = Reason("rated", say("reason_rated", rating=rated.fact_check.textual_rating))
    score = score._replace(verdict=Verdict.LIKELY_HOAX, reasons=(reason, *score.reasons))
    return replace(claim, representative=ScoredMessage(message, score, version))


def _is_flagged(claim: Claim) -> bool:
    return claim.representative.score.verdict in FLAGGED


def asks_for_attention(item: WorklistItem) -> bool:
    """Tell whether a claim needs attention: it is flagged, or has a grave scam signal."""
    return _is_flagged(item.claim) or any(signal.code in GRAVE for signal in item.signals)


def _order(item: WorklistItem) -> tuple[bool, bool, int, float, str]:
    return not asks_for_attention(item), _is_done(item), lane_of(item), -item.priority, item.claim.claim_id


def _is_done(item: WorklistItem) -> bool:
    """Tell whether people have closed a claim, and no message of it has come since."""
    return is_closed(item.people) and not item.n_new


def _calls_it_a_hoax(match: FactCheckMatch) -> bool:
    rating = understand_rating(match.fact_check.textual_rating)
    return match.status is MatchStatus.MATCHED and rating is not None and rating.verdict is Verdict.LIKELY_HOAX


def _item(evidence: ClaimEvidence) -> WorklistItem:
    """Build the row of a claim, without its rank."""
    is_compared = evidence.tracked.n_new is not None
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
        change=change_since(evidence.tracked, advice, away) if is_compared else None,
        n_new=evidence.tracked.n_new,
        known=evidence.tracked.known,
        people=evidence.tracked.people,
    )
