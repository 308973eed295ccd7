"""Logistic regressions of several questions in one pass over the rows: stochastic descent in small batches.

Each coefficient has a step of its own that shrinks as it is moved (AdaGrad; Duchi et al. 2011), so that
a word met a few times is learned as well as one met a million times; the steps fade out over the passes,
and the coefficients of the last pass are averaged (Polyak and Juditsky 1992). The loss is that of the
small path: scikit-learn's `LogisticRegression` with the same `C`, weights and columns of sources.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from saring.training.fit import Linear
from saring.training.out_of_core.cells import Cells
from saring.training.out_of_core.matrix import LearnedRows
from saring.training.questions import HOAX_GIVEN_CLAIM, SOURCE_SCALE

Float32 = NDArray[np.float32]

STEP = 0.4
MIN_PASSES, MAX_PASSES, ROWS_TO_SEE = 3, 10, 150_000
MIN_BATCH, MAX_BATCH, BATCHES_A_PASS = 32, 1024, 50
_SMALL = 1e-8


def count_passes(n_rows: int) -> int:
    """Return how many times the rows are learned from: more often where there are few."""
    return max(MIN_PASSES, min(MAX_PASSES, -(-ROWS_TO_SEE // max(1, n_rows))))


def batch_size(n_rows: int) -> int:
    """Return how many rows are learned from at a time: fewer where there are few."""
    return max(MIN_BATCH, min(MAX_BATCH, n_rows // BATCHES_A_PASS))


class Descent:
    """The models of all questions while they are learned; `n_steps` is how many batches there will be."""

    def __init__(self, cells: Cells, n_features: int, n_sources: int, n_steps: int) -> None:
        n_questions = len(cells.questions)
        self.cells, self.n_steps, self.n_done = cells, max(1, n_steps), 0
        # A column of features and one of each source beside them (fitted for hoaxes, then dropped), and a bias.
        self._weights = [np.zeros((n, n_questions), np.float32) for n in (n_features, n_sources, 1)]
        self._moved = [np.full_like(weights, _SMALL) for weights in self._weights]
        self._sums = [np.zeros_like(weights) for weights in self._weights]
        self._n_summed = 0
        scale = SOURCE_SCALE if n_sources > 1 else 0.0  # as `questions.source_columns`
        self._scale = np.array([scale * (q == HOAX_GIVEN_CLAIM) for q in cells.questions], np.float32)
        self._penalty = (cells.penalty * cells.asked).astype(np.float32)

    def learn(self, rows: LearnedRows, order: NDArray[np.int64], batch: int, *, average: bool) -> None:
        """Take the rows in the given order, a batch at a time; `average` what comes of them."""
        matrix = rows.matrix[order]
        label, source = rows.label[order], rows.source[order]
        answer = self.cells.answer[:, source, label].T.astype(np.float32)
        weight = self.cells.weight[:, source, label].T.astype(np.float32)
        for start in range(0, len(order), batch):
            part = slice(start, start + batch)
            self._step(matrix[part], source[part], answer[part], weight[part])
            if average:
                self._n_summed += 1
                for total, weights in zip(self._sums, self._weights, strict=True):
                    total += weights

    def _step(self, matrix: Any, source: NDArray[np.int64], answer: Float32, weight: Float32) -> None:
        features, sources, bias = self._weights
        value = matrix @ features + bias + self._scale * sources[source]
        # Half of the hyperbolic tangent is the logistic function without overflow.
        slope = (0.5 + 0.5 * np.tanh(0.5 * value) - answer) * weight / np.float32(len(source))
        of_source = np.zeros_like(sources)
        np.add.at(of_source, source, slope * self._scale)
        gradients = (matrix.T @ slope, of_source, slope.sum(axis=0, keepdims=True))
        step = np.float32(STEP * (1 - self.n_done / self.n_steps))
        self.n_done += 1
        for weights, moved, gradient in zip(self._weights, self._moved, gradients, strict=True):
            if weights is not bias:
                gradient += self._penalty * weights
            moved += gradient * gradient
            gradient /= np.sqrt(moved)
            weights -= step * gradient

    def fitted(self) -> dict[str, Linear]:
        """Return the averaged model of each question, without what its sources explained."""
        features, _, bias = (total / max(1, self._n_summed) for total in self._sums)
        return {
            question: Linear(features[:, place].astype(np.float64), float(bias[0, place]))
            for place, question in enumerate(self.cells.questions)
        }
