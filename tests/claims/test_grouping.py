from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from saring.claims.grouping import group_near_duplicates
from saring.text.normalise import normalise

FORWARD = (
    "Info penting! Mulai besok malam air PAM di seluruh kecamatan dicampur obat, jangan diminum tiga hari, "
    "sampaikan ke keluarga dan tetangga supaya tidak ada korban lagi"
)


def groups(texts: list[str]) -> list[int]:
    return group_near_duplicates([normalise(text) for text in texts])


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


PLATE = (
    "mohon pesan ini jangan berhenti di tangan saudara , siapa tahu menyelamatkan nyawa orang yang kita cintai di rumah"
)
OTHER = "garam dapur kemasan biru berisi serbuk kaca halus yang merusak ginjal dalam beberapa bulan pemakaian rutin"


def test_shared_boilerplate_joins_no_claims_even_when_it_stands_alone() -> None:
    first, second = f"{normalise(FORWARD)} {PLATE}", f"{OTHER} {PLATE}"
    numbers = group_near_duplicates([first, PLATE, second])
    assert numbers[0] != numbers[2]


def test_a_chain_of_half_alike_texts_is_not_one_group() -> None:
    words = [f"kata{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(80)]
    chain = [" ".join(words[start : start + 20]) for start in range(0, 60, 3)]
    numbers = group_near_duplicates(chain)
    assert numbers[0] != numbers[-1]
    assert len(set(numbers)) < len(chain)


def test_a_group_of_thousands_has_no_cap() -> None:
    rng = random.Random(0)
    words = normalise(FORWARD).split(" ")
    edited = []
    for i in range(3000):
        text = list(words)
        text[rng.randrange(len(text))] = f"lain{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}"
        edited.append(" ".join(text))
    assert len(set(group_near_duplicates(edited))) == 1


def test_no_texts_and_only_empty_texts() -> None:
    assert group_near_duplicates([]) == []
    assert group_near_duplicates(["", ""]) == [0, 0]
