"""The records that travel between stages.

Standard library only, so that every layer can import them for nothing. `Message` is a
`NamedTuple` and not a dataclass because readers make hundreds of thousands a second; both kinds
are immutable.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a line of a chat is."""

    TEXT = "text"
    MEDIA = "media"
    DELETED = "deleted"
    LOCATION = "location"
    CONTACT = "contact"
    POLL = "poll"
    CALL = "call"
    SYSTEM = "system"


class Verdict(StrEnum):
    """What the tool says of a message. It never says true or false."""

    LIKELY_HOAX = "likely_hoax"
    UNVERIFIED = "unverified"
    NEEDS_CONTEXT = "needs_context"
    NO_CLAIM = "no_claim"


FLAGGED = (Verdict.LIKELY_HOAX, Verdict.UNVERIFIED)
"""The verdicts that ask for a person's attention."""


class Message(NamedTuple):
    """One message as its platform exported it.

    `sent_at` is naive local time where the export does not name a zone (WhatsApp never does).
    `text` is the original text; `origin` is `file:line`, or `file:row` for a table.
    """

    platform: str
    chat: str
    sender: str
    sent_at: datetime | None
    kind: str
    text: str
    origin: str


@dataclass(slots=True)
class LineAccount:
    """Where every line of an export went: nothing is lost silently."""

    n_lines: int = 0
    n_messages: int = 0
    n_system: int = 0
    n_continuation: int = 0
    n_unread: int = 0

    def add(self, other: LineAccount) -> None:
        """Add the counts of another account to this one."""
        self.n_lines += other.n_lines
        self.n_messages += other.n_messages
        self.n_system += other.n_system
        self.n_continuation += other.n_continuation
        self.n_unread += other.n_unread

    @property
    def balanced(self) -> bool:
        """Whether messages, system lines, continuations and unread lines are all the lines."""
        return self.n_lines == self.n_messages + self.n_system + self.n_continuation + self.n_unread


@dataclass(slots=True)
class ReadReport:
    """What a run of readers saw: the line account, notes for a person, and failed inputs."""

    account: LineAccount = field(default_factory=LineAccount)
    notes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    n_duplicates: int = 0


class Span(NamedTuple):
    """A stretch of the original text and how much it moved the decision.

    `weight` is in log-odds: above 0 towards hoax (or claim), below 0 away from it.
    """

    start: int
    end: int
    text: str
    weight: float


class Reason(NamedTuple):
    """Why a verdict came out as it did: a code for machines, the detail a person reads."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Score:
    """What the model says of one text.

    `hoax_probability` is the calibrated probability of hoax given a claim, `check_worthiness` the
    calibrated probability of a claim (None where the model never saw ordinary talk), and `risk`
    the number to rank by, 0 to 1. Probabilities are None where nothing was scored.
    """

    verdict: Verdict
    hoax_probability: float | None
    check_worthiness: float | None
    risk: float
    reasons: tuple[Reason, ...]


class ScoredMessage(NamedTuple):
    """A message with its score and the version of the model that gave it."""

    message: Message
    score: Score
    model_version: str


class Flip(NamedTuple):
    """A labelled text, private data masked, on which two models give different verdicts."""

    text: str
    label: str
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True)
class Claim:
    """Messages that carry the same text or nearly the same, with their reach."""

    claim_id: str
    representative: ScoredMessage
    n_messages: int
    n_chats: int
    n_senders: int
    platforms: tuple[str, ...]
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorklistItem:
    """One row of the ranked list an officer works from."""

    rank: int
    priority: float
    claim: Claim
    parts: dict[str, float]
