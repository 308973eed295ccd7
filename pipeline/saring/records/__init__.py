"""Record types shared by all rooms: messages, scores, claims, fact-checks, worklist items. Standard library only.

Each type is imported on first use, so that scoring one message does not wait for the types of a worklist.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from saring.records.message import FLAGGED as FLAGGED
    from saring.records.message import PART_NAMES as PART_NAMES
    from saring.records.message import Kind as Kind
    from saring.records.message import Message as Message
    from saring.records.message import Reason as Reason
    from saring.records.message import Score as Score
    from saring.records.message import ScoredMessage as ScoredMessage
    from saring.records.message import Signal as Signal
    from saring.records.message import Span as Span
    from saring.records.message import Verdict as Verdict
    from saring.records.message import scored_messages as scored_messages
    from saring.records.message import scores_of as scores_of
    from saring.records.worklist import CONTEXT_KINDS as CONTEXT_KINDS
    from saring.records.worklist import Advice as Advice
    from saring.records.worklist import Cell as Cell
    from saring.records.worklist import Change as Change
    from saring.records.worklist import Claim as Claim
    from saring.records.worklist import ContextGroup as ContextGroup
    from saring.records.worklist import FactCheck as FactCheck
    from saring.records.worklist import FactCheckMatch as FactCheckMatch
    from saring.records.worklist import Flip as Flip
    from saring.records.worklist import LineAccount as LineAccount
    from saring.records.worklist import ListedClaim as ListedClaim
    from saring.records.worklist import MatchStatus as MatchStatus
    from saring.records.worklist import People as People
    from saring.records.worklist import PriorityPart as PriorityPart
    from saring.records.worklist import ReadReport as ReadReport
    from saring.records.worklist import WorklistItem as WorklistItem
    from saring.records.worklist import WorklistRun as WorklistRun

_OF_MESSAGES = frozenset(
    {
        "FLAGGED",
        "Kind",
        "Message",
        "PART_NAMES",
        "Reason",
        "Score",
        "ScoredMessage",
        "Signal",
        "Span",
        "Verdict",
        "scored_messages",
        "scores_of",
    }
)


def __getattr__(name: str) -> Any:
    """Import a type from `message` or `worklist` on first use, and cache it in this module."""
    if name.startswith("__"):
        raise AttributeError(name)
    record_type = getattr(import_module("saring.records." + ("message" if name in _OF_MESSAGES else "worklist")), name)
    globals()[name] = record_type
    return record_type
