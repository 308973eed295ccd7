from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.places import find_places, places_in

TABLE = Path(__file__).resolve().parent.parent / "pipeline" / "resources" / "places.txt"


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
    assert places_in(text) == expected


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
    assert places_in(text) == frozenset()


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
