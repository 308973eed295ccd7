"""Record types for reading, claims, fact-checks and the worklist.

Standard library only, so that importing them costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from saring.records.message import Reason, ScoredMessage, Signal, Verdict


@dataclass(slots=True)
class LineAccount:
    """Counts of the lines of an export by what they became, so that nothing is lost silently."""

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
    """The report on reading inputs: line account, notes for a person, and failed inputs."""

    account: LineAccount = field(default_factory=LineAccount)
    notes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    n_duplicates: int = 0


class Flip(NamedTuple):
    """A labelled text, private data masked, on which two models give different verdicts."""

    text: str
    label: str
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True)
class Claim:
    """A group of messages with the same or nearly the same text, and its reach.

    Claims of one `family_id` differ only in place, date or number. `title` is the claim sentence of
    the representative, `phrases` the distinctive phrases of its members. `n_last_day` counts the copies of
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
    """How confident a match between a message and a fact-check is."""

    MATCHED = "matched"
    SUGGESTED = "suggested"


class FactCheckMatch(NamedTuple):
    """A fact-check matched with a message; `rank` starts at 1, `similarity` goes from 0 to 1."""

    fact_check: FactCheck
    rank: int
    similarity: float
    status: MatchStatus
    reasons: tuple[Reason, ...] = ()


class PriorityPart(NamedTuple):
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
    """How a claim has changed since an earlier worklist."""

    NEW = "new"
    GROWING = "growing"
    UNCHANGED = "unchanged"
    ANSWERED = "answered"
    RESURFACED = "resurfaced"


CONTEXT_KINDS = ("points_elsewhere", "media", "only_link", "unfamiliar_language", "too_short", "no_text")
"""What a message lacks that cannot be judged on its own, in the order the groups are shown."""


class ContextGroup(NamedTuple):
    """The messages of a run that lack the same thing, named as in `CONTEXT_KINDS`; they are no rows of the list.

    `reasons` say what is missing and what to do, `examples` are short texts; of both, the most frequent come first.
    """

    kind: str
    n_messages: int
    n_chats: int
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    reasons: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorklistRun:
    """The provenance of a worklist: inputs, time, model and options, and what is not on the list.

    `n_texts` are the different contents after messages alike were joined, `n_claims` those of them that ask for
    attention. `options` are pairs of an option as typed and its value; `weights` are those of the office, by part.
    `context_groups` count the messages that could not be judged on their own.
    """

    made_at: datetime
    model_version: str
    inputs: tuple[str, ...]
    n_messages: int
    n_texts: int
    n_claims: int
    options: tuple[tuple[str, str], ...] = ()
    weights: tuple[tuple[str, float], ...] = ()
    context_groups: tuple[ContextGroup, ...] = ()


Cell: TypeAlias = str | bool | int | float | datetime | date | time
"""What a person may write into a cell of a table."""


@dataclass(frozen=True, slots=True)
class People:
    """What people wrote about a claim in a worklist; nothing of it is ever computed.

    `status` is one of the words of `saring.worklist.people`, or any other text. `added` are the columns people added,
    each with its name and what stands in it.
    """

    status: str = ""
    assignee: str = ""
    note: str = ""
    rating: str = ""
    answer_url: str = ""
    added: tuple[tuple[str, Cell], ...] = ()


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim as read from a worklist file, with what people filled in.

    `member_keys` identify the messages already counted, so that a later run counts none of them twice; `chat_keys`
    and `sender_keys` identify the chats and the senders in the same way. `rating_at` is where the rating stands.
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
    member_keys: frozenset[str]
    people: People = People()
    rating_at: str = ""
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

    @property
    def rating(self) -> str:
        """The office's rating, as written."""
        return self.people.rating

    @property
    def answer_url(self) -> str:
        """The address of the office's answer, empty where there is none."""
        return self.people.answer_url


@dataclass(frozen=True, slots=True)
class WorklistItem:
    """One row of the ranked worklist.

    `change`, `n_new` and `known` are set where an earlier list was given: `known` is the claim as that list had it.
    A claim that is only in the earlier list has no `members`. `people` is what people wrote about it.
    """

    rank: int
    priority: float
    claim: Claim
    parts: tuple[PriorityPart, ...]
    advice: Advice
    advice_reason: Reason
    due_at: datetime | None = None
    topics: tuple[str, ...] = ()
    signals: tuple[Signal, ...] = ()
    matches: tuple[FactCheckMatch, ...] = ()
    change: Change | None = None
    n_new: int | None = None
    known: ListedClaim | None = None
    people: People = People()
