"""Decision values to probabilities, and thresholds with a promise."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.records import Verdict

Float = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where verdicts change.

    `claim`: check-worthiness from which a message is flagged. `risk`: risk below which nothing is
    called a likely hoax. `hoax`: hoax probability from which it may be.
    """

    claim: float
    risk: float
    hoax: float

    def verdict(self, claim: float | None, hoax: float, risk: float) -> Verdict:
        """Decide on a text that can be judged; `claim` is None where the model knows no ordinary talk."""
        if claim is not None and claim < self.claim:
            return Verdict.NO_CLAIM
        return Verdict.LIKELY_HOAX if hoax >= self.hoax and risk >= self.risk else Verdict.UNVERIFIED

    def verdicts(self, claim: Float | None, hoax: Float, risk: Float) -> list[Verdict]:
        """Return what `verdict` decides on each of many texts; each array has a value a text."""
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
