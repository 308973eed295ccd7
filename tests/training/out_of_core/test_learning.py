from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from saring.datasets.load import LABELS
from saring.training.out_of_core.learning import ShardLearner, count_passes
from saring.training.questions import QUESTIONS, SourceRole, TrainingOptions, answers, row_weights

SOURCES = ("grup", "surat", "berita", "kosong")
ROLES = (SourceRole("surat", teaches=("claim", "risk"), factor=2.0), SourceRole("berita", teaches=("risk",)))


@pytest.mark.parametrize("roles", [(), ROLES])
def test_each_row_teaches_what_it_teaches_in_memory(roles: tuple[SourceRole, ...]) -> None:
    rng = np.random.default_rng(3)
    source, label = rng.choice(3, 400, p=(0.6, 0.3, 0.1)), rng.choice(3, 400, p=(0.2, 0.3, 0.5))
    frame = pd.DataFrame({"source": np.array(SOURCES)[source], "label": np.array(LABELS)[label]})
    counts = np.zeros((len(SOURCES), len(LABELS)), np.int64)
    np.add.at(counts, (source, label), 1)
    learner = ShardLearner(SOURCES, counts, TrainingOptions(roles=roles), 1)
    assert learner.questions == QUESTIONS
    cell = source * len(LABELS) + label
    for question in QUESTIONS:
        rows, y = answers(frame, question, roles)
        answer, weight = learner.taught[question]
        assert answer[cell[rows]].tolist() == y.tolist()
        assert weight[cell[rows]] == pytest.approx(row_weights(frame, rows, y, question, roles))
        assert not weight[cell[np.setdiff1d(np.arange(len(frame)), rows)]].any()


def test_a_shard_of_rows_that_teach_nothing_is_passed_over() -> None:
    counts = np.array([[30, 30, 30], [0, 5, 0]])
    learner = ShardLearner(("grup", "surat"), counts, TrainingOptions(roles=(SourceRole("surat", teaches=()),)), 2)
    matrix = sparse.csr_matrix(np.eye(3, dtype=np.float32))
    learner.learn(matrix, np.array([0, 1, 2]), np.array([0, 0, 0]))
    before = learner.fitted(3)
    learner.learn(matrix, np.array([1, 1, 1]), np.array([1, 1, 1]))
    assert all((learner.fitted(3)[name].coefficients == linear.coefficients).all() for name, linear in before.items())
    assert all(linear.coefficients.any() for linear in before.values())


def test_few_rows_are_learned_from_more_often() -> None:
    assert count_passes(100) > count_passes(60_000) > count_passes(1_000_000) == count_passes(10**9) > 1
