"""Shares and measures as they are written in the language in force; plain numbers are in `saring.i18n.numbers`."""

from __future__ import annotations

from collections.abc import Mapping

from saring.i18n.numbers import ABSENT as ABSENT
from saring.i18n.numbers import number as number


def share(value: float | None, digits: int = 0) -> str:
    """Write a share of 1 as per cent, with the space that keeps the sign on the line."""
    return ABSENT if value is None else f"{number(100 * value, digits)}\u00a0%"


def interval(measure: Mapping[str, float] | None) -> str:
    """Write a measure with the ends of its interval, as `0.81 (0.80–0.82)` does."""
    if measure is None:
        return ABSENT
    return f"{number(measure['value'])} ({number(measure['low'])}–{number(measure['high'])})"
