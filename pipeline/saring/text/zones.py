"""Time zone names in exports and web pages."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

ZONES = {"UTC": 0, "GMT": 0, "Z": 0, "WIB": 7, "WITA": 8, "WIT": 9, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7}
"""Abbreviation to hours from UTC."""
_OFFSET = re.compile(r"(?:UTC|GMT)?[ \u00a0\u202f]*([+-])(\d{1,2})(?::?(\d\d))?", re.I)


def zone_of(name: str) -> tzinfo:
    """Return the time zone of a name; raises `ValueError` for an unknown one.

    >>> zone_of("WIB").utcoffset(None), zone_of("utc-3:30").utcoffset(None) == -zone_of("+03:30").utcoffset(None)
    (datetime.timedelta(seconds=25200), True)
    """
    if name.upper() in ZONES:
        return timezone(timedelta(hours=ZONES[name.upper()]))
    if match := _OFFSET.fullmatch(name):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(-offset if match[1] == "-" else offset)
    try:
        return ZoneInfo(name)
    except (OSError, KeyError) as error:  # ZoneInfoNotFoundError is a KeyError; a folder gives an OSError
        raise ValueError(name) from error
