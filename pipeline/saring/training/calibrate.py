"""Calibration: decision values of texts a model has not seen to probabilities, and thresholds that keep a promise."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import beta
from sklearn.linear_model import LogisticRegression

from saring.model.calibration import Sigmoid, Thresholds
from saring.text.arrays import Float, Int64
from saring.training.fit import Linear
from saring.training.questions import TrainingOptions, answers, calibrating, row_weights


def calibrate(
    frame: pd.DataFrame, decision_values: Mapping[str, Float], options: TrainingOptions
) -> dict[str, Sigmoid]:
    """Fit the sigmoid of each question on the rows that teach it and may calibrate."""
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
    """Return the fields of a `Model` in which the calibration, a straight line, is folded in."""
    return {
        "coefficients": np.array([sigmoids[n].slope * fitted[n].coefficients for n in questions], dtype=np.float32),
        "intercepts": tuple(sigmoids[n].slope * fitted[n].intercept + sigmoids[n].intercept for n in questions),
        "length_weights": tuple(sigmoids[n].slope * fitted[n].length_weight for n in questions),
    }


def thresholds_of(
    frame: pd.DataFrame, probabilities: Mapping[str, Float], options: TrainingOptions, talk: NDArray[np.bool_]
) -> Thresholds:
    """Choose the thresholds that keep the promise of `options` on the rows of ordinary talk."""
    return choose_thresholds(
        {question: values[talk] for question, values in probabilities.items()},
        frame["source"].to_numpy(dtype=str)[talk],
        max_flagged=options.max_flagged,
        max_likely_hoax=options.max_likely_hoax,
        confidence=options.confidence,
    )


def fit_sigmoid(decision_values: Float, y: Int64, weights: Float | None = None) -> Sigmoid:
    """Fit a sigmoid on decision values the model was not fitted on."""
    fitted = LogisticRegression(C=1e6, max_iter=1000).fit(decision_values.reshape(-1, 1), y, weights)
    return Sigmoid(float(fitted.coef_[0, 0]), float(fitted.intercept_[0]))


def upper_bound(n_events: int, n: int, confidence: float) -> float:
    """Return the upper end of the one-sided Clopper-Pearson interval for a rate.

    >>> round(upper_bound(0, 59, 0.95), 3)
    0.05
    """
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


def choose_thresholds(
    talk: Mapping[str, Float], sources: NDArray[Any], *, max_flagged: float, max_likely_hoax: float, confidence: float
) -> Thresholds:
    """Choose thresholds on what models that did not see it say of ordinary talk.

    `talk` has the probabilities of `claim` and `risk` of each ordinary message, `sources` where it
    is from; the promise is kept for each source. Without talk, nothing but the hoax decides.
    """
    if not len(sources):
        return Thresholds(claim=0.0, risk=0.0, hoax=0.5)

    def threshold(question: str, max_rate: float) -> float:
        groups = [talk[question][sources == source] for source in sorted(set(sources))]
        return smallest_threshold(groups, max_rate, confidence)

    return Thresholds(claim=threshold("claim", max_flagged), risk=threshold("risk", max_likely_hoax), hoax=0.5)


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
