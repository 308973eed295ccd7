from __future__ import annotations

import pandas as pd
import pytest

from saring.datasets.agreement import measure_agreement, shared_ratings, torn_ratings


def ratings(*rows: str) -> pd.DataFrame:
    """Rows as `rater text label`, `-` for nothing."""
    columns = ["rater", "normalised", "label"]
    cells = [["" if cell == "-" else cell for cell in row.split()] for row in rows]
    return pd.DataFrame(cells, columns=columns).assign(label=lambda f: f["label"].where(f["label"] != "", None))


def test_only_texts_with_two_known_labels_of_two_raters_count() -> None:
    frame = ratings("a x hoax", "b x hoax", "a y hoax", "b y -", "- z hoax", "b z hoax", "a w hoax", "a w no_claim")
    assert set(shared_ratings(frame)["normalised"]) == {"x"}
    assert shared_ratings(frame.drop(columns="rater")).empty


def test_spaces_do_not_make_a_rater() -> None:
    frame = ratings("a x hoax", "b x hoax").assign(rater=["ani", " ani "])
    assert shared_ratings(frame).empty


def test_kappa_is_the_mean_over_pairs_weighted_by_shared_texts() -> None:
    frame = ratings(
        "a x hoax", "b x hoax", "a y not_hoax", "b y not_hoax", "a z hoax", "b z not_hoax", "a w not_hoax", "b w hoax",
        "a u hoax", "c u hoax", "a v not_hoax", "c v not_hoax",
    )  # fmt: skip
    found = measure_agreement(shared_ratings(frame))
    # a and b agree by chance (0) on four texts, a and c fully (1) on two; b and c share none.
    assert found.kappa == pytest.approx(2 / 6)
    assert (found.n_texts, found.n_raters) == (6, 3)


def test_one_label_alone_measures_nothing() -> None:
    assert measure_agreement(ratings("a x hoax", "b x hoax")) == (1, 2, None, None)


def test_torn_ratings_are_all_the_labels_of_a_torn_text() -> None:
    frame = ratings("a x hoax", "b x hoax", "c x no_claim", "a y hoax", "b y hoax")
    assert list(torn_ratings(shared_ratings(frame)).index) == [0, 1, 2]
