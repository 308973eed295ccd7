"""Linear models on TF-IDF rows, and their decision values for rows they have not seen.

The texts become TF-IDF rows once. A model that must not know some of them gets the same rows as if
they had been made from its own texts alone: other weights of rarity, and no feature too few of
them hold (`TfidfRows.as_seen_from`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import joblib
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from saring.model.calibration import Thresholds, choose_thresholds
from saring.model.features import FeatureSpace, log_lengths
from saring.training.questions import (
    CLAIM,
    HOAX_GIVEN_CLAIM,
    RISK,
    TrainingOptions,
    answers,
    row_weights,
    source_columns,
)

Float = NDArray[np.float64]
Int64 = NDArray[np.int64]

LENGTH_WEIGHT = 1.0
# Each fold at work holds its own copy of the rows.
MAX_JOBS = 4


@dataclass(frozen=True)
class Linear:
    """A decision value: coefficients x features + intercept + length_weight x log(1 + words)."""

    coefficients: Float
    intercept: float
    length_weight: float = 0.0

    def decision_values(self, matrix: Any, log_length: Float) -> Float:
        """Return the decision value of each row of `matrix`, whose texts have the given log(1 + words)."""
        return np.asarray(matrix @ self.coefficients + self.intercept + self.length_weight * log_length)

    def plus(self, other: Linear, length_weight: float) -> Linear:
        """Return the model whose decision value is the sum of both and of the length."""
        return Linear(self.coefficients + other.coefficients, self.intercept + other.intercept, length_weight)


def to_csr(space: FeatureSpace, normalised: Sequence[str]) -> Any:
    """Return the TF-IDF rows of normalised texts as a scipy CSR matrix (texts x features)."""
    from scipy import sparse  # 0.15 s, only for training

    parts = [
        sparse.csr_matrix((rows.value, (rows.doc, rows.column)), shape=(chunk.stop - chunk.start, space.n_features))
        for chunk, rows in space.transform(normalised)
    ]
    return sparse.vstack(parts, format="csr")


class TfidfRows:
    """The TF-IDF rows of normalised texts: `matrix` (texts x features) and `log_length` of each."""

    def __init__(self, space: FeatureSpace, normalised: Sequence[str], min_df: int) -> None:
        self.space, self.min_df = space, min_df
        self.matrix = to_csr(space, normalised)
        self.log_length = log_lengths(normalised)

    def as_seen_from(self, train: Int64, other: Any = None) -> Any:
        """Return all rows, or those of an `other` matrix, as the texts `train` alone would have made them."""
        from scipy import sparse

        matrix = self.matrix if other is None else other
        frequency = np.bincount(self.matrix[train].indices, minlength=matrix.shape[1])
        idf = np.log((1 + len(train)) / (1 + frequency)) + 1
        idf[frequency < self.min_df] = 0.0
        before = np.concatenate([block.idf for block in self.space.blocks]).astype(np.float64)
        value = matrix.data * (idf / before)[matrix.indices]
        # Each block of a row has length 1 again.
        n_blocks = len(self.space.blocks)
        block = np.searchsorted(self.space.offsets, matrix.indices, side="right") - 1
        cell = np.repeat(np.arange(matrix.shape[0]) * n_blocks, np.diff(matrix.indptr)) + block
        norm = np.sqrt(np.bincount(cell, weights=value * value, minlength=matrix.shape[0] * n_blocks))
        norm[norm == 0] = 1.0
        return sparse.csr_matrix((value / norm[cell], matrix.indices, matrix.indptr), shape=matrix.shape)


class Fitter:
    """Fits every question on chosen rows of one dataset."""

    def __init__(self, frame: pd.DataFrame, rows: TfidfRows, options: TrainingOptions) -> None:
        self.frame, self.rows, self.options = frame, rows, options
        self._known: dict[tuple[int, bytes, str], Float] = {}

    def fit(self, matrix: Any, train: Int64, questions: Sequence[str]) -> dict[str, Linear]:
        """Fit questions on the rows `train` of `matrix`; no question where they give one answer only."""
        fitted: dict[str, Linear] = {}
        for question in (CLAIM, HOAX_GIVEN_CLAIM, RISK):
            wanted = question in questions or (question == CLAIM and RISK in questions)
            linear = self._fit(matrix, train, question) if wanted else None
            if question == RISK and linear is not None:
                linear = fitted[CLAIM].plus(linear, LENGTH_WEIGHT) if CLAIM in fitted else None
            if linear is not None:
                fitted[question] = linear
        return {question: fitted[question] for question in questions if question in fitted}

    def prepare(self, folds: Sequence[tuple[Int64, Int64]], questions: Sequence[str]) -> None:
        """Work out the decision values of many folds side by side, for when they are asked for."""
        n_jobs = min(MAX_JOBS, joblib.cpu_count())
        work = joblib.Parallel(n_jobs=n_jobs, prefer="threads", require="sharedmem")
        work(joblib.delayed(self.decision_values)(train, test, questions) for train, test in folds)

    def decision_values(self, train: Int64, test: Int64, questions: Sequence[str]) -> dict[str, Float]:
        """Return the decision values of rows `test` by models of the rows `train`; no question untaught."""
        keys = {question: (len(train), test.tobytes(), question) for question in questions}
        missing = [question for question, key in keys.items() if key not in self._known]
        if missing:
            matrix = self.rows.as_seen_from(train)
            for question, fitted in self.fit(matrix, train, missing).items():
                self._known[keys[question]] = fitted.decision_values(matrix[test], self.rows.log_length[test])
        return {question: self._known[key] for question, key in keys.items() if key in self._known}

    def out_of_fold(self, folds: Sequence[tuple[Int64, Int64]], questions: Sequence[str]) -> dict[str, Float]:
        """Return the decision value of every row by models of the fold that tests it, NaN where none does."""
        values = {question: np.full(len(self.frame), np.nan) for question in questions}
        for train, test in folds:
            for question, decided in self.decision_values(train, test, questions).items():
                values[question][test] = decided
        return values

    def _fit(self, matrix: Any, train: Int64, question: str) -> Linear | None:
        from scipy import sparse
        from sklearn.linear_model import LogisticRegression

        rows, y = answers(self.frame, question, self.options.roles)
        chosen = np.isin(rows, train)
        rows, y = rows[chosen], y[chosen]
        if len(np.unique(y)) < 2:
            return None
        weights = row_weights(self.frame, rows, y, question, self.options.roles)
        beside = source_columns(self.frame, rows) if question == HOAX_GIVEN_CLAIM else np.zeros((len(rows), 0))
        part = sparse.hstack([matrix[rows], sparse.csr_matrix(beside)], format="csr") if beside.size else matrix[rows]
        strength, seed = self.options.strength_of(question), self.options.seed
        estimator = LogisticRegression(C=strength, solver="liblinear", random_state=seed, max_iter=1000)
        estimator.fit(part, y, weights)
        return Linear(estimator.coef_[0, : matrix.shape[1]].copy(), float(estimator.intercept_[0]))


def thresholds_of(
    frame: pd.DataFrame, probabilities: Mapping[str, Float], options: TrainingOptions, talk: NDArray[np.bool_]
) -> Thresholds:
    """Choose the thresholds that keep the promise of `options` on the rows of ordinary talk."""
    return choose_thresholds(
        {question: values[talk] for question, values in probabilities.items()},
        frame["source"].to_numpy(dtype=str)[talk],
        max_flagged=options.max_flagged,
        max_likely_hoax=options.max_likely_hoax,
        confidence=options.confidence,
    )
