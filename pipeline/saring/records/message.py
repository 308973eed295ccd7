"""Record types for a message and its score.

They are separate from the records of a worklist because creating a class takes a millisecond, and a person who
scores one message waits for it. They are `NamedTuple`s, not dataclasses, because hundreds of thousands are created
per second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from functools import partial
from itertools import repeat
from typing import NamedTuple


class Kind(StrEnum):
    """The kind of a message: text, media, system line, and so on."""

    TEXT = "text"
    MEDIA = "media"
    DELETED = "deleted"
    LOCATION = "location"
    CONTACT = "contact"
    POLL = "poll"
    CALL = "call"
    SYSTEM = "system"


class Verdict(StrEnum):
    """The verdict on a message. It is never "true" or "false"."""

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


class Span(NamedTuple):
    """A stretch of the original text and how much it moved the decision.

    `weight` is in log-odds: above 0 towards hoax (or claim), below 0 away from it.
    """

    start: int
    end: int
    text: str
    weight: float


class Reason(NamedTuple):
    """A reason for a verdict: a code for programs, and a detail for people."""

    code: str
    detail: str


class Score(NamedTuple):
    """The score of one text: verdict, probabilities, risk and reasons.

    `hoax_probability` is the calibrated probability of hoax given a claim, `check_worthiness` the
    calibrated probability of a claim (None where the model was trained without ordinary talk), and `risk`
    the number to rank by, 0 to 1. Probabilities are None where nothing was scored.
    """

    verdict: Verdict
    hoax_probability: float | None
    check_worthiness: float | None
    risk: float
    reasons: tuple[Reason, ...]


class ScoredMessage(NamedTuple):
    """A message with its score and the version of the model that scored it."""

    message: Message
    score: Score
    model_version: str


def scores_of(
    verdicts: Iterable[Verdict],
    hoax: Iterable[float | None],
    claim: Iterable[float | None],
    risk: Iterable[float],
    reasons: Iterable[tuple[Reason, ...]],
) -> list[Score]:
    """Build scores from columns of equal length; three times as fast as calling `Score` for each row."""
    return list(map(partial(tuple.__new__, Score), zip(verdicts, hoax, claim, risk, reasons, strict=True)))


def scored_messages(messages: Iterable[Message], scores: Iterable[Score], version: str) -> Iterator[ScoredMessage]:
    """Yield each message with its score; built in bulk like `scores_of`."""
    return map(partial(tuple.__new__, ScoredMessage), zip(messages, scores, repeat(version), strict=False))


class Signal(NamedTuple):
    """A sign of a scam in a text: a code, a detail for people, and the span `text[start:end]`."""

    code: str
    detail: str
    start: int
    end: int


PART_NAMES = ("resemblance", "reach", "growth", "harm", "urging", "local", "recency")
"""The parts of a priority, in the order they are shown."""
