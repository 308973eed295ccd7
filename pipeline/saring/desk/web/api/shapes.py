"""What the API takes and gives, as JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema
from sqlalchemy import Row

from saring.desk.states import Finding, State
from saring.desk.web.forms import LONGEST_TEXT
from saring.facts.ratings import ratings
from saring.records import Advice, Verdict

# Written out, so that the description of the API and its check mean the same characters: white space of any kind.
_SPACE = "\x01-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff"
Words = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=LONGEST_TEXT,
        pattern=f"^[^\x00]*[^\x00{_SPACE}][^\x00]*$",
    ),
]
RATING_CODES = ["", *(rating.code for rating in ratings())]


def _known_rating(code: str) -> str:
    if code not in RATING_CODES:
        raise ValueError("not a rating")
    return code


RatingCode = Annotated[str, AfterValidator(_known_rating), WithJsonSchema({"type": "string", "enum": RATING_CODES})]


class Shape(BaseModel):
    """Takes only the fields it names."""

    model_config = ConfigDict(extra="forbid")


class TextIn(Shape):
    """One message."""

    text: Words


class ScoreOut(BaseModel):
    """The score of a message; probabilities are null where nothing was scored."""

    verdict: Verdict
    hoax_probability: float | None
    check_worthiness: float | None
    risk: float
    reasons: list[str]
    model_version: str


class ImportOut(BaseModel):
    """An import and how far it is; `is_new` is false where the same bytes were imported before."""

    id: int
    state: str
    n_done: int
    n_new: int
    error: str | None = None
    is_new: bool = False


class ClaimOut(BaseModel):
    """A claim of the queue; times are as the platform gave them."""

    id: int
    code: str
    title: str
    text: str
    state: State
    version: int
    advice: Advice
    verdict: Verdict
    priority: float
    risk: float
    n_messages: int
    n_chats: int
    n_senders: int
    topics: list[str]
    platforms: list[str]
    first_seen_at: str | None
    last_seen_at: str | None
    due_at: str | None
    finding: Finding | None
    rating: str | None
    answer_url: str | None
    changed_at: datetime


class ClaimsOut(BaseModel):
    """A page of claims; `next` is the value of `after` for the next one, null at the end."""

    claims: list[ClaimOut]
    next: str | None


class DecisionIn(Shape):
    """A decision; `version` is that of the claim it was made on, `duplicate_of` the code of another claim."""

    version: Annotated[int, Field(ge=1, le=2**53)]
    finding: Finding
    reason: Words
    rating: RatingCode = ""
    duplicate_of: Annotated[str, StringConstraints(max_length=60, pattern=r"^[\w-]*$")] = ""


class ErrorOut(BaseModel):
    """What was wrong, in one line; after a stale write also what is stored and its version."""

    error: str
    version: int | None = None
    stored: dict[str, str] | None = None


def claim_out(row: Row[Any]) -> ClaimOut:
    """Return a claim as the API gives it."""
    named = {name: getattr(row, name) for name in ClaimOut.model_fields if name not in ("risk", "answer_url")}
    named |= {"topics": row.topics or [], "platforms": row.platforms or []}
    return ClaimOut(**named, risk=row.detail["risk"], answer_url=row.published_url)
