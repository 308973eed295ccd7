"""What once broke Saring breaks it no more: the table of attacks (`scripts/hostile_table.py`), row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.hostile_table import ROWS, Row, outcome


@pytest.mark.parametrize(
    # Signals are tried on every backend in `tests/cli/test_interrupted.py`.
    "row",
    [pytest.param(row, marks=pytest.mark.slow if row.is_slow else ()) for row in ROWS if row.name != "signals"],
    ids=lambda row: row.name,
)
def test_an_attack_does_nothing(row: Row) -> None:
    now, is_right = outcome(row)
    assert is_right, now


def test_an_attack_that_works_is_told() -> None:
    def works(_folder: Path) -> str:
        raise RecursionError("too deep\nhere")

    assert outcome(Row("x", "", "", works)) == ("**RecursionError: too deep[U+000A]here**", False)
