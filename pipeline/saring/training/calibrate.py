"""Fit calibration (Platt scaling) and thresholds on out-of-fold decision values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import beta
from sklearn.linear_model import LogisticRegression

from saring.model.calibration import Sigmoid, Thresholds
from saring.text.arrays import Bool, Float, Int64
from saring.training.fit import Linear
from saring.training.questions import HOAX_GIVEN_CLAIM, TrainingOptions, answers, calibrating, row_weights


def calibrate(
    frame: pd.DataFrame, decision_values: Mapping[str, Float], options: TrainingOptions
) -> dict[str, Sigmoid]:
    """Fit the sigmoid of each question on its rows from sources used for calibration."""
    sigmoids = {}
    for question, values in decision_values.items():
        rows, y = answers(frame, question, options.roles)
        weights = row_weights(frame, rows, y, question, options.roles)
        use = calibrating(frame, rows, options.roles) & np.isfinite(values[rows])
        sigmoids[question] = fit_sigmoid(values[rows][use], y[use], weights[use])
    return sigmoids


def with_calibration(
    fitted: Mapping[str, Linear], sigmoids: Mapping[str, Sigmoid], questions: Sequence[str]
) -> dict[str, Any]:
    """Return the fields of a `Model` with the linear calibration folded into the coefficients."""
    return {
        "coefficients": np.array([sigmoids[n].slope * fitted[n].coefficients for n in questions], dtype=np.float32),
        "intercepts": tuple(sigmoids[n].slope * fitted[n].intercept + sigmoids[n].intercept for n in questions),
        "length_weights": tuple(sigmoids[n].slope * fitted[n].length_weight for n in questions),
    }


def thresholds_of(
    frame: pd.DataFrame, probabilities: Mapping[str, Float], options: TrainingOptions, talk: Bool
) -> Thresholds:
    """Choose thresholds that keep the maximum rates of `options` on the rows of ordinary talk.

    The threshold of the hoax question is chosen on claims: for the cost of a miss if one is given, for the least
    balanced error where there is no ordinary talk whose rate could be kept, and otherwise it is 0.5.
    """
    thresholds = choose_thresholds(
        {question: values[talk] for question, values in probabilities.items()},
        frame["source"].to_numpy(dtype=str)[talk],
        max_flagged=options.max_flagged,
        max_likely_hoax=options.max_likely_hoax,
        confidence=options.confidence,
    )
    if options.cost_of_miss is None and talk.any():
        return thresholds
    rows, y = answers(frame, HOAX_GIVEN_CLAIM, options.roles)
    values = probabilities[HOAX_GIVEN_CLAIM][rows]
    judged = calibrating(frame, rows, options.roles) & np.isfinite(values)
    return replace(thresholds, hoax=decision_threshold(values[judged], y[judged] == 1, options.cost_of_miss))


def decision_threshold(probability: Float, y: Bool, cost_of_miss: float | None) -> float:
    """Return the threshold with the least cost of misses and false alarms; the probabilities stay as they are.

    Without a cost, a miss costs as many false alarms as there are other rows for each hoax: the balanced error.

    >>> decision_threshold(np.array([0.2, 0.3, 0.4, 0.6]), np.array([False, True, False, True]), 10.0)
    0.25
    """
    order = np.argsort(-probability, kind="stable")
    values, hoax = probability[order], y[order]
    cost = (~y).sum() / max(1, y.sum()) if cost_of_miss is None else cost_of_miss
    costs = np.cumsum(~hoax) + cost * (hoax.sum() - np.cumsum(hoax))
    ends = np.flatnonzero(np.append(values[1:] < values[:-1], True))  # rows of equal probability are called together
    last = int(ends[np.argmin(costs[ends])])
    below = values[last + 1] if last + 1 < len(values) else values[last]
    return round(float(values[last] + below) / 2, 6) if below < values[last] else float(values[last])


def fit_sigmoid(decision_values: Float, y: Int64, weights: Float | None = None) -> Sigmoid:
    """Fit a sigmoid on out-of-fold decision values."""
    fitted = LogisticRegression(C=1e6, max_iter=1000).fit(decision_values.reshape(-1, 1), y, weights)
    return Sigmoid(float(fitted.coef_[0, 0]), float(fitted.intercept_[0]))


def upper_bound(n_events: int, n: int, confidence: float) -> float:
    """Return the one-sided Clopper-Pearson upper bound of a rate.

    >>> round(upper_bound(0, 59, 0.95), 3)
    0.05
    """
    return 1.0 if n_events >= n else float(beta.ppf(confidence, n_events + 1, n - n_events))


def smallest_threshold(groups: Iterable[Float], max_rate: float, confidence: float) -> float:
    """Return the smallest threshold that keeps the alarm rate of every group under `max_rate`.

    Each group holds out-of-fold probabilities of one kind of ordinary talk; "under" refers to the upper bound of the
    rate at `confidence`. If groups are too small to prove the rate even with a third of the allowed alarms, all groups
    together are tested in their place.
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


def choose_thresholds(
    talk: Mapping[str, Float], sources: NDArray[Any], *, max_flagged: float, max_likely_hoax: float, confidence: float
) -> Thresholds:
    """Choose thresholds on out-of-fold probabilities of ordinary talk.

    `talk` has the probabilities of `claim` and `risk` of each ordinary message, `sources` the source of each; the rates
    are kept for each source. Without talk, only the hoax threshold applies.
    """
    if not len(sources):
        return Thresholds(claim=0.0, risk=0.0, hoax=0.5)

    def threshold(question: str, max_rate: float) -> float:
        groups = [talk[question][sources == source] for source in sorted(set(sources))]
        return smallest_threshold(groups, max_rate, confidence)

    return Thresholds(claim=threshold("claim", max_flagged), risk=threshold("risk", max_likely_hoax), hoax=0.5)


def _threshold_of(sorted_group: Float, max_rate: float, confidence: float) -> float:
    """Return the threshold with the most alarms whose upper bound is within `max_rate`."""
    n = len(sorted_group)
    low, high = 0, n
    while low < high:
        middle = (low + high + 1) // 2
        if upper_bound(middle, n, confidence) <= max_rate:
            low = middle
        else:
            high = middle - 1
    # Just above the highest score that must not raise an alarm.
    return float(np.nextafter(sorted_group[n - low - 1], 2.0)) if low < n else 0.0
