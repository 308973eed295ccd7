"""What each row teaches, by its source and label: the tables of `saring.training.questions`, from counts alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from saring.datasets.load import LABELS, NO_CLAIM
from saring.training.questions import CLAIM, HOAX_GIVEN_CLAIM, QUESTIONS, SourceRole, TrainingOptions, answers

Float = NDArray[np.float64]
Int64 = NDArray[np.int64]


class Cells(NamedTuple):
    """Answer and weight of a row for each question, by source and label (questions x sources x labels).

    `weight` is 0 where a row does not teach a question; its mean over the rows that do is 1.
    `penalty` (questions) is what the squared coefficients weigh beside the mean loss of those rows, and
    `asked` (questions) which part of all rows they are.
    """

    questions: tuple[str, ...]
    answer: Float
    weight: Float
    penalty: Float
    asked: Float


def questions_of(counts: Int64) -> tuple[str, ...]:
    """Return the questions that rows counted by source and label can teach."""
    return QUESTIONS if counts[:, LABELS.index(NO_CLAIM)].any() else (HOAX_GIVEN_CLAIM,)


def cells_of(sources: Sequence[str], counts: Int64, options: TrainingOptions) -> Cells:
    """Return what rows teach that were counted by source and label (sources x labels)."""
    frame = pd.DataFrame([(s, label) for s in sources for label in LABELS], columns=["source", "label"])
    questions = questions_of(counts)
    shape = (len(questions), len(sources), len(LABELS))
    answer, weight = np.zeros(shape), np.zeros(shape)
    penalty, asked = np.zeros(len(questions)), np.zeros(len(questions))
    for place, question in enumerate(questions):
        rows, y = answers(frame, question, options.roles)
        answer[place].flat[rows] = y
        n = np.zeros(counts.size)
        n[rows] = counts.ravel()[rows]
        of = weights_of(n.reshape(counts.shape), answer[place], sources, question, options.roles)
        weight[place] = of
        penalty[place] = 1 / (options.strength_of(question) * max(1.0, n.sum()))
        asked[place] = n.sum() / max(1, counts.sum())
    return Cells(questions, answer, weight, penalty, asked)


def weights_of(n: Float, answer: Float, sources: Sequence[str], question: str, roles: Sequence[SourceRole]) -> Float:
    """Return the weight of a row of each cell (sources x labels), as `questions.row_weights` has it a row.

    `n` counts the rows that teach the question, 0 where a cell does not.
    """
    if question == HOAX_GIVEN_CLAIM:
        return (n > 0).astype(float)
    alike = n
    if question == CLAIM:  # rows of one answer stand together, whatever their label
        alike = np.where(
            answer == 1, (n * (answer == 1)).sum(1, keepdims=True), (n * (answer == 0)).sum(1, keepdims=True)
        )
    factors = {role.source: role.factor for role in roles}
    factor = np.array([factors.get(source, 1.0) for source in sources])[:, None]
    raw = np.where(n > 0, factor / np.sqrt(np.maximum(1.0, alike)), 0.0)
    total = (raw * n).sum()
    return np.asarray(raw * n.sum() / total) if total else raw
