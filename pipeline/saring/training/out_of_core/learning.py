"""Logistic regressions learned shard by shard: scikit-learn's `SGDClassifier.partial_fit`, one a question.

The loss is that of training in memory: the same `C`, weights and columns of sources. The step is constant within a
shard and fades out over the passes, which came as close to `LogisticRegression` as any schedule that was measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.linear_model import SGDClassifier

from saring.datasets.load import LABELS
from saring.text.arrays import Float, Int64
from saring.training.fit import HALF_EVIDENCE_AT, Linear
from saring.training.questions import (
    CLAIM,
    HOAX_GIVEN_CLAIM,
    RISK,
    TrainingOptions,
    answers,
    questions_of,
)

STEP = 2.0
MIN_PASSES, MAX_PASSES, ROWS_TO_SEE = 3, 10, 300_000


def count_passes(n_rows: int) -> int:
    """Return how many times the rows are learned from: more often where there are few."""
    return max(MIN_PASSES, min(MAX_PASSES, -(-ROWS_TO_SEE // max(1, n_rows))))


class ShardLearner:
    """The models of all questions while they are learned; `counts` has the rows by source and label.

    `n_steps` is how many shards will be learned from, each as often as there are passes.
    """

    def __init__(self, sources: Sequence[str], counts: Int64, options: TrainingOptions, n_steps: int) -> None:
        cells = pd.DataFrame([(source, label) for source in sources for label in LABELS], columns=["source", "label"])
        cells["n"] = counts.ravel()
        self._n_sources, self._n_steps, self._n_done = len(sources), n_steps, 0
        self.questions = questions_of(cells[cells["n"] > 0])
        self.taught = {question: weigh_cells(cells, question, options) for question in self.questions}
        self._models = {
            question: SGDClassifier(
                loss="log_loss",
                alpha=1 / (options.strength_of(question) * max(1, cells["n"][weight > 0].sum())),
                learning_rate="constant",
                eta0=STEP,
                random_state=options.seed,
            )
            for question, (_, weight) in self.taught.items()
        }

    def learn(self, matrix: Any, label: Int64, source: Int64) -> None:
        """Learn from the rows of a shard (rows x features, CSR)."""
        cell = source * len(LABELS) + label
        step = STEP * (1 - self._n_done / self._n_steps)
        self._n_done += 1
        for question, model in self._models.items():
            answer, weight = self.taught[question]
            rows = np.flatnonzero(weight[cell] > 0)
            if not len(rows):
                continue
            taught = matrix[rows]
            if question == HOAX_GIVEN_CLAIM and self._n_sources > 1:  # as `questions.source_columns`
                taught = sparse.hstack([taught, self._source_columns(source[rows])], format="csr")
            model.set_params(eta0=step)
            model.partial_fit(taught, answer[cell[rows]], classes=[0, 1], sample_weight=weight[cell[rows]])

    def _source_columns(self, source: Int64) -> Any:
        # Not `questions.SOURCE_SCALE`: the longer a row, the larger the step it makes, and 3 is too large.
        values = np.ones(len(source), np.float32)
        return sparse.csr_matrix((values, (np.arange(len(source)), source)), shape=(len(source), self._n_sources))

    def fitted(self, n_features: int) -> dict[str, Linear]:
        """Return the model of each question, without what its sources explained; risk stands on claim and length."""
        linear = {
            question: Linear(model.coef_[0, :n_features].copy(), float(model.intercept_[0]))
            for question, model in self._models.items()
        }
        return linear | {q: linear[CLAIM].plus(linear[q], HALF_EVIDENCE_AT) for q in linear if q == RISK}


def weigh_cells(cells: pd.DataFrame, question: str, options: TrainingOptions) -> tuple[Int64, Float]:
    """Return the answer and the weight of a row of each cell, as `questions.row_weights` has it for single rows.

    A cell is what `n` rows of one `source` and `label` are; its weight is 0 where they do not teach the question.
    """
    answer, weight = np.zeros(len(cells), np.int64), np.zeros(len(cells))
    rows, answer_of_row = answers(cells, question, options.roles)
    rows, answer_of_row = rows[cells["n"].to_numpy()[rows] > 0], answer_of_row[cells["n"].to_numpy()[rows] > 0]
    answer[rows] = answer_of_row
    if question == HOAX_GIVEN_CLAIM:
        weight[rows] = 1
        return answer, weight
    taught = cells.iloc[rows]
    alike = taught["label"] if question == RISK else answer_of_row
    n_alike = taught.groupby([taught["source"], alike])["n"].transform("sum").to_numpy(float)
    factors = {role.source: role.factor for role in options.roles}
    raw = taught["source"].map(lambda source: factors.get(source, 1.0)).to_numpy(float) / np.sqrt(n_alike)
    weight[rows] = raw / np.average(raw, weights=taught["n"]) if len(rows) else raw
    return answer, weight
