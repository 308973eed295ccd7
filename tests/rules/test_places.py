from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.resources import RESOURCES
from saring.rules.places import elsewhere, find_places
from saring.rules.reading import TextReading

TABLE = RESOURCES / "places.txt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kecelakaan di malang tadi pagi", {"malang"}),
        ("KECELAKAAN DI PADANG", {"padang"}),
        ("warga Jakarta Barat dan jaksel", {"jakarta barat", "jakarta selatan"}),
        ("banjir di Kab.Bandung Barat", {"bandung barat"}),
        ("posko Desa Sukamaju, kec. Melati", {"sukamaju", "melati"}),
        ("gempa terasa sampai Jogja", {"yogyakarta"}),
        ("wisata di Batu", {"batu"}),
        ("RSUD Pati penuh", {"pati"}),
        ("listrik se-Jawa padam, juga di jalan raya Malang", {"jawa", "malang"}),
    ],
)
def test_places_are_found_in_one_spelling(text: str, expected: set[str]) -> None:
    assert {place.name for place in find_places(text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "sungguh malang nasibnya",
        "makan nasi padang",
        "duduk di batu besar",
        "di batang pohon itu",
        "musuh serang dari belakang",
        "https://malang.example/di-surabaya",
        "kantor desa kami tutup",
        "jembatan desa A M B R U K",
        "",
    ],
)
def test_words_that_are_no_places_here(text: str) -> None:
    assert list(find_places(text)) == []


def test_all_provinces_kabupaten_and_kota_are_listed_once() -> None:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert Counter(row[0] for row in rows) | Counter() >= Counter({"provinsi": 38, "kabupaten": 416, "kota": 98})
    assert max(Counter((row[0], row[1]) for row in rows).values()) == 1
    provinces = {row[1] for row in rows if row[0] == "provinsi"}
    assert {row[2] for row in rows if row[0] in ("kabupaten", "kota")} == provinces


@given(st.text())
def test_spans_point_into_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for place in find_places(f"di Malang {text} kec. Melati"):
        assert end <= place.start < place.end
        end = place.end


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
    assert elsewhere(TextReading(message).places, TextReading(title).places) is other


@given(st.text())
def test_no_text_is_elsewhere_from_itself(text: str) -> None:
    assert not elsewhere(TextReading(text).places, TextReading(text).places)
