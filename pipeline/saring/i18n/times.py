"""Times of messages compared by the clock on the wall: some exports name a zone and some do not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from saring.i18n import say


def on_the_wall(time: datetime) -> datetime:
    """Return the time without its zone."""
    return time if time.tzinfo is None else time.replace(tzinfo=None)


def earliest(times: Iterable[datetime | None]) -> datetime | None:
    """Return the first of the times that are known, or None."""
    return min((time for time in times if time), key=on_the_wall, default=None)


def latest(times: Iterable[datetime | None]) -> datetime | None:
    """Return the last of the times that are known, or None."""
    return max((time for time in times if time), key=on_the_wall, default=None)


def spoken_span(span: timedelta) -> str:
    """Return a stretch of time as a person says it, in its largest unit: minutes, hours below two days, days.

    >>> from saring.i18n import set_language; set_language("en")
    >>> spoken_span(timedelta(minutes=95)), spoken_span(timedelta(days=3, hours=2))
    ('1 h 35 min', '3 days')
    """
    minutes = int(abs(span).total_seconds()) // 60
    if minutes < 60:
        return say("span_minutes", minutes=minutes)
    if minutes < 2 * 24 * 60:
        return say("span_hours", hours=minutes // 60, minutes=minutes % 60)
    return say("span_days", days=minutes // (24 * 60))
