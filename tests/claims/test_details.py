from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.claims.details import DATE, NUMBER, PLACE, TIME, mask_details
from saring.rules.reading import TextReading


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("24 Juli", ("7/24",)),
        ("24/7/2026", ("7/24",)),
        ("24-07-26", ("7/24",)),
        ("hari Senin", ("senin",)),
        ("hari Minggu, dua minggu lagi", ("minggu", "2")),
        ("malam tahun baru", ("tahun baru",)),
        ("jam 09.00 dan pukul 9 WIB", ("9", "9")),
        ("jam 21.30", ("21.30",)),
        ("Rp1,5 juta, Rp 1.500.000,- atau 1500rb", ("1500000", "1500000", "1500000")),
        ("dua puluh lima ribu", ("25000",)),
        ("seratus dua puluh", ("120",)),
        ("lima belas orang", ("15",)),
        ("8,2 SR di Malang", ("8.2", "malang")),
    ],
)
def test_details_have_one_spelling(text: str, values: tuple[str, ...]) -> None:
    assert mask_details(TextReading(text)).values == values


@pytest.mark.parametrize(
    "text", ["0812-0000-4455", "https://promo.example/5/2026", "ber4cun", "covid19", "satu hal", "3271000000000001"]
)
def test_what_is_no_detail_stays(text: str) -> None:
    assert mask_details(TextReading(text)) == (text, ())


@given(st.text(st.sampled_from("0159 .,/-:rpjamdiMalangjuli\n")) | st.text())
def test_there_is_a_symbol_for_each_value(text: str) -> None:
    masked = mask_details(TextReading(text))
    assert sum(masked.text.count(symbol) for symbol in (PLACE, DATE, TIME, NUMBER)) == len(masked.values)
