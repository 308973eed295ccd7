"""Days and times as people write them in the language in force."""

from __future__ import annotations

from datetime import date, datetime

from saring.i18n import say
from saring.i18n.shares import ABSENT


def day(on: date) -> str:
    """Write a day.

    >>> from saring.i18n import set_language
    >>> set_language("id")
    >>> day(date(2026, 8, 17))
    '17 Agustus 2026'
    """
    return f"{on.day} {say('month_names').split()[on.month - 1]} {on.year}"


def weekday(on: date) -> str:
    """Write a day with its name, as in `Senin, 17 Agustus 2026`."""
    return f"{say('weekday_names').split()[on.weekday()]}, {day(on)}"


def moment(at: datetime | None) -> str:
    """Write a day and time, a dash where there is none."""
    return f"{day(at)} {at:{say('time_format')}}" if at else ABSENT
