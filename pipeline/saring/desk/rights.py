"""Who may do what: one function, asked by every page, every call of the API and every write."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from saring.desk.states import TRANSITIONS, State, Step


class Role(StrEnum):
    """What a person is at the desk."""

    VIEWER = "viewer"
    OFFICER = "officer"
    APPROVER = "approver"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What one may do at the desk; those of `Step` change the state of a claim."""

    SEE = "see"
    TAKE_UP = "take_up"
    WAIT = "wait"
    DECIDE = "decide"
    ASSIGN = "assign"
    NOTE = "note"
    DRAFT = "draft"
    WRITE = "write"
    SUBMIT = "submit"
    SIGN = "sign"
    SEND_BACK = "send_back"
    PUBLISH = "publish"
    CORRECT = "correct"
    ARCHIVE = "archive"
    REOPEN = "reopen"
    IMPORT = "import"
    SEE_RECAP = "see_recap"
    SCORE = "score"
    MANAGE_ACCOUNTS = "manage_accounts"
    SEE_ACCESS_LOG = "see_access_log"


_SEEING = frozenset({Action.SEE, Action.SEE_RECAP})
_WORK = _SEEING | {
    Action.TAKE_UP, Action.WAIT, Action.DECIDE, Action.ASSIGN, Action.NOTE, Action.DRAFT, Action.WRITE, Action.SUBMIT,
    Action.PUBLISH, Action.CORRECT, Action.ARCHIVE, Action.REOPEN, Action.IMPORT, Action.SCORE,
}  # fmt: skip
SIGNING = frozenset({Action.SIGN, Action.SEND_BACK})
RIGHTS: Mapping[Role, frozenset[Action]] = {
    Role.VIEWER: _SEEING,
    Role.OFFICER: _WORK,
    Role.APPROVER: _WORK | SIGNING,
    Role.ANALYST: _SEEING | {Action.DECIDE, Action.NOTE, Action.TAKE_UP, Action.SCORE},
    Role.ADMINISTRATOR: _SEEING | {Action.MANAGE_ACCOUNTS, Action.SEE_ACCESS_LOG},
}
"""An administrator gives rights and sees who saw what; deciding and signing are for those who answer for it."""
_STEPS = {step.value: step for step in Step}


def may(
    role: Role, action: Action, state: State | None = None, *, is_drafter: bool = False, n_signers: int = 2
) -> bool:
    """Tell whether a role may do something, and to a claim in a state, if one is given.

    Nobody signs what they wrote where there are two people who can sign; `n_signers` counts them.

    >>> may(Role.APPROVER, Action.SIGN, State.AWAITING_SIGNATURE, is_drafter=True, n_signers=2)
    False
    """
    if action not in RIGHTS[role]:
        return False
    if action is Action.SIGN and is_drafter and n_signers >= 2:
        return False
    return state is None or action not in _STEPS or state in TRANSITIONS[_STEPS[action]].before
