"""States of a claim on the desk, and which step leads from which to which."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """How far the office is with a claim."""

    NEW = "new"
    IN_REVIEW = "in_review"
    WAITING_FOR_EVIDENCE = "waiting_for_evidence"
    DECIDED = "decided"
    DRAFT = "draft"
    AWAITING_SIGNATURE = "awaiting_signature"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    NOT_OURS = "not_ours"
    DUPLICATE = "duplicate"
    DO_NOT_AMPLIFY = "do_not_amplify"


class Finding(StrEnum):
    """What people found about a claim; only people decide it."""

    FALSE = "false"
    MISLEADING = "misleading"
    TRUE = "true"
    SATIRE = "satire"
    NOT_A_CLAIM = "not_a_claim"
    NOT_OURS = "not_ours"
    DUPLICATE = "duplicate"
    DO_NOT_AMPLIFY = "do_not_amplify"


STATE_OF_FINDING: Mapping[Finding, State] = {
    Finding.NOT_OURS: State.NOT_OURS,
    Finding.DUPLICATE: State.DUPLICATE,
    Finding.DO_NOT_AMPLIFY: State.DO_NOT_AMPLIFY,
}
"""Findings that close a claim at once; with any other it is decided, and may be answered."""


class Step(StrEnum):
    """What a person does to a claim that changes its state."""

    TAKE_UP = "take_up"
    WAIT = "wait"
    DECIDE = "decide"
    DRAFT = "draft"
    WRITE = "write"
    SUBMIT = "submit"
    SIGN = "sign"
    SEND_BACK = "send_back"
    PUBLISH = "publish"
    CORRECT = "correct"
    ARCHIVE = "archive"
    REOPEN = "reopen"


class Transition(NamedTuple):
    """The states a step may be made in, and the state it leads to; of a decision, the finding says which."""

    before: frozenset[State]
    after: State


_WRITTEN = frozenset({State.DRAFT, State.RETURNED, State.AWAITING_SIGNATURE, State.APPROVED})
CLOSED = (State.ARCHIVED, *STATE_OF_FINDING.values())
"""States of claims that are done with. New copies make them new again: the only change that no person makes."""
TRANSITIONS: Mapping[Step, Transition] = {
    Step.TAKE_UP: Transition(frozenset({State.NEW}), State.IN_REVIEW),
    Step.WAIT: Transition(frozenset({State.IN_REVIEW}), State.WAITING_FOR_EVIDENCE),
    Step.DECIDE: Transition(
        frozenset({State.IN_REVIEW, State.WAITING_FOR_EVIDENCE, State.DECIDED, *STATE_OF_FINDING.values()}),
        State.DECIDED,
    ),
    Step.DRAFT: Transition(frozenset({State.DECIDED}), State.DRAFT),
    Step.WRITE: Transition(_WRITTEN, State.DRAFT),
    Step.SUBMIT: Transition(frozenset({State.DRAFT, State.RETURNED}), State.AWAITING_SIGNATURE),
    Step.SIGN: Transition(frozenset({State.AWAITING_SIGNATURE}), State.APPROVED),
    Step.SEND_BACK: Transition(frozenset({State.AWAITING_SIGNATURE, State.APPROVED}), State.RETURNED),
    Step.PUBLISH: Transition(frozenset({State.APPROVED}), State.PUBLISHED),
    Step.CORRECT: Transition(frozenset({State.PUBLISHED}), State.DRAFT),
    Step.ARCHIVE: Transition(frozenset({State.DECIDED, State.PUBLISHED, *STATE_OF_FINDING.values()}), State.ARCHIVED),
    Step.REOPEN: Transition(frozenset(CLOSED), State.IN_REVIEW),
}
