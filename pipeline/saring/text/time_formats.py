"""Parse times in given formats; the result is aware where the text names a time zone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo

from saring.text.months import with_english_months
from saring.text.zones import ZONES, zone_of

_NAMED_ZONE = re.compile(rf"(?<![ ,])[ ,]*\b({'|'.join(ZONES)})$")
YEARS = range(1970, 2101)
"""The years in which something can have been sent; any other is a mistake, and arithmetic on it may overflow."""
_UNIX = {"unix": 1, "unix_ms": 1_000, "unix_us": 1_000_000}


def if_possible(at: datetime | None) -> datetime | None:
    """Return a time if something can have been sent in its year, else None."""
    return at if at and at.year in YEARS else None


def parse_time(text: str, formats: tuple[str, ...], zone: tzinfo | None = None) -> datetime | None:
    """Return the time in the first of `formats` that fits, or None.

    A format is `iso`, `unix`, `unix_ms`, `unix_us` or one of `strptime`; months may be Indonesian, and a
    named zone (WIB, UTC, …) may follow. `zone` is that of times which name none.

    >>> parse_time("24 Agustus 2024 09.43 WIB", ("%d %B %Y %H.%M",)).isoformat()
    '2024-08-24T09:43:00+07:00'
    """
    text = text.strip()
    for form in formats:
        found = if_possible(_parse(text, form))
        if found is not None:
            return found.replace(tzinfo=zone) if found.tzinfo is None else found
    return None


def _parse(text: str, form: str) -> datetime | None:
    try:
        if form in _UNIX:
            return datetime.fromtimestamp(float(text) / _UNIX[form], UTC)
        if form == "iso":
            return _with_zone(text, datetime.fromisoformat)
        return _with_zone(text, lambda part: datetime.strptime(with_english_months(part), form))
    except (ValueError, OverflowError, OSError):
        return None


def _with_zone(text: str, parse: Callable[[str], datetime]) -> datetime:
    try:
        return parse(text)
    except ValueError:
        named = _NAMED_ZONE.search(text)
        if named is None:
            raise
        return parse(text[: named.start()]).replace(tzinfo=zone_of(named[1]))
