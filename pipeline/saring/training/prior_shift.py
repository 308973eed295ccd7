"""Estimate the share of hoaxes among the claims of unlabelled messages, which may differ from the training set.

Expectation maximisation on calibrated probabilities (Saerens, Latinne and Decaestecker 2002), which assumes that hoaxes
and other claims look as they do in the training set, and only their shares differ. A second estimate, from how many
claims are called hoaxes and how often that is right (black-box shift estimation, Lipton and others 2018), must agree;
otherwise the assumption does not hold and nothing is concluded. The model is not changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from saring.records import Score, Verdict
from saring.text.arrays import Float

MIN_CLAIMS = 100
MAX_DISAGREEMENT = 0.15
MIN_SEPARATION = 0.2
"""The least difference of recall and false positive rate with which shares can be counted back."""
N_STEPS, N_DRAWS = 200, 200
_EDGE = 1e-6


def estimate_prior_shift(report: Mapping[str, Any], scores: Sequence[Score], seed: int = 0) -> dict[str, Any]:
    """Return the estimated share of hoaxes among the claims of scored messages, beside that of the training set.

    `report` is that of the model. `share` with `low` and `high` (95 %) is from EM, `check` from the second estimate,
    None where the report lacks what it takes; `agrees` says whether the estimate may be believed.
    """
    found = {"n_claims": 0, "least": MIN_CLAIMS, "prior": float(report["questions"]["hoax"]["prevalence"])}
    not_claims = (Verdict.NO_CLAIM, Verdict.NEEDS_CONTEXT)
    judged = [s.hoax_probability for s in scores if s.verdict not in not_claims and s.hoax_probability is not None]
    probability = np.array(judged, dtype=np.float64)
    found["n_claims"] = len(probability)
    if len(probability) < MIN_CLAIMS:
        return found
    rng = np.random.default_rng(seed)
    draws = [prevalence_of(rng.choice(probability, len(probability)), found["prior"]) for _ in range(N_DRAWS)]
    low, high = np.quantile(draws, [0.025, 0.975])
    share, check = prevalence_of(probability, found["prior"]), _black_box(report, probability)
    agrees = check is not None and abs(share - check) <= MAX_DISAGREEMENT
    return {**found, "share": share, "low": float(low), "high": float(high), "check": check, "agrees": agrees}


def prevalence_of(probability: Float, prior: float) -> float:
    """Return the share of yes that explains calibrated probabilities best, which were fitted at the share `prior`.

    >>> p = np.array([0.8] * 30 + [0.2] * 70)  # at an even prior, as 17 of 100 hoaxes would look
    >>> round(prevalence_of(p, 0.5), 2)
    0.17
    """
    odds = np.clip(probability, _EDGE, 1 - _EDGE)
    odds = odds / (1 - odds) * (1 - prior) / prior
    share = prior
    for _ in range(N_STEPS):
        weighted = odds * share / max(_EDGE, 1 - share)
        share = float((weighted / (1 + weighted)).mean())
    return share


def _black_box(report: Mapping[str, Any], probability: Float) -> float | None:
    """Count the share back from how many are called hoaxes at 0.5, by the out-of-fold rates of the report."""
    entries = [e for e in report["splits"] if e["question"] == "hoax" and e["split"] == "grouped" and not e["skipped"]]
    if not entries or not (entries[0]["recall"] and entries[0]["false_positive_rate"]):
        return None
    recall, alarms = (float(entries[0][name]["value"]) for name in ("recall", "false_positive_rate"))
    if recall - alarms < MIN_SEPARATION:
        return None
    called = float((probability >= 0.5).mean())
    return min(1.0, max(0.0, (called - alarms) / (recall - alarms)))
