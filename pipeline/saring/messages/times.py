"""Days, clocks and times as exports write them, for the readers of text exports and of headers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from saring.files.sources import Source
from saring.text.time_formats import YEARS, if_possible

DIRECTION_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_NUMBER = re.compile(r"\d+")
_NUMERIC_DATE = re.compile(r"[\d./-]+")
_AM = frozenset({"am", "ص", "sa", "pg", "上午", "오전", "午前"})
_PM = frozenset({"pm", "م", "ch", "ptg", "下午", "오후", "午後"})
_BUDDHIST_FROM, _BUDDHIST_LEAD, _REIWA_BEGAN = 2400, 543, 2018
_MAX_CACHED = 100_000


def parse_day(text: str, order: str) -> datetime | None:
    """Parse a numeric date; None if there is no such day.

    `order` is `dmy` or `mdy`; a date that begins with its year is always year, month, day, and one with the year in the
    middle month, year, day.

    >>> parse_day("31/02/24", "dmy"), parse_day("27/3/2565 BE", "dmy")
    (None, datetime.datetime(2022, 3, 27, 0, 0))
    """
    numbers = _NUMBER.findall(text)
    is_reiwa = "R" in text
    year_first = len(numbers[0]) == 4 or (is_reiwa and text.lstrip(DIRECTION_MARKS).startswith("R"))
    first, second, third = map(int, numbers)
    if year_first:
        year, month, day = first, second, third
    elif len(numbers[1]) == 4:
        month, year, day = first, second, third
    else:
        year, (day, month) = third, (first, second) if order == "dmy" else (second, first)
    if is_reiwa:
        year += _REIWA_BEGAN
    elif year < 100:
        year += 2000 if year < 69 else 1900
    elif year > _BUDDHIST_FROM:
        year -= _BUDDHIST_LEAD
    try:
        return datetime(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def parse_clock(text: str) -> timedelta | None:
    """Parse a time of day, of 12 or 24 hours, with or without seconds; None if there is no such time.

    >>> str(parse_clock("7.18 p. m."))
    '19:18:00'
    """
    hour, minute, second = ([int(number) for number in _NUMBER.findall(text)] + [0])[:3]
    half = "".join(filter(str.isalpha, text)).casefold()
    if half in _AM and hour == 12:
        hour = 0
    elif half in _PM and hour < 12:
        hour += 12
    if hour > 23 or minute > 59 or second > 59:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)


def infer_order(dates: Iterable[str]) -> tuple[str, bool]:
    """Return the order of the dates, `dmy` or `mdy`, and whether it is only assumed.

    A number above 12 settles the order. Without one, it is the order in which time runs backwards less
    often, and day first where both are equal, as nearly everywhere in the world.

    >>> infer_order(["06/03/2017", "08/05/2017", "09/04/2017"])
    ('mdy', False)
    """
    n_back, last, differs = {"dmy": 0, "mdy": 0}, {"dmy": datetime.min, "mdy": datetime.min}, False
    for text in dates:
        days = {order: day for order in n_back if (day := parse_day(text, order))}
        if len(days) == 1:
            return next(iter(days)), False
        for order, day in days.items():
            n_back[order] += day < last[order]
            last[order] = day
        differs = differs or len(set(days.values())) > 1
    order = min(n_back, key=n_back.__getitem__)
    return order, differs and n_back["dmy"] == n_back["mdy"]


class HeaderTimes:
    """Parses the dates and clocks of headers in one order, and caches them: a chat repeats both."""

    def __init__(self, order: str) -> None:
        self.order = order
        self.days: dict[str, datetime] = {}
        self.clocks: dict[str, timedelta] = {}

    @classmethod
    def of_file(cls, source: Source, dates: re.Pattern[str]) -> HeaderTimes:
        """Return the times of a file, in the order that the dates in its first 64 KiB have."""
        found = (match["date"] for match in dates.finditer(source.head_text))
        return cls(infer_order(filter(_NUMERIC_DATE.fullmatch, found))[0])

    def at(self, date: str, clock: str) -> datetime | None:
        """Return the naive time of a date and a clock; None if one of them does not exist."""
        if (day := self.days.get(date)) is None and (day := parse_day(date, self.order)) is None:
            return None
        if (time := self.clocks.get(clock)) is None and (time := parse_clock(clock)) is None:
            return None
        if len(self.days) + len(self.clocks) > _MAX_CACHED:
            self.days.clear()
            self.clocks.clear()
        self.days[date], self.clocks[clock] = day, time
        return day + time


def parse_iso_time(text: str) -> datetime | None:
    """Parse a time in ISO 8601, aware where it names a zone; None for anything else."""
    if len(text) > 40:
        return None
    try:
        return if_possible(datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text.strip())))
    except ValueError:
        return None


def parse_mail_time(text: str) -> datetime | None:
    """Parse a date of an e-mail header (RFC 5322), aware where it names a zone; None for anything else."""
    try:
        return if_possible(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
