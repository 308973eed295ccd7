from __future__ import annotations

import pytest

from saring.text.dates import find_date, is_month_first, parse_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Jan 12, 2024 3:04 am", "2024-01-12T03:04:00"),
        ("Jan 12, 2024, 12:04 AM", "2024-01-12T00:04:00"),
        ("Jul 12, 2024 4:55:32pm", "2024-07-12T16:55:32"),
        ("12 Jan 2024 03.04", "2024-01-12T03:04:00"),
        ("12 Januari 2024 pukul 03.04", "2024-01-12T03:04:00"),
        ("Sabtu, 12 Okt 2019 19:05 WIB", "2019-10-12T19:05:00+07:00"),
        ("12 Agustus 2020, 10.00 WITA", "2020-08-12T10:00:00+08:00"),
        ("23.08.2023 13:11:23 UTC-08:00", "2023-08-23T13:11:23-08:00"),
        ("03:04, 12 January 2024 (UTC)", "2024-01-12T03:04:00+00:00"),
        ("2018-01-01 12:00:00+0700", "2018-01-01T12:00:00+07:00"),
        ("2024-01-12T03:04:05.123Z", "2024-01-12T03:04:05+00:00"),
        ("26-07-2013 04:28", "2013-07-26T04:28:00"),
        ("Fri Jan 12, 2024 3:04 pm", "2024-01-12T15:04:00"),
        ("12 Mei 2024", "2024-05-12T00:00:00"),
    ],
)
def test_dates_as_pages_write_them(written: str, meant: str) -> None:
    found = parse_date(written)
    assert found is not None
    assert found.isoformat() == meant


@pytest.mark.parametrize(
    "text",
    ["", "Kemarin, 09:15", "31/02/2024", "2024-13-01", "12 Jan 2024 25:00", "12 Jan", "Rp12.500.2024", "12 Jan 2024 x"],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_the_order_of_numbers_is_told_by_a_day_above_twelve() -> None:
    assert is_month_first("01-05-2014, 01-26-2014")
    assert not is_month_first("01-05-2014, 26-01-2014")
    found = find_date("ditulis 01-05-2014 08:00", month_first=True)
    assert found is not None
    assert (found.at.month, found.at.day) == (1, 5)
