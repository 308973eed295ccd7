from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.places import elsewhere, places_of


@pytest.mark.parametrize(
    ("message", "title", "other"),
    [
        ("kecelakaan di Malang tadi pagi", "Kecelakaan di Padang", True),
        ("kecelakaan di Malang tadi pagi", "Kecelakaan di Malang", False),
        ("kecelakaan di Malang tadi pagi", "Kecelakaan di Jawa Timur", False),
        ("kecelakaan di Jatim", "Kecelakaan di Kabupaten Malang", False),
        ("kecelakaan tadi pagi", "Kecelakaan di Padang", False),
        ("penculik di Kecamatan Sukamaju", "Penculik di Kecamatan Rawamulya", True),
        ("sungguh malang nasib pengendara di Surabaya", "Kecelakaan di Malang", True),
        ("batu besar jatuh di jalan", "Longsor di Kota Batu", False),
        ("dari Bandung ke Garut", "Macet di Garut", False),
    ],
)
def test_which_places_speak_against_a_match(message: str, title: str, other: bool) -> None:
    assert elsewhere(places_of(message), places_of(title)) is other


@given(st.text())
def test_no_text_is_elsewhere_from_itself(text: str) -> None:
    assert not elsewhere(places_of(text), places_of(text))
