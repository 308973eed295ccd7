"""Fit calibration (Platt scaling) and thresholds on out-of-fold decision values."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import beta
from sklearn.linear_model import LogisticRegression

from saring.datasets.load import NO_CLAIM, NOT_HOAX
from saring.model.calibration import Sigmoid, Thresholds, log_odds_of
from saring.text.arrays import Bool, Float, Int64
from saring.training.fit import Linear
from saring.training.questions import (
    CLAIM,
    HOAX_GIVEN_CLAIM,
    RISK,
    TRUE_KINDS,
    TrainingOptions,
    answers,
    calibrating,
    row_weights,
)

HOAX_FROM = 0.5
"""A likely hoax is a hoax in at least half of the cases, at the stated share of hoaxes."""


def calibrate(
    frame: pd.DataFrame, decision_values: Mapping[str, Float], options: TrainingOptions
) -> dict[str, Sigmoid]:
    """Fit the sigmoid of each question on its rows from sources used for calibration.

    The hoax question is moved from the share of hoaxes in those rows to the stated one (Saerens et al. 2002).
    """
    sigmoids = {}
    for question, values in decision_values.items():
        rows, y = answers(frame, question, options.roles)
        weights = row_weights(frame, rows, y, question, options.roles)
        use = calibrating(frame, rows, options.roles) & np.isfinite(values[rows])
        sigmoids[question] = fit_sigmoid(values[rows][use], y[use], weights[use])
    prior = hoax_prior(frame, options)
    sigmoids[HOAX_GIVEN_CLAIM] = sigmoids[HOAX_GIVEN_CLAIM].shifted(prior["archive"], prior["stated"])
    return sigmoids


def hoax_prior(frame: pd.DataFrame, options: TrainingOptions) -> dict[str, float]:
    """Return the shares of hoaxes among claims: in the archive, and the one that probabilities are calibrated to.

    The archive is the training rows that calibrate the hoax question.
    """
    rows, y = answers(frame, HOAX_GIVEN_CLAIM, options.roles)
    archive = float(y[calibrating(frame, rows, options.roles)].mean())
    stated = archive if options.hoaxes_per_1000 is None else options.hoaxes_per_1000 / 1000
    return {"archive": round(archive, 4), "stated": round(stated, 4)}


def with_calibration(
    fitted: Mapping[str, Linear], sigmoids: Mapping[str, Sigmoid], questions: Sequence[str]
) -> dict[str, Any]:
    """Return the fields of a `Model` with the linear calibration folded into the coefficients."""
    return {
        "coefficients": np.array([sigmoids[n].slope * fitted[n].coefficients for n in questions], dtype=np.float32),
        "intercepts": tuple(sigmoids[n].slope * fitted[n].intercept + sigmoids[n].intercept for n in questions),
        "half_evidence_at": tuple(fitted[n].half_evidence_at for n in questions),
    }


def harmless_rows(frame: pd.DataFrame, options: TrainingOptions) -> Bool:
    """Mark the rows on which the rates of alarms are kept: talk, and true texts of sources with a kind of their own.

    Texts authored for training are written near the border, so they count only where there are no others.
    """
    label, source = frame["label"], frame["source"]
    true_sources = [name for name in source.unique() if options.kind_of(str(name)) in TRUE_KINDS]
    harmless = ((label == NO_CLAIM) | (label == NOT_HOAX) & source.isin(true_sources)).to_numpy()
    authored = source.isin([role.source for role in options.roles if role.authored]).to_numpy()
    real = harmless & ~authored
    return real if real.any() else harmless


def thresholds_of(
    frame: pd.DataFrame, probabilities: Mapping[str, Float], options: TrainingOptions, harmless: Bool
) -> Thresholds:
    """Choose thresholds that keep the maximum rates of `options` on the harmless rows, for each source.

    The threshold of the hoax question is chosen on claims: for the cost of a miss if one is given, for the least
    balanced error where there is no ordinary talk whose rate could be kept, and otherwise it is 0.5.
    """
    knows_talk = CLAIM in probabilities and bool(harmless.any())
    hoax_from = HOAX_FROM
    if options.cost_of_miss is not None or not knows_talk:
        rows, y = answers(frame, HOAX_GIVEN_CLAIM, options.roles)
        values = probabilities[HOAX_GIVEN_CLAIM][rows]
        judged = calibrating(frame, rows, options.roles) & np.isfinite(values)
        hoax_from = decision_threshold(values[judged], y[judged] == 1, options.cost_of_miss)
    if not knows_talk:
        return Thresholds(claim=0.0, risk=0.0, hoax=hoax_from)
    source = frame["source"].to_numpy(dtype=str)
    groups = [harmless & (source == name) for name in sorted(set(source[harmless]))]
    rates = [options.max_alarms_of(options.kind_of(str(source[group][0]))) for group in groups]
    claim, hoax, risk = (probabilities[question] for question in (CLAIM, HOAX_GIVEN_CLAIM, RISK))
    claim_from = smallest_threshold([claim[g] for g in groups], [r.flagged for r in rates], options.confidence)
    # What is not flagged, or looks true, is not called a likely hoax whatever its risk.
    called = np.where((claim >= claim_from) & (hoax >= hoax_from), risk, 0.0)
    risk_from = smallest_threshold([called[g] for g in groups], [r.likely_hoax for r in rates], options.confidence)
    return Thresholds(claim=claim_from, risk=risk_from, hoax=hoax_from)


def decision_threshold(probability: Float, y: Bool, cost_of_miss: float | None) -> float:
    """Return the threshold with the least cost of misses and false alarms; the probabilities stay as they are.

    Without a cost, a miss costs as many false alarms as there are other rows for each hoax: the balanced error.
    Where calling none costs no more than any other threshold, it is 1.

    >>> decision_threshold(np.array([0.2, 0.3, 0.4, 0.6]), np.array([False, True, False, True]), 10.0)
    0.25
    """
    order = np.argsort(-probability, kind="stable")
    values, hoax = probability[order], y[order]
    cost = (~y).sum() / max(1, y.sum()) if cost_of_miss is None else cost_of_miss
    costs = np.cumsum(~hoax) + cost * (hoax.sum() - np.cumsum(hoax))
    ends = np.flatnonzero(np.append(values[1:] < values[:-1], True))  # rows of equal probability are called together
    last = int(ends[np.argmin(costs[ends])])
    if cost * hoax.sum() <= costs[last]:
        return 1.0
    below = values[last + 1] if last + 1 < len(values) else values[last]
    return round(float(values[last] + below) / 2, 6) if below < values[last] else float(values[last])


def fit_sigmoid(decision_values: Float, y: Int64, weights: Float | None = None) -> Sigmoid:
    """Fit a sigmoid on out-of-fold decision values; a constant one where higher values do not mean more of class 1.

    With a negative slope the model would call a hoax what it has learned to be none, and the other way round.
    """
    fitted = LogisticRegression(C=1e6, max_iter=1000).fit(decision_values.reshape(-1, 1), y, weights)
    if fitted.coef_[0, 0] <= 0:
        return Sigmoid(0.0, log_odds_of(float(np.average(y, weights=weights))))
    return Sigmoid(float(fitted.coef_[0, 0]), float(fitted.intercept_[0]))


def upper_bound(n_events: int, n: int, confidence: float) -> float:
    """Return the one-sided Clopper-Pearson upper bound of a rate.

    >>> round(upper_bound(0, 59, 0.95), 3)
    0.05
    """
    return 1.0 if n_events >= n else float(beta.ppf(confidence, n_events + 1, n - n_events))


def smallest_threshold(groups: Sequence[Float], max_rates: Sequence[float], confidence: float) -> float:
    """Return the smallest threshold that keeps the alarm rate of every group under its maximum.

    Each group holds out-of-fold probabilities of one source; "under" refers to the upper bound of the rate at
    `confidence`. Groups too small to prove their rate even with a third of the allowed alarms are tested together with
    all groups of the same maximum.
    """
    found = [1.0] if not groups else []
    for max_rate in sorted(set(max_rates)):
        alike = [np.sort(g) for g, own in zip(groups, max_rates, strict=True) if own == max_rate and len(g)]
        proving = [group for group in alike if _can_prove(group, max_rate, confidence)]
        if len(proving) < len(alike):
            proving.append(np.sort(np.concatenate(alike)))
        found += [_threshold_of(group, max_rate, confidence) for group in proving]
    return max(found, default=1.0)


def _can_prove(group: Float, max_rate: float, confidence: float) -> bool:
    return upper_bound(math.ceil(len(group) * max_rate / 3), len(group), confidence) <= max_rate


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
