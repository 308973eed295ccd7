"""JSON schemas in which fact-checks are published: how to recognise each, and how to read its records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from saring.text.links import find_links, has_web_scheme

Fields = dict[str, str]
Json = Mapping[str, Any]

_BETWEEN_LINKS = re.compile(r"[,;]")
_TAG = re.compile(r"<[^<>]{1,200}>")
_MAFINDO_KEYS = frozenset({"classification", "tanggal", "source_issue", "source_link", "conclusion", "fact"})
_NEWSROOMS = ("turnbackhoax.id", "cekfakta", "cek-fakta")


class Shape(NamedTuple):
    """A published schema: `fits` recognises a JSON value, `records` yields the fields of each record."""

    name: str
    fits: Callable[[Any], bool]
    records: Callable[[Any], Iterator[Fields | None]]


def shape_of(value: Any) -> Shape | None:
    """Return the shape that fits a JSON value, or None."""
    return next((shape for shape in SHAPES if shape.fits(value)), None)


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _text(value: Any) -> str:
    """Return a field as text: the first non-empty item of a list, the name of an object."""
    if isinstance(value, Mapping):
        return _text(value.get("name") or value.get("@value") or value.get("url"))
    if isinstance(value, list):
        return next(filter(None, map(_text, value)), "")
    if value is None or isinstance(value, bool) or value != value:  # JSON from Python may hold NaN
        return ""
    return str(value).strip()


def _types(value: Any) -> set[str]:
    """Return the schema.org types of an object without their prefix: `schema:ClaimReview` is `ClaimReview`."""
    if not isinstance(value, Mapping):
        return set()
    return {re.split(r"[/:#]", str(name))[-1] for name in _listed(value.get("@type") or value.get("type"))}


# MAFINDO, https://mafindo.github.io/docs/v2/#the-news-object


def _is_mafindo(value: Any) -> bool:
    return any(isinstance(item, Mapping) and len(_MAFINDO_KEYS & set(item)) >= 3 for item in _listed(value)[:20])


def _mafindo(value: Any) -> Iterator[Fields | None]:
    for item in _listed(value):
        yield _mafindo_fields(item) if isinstance(item, Mapping) else None


def _mafindo_fields(item: Json) -> Fields:
    rating = _text(item.get("classification"))
    if rating in ("", "-"):
        rating = {"1": "Benar", "2": "Salah"}.get(_text(item.get("status")), "")
    return {
        "fact_check_id": f"mafindo-{_text(item.get('id'))}" if _text(item.get("id")) else "",
        "title": _text(item.get("title")),
        "claim_reviewed": _plain(_text(item.get("content"))),
        "body": _plain("\n".join(filter(None, (_text(item.get("fact")), _text(item.get("conclusion")))))),
        "url": _mafindo_link(item),
        "textual_rating": rating,
        "publisher": "MAFINDO",
        "review_date": _text(item.get("tanggal")),
    }


def _mafindo_link(item: Json) -> str:
    """Return the address of the article: of the claim review, else of a newsroom in the references, else the first."""
    reviews = [
        _text(review.get("claim_url")) for review in _listed(item.get("claim_review")) if isinstance(review, Mapping)
    ]
    references = _BETWEEN_LINKS.sub(" ", _text(item.get("references")))
    named = [references[link.start : link.end] for link in find_links(references)]
    links = [*filter(None, reviews), *filter(has_web_scheme, named)]
    return next((link for link in links if any(name in link for name in _NEWSROOMS)), links[0] if links else "")


def _plain(text: str) -> str:
    return _TAG.sub(" ", text).replace("\r\n", "\n").strip()


# schema.org, https://schema.org/ClaimReview


def _claim_reviews(value: Any) -> Iterator[Json]:
    """Yield the ClaimReviews inside lists, graphs and data feeds, in document order."""
    pending = [value]
    while pending:
        thing = pending.pop()
        if isinstance(thing, list):
            pending.extend(reversed(thing))
        elif isinstance(thing, Mapping):
            if "ClaimReview" in _types(thing):
                yield thing
                continue
            inner = [
                thing.get(name)
                for name in ("@graph", "dataFeedElement", "item", "review", "hasPart", "itemListElement")
            ]
            pending.extend(reversed([part for part in inner if isinstance(part, list | Mapping)]))


def _is_claim_review(value: Any) -> bool:
    return next(_claim_reviews(value), None) is not None or "DataFeed" in _types(value)


def _schema_org(value: Any) -> Iterator[Fields | None]:
    for item in _claim_reviews(value):
        rating = item.get("reviewRating")
        rating = next((one for one in _listed(rating) if isinstance(one, Mapping)), {})
        yield {
            "fact_check_id": _text(item.get("identifier")) or "",
            "title": _text(item.get("headline")) or _text(item.get("name")) or _text(item.get("claimReviewed")),
            "claim_reviewed": _text(item.get("claimReviewed")),
            "body": _text(item.get("reviewBody")) or _text(item.get("articleBody")) or _text(item.get("description")),
            "url": _text(item.get("url")) or _address(item.get("mainEntityOfPage")) or _text(item.get("@id")),
            "textual_rating": _text(rating.get("alternateName")) or _text(rating.get("ratingValue")),
            "publisher": _text(item.get("author")) or _text(item.get("publisher")),
            "review_date": _text(item.get("datePublished")) or _text(item.get("dateModified")),
        }


def _address(value: Any) -> str:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, Mapping) else _text(value)


# Google Fact Check Tools API, claims:search, v1alpha1


def _is_google(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("claims"), list)


def _google(value: Any) -> Iterator[Fields | None]:
    for claim in value["claims"]:
        reviews = (
            [one for one in _listed(claim.get("claimReview")) if isinstance(one, Mapping)]
            if isinstance(claim, Mapping)
            else []
        )
        if not reviews:
            yield None
        for review in reviews:
            publisher = review.get("publisher")
            site = _text(publisher.get("site")) if isinstance(publisher, Mapping) else ""
            yield {
                "title": _text(review.get("title")) or _text(claim.get("text")),
                "claim_reviewed": _text(claim.get("text")),
                "url": _text(review.get("url")),
                "textual_rating": _text(review.get("textualRating")),
                "publisher": _text(publisher) or site,
                "review_date": _text(review.get("reviewDate")),
            }


SHAPES = (
    Shape("google", _is_google, _google),
    Shape("claim_review", _is_claim_review, _schema_org),
    Shape("mafindo", _is_mafindo, _mafindo),
)
