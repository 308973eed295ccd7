"""Evaluation measures with bootstrap intervals and support."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from saring.datasets.load import HOAX, LABELS, NO_CLAIM, NOT_HOAX
from saring.records import FLAGGED, Score, Verdict
from saring.text.arrays import Bool, Float

Measure = Callable[[Bool, Float], float]
N_BINS = 10
N_BOOTSTRAP = 200
BIASED = frozenset({"calibration_error"})
"""Measures that are larger in a bootstrap draw than in the rows it is drawn from: noise only adds to a mean of absolute
gaps. Their draws are corrected for the bias (Efron and Tibshirani 1993, chapter 10)."""


def calibration_bins(y: Bool, probability: Float) -> list[tuple[float, float, int]]:
    """Return mean probability, frequency of yes and number of rows of ten equally full bins, empty ones left out."""
    edges = np.quantile(probability, np.linspace(0, 1, N_BINS + 1))
    which = np.clip(np.searchsorted(edges, probability, side="right") - 1, 0, N_BINS - 1)
    bins = (which == b for b in range(N_BINS))
    return [(float(probability[b].mean()), float(y[b].mean()), int(b.sum())) for b in bins if b.any()]


def expected_calibration_error(y: Bool, probability: Float) -> float:
    """Return the mean gap between probability and frequency over ten equally full bins."""
    return sum(abs(mean - share) * n for mean, share, n in calibration_bins(y, probability)) / len(y)


def measure_probabilities(y: Bool, probability: Float, seed: int = 0) -> dict[str, Any]:
    """Return the measures of a binary question at probability 0.5, with bootstrap intervals.

    `support` is the number of rows, `prevalence` the share of yes. A measure that needs both classes is None where only
    one occurs.
    """
    n = len(y)
    if not n:
        return {"support": 0}
    both = bool(y.any() and not y.all())
    measured = with_intervals(_MEASURES, y, probability, seed) if both else dict.fromkeys(_MEASURES)
    return {"support": n, "prevalence": float(y.mean()), **measured}


def with_intervals(
    measures: Mapping[str, Measure], y: Bool, probability: Float, seed: int = 0
) -> dict[str, dict[str, float] | None]:
    """Return each measure with its 95 % bootstrap interval, None where it is undefined (NaN).

    Measures get the rows in ascending order of probability. All measures use the same bootstrap draws. The interval of
    a measure in `BIASED` is of draws from which their mean excess over the value is subtracted, and not below 0.
    """
    order = np.argsort(probability, kind="stable")
    y, probability = y[order], probability[order]
    n = len(y)
    rng = np.random.default_rng(seed)
    draws: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(N_BOOTSTRAP):
        # Drawn rows stay sorted, so that no draw has to be sorted again.
        rows = np.repeat(np.arange(n), np.bincount(rng.integers(0, n, n), minlength=n))
        for name, measure in measures.items():
            draws[name].append(measure(y[rows], probability[rows]))
    values = {name: measure(y, probability) for name, measure in measures.items()}
    return {name: _interval(values[name], _corrected(name, values[name], draws[name])) for name in measures}


def _corrected(name: str, value: float, draws: Sequence[float]) -> Sequence[float]:
    """Subtract the estimated bias from the draws of a measure in `BIASED`."""
    if name not in BIASED:
        return draws
    bias = float(np.nanmean(draws)) - value
    return [max(0.0, draw - bias) for draw in draws]


def _interval(value: float, draws: Sequence[float]) -> dict[str, float] | None:
    if np.isnan(value):
        return None
    low, high = np.nanquantile([value, *draws], [0.025, 0.975])
    return {"value": round(value, 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def _f1(y: Bool, probability: Float) -> float:
    hard = probability >= 0.5
    return float(2 * (hard & y).sum() / max(1, hard.sum() + y.sum()))


def macro_f1(y: Bool, probability: Float) -> float:
    """Return the mean of F1 of yes and F1 of no, at probability 0.5."""
    return (_f1(y, probability) + _f1(~y, np.nextafter(1 - probability, 0))) / 2


def auc(y: Bool, probability: Float) -> float:
    """Return the area under the ROC curve (Mann-Whitney), ties counted half.

    `probability` is in ascending order. NaN where only one class occurs.
    """
    first = np.flatnonzero(np.concatenate([[True], probability[1:] != probability[:-1]]))
    n_yes = np.add.reduceat(y, first, dtype=np.int64)
    n_no = np.diff(np.concatenate([first, [len(y)]])) - n_yes
    pairs = int(n_yes.sum()) * int(n_no.sum())
    won = (n_yes * (np.cumsum(n_no) - n_no / 2)).sum()
    return float(won / pairs) if pairs else float("nan")


def _accuracy_surest_half(y: Bool, probability: Float) -> float:
    surest = np.argsort(-np.abs(probability - 0.5), kind="stable")[: max(1, len(y) // 2)]
    return float(((probability >= 0.5) == y)[surest].mean())


_MEASURES: dict[str, Measure] = {
    "auc": auc,
    "f1": _f1,
    "macro_f1": macro_f1,
    "calibration_error": expected_calibration_error,
    "accuracy_surest_half": _accuracy_surest_half,
}


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
