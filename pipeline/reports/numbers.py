"""Numbers as they are written in the language in force: 1,234.5 in English, 1.234,5 in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.phrases import get_language

ABSENT = "–"
_INDONESIAN = str.maketrans(",.", ".,")


def number(value: float | None, digits: int = 3) -> str:
    """Write a number with `digits` decimals; a dash where there is none.

    >>> from pipeline.phrases import set_language
    >>> set_language("id")
    >>> number(1234.5, 1), number(None)
    ('1.234,5', '–')
    """
    if value is None:
        return ABSENT
    written = f"{value:,.{digits}f}"
    return written.translate(_INDONESIAN) if get_language() == "id" else written


def share(value: float | None, digits: int = 0) -> str:
    """Write a share of 1 as per cent, with the space that keeps the sign on the line."""
    return ABSENT if value is None else f"{number(100 * value, digits)}\u00a0%"


def interval(measure: Mapping[str, float] | None) -> str:
    """Write a measure with the ends of its interval, as `0.81 (0.80–0.82)` does."""
    if measure is None:
        return ABSENT
    return f"{number(measure['value'])} ({number(measure['low'])}–{number(measure['high'])})"
