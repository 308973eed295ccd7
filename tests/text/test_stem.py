from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.text.stem import clean_title, stem
from saring.text.words import words_of


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("[SALAH] Air galon beracun", "Air galon beracun"),
        ("[HOAKS] [DISINFORMASI] Air galon beracun", "Air galon beracun"),
        ("(SALAH): “Air galon beracun”", "Air galon beracun”"),
        ("Hoaks! Air galon beracun", "Air galon beracun"),
        ("hoaks air galon beracun", "air galon beracun"),
        ("Cek Fakta: Air galon beracun", "Air galon beracun"),
        ("Hoaks atau Fakta: Air galon beracun", "Air galon beracun"),
        ("Salah satu warga keracunan", "Salah satu warga keracunan"),
        ("Klarifikasi Polsek Sukamaju", "Klarifikasi Polsek Sukamaju"),
        ("Hoaks", "Hoaks"),
    ],
)
def test_what_the_newsroom_put_before_a_title_is_taken_off(title: str, cleaned: str) -> None:
    assert clean_title(title) == cleaned


@pytest.mark.parametrize(
    "words",
    [
        ("dinaikkan", "menaikkan", "naik"),
        ("penyebaran", "menyebarkan", "sebar"),
        ("terbakar", "membakar", "dibakar"),
        ("wargalah", "warga"),
    ],
)
def test_forms_of_a_word_meet(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), [("makan", "makam"), ("2024", "2025"), ("ikan", "kan"), ("bank", "ban")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_numbers_are_kept_whole() -> None:
    assert words_of("Rp1.500.000 untuk 12 desa, 8,3 SR") == ["rp1500000", "untuk", "12", "desa", "8", "3", "sr"]


@given(st.text())
def test_any_text_has_words_without_spaces(text: str) -> None:
    for word in words_of(text):
        assert word
        assert not any(c.isspace() for c in word)
        assert stem(word)
