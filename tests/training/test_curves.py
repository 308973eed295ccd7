from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve
from sklearn.metrics import precision_recall_curve

from saring.records import Verdict
from saring.training.curves import (
    confusion,
    coverage_error,
    distributions,
    learning_points,
    precision_recall,
    reliability,
)
from saring.training.measures import expected_calibration_error

RNG = np.random.default_rng(0)
Y = RNG.random(900) < 0.3
P = np.clip(0.3 * Y + 0.7 * RNG.random(900), 0, 1)
TIED = P.round(1)


@pytest.mark.parametrize("probability", [P, TIED])
def test_precision_recall_lies_on_the_curve_of_scikit_learn(probability: np.ndarray) -> None:
    precision, recall, _ = precision_recall_curve(Y, probability)
    theirs = {(round(r, 4), round(p, 4)) for r, p in zip(recall, precision, strict=True)}
    ours = precision_recall(Y, probability)
    assert {(r, p) for r, p in ours} <= theirs
    assert len(ours) <= 101
    assert ours[0][0] < 0.15
    assert ours[-1][0] == 1.0


def test_every_threshold_is_kept_where_there_are_few() -> None:
    precision, recall, _ = precision_recall_curve(Y, TIED)
    whole = {(round(r, 4), round(p, 4)) for r, p in zip(recall, precision, strict=True) if r > 0}
    first_at_full_recall = max(p for r, p in whole if r == 1.0)
    ours = {(r, p) for r, p in precision_recall(Y, TIED)}
    assert ours == {(r, p) for r, p in whole if r < 1.0 or p == first_at_full_recall}


def test_no_yes_has_no_precision_recall() -> None:
    assert precision_recall(np.zeros(4, bool), np.full(4, 0.2)) == []
    assert precision_recall(np.ones(4, bool), np.full(4, 0.2)) == [[1.0, 1.0]]


def test_reliability_is_what_the_calibration_error_sums() -> None:
    bins = reliability(Y, P)
    frequency, mean = calibration_curve(Y, P, n_bins=10, strategy="quantile")
    np.testing.assert_allclose([b[1] for b in bins], frequency, atol=1e-4)
    np.testing.assert_allclose([b[0] for b in bins], mean, atol=1e-4)
    assert sum(n for _, _, n in bins) == 900
    gap = sum(abs(m - f) * n for m, f, n in bins) / 900
    assert gap == pytest.approx(expected_calibration_error(Y, P), abs=1e-4)
    assert reliability(np.zeros(0, bool), np.zeros(0)) == []


def test_distributions_count_every_row_of_labels_that_occur() -> None:
    labels = ["no_claim", "hoax", "hoax", "no_claim"]
    counts = distributions(labels, np.array([0.0, 1.0, 0.051, 0.049]))
    assert list(counts) == ["hoax", "no_claim"]
    assert counts["hoax"] == [0, 1, *[0] * 17, 1]
    assert counts["no_claim"] == [2, *[0] * 19]


def test_confusion_counts_verdicts_by_label() -> None:
    verdicts = [Verdict.LIKELY_HOAX, Verdict.UNVERIFIED, Verdict.NO_CLAIM, "likely_hoax", Verdict.NEEDS_CONTEXT]
    table = confusion(["hoax", "hoax", "no_claim", "hoax", "hoax"], verdicts)
    assert table == {
        "hoax": {"no_claim": 0, "needs_context": 1, "unverified": 1, "likely_hoax": 2},
        "no_claim": {"no_claim": 1, "needs_context": 0, "unverified": 0, "likely_hoax": 0},
    }


def test_coverage_decides_the_surest_first() -> None:
    y = np.array([True, False, True, False]).repeat(20)
    probability = np.array([0.95, 0.1, 0.3, 0.45]).repeat(20)
    assert coverage_error(y, probability) == [[0.25, 0.0], [0.5, 0.0], [0.75, 0.3333], [1.0, 0.25]]


def test_coverage_says_nothing_of_fewer_than_twenty_decided() -> None:
    assert coverage_error(Y[:19], P[:19]) == []
    assert coverage_error(Y[:40], P[:40])[0][0] == 0.5


def test_coverage_ends_at_the_error_of_all_and_falls_towards_the_sure() -> None:
    points = coverage_error(Y, P)
    assert points[-1] == [1.0, round(float(((P >= 0.5) != Y).mean()), 4)]
    assert len(points) <= 101
    assert points[18][1] < points[-1][1]


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=60))
def test_curves_of_any_rows_rise_to_one_and_are_json(rows: list[tuple[bool, float]]) -> None:
    y, probability = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
    for points in (precision_recall(y, probability), coverage_error(y, probability)):
        places = [x for x, _ in points]
        assert places == sorted(places)
        assert not points or places[-1] == 1.0
        assert all(0 <= value <= 1 for _, value in points)
    json.dumps([reliability(y, probability), distributions(["hoax"] * len(y), probability)])


def test_learning_keeps_groups_on_one_side_and_training_parts_nested() -> None:
    groups = RNG.integers(0, 250, 900)
    seen: list[tuple[set[int], set[int]]] = []

    def fit_predict(train: np.ndarray, test: np.ndarray) -> np.ndarray:
        assert not set(groups[train]) & set(groups[test])
        seen.append((set(train.tolist()), set(test.tolist())))
        return P[test]

    points = learning_points(Y, groups, fit_predict)
    assert [p[0] for p in points] == [len(train) for train, _ in seen]
    assert points[-1][0] == pytest.approx(675, abs=10)
    assert points[0][0] == pytest.approx(points[-1][0] / 8, abs=1)
    assert all(smaller < larger for (smaller, _), (larger, _) in pairwise(seen))
    assert all(test == seen[0][1] for _, test in seen)
    assert all(low <= value <= high for _, value, low, high in points)
    assert points == learning_points(Y, groups, fit_predict)


def test_learning_says_nothing_of_one_answer_or_one_group() -> None:
    assert learning_points(np.ones(40, bool), np.arange(40), lambda _, test: P[test]) == []
    assert learning_points(Y, np.zeros(900, np.int64), lambda _, test: P[test]) == []
