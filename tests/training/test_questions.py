from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from saring.training.questions import SourceRole, answers, calibrating, questions_of, row_weights, source_columns

FRAME = pd.DataFrame(
    {
        "label": ["hoax", "not_hoax", "no_claim", "hoax", "no_claim"],
        "source": ["a", "a", "a", "b", "b"],
    }
)


@pytest.mark.parametrize(
    ("question", "roles", "rows", "yes"),
    [
        ("claim", (), [0, 1, 2, 3, 4], [1, 1, 0, 1, 0]),
        ("hoax", (), [0, 1, 3], [1, 0, 1]),
        ("risk", (), [0, 1, 2, 3, 4], [1, 0, 0, 1, 0]),
        ("claim", (SourceRole("b", teaches=("hoax",)),), [0, 1, 2], [1, 1, 0]),
        ("hoax", (SourceRole("a", teaches=("claim", "risk")),), [3], [1]),
    ],
)
def test_sources_teach_only_what_they_may(
    question: str, roles: tuple[SourceRole, ...], rows: list[int], yes: list[int]
) -> None:
    found, y = answers(FRAME, question, roles)
    assert found.tolist() == rows
    assert y.tolist() == yes


def test_without_ordinary_talk_there_is_one_question() -> None:
    assert questions_of(FRAME) == ("claim", "hoax", "risk")
    assert questions_of(FRAME[FRAME["label"] != "no_claim"]) == ("hoax",)


def test_a_large_source_does_not_drown_a_small_one_and_a_factor_lifts_it() -> None:
    frame = pd.DataFrame({"label": "no_claim", "source": ["big"] * 400 + ["small"] * 4})
    rows, y = answers(frame, "claim", ())
    weights = row_weights(frame, rows, y, "claim", ())
    assert weights.mean() == pytest.approx(1.0)
    assert weights[-4:].sum() / weights[:400].sum() == pytest.approx(0.1)
    lifted = row_weights(frame, rows, y, "claim", (SourceRole("small", factor=3.0),))
    assert lifted[-1] / lifted[0] == pytest.approx(3 * weights[-1] / weights[0])


def test_claims_weigh_the_same_in_the_hoax_question() -> None:
    rows, y = answers(FRAME, "hoax", ())
    assert row_weights(FRAME, rows, y, "hoax", (SourceRole("a", factor=5.0),)).tolist() == [1, 1, 1]


def test_what_may_not_calibrate_is_left_out_unless_nothing_is_left() -> None:
    rows = np.arange(5)
    assert calibrating(FRAME, rows, (SourceRole("a", calibrates=False),)).tolist() == [False] * 3 + [True] * 2
    nobody = (SourceRole("a", calibrates=False), SourceRole("b", calibrates=False))
    assert calibrating(FRAME, rows, nobody).all()


def test_each_source_has_its_column_and_a_single_one_has_none() -> None:
    columns = source_columns(FRAME, np.array([0, 3, 4]))
    assert (columns > 0).tolist() == [[True, False], [False, True], [False, True]]
    assert source_columns(FRAME, np.array([0, 1])).shape == (2, 0)
