from __future__ import annotations

from datetime import date

import pytest

from saring.text.dates import find_date, find_day, is_month_first, parse_date


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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-28", date(2026, 6, 28)),
        ("2026-06-28T10:00:00Z", date(2026, 6, 28)),
        ("28-06-2026", date(2026, 6, 28)),
        ("Minggu, 5 Mei 2024 10.00 WIB", date(2024, 5, 5)),
        ("12 Okt 2023", date(2023, 10, 12)),
        ("3 Pebruari 2025", date(2025, 2, 3)),
        ("Rilis 17 Nopember 2021", date(2021, 11, 17)),
        ("1 Mrt 2020", date(2020, 3, 1)),
        ("Jum'at, 2 Agt 2024", date(2024, 8, 2)),
        ("June 28th, 2026", date(2026, 6, 28)),
        ("20260628", date(2026, 6, 28)),
        ("31/2/2026", None),
        ("12 Agustusan 2023", None),
        ("12 Xyz 2023", None),
        ("", None),
    ],
)
def test_the_day_a_text_names(text: str, day: date | None) -> None:
    assert find_day(text) == day
