from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.facts.index import TitleHit, build_index, n_telling_words
from saring.text.words import words_of

TITLES = [
    "Air galon isi ulang di Sukamaju mengandung racun tikus",
    "Jembatan Kali Bening runtuh diterjang banjir",
    "Undian berhadiah motor dari perusahaan listrik",
    "Vaksin flu mengandung magnet sehingga koin menempel",
    "Pupuk gratis dibagikan lewat tautan",
]
WORDS = sorted({word for title in TITLES for word in title.lower().split()})


def search(titles: list[str], text: str, top: int = 5) -> list[TitleHit]:
    return next(iter(build_index([[title] for title in titles]).search([words_of(text)], top)))


@pytest.mark.parametrize(
    ("message", "entry"),
    [
        ("awas! galon isi ulangnya diracuni tikus, jangan minum air galon di sukamaju", 0),
        ("jembatan kalibening katanya runtuh", 1),
        ("selamat anda mendapat undian motor, klik link listrik berhadiah", 2),
        ("habis vaksin koin bisa nempel, ada magnetnya", 3),
    ],
)
def test_the_title_that_says_it_comes_first(message: str, entry: int) -> None:
    assert search(TITLES, message)[0].entry == entry


def test_what_a_message_says_besides_costs_little_and_common_words_find_nothing() -> None:
    title = TITLES[0]
    short, long = search(TITLES, title)[0], search(TITLES, title + " dan itu yang di ke ini" * 2)[0]
    assert short.entry == long.entry == 0
    assert short.score - long.score < 1
    assert all(found.score < 0 for found in search(TITLES, "dan yang ini di itu"))


def test_an_empty_archive_and_an_empty_message_find_nothing() -> None:
    assert search([], "air galon") == []
    assert search(TITLES, "") == []


def test_a_small_archive_scores_like_a_large_one() -> None:
    others = [f"Kabar nomor {i} tentang hal lain" for i in range(300)]
    small, large = search(TITLES, TITLES[1])[0], search(TITLES + others, TITLES[1])[0]
    assert small.score == pytest.approx(large.score, rel=0.15)


def test_the_order_of_the_archive_does_not_matter() -> None:
    shuffled = TITLES.copy()
    random.Random(3).shuffle(shuffled)
    for message in ["air galon racun", "vaksin magnet koin", "pupuk gratis"]:
        one = [(TITLES[found.entry], found.score) for found in search(TITLES, message)]
        other = [(shuffled[found.entry], found.score) for found in search(shuffled, message)]
        assert dict(one) == pytest.approx(dict(other))


def test_a_batch_gives_what_each_message_gives_alone() -> None:
    index = build_index([[title] for title in TITLES])
    words = [words_of(text) for text in ("air galon racun", "", "vaksin magnet", "selamat pagi semua")]
    assert list(index.search(words, 3)) == [next(iter(index.search([one], 3))) for one in words]


def test_an_entry_with_two_faces_is_found_by_either_and_once() -> None:
    index = build_index([[TITLES[0], "sumur warga tercemar limbah"], [TITLES[1]]])
    for message in (TITLES[0], "sumur warga tercemar limbah"):
        (found,) = [f for f in next(iter(index.search([words_of(message)], 5))) if f.entry == 0]
        assert found.score > 1


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=8), st.text(max_size=60))
def test_results_are_sorted_distinct_and_bounded(titles: list[str], message: str) -> None:
    found = search(titles, message, 3)
    assert len(found) <= 3
    assert len({f.entry for f in found}) == len(found)
    assert all(np.isfinite(f.score) for f in found)
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=8, unique=True).map(" ".join))
def test_a_title_finds_itself_among_others(title: str) -> None:
    if n_telling_words(words_of(title)) >= 2:
        assert search([title, "Kabar lain sama sekali"], title)[0].entry == 0
