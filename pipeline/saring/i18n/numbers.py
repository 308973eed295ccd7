"""Format numbers, percentages and intervals in the chosen language: 1,234.5 in English, 1.234,5 in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping

from saring.i18n import get_language

ABSENT = "–"
_INDONESIAN = str.maketrans(",.", ".,")


def format_number(value: float | None, digits: int = 3) -> str:
    """Format a number with `digits` decimals; None becomes a dash.

    >>> from saring.i18n import set_language
    >>> set_language("id")
    >>> format_number(1234.5, 1), format_number(None)
    ('1.234,5', '–')
    """
    if value is None:
        return ABSENT
    written = f"{value:,.{digits}f}"
    return written.translate(_INDONESIAN) if get_language() == "id" else written


def format_share(value: float | None, digits: int = 0) -> str:
    """Format a share of 1 as a percentage, with a no-break space before the sign; None becomes a dash."""
    return ABSENT if value is None else f"{format_number(100 * value, digits)}\u00a0%"


def format_interval(measure: Mapping[str, float] | None) -> str:
    """Format a measure with its confidence interval: `0.81 (0.80–0.82)`; None becomes a dash."""
    if measure is None:
        return ABSENT
    return f"{format_number(measure['value'])} ({format_number(measure['low'])}–{format_number(measure['high'])})"
