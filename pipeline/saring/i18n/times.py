"""Compare the times of messages, and format durations.

Some exports name a time zone and some do not, so times are compared by their wall-clock time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from saring.i18n import say


def to_wall_clock(time: datetime) -> datetime:
    """Return the wall-clock time: the same date and time of day without the time zone."""
    return time if time.tzinfo is None else time.replace(tzinfo=None)


def earliest(times: Iterable[datetime | None]) -> datetime | None:
    """Return the earliest of the known times; None when none is known."""
    return min((time for time in times if time), key=to_wall_clock, default=None)


def latest(times: Iterable[datetime | None]) -> datetime | None:
    """Return the latest of the known times; None when none is known."""
    return max((time for time in times if time), key=to_wall_clock, default=None)


def format_duration(span: timedelta) -> str:
    """Format a duration in minutes, in hours and minutes below two days, or in days.

    >>> from saring.i18n import set_language; set_language("en")
    >>> format_duration(timedelta(minutes=95)), format_duration(timedelta(days=3, hours=2))
    ('1 h 35 min', '3 days')
    """
    minutes = int(abs(span).total_seconds()) // 60
    if minutes < 60:
        return say("span_minutes", minutes=minutes)
    if minutes < 2 * 24 * 60:
        return say("span_hours", hours=minutes // 60, minutes=minutes % 60)
    return say("span_days", days=minutes // (24 * 60))
