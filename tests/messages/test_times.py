"""Days and clocks in the spellings that exports have."""

from __future__ import annotations

from datetime import datetime

import pytest

from saring.messages.times import parse_clock, parse_day, parse_iso_time, parse_mail_time
from saring.text.time_formats import parse_time


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


@pytest.mark.parametrize(
    "text",
    [
        "1 Jan 99999999999999999999",
        "Sat, 1 Jan 99999999999999999999 10:00:00 +0000",
        "31 Dec 9999 23:00:00 -0800",
        "1 Jan 2020 10:00:00 +999999999999",
    ],
)
def test_a_time_in_no_possible_year_is_none(text: str) -> None:
    assert parse_mail_time(text) is None


@pytest.mark.parametrize("text", ["9999-12-31T23:59:59-08:00", "0001-01-01T00:00:00+08:00", "99999999-01-01"])
def test_an_iso_time_in_no_possible_year_is_none(text: str) -> None:
    assert parse_iso_time(text) is None
    assert parse_time(text, ("iso",)) is None
