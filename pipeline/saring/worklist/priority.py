"""Priority of a claim: the weighted mean of seven named parts from 0 to 1, each with its reason.

`docs/priority.md` explains the parts and their limits.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from saring.i18n import say
from saring.i18n.numbers import format_number
from saring.i18n.times import format_duration, to_wall_clock
from saring.records import PART_NAMES, Claim, FactCheckMatch, PriorityPart, Verdict
from saring.rules.reading import TextReading
from saring.rules.topics import Topic, find_local
from saring.settings import Settings
from saring.worklist.continuity import TrackedClaim

N_WORDS_SHOWN = 4
HALF_LIFE = timedelta(hours=24)
UNKNOWN = 0.5
NAMES_NO_PLACE = 0.3
GRAVE_SIGNAL = 0.8


@dataclass(frozen=True, slots=True)
class ClaimEvidence:
    """A claim and everything its priority and advice are based on; `now` is None if no message has a time."""

    tracked: TrackedClaim
    reading: TextReading
    matches: tuple[FactCheckMatch, ...]
    settings: Settings
    now: datetime | None

    @property
    def claim(self) -> Claim:
        """The claim with its reach over both lists."""
        return self.tracked.claim

    @property
    def verdict(self) -> Verdict:
        """The verdict on the representative of the claim."""
        return self.claim.representative.score.verdict


def weigh(evidence: ClaimEvidence) -> tuple[PriorityPart, ...]:
    """Return the parts of a claim's priority, in the order of `PART_NAMES`."""
    weights = evidence.settings.weights
    return tuple(
        _part(name, value, weights[name], detail) for name in PART_NAMES for value, detail in [PARTS[name](evidence)]
    )


_part = lru_cache(maxsize=1 << 14)(PriorityPart)
"""Cached, because many of the thousands of claims in memory have the same part."""


def priority_of(parts: Sequence[PriorityPart]) -> float:
    """Return the weighted mean of the parts, 0 to 1."""
    return sum(part.value * part.weight for part in parts) / sum(part.weight for part in parts)


def reach(claim: Claim) -> float:
    """Return the reach: 0 for a message seen once, rising towards 1 with copies, chats and senders.

    Another chat counts most, then another sender, then a copy by the same sender; each doubling adds the same.
    """
    weighted = (claim.n_messages - 1) + 2 * (claim.n_senders - 1) + 4 * (claim.n_chats - 1)
    return 1 - 1 / (1 + math.log2(1 + max(0, weighted)) / 2)


def growth(before: int, after: int) -> float:
    """Return the growth: 0 without more copies than before, rising towards 1 with their number and ratio.

    >>> growth(0, 1), growth(2, 7), growth(7, 7)
    (0.2, 0.38..., 0.0)
    """
    return max(0, after - before) / (after + before + 4)


def _resemblance(evidence: ClaimEvidence) -> tuple[float, str]:
    score = evidence.claim.representative.score
    if score.hoax_probability is not None:
        return score.risk, say(
            "part_reason_risk", risk=format_number(score.risk, 2), hoax=format_number(score.hoax_probability, 2)
        )
    if evidence.verdict is Verdict.UNVERIFIED:
        return UNKNOWN, say("part_reason_unscored")
    return 0.0, say(f"verdict_{evidence.verdict}")


def _reach(evidence: ClaimEvidence) -> tuple[float, str]:
    claim = evidence.claim
    key = "part_reason_reach_once" if claim.n_messages == 1 else "part_reason_reach"
    return reach(claim), say(key, chats=claim.n_chats, senders=claim.n_senders, messages=claim.n_messages)


def _growth(evidence: ClaimEvidence) -> tuple[float, str]:
    """Compare with the earlier list if it has the claim, else with the day before."""
    known, n_new = evidence.tracked.known, evidence.tracked.n_new or 0
    if known is not None:
        key = "part_reason_grown_since" if n_new else "part_reason_not_grown_since"
        return growth(0, n_new), say(key, new=n_new, before=known.n_messages)
    before, after = evidence.claim.n_day_before, evidence.claim.n_last_day
    key = "part_reason_grown" if after > before else "part_reason_not_grown"
    return growth(before, after), say(key, before=before, after=after)


def _harm(evidence: ClaimEvidence) -> tuple[float, str]:
    """Take the most severe topic that is not only asked about; a grave scam signal counts by itself."""
    topics = evidence.reading.topics
    value = max((topic.value for topic in topics), default=0.0)
    named = {
        "part_reason_topics": [topic for topic in topics if topic.value],
        "part_reason_asked": [topic for topic in topics if not topic.value],
    }
    details = [say(key, topics="; ".join(map(_named, found))) for key, found in named.items() if found]
    if evidence.reading.has_grave_signal:
        value = max(value, GRAVE_SIGNAL)
        details.append(say("part_reason_scam"))
    return value, "; ".join(details) or say("part_reason_no_topic")


def _named(topic: Topic) -> str:
    return f"{say(f'topic_{topic.name}')}: {_shown(topic.words)}"


def _urging(evidence: ClaimEvidence) -> tuple[float, str]:
    words = evidence.reading.urging.words
    return evidence.reading.urging.value, say("part_reason_urging", words=_shown(words)) if words else say(
        "part_reason_no_urging"
    )


def _local(evidence: ClaimEvidence) -> tuple[float, str]:
    """Look for the office's own names; other places matter only if none of them is named."""
    office = evidence.settings.office
    if not (office.places or office.agencies or office.officials):
        return 0.0, say("part_reason_no_office")
    local = find_local(evidence.reading.words, office)
    if local.words:
        return local.value, say("part_reason_local", words=_shown(local.words))
    if evidence.reading.places:
        elsewhere = sorted(place.name for place in evidence.reading.places)
        return 0.0, say("part_reason_elsewhere", words=_shown([name.title() for name in elsewhere]))
    return NAMES_NO_PLACE, say("part_reason_no_place")


def _recency(evidence: ClaimEvidence) -> tuple[float, str]:
    last = evidence.claim.last_seen_at
    if last is None or evidence.now is None:
        return UNKNOWN, say("part_reason_no_time")
    age = max(timedelta(0), to_wall_clock(evidence.now) - to_wall_clock(last))
    return 0.5 ** (age / HALF_LIFE), say("part_reason_recency", age=format_duration(age))


PARTS: Mapping[str, Callable[[ClaimEvidence], tuple[float, str]]] = {
    "resemblance": _resemblance,
    "reach": _reach,
    "growth": _growth,
    "harm": _harm,
    "urging": _urging,
    "local": _local,
    "recency": _recency,
}


def _shown(words: Sequence[str]) -> str:
    """Join the first words of a list, with the number of the others."""
    more = [say("and_more", n=len(words) - N_WORDS_SHOWN)] if len(words) > N_WORDS_SHOWN else []
    return ", ".join([*words[:N_WORDS_SHOWN], *more])
