from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from saring.datasets.label_errors import (
    MIN_TEXTS_PER_LABEL,
    confident_labels,
    cross_validated_probabilities,
    suggest_labels,
)
from scripts.planted_label_errors import SETTINGS, measure_planted


@pytest.mark.parametrize("setting", SETTINGS)
def test_planted_errors_are_found_in_the_first_tenth_of_the_review(setting: tuple[tuple[str, ...], int]) -> None:
    draws = [measure_planted(*setting, seed) for seed in (0, 1)]  # a single draw moves by 0.07
    assert np.mean([draw.found for draw in draws]) >= 0.6
    # One in twenty by chance.
    assert np.mean([draw.precision for draw in draws]) >= 0.25


def test_confident_labels_hold_each_label_to_its_own_mean() -> None:
    probability = np.array([[0.6, 0.3, 0.1], [0.2, 0.7, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4], [0.5, 0.1, 0.4]])
    # Thresholds: 0.4 (of 0.6 and 0.2), 0.8, 0.4. Row 1 misses 0.8 and stays; row 4 reaches 0.4 and goes.
    assert confident_labels(probability, np.array([0, 0, 1, 2, 2])).tolist() == [0, 0, 1, 2, 0]


def test_a_near_copy_never_vouches_for_its_own_label() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    texts = [f"kata {letter} {letter}{letter} biasa" for letter in letters] * 4
    y = np.array([i % 2 for i in range(len(letters))] * 4)
    own = np.arange(len(y)), y
    # A text gives its label away through its copies, and through nothing else.
    together = cross_validated_probabilities(texts, y, np.array([*range(len(letters))] * 4))[own].mean()
    apart = cross_validated_probabilities(texts, y, np.arange(len(y)))[own].mean()
    assert together < 0.55 < apart


def rows_of(n_hoax: int, n_not_hoax: int) -> pd.DataFrame:
    labels = ["hoax"] * n_hoax + ["not_hoax"] * n_not_hoax
    return pd.DataFrame(
        {"label": labels, "normalised": [f"kabar {i}" for i in range(len(labels))], "group": range(len(labels))}
    )


@pytest.mark.parametrize(("n_not_hoax", "n_examined"), [(MIN_TEXTS_PER_LABEL - 1, 0), (MIN_TEXTS_PER_LABEL, 50)])
def test_too_few_texts_of_a_label_are_not_examined(n_not_hoax: int, n_examined: int) -> None:
    found = suggest_labels(rows_of(30, n_not_hoax))
    assert len(found) == n_examined
    assert list(found) == ["probability_of_label", "margin", "suggested_label"]


def test_rows_without_text_or_label_are_not_examined() -> None:
    frame = rows_of(30, 30)
    frame.loc[0, "normalised"] = ""
    frame.loc[1, "label"] = None
    assert list(suggest_labels(frame).index) == list(range(2, 60))
