from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import f1_score, roc_auc_score

from saring.records import Score, Verdict
from saring.training.measures import evaluate_scores, expected_calibration_error, measure_probabilities

RNG = np.random.default_rng(0)
Y = RNG.random(600) < 0.4
P = np.clip(0.4 * Y + 0.6 * RNG.random(600), 0, 1).round(2)


def test_measures_are_those_of_scikit_learn() -> None:
    measures = measure_probabilities(Y, P)
    assert measures["auc"]["value"] == pytest.approx(roc_auc_score(Y, P), abs=1e-4)
    assert measures["f1"]["value"] == pytest.approx(f1_score(Y, P >= 0.5), abs=1e-4)
    assert measures["macro_f1"]["value"] == pytest.approx(f1_score(Y, P >= 0.5, average="macro"), abs=1e-4)
    assert measures["support"] == 600
    assert measures["prevalence"] == pytest.approx(Y.mean())


def test_a_calibration_error_lies_inside_its_interval() -> None:
    rng = np.random.default_rng(7)
    for n in (60, 300, 3_000):
        probability = rng.uniform(0, 1, n)
        y = rng.uniform(0, 1, n) < probability  # calibrated, so that all of the error is chance
        error = measure_probabilities(y, probability)["calibration_error"]
        assert error["low"] <= error["value"] <= error["high"]
        assert error["low"] < error["value"] < error["high"]
        assert error["low"] >= 0


def test_intervals_hold_the_value_and_repeat() -> None:
    measures = measure_probabilities(Y, P)
    assert measures == measure_probabilities(Y, P)
    for name in ("auc", "f1", "macro_f1", "accuracy_surest_half"):
        assert measures[name]["low"] <= measures[name]["value"] <= measures[name]["high"]


def test_a_calibrated_probability_has_little_error_and_a_bold_one_much() -> None:
    probability = RNG.random(20_000)
    y = RNG.random(20_000) < probability
    assert expected_calibration_error(y, probability) < 0.02
    assert expected_calibration_error(y, np.where(probability > 0.5, 0.999, 0.001)) > 0.2


def test_one_answer_only_has_no_measures() -> None:
    measures = measure_probabilities(np.ones(5, bool), np.full(5, 0.7))
    assert measures["auc"] is None
    assert measure_probabilities(np.zeros(0, bool), np.zeros(0)) == {"support": 0}


def test_verdicts_and_alarms_are_counted_by_label_and_source() -> None:
    frame = pd.DataFrame({"label": ["no_claim"] * 4 + ["hoax"], "source": ["a", "a", "b", "b", "c"]})
    verdicts = [Verdict.UNVERIFIED, Verdict.NO_CLAIM, Verdict.LIKELY_HOAX, Verdict.NEEDS_CONTEXT, Verdict.LIKELY_HOAX]
    report = evaluate_scores(frame, [Score(v, 0.5, 0.5, 0.25, ()) for v in verdicts])
    assert report["verdicts"]["no_claim"]["unverified"] == 1
    assert report["alarms_per_1000"]["a"] == {"support": 2, "flagged": 500.0, "likely_hoax": 0.0}
    assert report["alarms_per_1000"]["b"]["likely_hoax"] == 500.0
    assert "c" not in report["alarms_per_1000"]
