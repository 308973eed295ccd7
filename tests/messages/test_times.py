"""Days and clocks in the spellings that exports have."""

from __future__ import annotations

from datetime import datetime

import pytest

from saring.messages.times import parse_clock, parse_day


@pytest.mark.parametrize(
    ("date", "order", "day"),
    [
        ("24/07/24", "dmy", datetime(2024, 7, 24)),
        ("07/24/24", "mdy", datetime(2024, 7, 24)),
        ("2024/07/24", "mdy", datetime(2024, 7, 24)),
        ("R6/07/24", "dmy", datetime(2024, 7, 24)),
        ("24/7/R6", "dmy", datetime(2024, 7, 24)),
        ("24/7/2567 BE", "dmy", datetime(2024, 7, 24)),
        ("24. 7. 2024.", "dmy", datetime(2024, 7, 24)),
        ("٢٤\u200f/٠٧\u200f/٢٠٢٤", "dmy", datetime(2024, 7, 24)),
        ("01/01/70", "dmy", datetime(1970, 1, 1)),
        ("31/02/24", "dmy", None),
        ("29/02/23", "dmy", None),
        ("24/07/24", "mdy", None),
        ("24/07/1024", "dmy", None),
    ],
)
def test_days(date: str, order: str, day: datetime | None) -> None:
    assert parse_day(date, order) == day


@pytest.mark.parametrize(
    ("clock", "shown"),
    [
        ("09.43", "9:43:00"),
        ("21:41:35", "21:41:35"),
        ("12:00 AM", "0:00:00"),
        ("12:00\u202fpm", "12:00:00"),
        ("1:05 p.\u00a0m.", "13:05:00"),
        ("3:22_PM", "15:22:00"),
        ("00:08 a. m.", "0:08:00"),
        ("下午3:22", "15:22:00"),
        ("٩:١٠ م", "21:10:00"),
    ],
)
def test_clocks(clock: str, shown: str) -> None:
    assert str(parse_clock(clock)) == shown


@pytest.mark.parametrize("clock", ["24.00", "09.60", "10:10:61"])
def test_clocks_that_show_no_time(clock: str) -> None:
    assert parse_clock(clock) is None
