"""Advise what to do with a claim: ordered rules, of which the first that fits decides (table in `docs/priority.md`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from saring.i18n import say
from saring.i18n.times import format_duration, to_wall_clock
from saring.records import Advice, Claim, FactCheckMatch, MatchStatus, Reason, Verdict, WorklistItem
from saring.worklist.priority import ClaimEvidence

HARMFUL_FROM = 0.5
PRESSING_FROM = 0.7
"""From here on an unverified claim is answered now; a likely hoax is from `HARMFUL_FROM`."""
URGING_FROM = 0.5
GROWING_FROM = 0.5
LOCAL_FROM = 0.5
WIDE_CHATS, WIDE_SENDERS = 3, 5
FEW_SENDERS = 3
FADED_AFTER = timedelta(days=3)
TO_ANSWER = (Advice.RESPOND_NOW, Advice.PREPARE_ANSWER)
LANES = (*TO_ANSWER, Advice.ALREADY_ANSWERED, Advice.WATCH, "office_answered", Advice.DO_NOT_AMPLIFY)
"""The order of work: advice, and the one reason whose work is done."""

Values = Mapping[str, float]


class Rule(NamedTuple):
    """A rule: its code, its advice, and its condition `fits`; `reason` returns the explanation for people."""

    code: str
    advice: Advice
    fits: Callable[[ClaimEvidence, Values], bool]
    reason: Callable[[ClaimEvidence], str] | None = None


def advise(evidence: ClaimEvidence, values: Values) -> tuple[Advice, Reason]:
    """Return the advice on a claim and its reason, by the first rule that fits; `values` are those of its parts."""
    rule = next(rule for rule in RULES if rule.fits(evidence, values))
    return rule.advice, _reason(
        rule.code, rule.reason(evidence) if rule.reason else _say_counts(rule.code, evidence.claim)
    )


_reason = lru_cache(maxsize=1 << 12)(Reason)
"""Cached, because many of the thousands of claims in memory have the same reason."""


def due_at(evidence: ClaimEvidence, advice: Advice) -> datetime | None:
    """Return when a claim must be answered; None without a deadline or a need to answer.

    The time starts when the claim was first seen, or seen again after an earlier list that did not ask for an answer; a
    deadline set by an earlier list stays.
    """
    deadline, tracked = evidence.settings.deadline, evidence.tracked
    if deadline is None or advice not in TO_ANSWER:
        return None
    known = tracked.known
    if known is not None and known.due_at and known.advice in TO_ANSWER:
        return known.due_at
    start = (tracked.first_new_at if known is not None else None) or evidence.claim.first_seen_at
    return start + deadline if start else None


def deadline_reason(due: datetime | None, now: datetime | None) -> str:
    """Describe how long is left until a deadline, or how long ago it passed; empty without one."""
    if due is None or now is None:
        return ""
    left = to_wall_clock(due) - to_wall_clock(now)
    return say("deadline_left" if left >= timedelta(0) else "deadline_passed", span=format_duration(left))


def is_overdue(due: datetime | None, now: datetime | None) -> bool:
    """Tell whether a deadline has passed."""
    return due is not None and now is not None and to_wall_clock(due) < to_wall_clock(now)


def lane_of(item: WorklistItem) -> int:
    """Return the place of an item's advice in the order of work: what asks for an answer now is 0.

    A link that is ready to be sent comes after the answers to prepare; a claim that the office has answered waits
    behind those to watch.
    """
    done = item.advice_reason.code == "office_answered"
    return LANES.index("office_answered" if done else item.advice)


def _office_answered(evidence: ClaimEvidence, _: Values) -> bool:
    return bool(evidence.tracked.people.answer_url)


def _say_office_answer(evidence: ClaimEvidence) -> str:
    return say("advice_reason_office_answered", url=evidence.tracked.people.answer_url)


def matched_check(evidence: ClaimEvidence) -> FactCheckMatch | None:
    """Return the confidently matched fact-check of the claim, or None."""
    return next((match for match in evidence.matches if match.status is MatchStatus.MATCHED), None)


def _say_fact_check(evidence: ClaimEvidence) -> str:
    match = matched_check(evidence)
    return say("advice_reason_fact_checked", where=(match.fact_check.url or match.fact_check.title) if match else "")


def _no_claim(evidence: ClaimEvidence, _: Values) -> bool:
    return evidence.verdict is Verdict.NO_CLAIM and not evidence.reading.has_grave_signal


def _needs_context(evidence: ClaimEvidence, _: Values) -> bool:
    return evidence.verdict is Verdict.NEEDS_CONTEXT and not evidence.reading.has_grave_signal


def _denial(evidence: ClaimEvidence, _: Values) -> bool:
    return evidence.reading.denies


def _seen_once(evidence: ClaimEvidence, _: Values) -> bool:
    return evidence.claim.n_messages == 1


def _faded(evidence: ClaimEvidence, _: Values) -> bool:
    last, now = evidence.claim.last_seen_at, evidence.now
    return last is not None and now is not None and to_wall_clock(now) - to_wall_clock(last) >= FADED_AFTER


def _say_faded(evidence: ClaimEvidence) -> str:
    last, now = evidence.claim.last_seen_at, evidence.now
    away = to_wall_clock(now) - to_wall_clock(last) if last and now else None
    return say("advice_reason_faded", span="" if away is None else format_duration(away))


def _spreading(claim: Claim) -> bool:
    return claim.n_chats >= 2 or claim.n_senders >= FEW_SENDERS


def _harm_spreads_fast(evidence: ClaimEvidence, values: Values) -> bool:
    claim = evidence.claim
    pressing = (
        claim.n_chats >= WIDE_CHATS
        or claim.n_senders >= WIDE_SENDERS
        or values["growth"] >= GROWING_FROM
        or values["urging"] >= URGING_FROM
        or values["local"] >= LOCAL_FROM
    )
    harmful_from = HARMFUL_FROM if evidence.verdict is Verdict.LIKELY_HOAX else PRESSING_FROM
    return values["harm"] >= harmful_from and _spreading(claim) and pressing


def _worth_an_answer(evidence: ClaimEvidence, values: Values) -> bool:
    concerns = values["harm"] >= HARMFUL_FROM or values["local"] >= LOCAL_FROM
    return _spreading(evidence.claim) and (concerns or evidence.verdict is Verdict.LIKELY_HOAX)


def _harm_in_one_place(_: ClaimEvidence, values: Values) -> bool:
    return values["harm"] >= HARMFUL_FROM


def _only_asked(evidence: ClaimEvidence, _: Values) -> bool:
    topics = evidence.reading.topics
    return bool(topics) and not any(topic.value for topic in topics)


def _small_and_harmless(evidence: ClaimEvidence, _: Values) -> bool:
    return not _spreading(evidence.claim)


def _otherwise(_: ClaimEvidence, __: Values) -> bool:
    return True


RULES = (
    Rule("office_answered", Advice.ALREADY_ANSWERED, _office_answered, _say_office_answer),
    Rule(
        "fact_checked",
        Advice.ALREADY_ANSWERED,
        lambda evidence, _: matched_check(evidence) is not None,
        _say_fact_check,
    ),
    Rule("no_claim", Advice.DO_NOT_AMPLIFY, _no_claim),
    Rule("needs_context", Advice.WATCH, _needs_context),
    Rule("denial", Advice.WATCH, _denial),
    Rule("seen_once", Advice.WATCH, _seen_once),
    Rule("faded", Advice.DO_NOT_AMPLIFY, _faded, _say_faded),
    Rule("harm_spreads_fast", Advice.RESPOND_NOW, _harm_spreads_fast),
    Rule("worth_an_answer", Advice.PREPARE_ANSWER, _worth_an_answer),
    Rule("harm_in_one_place", Advice.WATCH, _harm_in_one_place),
    Rule("only_asked", Advice.WATCH, _only_asked),
    Rule("small_and_harmless", Advice.DO_NOT_AMPLIFY, _small_and_harmless),
    Rule("spreads_harmless", Advice.WATCH, _otherwise),
)


def _say_counts(code: str, claim: Claim) -> str:
    return say(f"advice_reason_{code}", chats=claim.n_chats, senders=claim.n_senders, messages=claim.n_messages)
