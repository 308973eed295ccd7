"""The records that travel between stages.

Standard library only, so that every layer can import them for nothing. `Message` is a
`NamedTuple` and not a dataclass because readers make hundreds of thousands a second; both kinds
are immutable.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
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
    `text` is the original text; `origin` is `file:line`, or `file:row` for a table. `forwarded_from`
    is where the platform says the message was passed on from, empty where it says nothing
    (WhatsApp never does); `link` is the address of the message itself, where it has one.
    """

    platform: str
    chat: str
    sender: str
    sent_at: datetime | None
    kind: str
    text: str
    origin: str
    forwarded_from: str = ""
    link: str = ""


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
    """Messages that carry the same text or nearly the same, with their reach.

    Claims of one `family_id` differ only in place, date or number. `title` is the claim sentence of
    the representative, `phrases` the telling phrases of its members. `n_last_day` counts the copies of
    the last 24 hours of the data, `n_day_before` those of the 24 hours before.
    """

    claim_id: str
    family_id: str
    title: str
    phrases: tuple[str, ...]
    representative: ScoredMessage
    n_messages: int
    n_chats: int
    n_senders: int
    n_forwarded: int
    platforms: tuple[str, ...]
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    n_last_day: int
    n_day_before: int
    members: tuple[ScoredMessage, ...]


@dataclass(frozen=True, slots=True)
class FactCheck:
    """One published fact-check, in ClaimReview's terms; only the title is always there."""

    fact_check_id: str
    title: str
    claim_reviewed: str = ""
    body: str = ""
    url: str = ""
    textual_rating: str = ""
    publisher: str = ""
    review_date: date | None = None


class MatchStatus(StrEnum):
    """How sure the tool is that a fact-check answers a message."""

    MATCHED = "matched"
    SUGGESTED = "suggested"


class FactCheckMatch(NamedTuple):
    """A fact-check that may answer a message; `rank` starts at 1, `similarity` goes from 0 to 1."""

    fact_check: FactCheck
    rank: int
    similarity: float
    status: MatchStatus
    reasons: tuple[Reason, ...] = ()


class Signal(NamedTuple):
    """A mark of a scam or of urging in a text: a code, what a person reads, and where it stands."""

    code: str
    detail: str
    start: int
    end: int


PART_NAMES = ("hoax_probability", "reach", "growth", "harm", "urging", "local", "recency")
"""The parts of a priority, in the order they are shown."""


class Part(NamedTuple):
    """One part of a priority, named as in `PART_NAMES`: `value` from 0 to 1, the office's `weight`, and why.

    The priority is the sum of `value * weight` over all parts, divided by the sum of the weights.
    """

    name: str
    value: float
    weight: float
    detail: str


class Advice(StrEnum):
    """What the tool advises the office to do with a claim."""

    RESPOND_NOW = "respond_now"
    PREPARE_ANSWER = "prepare_answer"
    WATCH = "watch"
    DO_NOT_AMPLIFY = "do_not_amplify"
    ALREADY_ANSWERED = "already_answered"


class Change(StrEnum):
    """What became of a claim since an earlier worklist."""

    NEW = "new"
    GROWING = "growing"
    UNCHANGED = "unchanged"
    ANSWERED = "answered"
    RESURFACED = "resurfaced"


@dataclass(frozen=True, slots=True)
class WorklistRun:
    """How a worklist came about: what was read and when, with which model and options.

    `options` are pairs of a name as it is typed and its value; `weights` the office's, by part.
    """

    made_at: datetime
    model_version: str
    inputs: tuple[str, ...]
    n_messages: int
    n_claims: int
    options: tuple[tuple[str, str], ...] = ()
    weights: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim of a worklist file, as it was written and as an officer may have filled it in.

    `member_keys` name the messages that were counted, so that none is counted twice later; `chat_keys`
    and `sender_keys` name the chats and the senders in the same way.
    """

    claim_id: str
    title: str
    text: str
    verdict: Verdict
    advice: Advice | None
    n_messages: int
    n_chats: int
    n_senders: int
    platforms: tuple[str, ...]
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    fact_check_urls: tuple[str, ...]
    rating: str
    answer_url: str
    member_keys: frozenset[str]
    advice_reason: str = ""
    due_at: datetime | None = None
    topics: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    fact_check_status: MatchStatus | None = None
    fact_check_title: str = ""
    fact_check_rating: str = ""
    n_forwarded: int = 0
    chat_keys: frozenset[str] = frozenset()
    sender_keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WorklistItem:
    """One row of the ranked list an officer works from.

    `change`, `n_new` and `known` are set where an earlier list was given: `known` is what that list
    held of the claim. A claim that only the earlier list holds has no `members`.
    """

    rank: int
    priority: float
    claim: Claim
    parts: tuple[Part, ...]
    advice: Advice
    advice_reason: Reason
    due_at: datetime | None = None
    topics: tuple[str, ...] = ()
    signals: tuple[Signal, ...] = ()
    matches: tuple[FactCheckMatch, ...] = ()
    change: Change | None = None
    n_new: int | None = None
    known: ListedClaim | None = None
