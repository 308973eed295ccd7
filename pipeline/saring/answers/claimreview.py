"""Build schema.org ClaimReview markup for a rated claim, for the page of the answer.

Search engines and the Fact Check Explorer require `claimReviewed`, `reviewRating.alternateName` and `url`;
the rest is what they recommend. A rating that is no degree of truth has a name and no number.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from saring.answers.channels import platforms
from saring.errors import InputError
from saring.facts.ratings import BEST, WORST, Rating, rating_names, understand_rating
from saring.i18n import get_language, say
from saring.records import ListedClaim
from saring.text.links import has_web_scheme, site_of
from saring.text.sentences import neutral_statement


def publishable_rating(claim: ListedClaim, rating: str | None = None) -> Rating:
    """Return the given rating, or else that of the worklist.

    Raises `InputError` for a missing rating, one that is not in the table, and one that is no finding on the truth of
    the claim.
    """
    written = rating if rating is not None else claim.rating
    where = (claim.rating_at or claim.claim_id) if rating is None else "--rating"
    if not written.strip():
        raise InputError("rating_missing", where=where, names=rating_names(publishable=True))
    understood = understand_rating(written)
    if understood is None:
        raise InputError("rating_unknown", where=where, found=written[:40], names=rating_names(publishable=True))
    if not understood.is_publishable:
        raise InputError("rating_unpublishable", where=where, found=understood.label.lower())
    return understood


def checked_address(address: str, where: str) -> str:
    """Return a valid address unchanged; raises `InputError` if it is not a full web address."""
    bare = address.strip()
    if not has_web_scheme(bare) or "." not in site_of(bare) or any(map(str.isspace, bare)):
        raise InputError("address_bad", where=where, found=address[:60] or "–")
    return bare


def claim_review(
    claim: ListedClaim,
    rating: Rating,
    url: str,
    on: date,
    organisation: str,
    *,
    organisation_url: str = "",
    appearances: Sequence[str] = (),
) -> dict[str, Any]:
    """Build the ClaimReview of a claim; addresses must have been checked.

    `on` is the publication date of the answer, `appearances` are public posts with the claim, the first one first.
    Senders and chats are not named. Raises `InputError` for a claim without words, such as a bare link.
    """
    statement = neutral_statement(claim.title, claim.text)
    if not statement:
        raise InputError("claim_without_words", where=claim.claim_id)
    author = {"@type": "GovernmentOrganization", "name": organisation}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "claimReviewed": statement,
        "datePublished": on.isoformat(),
        "inLanguage": get_language(),
        "author": author | ({"url": organisation_url} if organisation_url else {}),
        "reviewRating": _rating(rating),
        "itemReviewed": _item(claim, appearances),
    }


def render_json_ld(review: dict[str, Any]) -> str:
    """Render the JSON-LD so that it is safe to paste between script tags."""
    return json.dumps(review, ensure_ascii=False, indent=2).replace("<", "\\u003c") + "\n"


def _rating(rating: Rating) -> dict[str, Any]:
    named = {"@type": "Rating", "alternateName": rating.label}
    if rating.value is None:
        return named
    return named | {"ratingValue": rating.value, "bestRating": BEST, "worstRating": WORST}


def _item(claim: ListedClaim, appearances: Sequence[str]) -> dict[str, Any]:
    first: dict[str, Any] = {"@type": "CreativeWork", "name": say("claimreview_message", where=platforms(claim))}
    seen = claim.first_seen_at
    dated = {"datePublished": seen.date().isoformat()} if seen else {}
    works = [{"@type": "CreativeWork", "url": address} for address in appearances]
    item: dict[str, Any] = {"@type": "Claim", **dated}
    item["firstAppearance"] = works[0] | dated if works else first | dated
    if works:
        item["appearance"] = works
    return item
