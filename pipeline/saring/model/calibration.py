"""Calibration (decision values to probabilities) and thresholds (probabilities to verdicts)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from saring.records import Verdict
from saring.text.arrays import Float


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Thresholds on probabilities that decide the verdict.

    `claim`: check-worthiness from which a message is flagged. `risk`: risk below which nothing is
    called a likely hoax. `hoax`: hoax probability from which it may be.
    """

    claim: float
    risk: float
    hoax: float

    def verdicts(self, claim: Float | None, hoax: Float, risk: Float) -> list[Verdict]:
        """Return verdicts from probabilities alone; `claim` is None for a model trained without ordinary talk."""
        likely = (hoax >= self.hoax) & (risk >= self.risk)
        place = np.where(likely, 2, 1)
        if claim is not None:
            place[claim < self.claim] = 0
        return [_VERDICTS[i] for i in place.tolist()]


_VERDICTS = (Verdict.NO_CLAIM, Verdict.UNVERIFIED, Verdict.LIKELY_HOAX)


class Sigmoid(NamedTuple):
    """`probability = 1 / (1 + exp(-(slope * decision_value + intercept)))` (Platt 1999)."""

    slope: float
    intercept: float

    def probability(self, decision_values: Float) -> Float:
        """Turn decision values into probabilities."""
        return logistic(self.slope * decision_values + self.intercept)

    def shifted(self, prior: float, new_prior: float) -> Sigmoid:
        """Return the sigmoid for another share of the positive class (Saerens, Latinne and Decaestecker 2002)."""
        return Sigmoid(self.slope, self.intercept + prior_shift(prior, new_prior))


def prior_shift(prior: float, new_prior: float) -> float:
    """Return the change of log-odds from one share of the positive class to another.

    >>> round(prior_shift(0.5, 0.8), 3)
    1.386
    """
    return log_odds_of(new_prior) - log_odds_of(prior)


def log_odds_of(probability: float) -> float:
    """Return the log-odds of a probability, which is kept off 0 and 1."""
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(bounded / (1 - bounded))


def logistic(log_odds: Float) -> Float:
    """Return probabilities for log-odds, without overflow."""
    return np.asarray(np.exp(-np.logaddexp(0.0, -log_odds)))
