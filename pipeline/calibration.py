"""Decision values to probabilities, and thresholds with a promise."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Float = NDArray[np.float64]


class Sigmoid(NamedTuple):
    """`probability = 1 / (1 + exp(-(slope * decision_value + intercept)))` (Platt 1999)."""

    slope: float
    intercept: float

    def probability(self, decision_values: Float) -> Float:
        """Turn decision values into probabilities."""
        return logistic(self.slope * decision_values + self.intercept)


def logistic(log_odds: Float) -> Float:
    """Return probabilities for log-odds, without overflow."""
    return np.asarray(np.exp(-np.logaddexp(0.0, -log_odds)))


def fit_sigmoid(decision_values: Float, y: NDArray[np.int64], weights: Float | None = None) -> Sigmoid:
    """Fit a sigmoid on decision values the model was not fitted on."""
    from sklearn.linear_model import LogisticRegression  # 0.7 s, only for training

    fitted = LogisticRegression(C=1e6, max_iter=1000).fit(decision_values.reshape(-1, 1), y, weights)
    return Sigmoid(float(fitted.coef_[0, 0]), float(fitted.intercept_[0]))


def upper_bound(n_events: int, n: int, confidence: float) -> float:
    """Return the upper end of the one-sided Clopper-Pearson interval for a rate.

    >>> round(upper_bound(0, 59, 0.95), 3)
    0.05
    """
    from scipy.stats import beta  # only for training

    return 1.0 if n_events >= n else float(beta.ppf(confidence, n_events + 1, n - n_events))


def smallest_threshold(groups: Iterable[Float], max_rate: float, confidence: float) -> float:
    """Return the smallest threshold that keeps the alarms of every group under `max_rate`.

    Each group holds the probabilities of one kind of ordinary talk, from models that did not see
    them; "under" means the upper bound of the rate at `confidence`. A group too small to prove the
    rate even at a third of it is judged together with all the others.
    """
    groups = [np.sort(group) for group in groups if len(group)]
    third = [math.ceil(len(group) * max_rate / 3) for group in groups]
    proving = [
        group
        for group, n_events in zip(groups, third, strict=True)
        if upper_bound(n_events, len(group), confidence) <= max_rate
    ]
    if groups and len(proving) < len(groups):
        proving.append(np.sort(np.concatenate(groups)))
    return max((_threshold_of(group, max_rate, confidence) for group in proving), default=1.0)


def _threshold_of(sorted_group: Float, max_rate: float, confidence: float) -> float:
    """Count down from the highest score: the most alarms whose upper bound still keeps the promise."""
    n = len(sorted_group)
    low, high = 0, n
    while low < high:
        middle = (low + high + 1) // 2
        if upper_bound(middle, n, confidence) <= max_rate:
            low = middle
        else:
            high = middle - 1
    # Just above the score of the first message that must stay silent.
    return float(np.nextafter(sorted_group[n - low - 1], 2.0)) if low < n else 0.0
