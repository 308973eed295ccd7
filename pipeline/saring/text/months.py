"""The names of the months in Indonesian and English, long and short, as platforms and people write them."""

from __future__ import annotations

# Of each month the short names, then the long ones.
_NAMES = (
    ("jan", "januari january"),
    ("feb peb", "februari february pebruari"),
    ("mar mrt", "maret march"),
    ("apr", "april"),
    ("", "mei may"),
    ("jun", "juni june"),
    ("jul", "juli july"),
    ("agu agt ags agust aug", "agustus august"),
    ("sep sept", "september"),
    ("okt oct", "oktober october"),
    ("nov nop", "november nopember"),
    ("des dec", "desember december"),
)
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in " ".join(names).split()}
"""Name in lower case to number."""
LONG = frozenset(name for _, names in _NAMES for name in names.split())


def month_number(name: str) -> int | None:
    """Return the number of a month named in Indonesian or English, long or short.

    >>> month_number("Agustus"), month_number("Agt"), month_number("Dec"), month_number("desa")
    (8, 8, 12, None)
    """
    return MONTHS.get(name.casefold())
