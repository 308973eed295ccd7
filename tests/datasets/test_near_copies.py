from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from saring.datasets.near_copies import group_near_copies
from saring.text.normalise import normalise
from tests.claims.test_claims import FORWARD


def groups(texts: list[str]) -> list[int]:
    return group_near_copies([normalise(text) for text in texts])


def test_copies_edits_and_cuts_are_one_group() -> None:
    texts = [
        FORWARD,
        FORWARD.upper(),
        f"Assalamualaikum pak bu, {FORWARD} 🙏",
        FORWARD.rsplit(" supaya", 1)[0],
        "ok pak",
    ]
    assert groups(texts) == [0, 0, 0, 0, 1]


def test_different_claims_stay_apart() -> None:
    assert groups([FORWARD, "Besok kerja bakti jam tujuh, bawa cangkul dan sapu masing-masing ya bapak ibu"]) == [0, 1]


def test_short_texts_group_only_with_exact_copies() -> None:
    assert groups(["ok pak", "OK pak!", "ok bu", "ok pak"]) == [0, 1, 2, 0]


@settings(max_examples=30, deadline=None)
@given(st.permutations([FORWARD, FORWARD + " ya", FORWARD[20:], "besok libur sekolah kata bu guru tadi", "ok", "siap"]))
def test_grouping_does_not_depend_on_order(texts: list[str]) -> None:
    found = groups(texts)
    by_group = {frozenset(t for t, g in zip(texts, found, strict=True) if g == number) for number in set(found)}
    assert frozenset({FORWARD, FORWARD + " ya", FORWARD[20:]}) in by_group
    assert len(by_group) == 4


def test_a_copy_with_another_place_is_a_near_copy() -> None:
    here, there = (FORWARD.replace("seluruh kecamatan", f"Kota {place}") for place in ("Malang", "Padang"))
    assert groups([here, there]) == [0, 0]
