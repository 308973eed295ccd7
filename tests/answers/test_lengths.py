from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.answers.lengths import X_LIMIT, cut, split_posts, utf16_length, x_length

LONG = "https://contoh.example/" + "a" * 300


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("selamat", 7),
        ("é", 1),
        ("“kutip”…", 9),
        ("日本", 4),
        ("🙏🙏", 4),
        (LONG, 23),
        (f"a {LONG} b", 27),
        ("a.id", 23),
        ("Rp900.000", 9),
    ],
)
def test_x_counts_letters_links_and_pictures(text: str, length: int) -> None:
    assert x_length(text) == length


@given(st.text(), st.integers(min_value=2, max_value=60), st.sampled_from([len, utf16_length, x_length]))
def test_what_is_cut_fits(text: str, limit: int, measure: object) -> None:
    assert callable(measure)
    assert measure(cut(text, limit, measure)) <= limit


@given(st.text(st.sampled_from("ab .:/日🙏é\u0301\n"), max_size=900))
def test_every_post_fits_and_no_letter_is_lost(text: str) -> None:
    posts = split_posts(text, X_LIMIT)
    assert all(x_length(post) <= X_LIMIT for post in posts)
    assert "".join("".join(posts).split()) == "".join(text.split())


def test_posts_are_parted_between_words_and_links_stay_whole() -> None:
    posts = split_posts(" ".join(["kata"] * 100 + [LONG]), X_LIMIT)
    assert len(posts) == 2
    assert posts[1].endswith(LONG)
    assert all(word in {"kata", LONG} for post in posts for word in post.split())
