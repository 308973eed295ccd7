"""A claim of a worklist put together for a clarification: what is known, and what an officer has to add.

Facts are never made up here: what nobody has said stays a field to fill in.
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
    """What a clarification says of one claim; texts are empty where the officer has to fill them in.

    `form` is `DEBUNK`, or `ANSWERED` where a published answer can be pointed to. `links` are those answers,
    the office's own first; `checker` who gave the first of them, `finding` what it found. `on` is the
    day of the draft.
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
    """Put together what is known of a claim; private data is masked.

    Raises `InputError` for an office's rating that nobody knows, and for a claim that the office or a
    fact-check found true: then there is nothing to correct.
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
        raise InputError("rating_unknown", where=claim.claim_id, found=claim.rating[:40], names=rating_names())
    return rating


def is_fact_checked(claim: ListedClaim) -> bool:
    """Whether a fact-check certainly answers the claim; one that is only suggested does not."""
    sure = claim.fact_check_status is MatchStatus.MATCHED or claim.advice is Advice.ALREADY_ANSWERED
    return bool(claim.fact_check_urls) and sure


def scam_links(claim: ListedClaim) -> tuple[str, ...]:
    """Return the links the message itself carries, each once: for the officer, never for the public."""
    return tuple(dict.fromkeys(claim.text[link.start : link.end] for link in find_links(claim.text)))


def host_of(link: str) -> str:
    """Return the site of a link.

    >>> host_of("https://www.contoh.example/a")
    'contoh.example'
    """
    return re.sub(r"^www\.", "", site_of(link)) or link


def _sentence(text: str) -> str:
    line = _one_line(text)
    return line if not line or line[-1] in ".!?" else f"{line}."


def _one_line(text: str) -> str:
    return " ".join(mask_private(text).split())
