"""Sixty authored messages have the title, the topics and the advice that an officer would accept."""

from __future__ import annotations

import pytest

from tests.worklist.sensible import SensibleRow, item_of, sensible_rows

ROWS = sensible_rows()


def test_there_are_sixty_rows_of_every_advice_and_many_topics() -> None:
    assert len(ROWS) == 60
    assert len({topic for row in ROWS for topic in row.topics}) >= 16


@pytest.mark.parametrize("row", ROWS, ids=[row.text.strip()[:40] for row in ROWS])
def test_a_row_is_sensible(row: SensibleRow) -> None:
    item = item_of(row)
    faults = [*row.title_faults(item.claim.title), *row.topic_faults(item), *row.advice_faults(item)]
    assert faults == []
