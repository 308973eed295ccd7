"""Times as platforms and scrapers write them, to `datetime`; aware where the source names a zone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from saring.text.months import LONG, month_number

_ZONES = {"UTC": 0, "GMT": 0, "Z": 0, "WIB": 7, "WITA": 8, "WIT": 9, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7}
_NAMED_ZONE = re.compile(r"[ ,]*\b(UTC|GMT|Z|WIB|WITA|WIT|EST|EDT|PST|PDT)$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")
_UNIX = {"unix": 1, "unix_ms": 1_000, "unix_us": 1_000_000}


def zone_of(name: str) -> tzinfo:
    """Return the zone of a name (`Asia/Jakarta`, `WIB`, `+07:00`); `ValueError` for a name nobody knows."""
    if name.upper() in _ZONES:
        return timezone(timedelta(hours=_ZONES[name.upper()]))
    if match := _OFFSET.fullmatch(name):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        return timezone(-offset if match[1] == "-" else offset)
    try:
        return ZoneInfo(name)
    except (OSError, KeyError) as error:  # ZoneInfoNotFoundError is a KeyError; a folder gives an OSError
        raise ValueError(name) from error


def parse_time(text: str, formats: tuple[str, ...], zone: tzinfo | None = None) -> datetime | None:
    """Return the time in the first of `formats` that fits, or None.

    A format is `iso`, `unix`, `unix_ms`, `unix_us` or one of `strptime`; months may be Indonesian, and a
    named zone (WIB, UTC, …) may follow. `zone` is that of times which name none.

    >>> parse_time("24 Agustus 2024 09.43 WIB", ("%d %B %Y %H.%M",)).isoformat()
    '2024-08-24T09:43:00+07:00'
    """
    text = text.strip()
    for form in formats:
        found = _parse(text, form)
        if found is not None:
            return found.replace(tzinfo=zone) if found.tzinfo is None else found
    return None


def _parse(text: str, form: str) -> datetime | None:
    try:
        if form in _UNIX:
            return datetime.fromtimestamp(float(text) / _UNIX[form], UTC)
        if form == "iso":
            return _with_zone(text, datetime.fromisoformat)
        return _with_zone(text, lambda part: datetime.strptime(_english(part), form))
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


def _english(text: str) -> str:
    """Write the months of a text in English, as `strptime` knows them."""

    def month(match: re.Match[str]) -> str:
        number = month_number(match[0])
        if number is None:
            return match[0]
        return datetime(2000, number, 1).strftime("%B" if match[0].casefold() in LONG else "%b")

    return _WORD.sub(month, text)
