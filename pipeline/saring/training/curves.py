"""Curves for the model card from out-of-fold probabilities: plain lists, ready for JSON.

`y` has the answer of each row (1 for yes), `probability` the out-of-fold probability of yes. Shares are rounded to
four decimals, counts are integers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from saring.datasets.load import LABELS
from saring.records import Verdict
from saring.text.arrays import Bool, Float, Int64
from saring.training.measures import calibration_bins, measure_probabilities

N_SCORE_BINS = 20
N_POINTS = 101
# The error rate among fewer rows is no estimate of the expected error.
LEAST_DECIDED = 20
LEARNING_SHARES = (1 / 8, 1 / 4, 1 / 2, 1.0)
HELD_OUT_SHARE = 1 / 4
VERDICTS = (Verdict.NO_CLAIM, Verdict.NEEDS_CONTEXT, Verdict.UNVERIFIED, Verdict.LIKELY_HOAX)


def precision_recall(y: Bool, probability: Float) -> list[list[float]]:
    """Return the precision-recall curve as `[recall, precision]`, at most `N_POINTS`; empty without a yes.

    Rows of equal probability share one threshold.
    """
    if not y.any():
        return []
    taken, n_yes = _cumulative_counts(y, probability)
    return _thin(n_yes / y.sum(), n_yes / taken)


def coverage_error(y: Bool, probability: Float) -> list[list[float]]:
    """Return the coverage-error curve as `[share decided, error among them]`, the most confident rows first.

    Confidence is the distance from 0.5; rows of equal confidence are decided together. Points with fewer than
    `LEAST_DECIDED` rows are left out.
    """
    if len(y) < LEAST_DECIDED:
        return []
    decided, n_wrong = _cumulative_counts((probability >= 0.5) != y, np.abs(probability - 0.5))
    enough = decided >= LEAST_DECIDED
    return _thin(decided[enough] / len(y), n_wrong[enough] / decided[enough])


def _cumulative_counts(marked: Bool, score: Float) -> tuple[Int64, Int64]:
    """Count the rows at or above each distinct score, highest first, and the marked rows among them."""
    order = np.argsort(-score, kind="stable")
    last_of_ties = np.append(np.flatnonzero(np.diff(score[order])), len(score) - 1)
    return last_of_ties + 1, np.cumsum(marked[order])[last_of_ties]


def _thin(x: Float, y: Float) -> list[list[float]]:
    """Return the first point at or beyond each of `N_POINTS` even steps of `x`, which rises to 1."""
    places = np.unique(np.searchsorted(x, np.linspace(0, 1, N_POINTS)))
    return [[round(float(x[i]), 4), round(float(y[i]), 4)] for i in places]


def reliability(y: Bool, probability: Float) -> list[list[float]]:
    """Return the reliability curve: `[mean probability, frequency of yes, n]` of ten equally full bins."""
    if not len(y):
        return []
    return [[round(mean, 4), round(frequency, 4), n] for mean, frequency, n in calibration_bins(y, probability)]


def distributions(labels: Sequence[str], probability: Float) -> dict[str, list[int]]:
    """Count the rows of each label that occurs in twenty equal bins of probability, 0 to 1."""
    label_of = np.asarray(labels)
    return {
        label: np.histogram(probability[label_of == label], bins=N_SCORE_BINS, range=(0, 1))[0].tolist()
        for label in LABELS
        if (label_of == label).any()
    }


def confusion(labels: Sequence[str], verdicts: Sequence[str]) -> dict[str, dict[str, int]]:
    """Count the verdicts for each label that occurs."""
    label_of, verdict_of = np.asarray(labels), np.asarray([str(verdict) for verdict in verdicts])
    return {
        label: {str(v): int(((label_of == label) & (verdict_of == v)).sum()) for v in VERDICTS}
        for label in LABELS
        if (label_of == label).any()
    }


def learning_points(y: Bool, groups: Int64, fit_predict: Callable[[Int64, Int64], Float]) -> list[list[float]]:
    """Return the learning curve: `[n training rows, AUC, low, high]` for an eighth, a quarter, a half and all rows.

    `fit_predict(train, test)` fits on the indices `train` and returns the probabilities of the
    indices `test`. A quarter of the rows is held out for all sizes, whole groups of near-duplicates
    at a time, and each smaller training set is a subset of the next. Sizes with only one class are
    left out, and all of them where the held-out part has only one class.
    """
    train, test = _hold_out(groups)
    if _has_one_class(y[test]):
        return []
    points = []
    for n in sorted({round(len(train) * share) for share in LEARNING_SHARES}):
        if not _has_one_class(y[train[:n]]):
            auc = measure_probabilities(y[test], fit_predict(train[:n], test))["auc"]
            points.append([n, auc["value"], auc["low"], auc["high"]])
    return points


def _hold_out(groups: Int64) -> tuple[Int64, Int64]:
    """Return the training indices, in random order of groups, and the held-out indices."""
    _, group_of = np.unique(groups, return_inverse=True)
    rank = np.random.default_rng(0).permutation(group_of.max(initial=0) + 1)
    order = np.argsort(rank[group_of], kind="stable")
    n_test = round(len(order) * HELD_OUT_SHARE)
    while 0 < n_test < len(order) and group_of[order[n_test - 1]] == group_of[order[n_test]]:
        n_test += 1
    return order[n_test:], order[:n_test]


def _has_one_class(y: Bool) -> bool:
    return bool(y.all() or not y.any())
