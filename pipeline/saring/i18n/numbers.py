"""Numbers as they are written in the language in force: 1,234.5 in English, 1.234,5 in Indonesian."""

from __future__ import annotations

from saring.i18n import get_language

ABSENT = "–"
_INDONESIAN = str.maketrans(",.", ".,")


def number(value: float | None, digits: int = 3) -> str:
    """Write a number with `digits` decimals; a dash where there is none.

    >>> from saring.i18n import set_language
    >>> set_language("id")
    >>> number(1234.5, 1), number(None)
    ('1.234,5', '–')
    """
    if value is None:
        return ABSENT
    written = f"{value:,.{digits}f}"
    return written.translate(_INDONESIAN) if get_language() == "id" else written
