"""Measures of a model, always with how many rows stand behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.datasets import HOAX, LABELS, NO_CLAIM, NOT_HOAX
from pipeline.records import FLAGGED, Score, Verdict

Float = NDArray[np.float64]
Bool = NDArray[np.bool_]
N_BINS = 10
N_BOOTSTRAP = 200


def expected_calibration_error(y: Bool, probability: Float) -> float:
    """Return the mean gap between probability and frequency over ten equally full bins."""
    edges = np.quantile(probability, np.linspace(0, 1, N_BINS + 1))
    which = np.clip(np.searchsorted(edges, probability, side="right") - 1, 0, N_BINS - 1)
    gaps = [
        abs(probability[which == b].mean() - y[which == b].mean()) * (which == b).mean()
        for b in range(N_BINS)
        if (which == b).any()
    ]
    return float(sum(gaps))


def measure_probabilities(y: Bool, probability: Float, seed: int = 0) -> dict[str, Any]:
    """Return the measures of a yes-or-no question at probability 0.5, with bootstrap intervals.

    `support` is the number of rows, `prevalence` the share of yes. A measure that needs both
    answers is None where only one occurs.
    """
    n = len(y)
    if not n:
        return {"support": 0}
    measures: dict[str, Any] = {"support": n, "prevalence": float(y.mean())}
    for name, function in _MEASURES.items():
        measures[name] = _with_interval(function, y, probability, seed) if y.any() and not y.all() else None
    return measures


def _f1(y: Bool, probability: Float) -> float:
    hard = probability >= 0.5
    return float(2 * (hard & y).sum() / max(1, hard.sum() + y.sum()))


def _macro_f1(y: Bool, probability: Float) -> float:
    return (_f1(y, probability) + _f1(~y, np.nextafter(1 - probability, 0))) / 2


def auc(y: Bool, probability: Float) -> float:
    """Return the chance that a yes ranks above a no (Mann-Whitney), ties counted half."""
    from scipy.stats import rankdata  # slow to import, only for evaluation

    ranks = rankdata(probability)
    n_yes, n_no = int(y.sum()), int((~y).sum())
    return float((ranks[y].sum() - n_yes * (n_yes + 1) / 2) / max(1, n_yes * n_no))


def _accuracy_surest_half(y: Bool, probability: Float) -> float:
    surest = np.argsort(-np.abs(probability - 0.5), kind="stable")[: max(1, len(y) // 2)]
    return float(((probability >= 0.5) == y)[surest].mean())


_MEASURES: dict[str, Callable[[Bool, Float], float]] = {
    "auc": auc,
    "f1": _f1,
    "macro_f1": _macro_f1,
    "calibration_error": expected_calibration_error,
    "accuracy_surest_half": _accuracy_surest_half,
}


def _with_interval(
    function: Callable[[Bool, Float], float], y: Bool, probability: Float, seed: int
) -> dict[str, float]:
    """Return the value and its 95 % bootstrap interval."""
    rng = np.random.default_rng(seed)
    draws = []
    for _ in range(N_BOOTSTRAP):
        rows = rng.integers(0, len(y), len(y))
        draws.append(function(y[rows], probability[rows]))
    low, high = np.quantile(draws, [0.025, 0.975])
    return {"value": round(function(y, probability), 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def evaluate_scores(frame: pd.DataFrame, scores: Sequence[Score]) -> dict[str, Any]:
    """Compare scores with the labels of `frame` (columns `label`, `source`), row by row.

    `verdicts` counts verdicts by label; `alarms_per_1000` is how many ordinary messages of each
    source were flagged or called likely hoaxes; `hoax_question` is measured on claims, and
    `claim_question` on all rows where the model answers it.
    """
    table = pd.DataFrame(
        {
            "label": frame["label"].to_numpy(),
            "source": frame["source"].to_numpy(),
            "verdict": [str(score.verdict) for score in scores],
            "hoax": [np.nan if s.hoax_probability is None else s.hoax_probability for s in scores],
            "claim": [np.nan if s.check_worthiness is None else s.check_worthiness for s in scores],
        }
    )
    table["flagged"] = table["verdict"].isin(FLAGGED)
    report: dict[str, Any] = {"n_rows": len(table), "verdicts": _verdicts(table), "alarms_per_1000": _alarms(table)}
    claims = table[table["label"].isin([HOAX, NOT_HOAX]) & table["hoax"].notna()]
    report["hoax_question"] = measure_probabilities((claims["label"] == HOAX).to_numpy(), claims["hoax"].to_numpy())
    known = table[table["claim"].notna()]
    report["claim_question"] = measure_probabilities((known["label"] != NO_CLAIM).to_numpy(), known["claim"].to_numpy())
    return report


def _verdicts(table: pd.DataFrame) -> dict[str, dict[str, int]]:
    return {
        label: {str(v): int(((table["label"] == label) & (table["verdict"] == v)).sum()) for v in Verdict}
        for label in LABELS
        if (table["label"] == label).any()
    }


def _alarms(table: pd.DataFrame) -> dict[str, dict[str, float]]:
    ordinary = table[table["label"] == NO_CLAIM]
    return {
        str(source): {
            "support": len(rows),
            "flagged": round(1000 * float(rows["flagged"].mean()), 1),
            "likely_hoax": round(1000 * float((rows["verdict"] == Verdict.LIKELY_HOAX).mean()), 1),
        }
        for source, rows in ordinary.groupby("source")
    }
