from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.text.near_copies import group_near_copies, hash_by_near_copies
from saring.text.near_copy_index import NearCopyIndex
from saring.text.normalise import normalise

FORWARD = (
    "Info penting! Mulai besok malam air PAM di seluruh kecamatan dicampur obat, jangan diminum tiga hari, "
    "sampaikan ke keluarga dan tetangga supaya tidak ada korban lagi"
)
OTHER_CLAIM = "Besok kerja bakti jam tujuh, bawa cangkul dan sapu masing-masing ya bapak ibu"
COPIES = [
    FORWARD,
    FORWARD.upper(),
    f"Assalamualaikum pak bu, {FORWARD} 🙏",
    FORWARD.rsplit(" supaya", 1)[0],
]
both_ways = pytest.mark.parametrize("join_chains", [False, True])


def groups(texts: list[str], *, join_chains: bool) -> list[int]:
    return group_near_copies([normalise(text) for text in texts], join_chains=join_chains)


@both_ways
def test_copies_edits_and_cuts_are_one_group(join_chains: bool) -> None:
    assert groups([*COPIES, "ok pak"], join_chains=join_chains) == [0, 0, 0, 0, 1]


@both_ways
def test_different_claims_stay_apart(join_chains: bool) -> None:
    assert groups([FORWARD, OTHER_CLAIM], join_chains=join_chains) == [0, 1]


@both_ways
def test_short_texts_group_only_with_exact_copies(join_chains: bool) -> None:
    assert groups(["ok pak", "OK pak!", "ok bu", "ok pak"], join_chains=join_chains) == [0, 1, 2, 0]


@both_ways
@settings(max_examples=30, deadline=None)
@given(
    texts=st.permutations(
        [FORWARD, FORWARD + " ya", FORWARD[20:], "besok libur sekolah kata bu guru tadi", "ok", "siap"]
    )
)
def test_grouping_does_not_depend_on_order(texts: list[str], join_chains: bool) -> None:
    found = groups(texts, join_chains=join_chains)
    by_group = {frozenset(t for t, g in zip(texts, found, strict=True) if g == number) for number in set(found)}
    assert frozenset({FORWARD, FORWARD + " ya", FORWARD[20:]}) in by_group
    assert len(by_group) == 4


def test_a_copy_with_another_place_is_a_near_copy() -> None:
    here, there = (FORWARD.replace("seluruh kecamatan", f"Kota {place}") for place in ("Malang", "Padang"))
    assert groups([here, there], join_chains=True) == [0, 0]


CALL = (
    "mohon pesan ini jangan berhenti di tangan saudara , siapa tahu menyelamatkan nyawa orang yang kita cintai di rumah"
)
SALT = "garam dapur kemasan biru berisi serbuk kaca halus yang merusak ginjal dalam beberapa bulan pemakaian rutin"


def test_a_shared_call_joins_no_claims_even_when_it_stands_alone() -> None:
    first, second = f"{normalise(FORWARD)} {CALL}", f"{SALT} {CALL}"
    numbers = group_near_copies([first, CALL, second], join_chains=False)
    assert numbers[0] != numbers[2]


def test_a_chain_of_half_alike_texts_is_joined_only_where_that_is_wanted() -> None:
    words = [f"kata{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(80)]
    chain = [" ".join(words[start : start + 20]) for start in range(0, 60, 3)]
    numbers = group_near_copies(chain, join_chains=False)
    assert numbers[0] != numbers[-1]
    assert len(set(numbers)) < len(chain)
    assert set(group_near_copies(chain, join_chains=True)) == {0}


def edited(text: str, n: int) -> list[str]:
    """Return copies of a text with another word each."""
    rng = random.Random(0)
    words = normalise(text).split(" ")
    copies = []
    for i in range(n):
        copy = list(words)
        copy[rng.randrange(len(copy))] = f"lain{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}"
        copies.append(" ".join(copy))
    return copies


@both_ways
def test_a_group_of_thousands_has_no_cap(join_chains: bool) -> None:
    assert len(set(group_near_copies(edited(FORWARD, 3000), join_chains=join_chains))) == 1


def test_no_texts_and_only_empty_texts() -> None:
    assert group_near_copies([], join_chains=True) == []
    assert group_near_copies(["", ""], join_chains=False) == [0, 0]


WORDS = ["air", "galon", "beracun", "banjir", "jalan", "rusak", "pasar", "warga", "camat", "desa", "listrik", "padam"]
some_texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=20)


def long_text(seed: int) -> str:
    rng = np.random.default_rng(seed)
    pairs = zip(rng.choice(WORDS, 40), rng.integers(26, size=(40, 2)), strict=True)
    return " ".join(f"{word}{chr(97 + one)}{chr(97 + other)}" for word, (one, other) in pairs)


@settings(deadline=None)
@given(some_texts)
def test_a_hash_is_of_the_text_alone(texts: list[str]) -> None:
    assert hash_by_near_copies(texts).tolist() == [int(hash_by_near_copies([text])[0]) for text in texts]


def test_a_short_text_is_hashed_with_its_words_in_order() -> None:
    one, other, copy = hash_by_near_copies(["air galon", "galon air", "air galon"]).tolist()
    assert one == copy != other


def test_hashes_are_spread_evenly_and_near_copies_mostly_share_one() -> None:
    texts = [long_text(seed) for seed in range(2000)]
    hashes = hash_by_near_copies(texts)
    shares = np.histogram(hashes.astype(float), bins=4, range=(0, 2.0**64))[0] / len(texts)
    assert shares == pytest.approx([0.25] * 4, abs=0.05)
    longer = hash_by_near_copies([f"{text} kabar baru" for text in texts])
    assert (hashes == longer).mean() > 0.9


def test_the_index_finds_near_copies_and_nothing_else() -> None:
    known = [long_text(seed) for seed in range(200)]
    index = NearCopyIndex([*known, "ok pak"])
    assert index.find_copies(known).all()
    assert index.find_copies([f"{text} sebarkan ke grup lain" for text in known]).all()
    assert index.find_copies([" ".join(text.split(" ")[:25]) for text in known]).mean() > 0.95
    assert not index.find_copies([long_text(seed) for seed in range(1000, 1200)]).any()
    assert index.find_copies(["ok pak", "ok bu", ""]).tolist() == [True, False, False]


def test_the_index_agrees_with_the_groups() -> None:
    copies = [normalise(text) for text in COPIES]
    index = NearCopyIndex(copies[:1])
    assert index.find_copies([*copies, normalise(OTHER_CLAIM)]).tolist() == [True, True, True, True, False]


def test_an_index_of_nothing_finds_nothing() -> None:
    assert NearCopyIndex([]).find_copies(["air galon beracun di desa kami"]).tolist() == [False]
    assert NearCopyIndex([long_text(0)]).find_copies([]).tolist() == []
