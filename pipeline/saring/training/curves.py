"""Out-of-fold answers and probabilities to what the model card draws: plain lists, ready for JSON.

`y` says per row whether the answer is yes, `probability` how sure the model was of yes, from folds
that left the row out. Every share is rounded to four decimals, every count is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from saring.datasets.load import LABELS
from saring.records import Verdict
from saring.text.arrays import Float, Int64
from saring.training.measures import Bool, calibration_bins, measure_probabilities

N_SCORE_BINS = 20
N_POINTS = 101
# The error among fewer says nothing of the error to expect.
LEAST_DECIDED = 20
LEARNING_SHARES = (1 / 8, 1 / 4, 1 / 2, 1.0)
HELD_OUT_SHARE = 1 / 4
VERDICTS = (Verdict.NO_CLAIM, Verdict.NEEDS_CONTEXT, Verdict.UNVERIFIED, Verdict.LIKELY_HOAX)


def precision_recall(y: Bool, probability: Float, n_points: int = N_POINTS) -> list[list[float]]:
    """Return `[recall, precision]` by rising recall, at most `n_points`; empty where no answer is yes.

    Each point is a threshold that exists: rows of equal probability are taken together.
    """
    if not y.any():
        return []
    taken, n_yes = _take_from_the_top(y, probability)
    return _thin(n_yes / y.sum(), n_yes / taken, n_points)


def coverage_error(y: Bool, probability: Float, n_points: int = N_POINTS) -> list[list[float]]:
    """Return `[share decided, error among them]` by rising share, the surest rows decided first.

    Sure means far from 0.5; rows equally sure are decided together. Points that rest on fewer than
    `LEAST_DECIDED` rows are left out, so there are none where there are fewer rows than that.
    """
    if len(y) < LEAST_DECIDED:
        return []
    decided, n_wrong = _take_from_the_top((probability >= 0.5) != y, np.abs(probability - 0.5))
    enough = decided >= LEAST_DECIDED
    return _thin(decided[enough] / len(y), n_wrong[enough] / decided[enough], n_points)


def _take_from_the_top(marked: Bool, score: Float) -> tuple[Int64, Int64]:
    """Return, for each distinct score from the highest down, how many rows reach it and how many of them are marked."""
    order = np.argsort(-score, kind="stable")
    last_of_ties = np.append(np.flatnonzero(np.diff(score[order])), len(score) - 1)
    return last_of_ties + 1, np.cumsum(marked[order])[last_of_ties]


def _thin(x: Float, y: Float, n_points: int) -> list[list[float]]:
    """Return the first point at or beyond each of `n_points` even steps of `x`, which rises to 1."""
    places = np.unique(np.searchsorted(x, np.linspace(0, 1, n_points)))
    return [[round(float(x[i]), 4), round(float(y[i]), 4)] for i in places]


def reliability(y: Bool, probability: Float) -> list[list[float]]:
    """Return `[mean probability, frequency of yes, n]` of ten equally full bins, those of the calibration error."""
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


def learning_points(
    y: Bool, groups: Int64, fit_predict: Callable[[Int64, Int64], Float], seed: int = 0
) -> list[list[float]]:
    """Return `[n training rows, AUC, low, high]` for an eighth, a quarter, a half and all of the rows.

    `fit_predict(train, test)` fits on the places `train` of `y` and returns probabilities of the
    places `test`. A quarter of the rows is held out for all sizes, whole groups of near-duplicates
    at a time, and a smaller training part lies within each larger one. Sizes with one answer only
    are left out, and all of them where the held-out part has one answer only.
    """
    train, test = _hold_out(groups, seed)
    if _one_answer(y[test]):
        return []
    points = []
    for n in sorted({round(len(train) * share) for share in LEARNING_SHARES}):
        if not _one_answer(y[train[:n]]):
            auc = measure_probabilities(y[test], fit_predict(train[:n], test), seed)["auc"]
            points.append([n, auc["value"], auc["low"], auc["high"]])
    return points


def _hold_out(groups: Int64, seed: int) -> tuple[Int64, Int64]:
    """Return the places to learn from, in random order of groups, and the places held out."""
    _, group_of = np.unique(groups, return_inverse=True)
    rank = np.random.default_rng(seed).permutation(group_of.max(initial=0) + 1)
    order = np.argsort(rank[group_of], kind="stable")
    n_test = round(len(order) * HELD_OUT_SHARE)
    while 0 < n_test < len(order) and group_of[order[n_test - 1]] == group_of[order[n_test]]:
        n_test += 1
    return order[n_test:], order[:n_test]


def _one_answer(y: Bool) -> bool:
    return bool(y.all() or not y.any())
