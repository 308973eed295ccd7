from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from saring.answers.claimreview import checked_address, claim_review, publishable_rating, render_json_ld
from saring.errors import InputError
from saring.facts.ratings import Rating, ratings
from saring.i18n import set_language
from tests.listed import CLAIM, listed

ON = date(2026, 7, 27)
URL = "https://sukamaju.example/klarifikasi/1"


def review(rating: str = "konten palsu", **values: Any) -> dict[str, Any]:
    made = claim_review(CLAIM, publishable_rating(CLAIM, rating), URL, ON, "Kecamatan Sukamaju", **values)
    return json.loads(render_json_ld(made))


def test_it_holds_what_search_engines_require_and_recommend() -> None:
    set_language("id")
    found = review(appearances=["https://x.example/1", "https://x.example/2"], organisation_url="https://s.example/")
    assert (found["@context"], found["@type"], found["url"]) == ("https://schema.org", "ClaimReview", URL)
    assert found["claimReviewed"].startswith("Sekarang dana bantuan")
    assert found["datePublished"] == "2026-07-27"
    assert found["author"] == {
        "@type": "GovernmentOrganization",
        "name": "Kecamatan Sukamaju",
        "url": "https://s.example/",
    }
    assert found["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "Konten palsu",
    }
    item = found["itemReviewed"]
    assert (item["@type"], item["datePublished"]) == ("Claim", "2026-07-17")
    assert item["firstAppearance"]["url"] == "https://x.example/1"
    assert [work["url"] for work in item["appearance"]] == ["https://x.example/1", "https://x.example/2"]


def test_a_message_without_an_address_is_a_work_without_one() -> None:
    item = review()["itemReviewed"]
    assert item["firstAppearance"] == {
        "@type": "CreativeWork",
        "name": "Message on WhatsApp and Facebook",
        "datePublished": "2026-07-17",
    }
    assert "appearance" not in item


@pytest.mark.parametrize("rating", [rating for rating in ratings() if rating.is_publishable], ids=lambda r: r.code)
def test_every_publishable_rating_has_a_name_and_a_number_within_its_ends_or_none(rating: Rating) -> None:
    found = review(rating.code.replace("_", " "))["reviewRating"]
    assert found["alternateName"] == rating.label
    numbers = {"ratingValue", "bestRating", "worstRating"} & set(found)
    if rating.value is None:
        assert not numbers
    else:
        assert found["worstRating"] <= found["ratingValue"] <= found["bestRating"]


def test_nothing_private_and_nothing_that_ends_a_script() -> None:
    made = claim_review(CLAIM, publishable_rating(CLAIM, "salah"), URL, ON, "</script><b>Humas")
    text = render_json_ld(made)
    assert "<" not in text
    assert "0812" not in text
    assert "bansos-sukamaju.example" not in text
    assert json.loads(text)["author"]["name"] == "</script><b>Humas"


def test_the_cell_of_the_worklist_is_read_and_the_option_goes_first() -> None:
    assert publishable_rating(listed(rating="hoaks")).code == "false"
    assert publishable_rating(listed(rating="hoaks"), "satire").code == "satire"


@pytest.mark.parametrize(
    ("rating", "message"),
    [
        ("", r"c-fb9506a02b: expected an officer's rating, found none; .* such as: false, "),
        ("entahlah", r"found entahlah; choose one of: false, "),
        ("ujaran kebencian", "found hate speech, which ClaimReview does not publish"),
        ("bukan klaim", "found not a claim"),
    ],
)
def test_without_a_finding_there_is_no_review(rating: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        publishable_rating(listed(rating=rating))


def test_a_claim_without_words_is_no_claim_reviewed() -> None:
    with pytest.raises(InputError, match="expected words that say what is claimed"):
        claim_review(listed(text="https://a.example/x"), publishable_rating(CLAIM, "salah"), URL, ON, "Humas")


@pytest.mark.parametrize(
    "address", ["", "sukamaju.example/1", "ftp://a.example", "https://", "https://a b.example", "https://[a.example"]
)
def test_an_address_is_whole(address: str) -> None:
    with pytest.raises(InputError, match=r"--url: expected a full address"):
        checked_address(address, "--url")
