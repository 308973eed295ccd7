from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.i18n.labels import label
from saring.reports.cells import MAX_ADDRESS_CHARACTERS, MAX_CELL_CHARACTERS, fitted, is_address, shown


@given(st.text())
def test_nothing_shown_turns_or_controls(text: str) -> None:
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", shown(text))


def test_what_people_write_stays_as_it_is() -> None:
    text = "Awas!\n\tالسلام عليكم 👨‍👩‍👧 “kutip” 5 < 6 & 7\u200f"
    assert shown(text) == text


@given(st.text(min_size=1), st.integers(20_000, 40_000))
def test_a_cell_is_never_longer_than_excel_holds(text: str, n: int) -> None:
    cell = fitted((text * n)[:n])
    assert len(cell.encode("utf-16-le")) // 2 <= MAX_CELL_CHARACTERS
    cell.encode("utf-8")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "internal:messages!A1",
        "https://a.example/ x",
        'https://a.example/"onclick=',
        "https://a.example/\u202egpj",
        "https://",
        "",
        "https://a.example/" + "x" * MAX_ADDRESS_CHARACTERS,
    ],
)
def test_only_plain_web_addresses_are_links(address: str) -> None:
    assert not is_address(address)
    assert is_address("HTTPS://cek.example/a?b=1&c=%20#d")


def test_a_code_without_a_phrase_is_shown_as_it_is() -> None:
    assert label("platform", "papan warga") == "papan warga"
