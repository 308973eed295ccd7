"""Parse dates in Indonesian or English text: on web pages, wikis, letters and in fact-checks."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from saring.text.months import MONTHS, month_pattern
from saring.text.zones import zone_of

_NAMES = month_pattern()
_WEEKDAYS = (
    "senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|sen|sel|rab|kam|jum|sab|min"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun"
)
_S = "[ \u00a0\u202f]"
_DATE = (
    r"(?:(?P<y1>\d{4})[-/](?P<m1>\d{1,2})[-/](?P<d1>\d{1,2})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0-]+(?P<m2>{_NAMES})\b[.,]?[ \u00a0-]+(?P<y2>\d{{4}})"
    rf"|(?P<m3>{_NAMES})\b\.?{_S}+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?{_S}+(?P<y3>\d{{4}})"
    r"|(?P<d4>\d{1,2})[-/.](?P<m4>\d{1,2})[-/.](?P<y4>\d{4}))(?!\d)"
)
_CLOCK = r"(?P<h{n}>\d{{1,2}})[:.](?P<i{n}>\d{{2}})(?:[:.](?P<s{n}>\d{{2}})(?:\.\d+)?)?"
_HALF = rf"(?:{_S}*(?P<half>[ap]\.?m\b\.?))?"
_JOIN = rf"(?:T|{_S}*[,»•|-]{_S}*|{_S}+)(?:(?:pukul|jam|at|pada){_S}+)?"
_ZONE = (
    rf"(?:{_S}*\(?(?P<zone>Z\b|WIB\b|WITA\b|WIT\b|(?:UTC|GMT)(?:{_S}*[+-]\d{{1,2}}(?::?\d{{2}})?)?"
    r"|[+-]\d{2}:?\d{2}(?!\d))\)?)?"
)
_BEFORE = _CLOCK.format(n=1)
_AFTER = _CLOCK.format(n=2)
_PATTERN = re.compile(
    rf"(?<![\d.])(?:(?:{_WEEKDAYS})\b,?{_S}+)?(?:{_BEFORE},?{_S}+)?{_DATE}(?:{_JOIN}{_AFTER}{_HALF})?{_ZONE}",
    re.IGNORECASE,
)
MAX_DATE_CHARS = 80


class FoundDate(NamedTuple):
    """A date in a text: the time, aware where a zone stands beside it, and where it begins and ends."""

    at: datetime
    start: int
    end: int
    has_clock: bool


def find_date(text: str, *, month_first: bool = False) -> FoundDate | None:
    """Return the first date of a text that exists; numeric dates are day first unless `month_first`.

    >>> find_date("ditulis Jum'at, 12 Januari 2024 pukul 03.04 WIB").at.isoformat()
    '2024-01-12T03:04:00+07:00'
    """
    for match in _PATTERN.finditer(text):
        if at := _time(match, month_first=month_first):
            has_clock = (match["h1"] or match["h2"]) is not None
            return FoundDate(at, match.start(), match.end(), has_clock)
    return None


def parse_date(text: str) -> datetime | None:
    """Parse a text that is a date as a whole; None where it is not.

    >>> parse_date("Jan 12, 2024 3:04:05 pm"), parse_date("pada 12 Jan 2024")
    (datetime.datetime(2024, 1, 12, 15, 4, 5), None)
    """
    text = text.strip()
    if len(text) > MAX_DATE_CHARS:
        return None
    match = _PATTERN.fullmatch(text)
    return _time(match, month_first=False) if match else None


def find_day(text: str) -> date | None:
    """Return the first day a text names, or None; numbers alone are year first or day first.

    >>> find_day("2026-06-28T23:00:00+07:00"), find_day("Minggu (28/6/2026)"), find_day("20260628")
    (datetime.date(2026, 6, 28), datetime.date(2026, 6, 28), datetime.date(2026, 6, 28))
    >>> find_day("3 Pebruari 2025"), find_day("Rilis: Feb 3rd, 2025"), find_day("31/2/2026")
    (datetime.date(2025, 2, 3), datetime.date(2025, 2, 3), None)
    """
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        found = find_date(text)
        return found.at.date() if found else None


def is_month_first(text: str) -> bool:
    """Whether the dates of numbers in a text can only be month first: `01-26-2014`."""
    return any(match["d4"] and int(match["d4"]) <= 12 < int(match["m4"]) <= 31 for match in _PATTERN.finditer(text))


def _time(match: re.Match[str], *, month_first: bool) -> datetime | None:
    day, month, year = next((match[f"d{n}"], match[f"m{n}"], match[f"y{n}"]) for n in range(1, 5) if match[f"d{n}"])
    if match["d4"] and month_first:
        day, month = month, day
    n = 1 if match["h1"] else 2
    hour, minute, second = (int(match[f"{part}{n}"] or 0) for part in "his")
    if half := match["half"]:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    try:
        return datetime(
            int(year), MONTHS.get(month.lower()) or int(month), int(day), hour, minute, second, tzinfo=_zone(match)
        )
    except (ValueError, OverflowError):
        return None


def _zone(match: re.Match[str]) -> tzinfo | None:
    return zone_of(match["zone"]) if match["zone"] else None
