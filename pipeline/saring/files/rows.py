"""A row of a table that is written: its cells, and how many digits its numbers keep."""

from __future__ import annotations

from typing import Any

Row = tuple[Any, ...]


def rounded(number: float | None) -> float | None:
    """Return a number with the six digits that files keep."""
    return None if number is None else round(number, 6)
