from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.model.calibration import Sigmoid, Thresholds, logistic, prior_shift
from saring.records import Verdict
from saring.training.calibrate import (
    decision_threshold,
    fit_sigmoid,
    harmless_rows,
    smallest_threshold,
    thresholds_of,
    upper_bound,
)
from saring.training.questions import MaxAlarms, SourceRole, TextKind, TrainingOptions


def test_logistic_does_not_overflow() -> None:
    np.testing.assert_array_equal(logistic(np.array([-1e9, 0.0, 1e9])), [0.0, 0.5, 1.0])


VALUES = st.sampled_from([0.0, 0.25, 0.5, np.nextafter(0.5, 0), np.nextafter(0.5, 1), 0.75, 1.0, 1.1])


@given(st.tuples(VALUES, VALUES, VALUES), st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=6), st.booleans())
def test_many_texts_get_the_verdicts_of_each(
    limits: tuple[float, float, float], rows: list[tuple[float, float, float]], knows_talk: bool
) -> None:
    thresholds = Thresholds(*limits)
    claim, hoax, risk = np.array(rows).reshape(-1, 3).T

    def expected(claim: float, hoax: float, risk: float) -> Verdict:
        if knows_talk and claim < thresholds.claim:
            return Verdict.NO_CLAIM
        likely = hoax >= thresholds.hoax and risk >= thresholds.risk
        return Verdict.LIKELY_HOAX if likely else Verdict.UNVERIFIED

    assert thresholds.verdicts(claim if knows_talk else None, hoax, risk) == [expected(*row) for row in rows]


def test_a_fitted_sigmoid_finds_the_one_behind_the_data() -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(size=20_000)
    y = (rng.random(20_000) < Sigmoid(2.0, -1.0).probability(values)).astype(np.int64)
    found = fit_sigmoid(values, y)
    assert found.slope == pytest.approx(2.0, abs=0.1)
    assert found.intercept == pytest.approx(-1.0, abs=0.1)


def test_a_calibration_never_turns_a_model_round() -> None:
    values, y = np.array([3.0, 2.0, 1.0, 2.5, 0.5, -1.0]), np.array([0, 0, 1, 0, 1, 1])
    found = fit_sigmoid(values, y, np.array([1.0, 1.0, 1.0, 1.0, 3.0, 1.0]))
    np.testing.assert_allclose(found.probability(np.array([-5.0, 0.0, 5.0])), 5 / 8)


def test_upper_bound_is_that_of_clopper_and_pearson() -> None:
    assert upper_bound(0, 299, 0.95) == pytest.approx(0.00997, abs=1e-4)
    assert upper_bound(5, 5, 0.95) == 1.0
    assert upper_bound(1, 100, 0.99) > upper_bound(1, 100, 0.95)


def test_the_promise_is_kept_on_fresh_talk() -> None:
    """Over many draws, the true rate exceeds the promised one in at most about one of twenty."""
    broken = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        threshold = smallest_threshold([rng.random(800)], [0.05], confidence=0.95)
        broken += (1 - threshold) > 0.05
    assert broken <= 20


def test_every_kind_of_talk_is_kept_quiet_and_the_loudest_decides() -> None:
    rng = np.random.default_rng(1)
    quiet, loud = rng.random(2000) * 0.5, rng.random(2000)
    threshold = smallest_threshold([quiet, loud], [0.05, 0.05], 0.95)
    assert threshold == smallest_threshold([loud], [0.05], 0.95)
    assert (loud >= threshold).mean() <= 0.05


def test_a_small_group_is_judged_with_the_others() -> None:
    rng = np.random.default_rng(2)
    large, small = rng.random(3000), np.array([0.9999] * 3)
    assert smallest_threshold([large, small], [0.01, 0.01], 0.95) < 0.9999


def test_too_few_to_promise_anything_means_silence() -> None:
    scores = np.linspace(0, 0.9, 10)
    assert smallest_threshold([scores], [0.01], 0.95) > 0.9
    assert smallest_threshold([], [], 0.95) == 1.0


def test_each_group_has_a_maximum_of_its_own() -> None:
    rng = np.random.default_rng(3)
    talk, announcements = rng.random(2000) * 0.5, rng.random(2000)
    threshold = smallest_threshold([talk, announcements], [0.03, 0.15], 0.95)
    assert threshold == smallest_threshold([announcements], [0.15], 0.95)
    assert (announcements >= threshold).mean() == pytest.approx(0.14, abs=0.02)


KINDS = TrainingOptions(
    max_alarms=(MaxAlarms(TextKind.OFFICIAL, flagged=1.0, likely_hoax=0.05),),
    roles=(SourceRole("posts", kind=TextKind.OFFICIAL), SourceRole("written", authored=True)),
)


def kinds_frame(n: int) -> pd.DataFrame:
    source = ["chat"] * n + ["posts"] * n + ["archive"] * n + ["written"] * n
    return pd.DataFrame(
        {"source": source, "label": ["no_claim"] * n + ["not_hoax"] * n + ["hoax"] * n + ["no_claim"] * n}
    )


def test_true_texts_of_an_office_limit_what_is_called_a_likely_hoax_and_not_what_is_flagged() -> None:
    rng, n = np.random.default_rng(4), 1000
    frame = kinds_frame(n)
    claim = np.where(frame["source"] == "chat", 0.2, 0.9) + rng.random(4 * n) * 0.1
    risk = np.where(frame["source"] == "posts", 0.8, 0.1) + rng.random(4 * n) * 0.2
    probabilities = {"claim": claim, "hoax": np.full(4 * n, 0.9), "risk": risk}
    found = thresholds_of(frame, probabilities, KINDS, harmless_rows(frame, KINDS))
    posts = (frame["source"] == "posts").to_numpy()
    assert (claim[posts] >= found.claim).all()
    assert (risk[posts] >= found.risk).mean() == pytest.approx(0.04, abs=0.01)
    doubtful = thresholds_of(frame, {**probabilities, "hoax": np.full(4 * n, 0.4)}, KINDS, harmless_rows(frame, KINDS))
    assert doubtful.risk < found.risk  # what looks true is not called a likely hoax anyway


def test_authored_texts_set_no_threshold_where_others_can() -> None:
    frame = kinds_frame(2)
    marked = frame["source"][harmless_rows(frame, KINDS)]
    assert set(marked) == {"chat", "posts"}
    alone = frame[frame["source"] == "written"]
    assert harmless_rows(alone, KINDS).all()


def test_another_share_of_hoaxes_moves_the_log_odds_alone() -> None:
    sigmoid, values = Sigmoid(1.0, 0.0), np.linspace(-3, 3, 7)
    moved = sigmoid.shifted(0.8, 0.5)
    odds = lambda p: p / (1 - p)  # noqa: E731
    np.testing.assert_allclose(odds(moved.probability(values)), odds(sigmoid.probability(values)) / 4)
    assert prior_shift(0.3, 0.3) == 0
    assert np.isfinite(prior_shift(1.0, 0.5))


def test_the_decision_threshold_is_that_of_decision_theory_on_calibrated_probabilities() -> None:
    rng = np.random.default_rng(0)
    probability = rng.beta(1.0, 3.0, 40_000)
    y = rng.random(40_000) < probability
    assert decision_threshold(probability, y, 1.0) == pytest.approx(1 / 2, abs=0.06)
    assert decision_threshold(probability, y, 4.0) == pytest.approx(1 / 5, abs=0.04)
    assert decision_threshold(probability, y, None) == pytest.approx(y.mean(), abs=0.06)


def test_equal_probabilities_are_called_together() -> None:
    probability = np.array([0.3, 0.3, 0.3, 0.1])
    assert decision_threshold(probability, np.array([True, False, True, False]), 1.0) == pytest.approx(0.2)
    assert decision_threshold(np.array([0.5, 0.5]), np.array([True, False]), 2.0) == 0.5


def test_none_is_called_where_that_costs_no_more() -> None:
    same, y = np.array([0.5, 0.5, 0.5, 0.5]), np.array([True, False, True, False])
    assert decision_threshold(same, y, None) == 1.0
    assert decision_threshold(np.array([0.9, 0.8]), np.array([False, True]), 0.5) == 1.0
