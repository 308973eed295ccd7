"""Decision values to probabilities, and probabilities to verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from saring.records import Verdict
from saring.text.arrays import Float


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where verdicts change.

    `claim`: check-worthiness from which a message is flagged. `risk`: risk below which nothing is
    called a likely hoax. `hoax`: hoax probability from which it may be.
    """

    claim: float
    risk: float
    hoax: float

    def verdicts(self, claim: Float | None, hoax: Float, risk: Float) -> list[Verdict]:
        """Decide by the probabilities of texts alone; `claim` is None where the model knows no ordinary talk."""
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


def logistic(log_odds: Float) -> Float:
    """Return probabilities for log-odds, without overflow."""
    return np.asarray(np.exp(-np.logaddexp(0.0, -log_odds)))
