"""The table of ratings: complete, unambiguous, understood, and the same on its pages."""

from __future__ import annotations

import pytest

from saring.facts.ratings import BEST, WORST, Rating, ratings, understand_rating
from saring.i18n import set_language
from saring.records import Verdict
from scripts.ratings_pages import DOCS, PAGES, page

MAFINDO = {
    "Satire atau parodi", "Konten yang menyesatkan", "Konten tiruan", "Konten palsu", "Koneksi yang salah",
    "Konteks yang salah", "Konten yang dimanipulasi",
}  # fmt: skip


def test_every_category_of_every_list_has_a_rating() -> None:
    assert {rating.mafindo for rating in ratings()} - {None} == MAFINDO
    assert sum(rating.first_draft is not None for rating in ratings()) == 7
    assert {rating.komdigi for rating in ratings()} - {None} == {"Disinformasi", "Misinformasi", "Malinformasi"}
    assert {rating.jatim for rating in ratings()} - {None} == {"Hoaks", "Disinformasi", "Fakta", "Hate speech"}
    assert {rating.value for rating in ratings()} - {None} == set(range(WORST, BEST + 1))
    assert {rating.verdict for rating in ratings()} == set(Verdict)


def test_codes_and_spellings_stand_in_one_row_only() -> None:
    spellings = [spelling for rating in ratings() for spelling in rating.spellings]
    assert len(spellings) == len(set(spellings))
    assert len({rating.code for rating in ratings()}) == len(ratings())


@pytest.mark.parametrize("rating", ratings(), ids=lambda rating: rating.code)
def test_every_spelling_label_and_code_is_understood(rating: Rating) -> None:
    names = (*rating.spellings, rating.label_id, rating.label_en, rating.code.replace("_", " "))
    assert {understand_rating(f"[{name.upper()}]") for name in names} == {rating}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[SALAH] Kabar bansos", "false"),
        ("Hoaks: konten palsu", "fabricated"),
        ("Salah. Foto itu benar adanya.", "false"),
        ("Tidak benar!", "false"),
        ("sebagian benar, sebagian salah", "partly_true"),
        ("Satire/Parodi", "satire"),
        ("belum tentu salah", None),
        ("bukan salah", None),
        ("tidak selalu benar", None),
        ("benar, tetapi kurang konteks", None),
        ("kabar dari grup", None),
        ("", None),
        ("🙏…", None),
    ],
)
def test_textual_ratings_are_understood_or_left_alone(text: str, code: str | None) -> None:
    rating = understand_rating(text)
    assert (rating and rating.code) == code


def test_a_label_is_said_in_the_language_in_force() -> None:
    rating = understand_rating("palsu")
    assert rating
    assert rating.label == "False"
    set_language("id")
    assert rating.label == "Salah"


@pytest.mark.parametrize("language", PAGES)
def test_the_pages_hold_the_table(language: str) -> None:
    assert (DOCS / PAGES[language]).read_text(encoding="utf-8") == page(language)
