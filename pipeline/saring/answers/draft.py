"""Build the draft of a clarification from a claim of a worklist.

Facts are never made up: unknown facts stay fields for an officer to fill in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from saring.errors import InputError
from saring.facts.ratings import Rating, rating_names, understand_rating
from saring.records import Advice, ListedClaim, MatchStatus
from saring.text.links import find_links, site_of
from saring.text.private import mask_private
from saring.text.sentences import neutral_statement

DEBUNK, ANSWERED = "debunk", "answered"


@dataclass(frozen=True, slots=True)
class Draft:
    """The content of a clarification; texts are empty where the officer has to fill them in.

    `form` is `DEBUNK`, or `ANSWERED` where a published answer can be pointed to. `links` are those answers,
    the office's own first; `checker` is the publisher of the first, `finding` its result. `on` is the date of the
    draft.
    """

    claim: ListedClaim
    form: str
    statement: str
    finding: str
    checker: str
    links: tuple[str, ...]
    organisation: str
    fact: str
    on: date


def build_draft(claim: ListedClaim, on: date, *, organisation: str = "", fact: str = "") -> Draft:
    """Build a draft from a claim; private data is masked.

    Raises `InputError` for an unknown rating of the office, and for a claim that the office or a fact-check found true,
    so that there is nothing to correct.
    """
    checked = is_fact_checked(claim)
    rating = office_rating(claim) or (understand_rating(claim.fact_check_rating) if checked else None)
    if rating is not None and rating.says_true:
        raise InputError("draft_of_true_claim", where=claim.claim_id, found=rating.label.lower())
    written = claim.fact_check_rating if checked else ""
    links = (claim.answer_url, *(claim.fact_check_urls if checked else ()))
    return Draft(
        claim=claim,
        form=ANSWERED if any(links) else DEBUNK,
        statement=neutral_statement(claim.title, claim.text),
        finding=rating.label.lower() if rating else _one_line(written),
        checker="" if claim.answer_url or not checked else host_of(claim.fact_check_urls[0]),
        links=tuple(dict.fromkeys(link for link in links if link)),
        organisation=_one_line(organisation),
        fact=_sentence(fact),
        on=on,
    )


def office_rating(claim: ListedClaim) -> Rating | None:
    """Return the rating an officer wrote into the worklist, None where the cell is empty.

    Raises `InputError` for a rating that is not in the table.
    """
    if not claim.rating:
        return None
    rating = understand_rating(claim.rating)
    if rating is None:
        raise InputError(
            "rating_unknown", where=claim.rating_at or claim.claim_id, found=claim.rating[:40], names=rating_names()
        )
    return rating


def is_fact_checked(claim: ListedClaim) -> bool:
    """Whether a fact-check was matched confidently, not only suggested."""
    sure = claim.fact_check_status is MatchStatus.MATCHED or claim.advice is Advice.ALREADY_ANSWERED
    return bool(claim.fact_check_urls) and sure


def scam_links(claim: ListedClaim) -> tuple[str, ...]:
    """Return the distinct links in the message, for the officer only, never for the public."""
    return tuple(dict.fromkeys(claim.text[link.start : link.end] for link in find_links(claim.text)))


def host_of(link: str) -> str:
    """Return the host of a link.

    >>> host_of("https://www.contoh.example/a")
    'contoh.example'
    """
    return re.sub(r"^www\.", "", site_of(link)) or link


def _sentence(text: str) -> str:
    line = _one_line(text)
    return line if not line or line[-1] in ".!?" else f"{line}."


def _one_line(text: str) -> str:
    return " ".join(mask_private(text).split())
