"""Dates in words, as Google writes them in the language of the account: English and Indonesian."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january", "feb februari february", "mar maret march", "apr april", "mei may", "jun juni june",
            "jul juli july", "agu agustus aug august", "sep sept september", "okt oktober oct october",
            "nov november", "des desember dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(\d{4})\b")
_DAY = re.compile(r"\b(\d{1,2})\b(?![.:]\d)(?<![.:]\d)(?<![.:]\d\d)")
_CLOCK = re.compile(r"\b(\d{1,2})[.:](\d\d)(?:[.:](\d\d))?\b")
_OFFSET = re.compile(r"(?:UTC|GMT)([+-]\d{1,2})(?::?(\d\d))?")
_ZONES = {"UTC": 0, "GMT": 0, "WIB": 7, "WITA": 8, "WIT": 9}


def time_of_words(text: str) -> datetime | None:
    """Return a time written in words, aware where it names a zone; None if it is none.

    >>> time_of_words("Jumat, 29 Mei 2026 pukul 03.00.29 UTC").isoformat()
    '2026-05-29T03:00:29+00:00'
    >>> time_of_words("Friday, May 29, 2026 at 3:00:29\\u202fPM UTC").isoformat()
    '2026-05-29T15:00:29+00:00'
    """
    if len(text) > 100:
        return None
    words = _WORD.findall(text)
    month = next((_MONTHS[word.casefold()] for word in words if word.casefold() in _MONTHS), None)
    year, clock = _YEAR.search(text), _CLOCK.search(text)
    day = _DAY.search(text[: clock.start()] if clock else "")
    if month is None or not (year and clock and day):
        return None
    try:
        hour = _hour(int(clock[1]), {word.casefold() for word in words})
        return datetime(int(year[1]), month, int(day[1]), hour, int(clock[2]), int(clock[3] or 0), tzinfo=_zone(text))
    except ValueError:
        return None


def _hour(hour: int, words: set[str]) -> int:
    if words & {"am", "pm"}:
        return hour % 12 + 12 * ("pm" in words)
    return hour


def _zone(text: str) -> timezone | None:
    if offset := _OFFSET.search(text):
        hours = int(offset[1])
        return timezone(timedelta(hours=hours, minutes=int(offset[2] or 0) * (1 if hours >= 0 else -1)))
    name = text.split()[-1]
    return (timezone(timedelta(hours=_ZONES[name])) if _ZONES[name] else UTC) if name in _ZONES else None
