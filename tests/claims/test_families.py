from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from saring.claims.details import mask_details, normalise_masked
from saring.claims.families import Details, details_of, part_by_details
from saring.rules.reading import TextReading


def details(text: str) -> Details:
    masked, values = mask_details(TextReading(text))
    return details_of(normalise_masked(masked), values)


def parts(texts: list[str], weights: list[int] | None = None) -> list[frozenset[str]]:
    numbers = part_by_details([details(text) for text in texts], weights or [1] * len(texts))
    return sorted(
        (frozenset(t for t, n in zip(texts, numbers, strict=True) if n == number) for number in set(numbers)),
        key=sorted,
    )


MALANG = "ada kecelakaan di Malang tadi pagi, 7 orang jadi korban"
PADANG = "ada kecelakaan di Padang tadi pagi, 7 orang jadi korban"
MORE = "ada kecelakaan di Malang tadi pagi, 12 orang jadi korban"
CUT = "ada kecelakaan di Malang tadi pagi"
NO_PLACE = "tadi pagi, 12 orang jadi korban"


def test_another_place_or_number_is_another_claim() -> None:
    assert parts([MALANG, PADANG, MORE]) == [frozenset({MORE}), frozenset({MALANG}), frozenset({PADANG})]


def test_what_was_cut_goes_with_those_it_agrees_with_else_with_the_heaviest() -> None:
    assert parts([MALANG, MORE, NO_PLACE]) == [frozenset({MORE, NO_PLACE}), frozenset({MALANG})]
    assert parts([MALANG, MORE, CUT], [1, 5, 1]) == [frozenset({MORE, CUT}), frozenset({MALANG})]
    assert parts([MALANG, MORE, CUT], [5, 1, 1]) == [frozenset({MALANG, CUT}), frozenset({MORE})]


def test_an_own_number_elsewhere_parts_nothing() -> None:
    assert len(parts([MALANG, MALANG + " . baru 3 kali saya lewat situ"])) == 1


def test_a_text_that_holds_our_own_words_has_no_details() -> None:
    assert details("zqnumber orang zqplace jadi 7 korban") == {}


@given(st.permutations([MALANG, PADANG, MORE, CUT, NO_PLACE]))
def test_parting_does_not_depend_on_order(texts: list[str]) -> None:
    assert parts(texts) == parts(sorted(texts))
