from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.claims.claim_sentence import MAX_TITLE_LETTERS, claim_sentence
from saring.claims.claims import build_claims
from saring.claims.titles import MAX_PHRASES, with_titles
from saring.records import Message, Score, ScoredMessage, Verdict


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Air PAM di Sukamaju beracun", "Air PAM di Sukamaju beracun"),
        (
            "*FORWARDED*\nAssalamualaikum wr. wb.\nKata dr. Budi vaksin di RSUD Melati kedaluwarsa. Sebarkan ke semua!",
            "Kata dr. Budi vaksin di RSUD Melati kedaluwarsa.",
        ),
        ("Selamat pagi bapak ibu, besok Pasar Melati ditutup polisi", "Besok Pasar Melati ditutup polisi"),
        (
            "Tolong bagikan!! Bensin dicampur air di SPBU Melati\nhttps://contoh.example/a",
            "Bensin dicampur air di SPBU Melati",
        ),
        ("🔥🔥 Gudang beras dibakar massa 🔥", "Gudang beras dibakar massa"),
        (
            "Gempa besar *Sabtu malam* di _pesisir_ selatan, 3*4 titik!",
            "Gempa besar Sabtu malam di pesisir selatan, 3*4 titik!",
        ),
        ("ok", "Ok"),
        ("", ""),
    ],
)
def test_the_title_is_the_sentence_that_says_most(text: str, title: str) -> None:
    assert claim_sentence(text) == title


@given(st.text())
def test_a_title_is_one_short_line(text: str) -> None:
    title = claim_sentence(text + " dan kata " * 60)
    assert len(title) <= MAX_TITLE_LETTERS
    assert len(title.splitlines()) <= 1


def test_a_long_title_is_cut_between_words() -> None:
    assert claim_sentence("gudang beras " * 30).endswith("gudang beras…")


def scored(text: str) -> ScoredMessage:
    message = Message("whatsapp", "a", "p", datetime(2026, 7, 1), "text", text, "a:1")
    return ScoredMessage(message, Score(Verdict.UNVERIFIED, 0.5, 0.9, 0.5, ()), "v")


def test_phrases_tell_a_claim_from_the_others() -> None:
    air = "Air galon merek biru mengandung racun tikus, ibu-ibu di pasar sudah banyak yang pingsan"
    others = [
        f"ibu-ibu di pasar sudah banyak yang {word} sejak kemarin sore" for word in ("pulang", "belanja", "antre")
    ]
    claims = build_claims([scored(text) for text in (air, f"{air} ya", *others)])
    (titled,) = with_titles(claims[:1], claims)
    assert titled.title == "Air galon merek biru mengandung racun tikus, ibu-ibu di pasar sudah banyak yang pingsan ya"
    assert 2 <= len(titled.phrases) <= MAX_PHRASES
    assert "racun tikus" in " ".join(titled.phrases)
    assert "ibu-ibu di pasar" not in titled.phrases[:2]
    assert replace(titled, title=claims[0].title, phrases=()) == claims[0]


def test_a_claim_of_few_words_has_no_phrases() -> None:
    claims = build_claims([scored("ok")])
    assert with_titles(claims, claims)[0].phrases == ()
