from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from saring.records import Score, Verdict
from saring.text.arrays import Float
from saring.training.prior_shift import MIN_CLAIMS, estimate_prior_shift


def report_of(recall: float, alarms: float) -> dict[str, Any]:
    entry = {"question": "hoax", "split": "grouped", "skipped": None}
    entry |= {"recall": {"value": recall}, "false_positive_rate": {"value": alarms}}
    return {"questions": {"hoax": {"prevalence": 0.5}}, "splits": [entry]}


def scores_of(probability: Float, verdict: Verdict = Verdict.UNVERIFIED) -> list[Score]:
    return [Score(verdict, p, None, p, ()) for p in probability.tolist()]


def probabilities(n: int, share: float, seed: int = 0) -> Float:
    """Calibrated at even shares: log-odds of hoaxes around 1, of others around -1."""
    rng = np.random.default_rng(seed)
    hoax = rng.random(n) < share
    log_odds = rng.normal(np.where(hoax, 1.0, -1.0), np.sqrt(2.0))
    return np.asarray(1 / (1 + np.exp(-log_odds)))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_the_share_of_hoaxes_is_found_where_only_the_share_differs(share: float) -> None:
    found = estimate_prior_shift(report_of(0.76, 0.24), scores_of(probabilities(5000, share)))
    assert found["share"] == pytest.approx(share, abs=0.04)
    assert found["low"] < share < found["high"]
    assert found["check"] == pytest.approx(share, abs=0.04)
    assert found["agrees"]


def test_texts_of_another_kind_are_noticed() -> None:
    undecided = np.full(500, 0.45)  # neither like hoaxes nor like others: EM goes to 0, counting does not
    assert not estimate_prior_shift(report_of(0.6, 0.0), scores_of(np.append(undecided, np.full(500, 0.51))))["agrees"]


def test_nothing_is_concluded_where_the_model_separates_too_little_or_the_report_lacks_it() -> None:
    scores = scores_of(probabilities(500, 0.5))
    assert not estimate_prior_shift(report_of(0.5, 0.4), scores)["agrees"]
    assert estimate_prior_shift(report_of(0.76, 0.24) | {"splits": []}, scores)["check"] is None


def test_talk_is_left_out_and_few_claims_are_not_counted() -> None:
    talk = scores_of(probabilities(5000, 0.5), Verdict.NO_CLAIM)
    found = estimate_prior_shift(report_of(0.76, 0.24), [*talk, *scores_of(probabilities(MIN_CLAIMS - 1, 0.5))])
    assert found["n_claims"] == MIN_CLAIMS - 1
    assert "share" not in found
