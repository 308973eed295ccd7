"""Format dates and times of day in the chosen language."""

from __future__ import annotations

from datetime import date, datetime

from saring.i18n import say
from saring.i18n.numbers import ABSENT


def format_day(on: date) -> str:
    """Format a date with its month in words.

    >>> from saring.i18n import set_language
    >>> set_language("id")
    >>> format_day(date(2026, 8, 17))
    '17 Agustus 2026'
    """
    return f"{on.day} {say('month_names').split()[on.month - 1]} {on.year}"


def format_weekday(on: date) -> str:
    """Format a date with the day of the week: `Senin, 17 Agustus 2026`."""
    return f"{say('weekday_names').split()[on.weekday()]}, {format_day(on)}"


def format_moment(at: datetime | None) -> str:
    """Format a date with the time of day; None becomes a dash."""
    return f"{format_day(at)} {at:{say('time_format')}}" if at else ABSENT
