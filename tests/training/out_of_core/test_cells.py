from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from saring.datasets.load import LABELS
from saring.training.out_of_core.cells import cells_of
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
    options = TrainingOptions(roles=roles)
    cells = cells_of(SOURCES, counts, options)
    assert cells.questions == QUESTIONS
    for place, question in enumerate(QUESTIONS):
        rows, y = answers(frame, question, roles)
        assert cells.answer[place, source[rows], label[rows]].tolist() == y.tolist()
        weights = row_weights(frame, rows, y, question, roles)
        assert cells.weight[place, source[rows], label[rows]] == pytest.approx(weights)
        others = np.setdiff1d(np.arange(len(frame)), rows)
        assert not cells.weight[place, source[others], label[others]].any()
        assert cells.penalty[place] == pytest.approx(1 / (options.strength_of(question) * len(rows)))
        assert cells.asked[place] == pytest.approx(len(rows) / len(frame))
