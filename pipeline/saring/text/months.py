"""Month names in Indonesian and English, long and short, as platforms and people write them.

All date parsing uses this table.
"""

from __future__ import annotations

import re
from datetime import date

# For each month the short names, then the long ones.
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
LONG_MONTHS = {name: number for name, number in MONTHS.items() if name in _NAMES[number - 1][1].split()}
"""The same without the short names."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def month_number(name: str) -> int | None:
    """Return the number of a month named in Indonesian or English, long or short.

    >>> month_number("Agustus"), month_number("Agt"), month_number("Dec"), month_number("desa")
    (8, 8, 12, None)
    """
    return MONTHS.get(name.casefold())


def month_pattern(names: dict[str, int] = MONTHS) -> str:
    """Return the names as the alternatives of a regular expression, the longest first."""
    return "|".join(sorted(names, key=len, reverse=True))


def with_english_months(text: str) -> str:
    """Return a text with its months in English, as `strptime` and pandas expect them; short names stay short.

    >>> with_english_months("3 Pebruari 2025"), with_english_months("3 Nop 2025")
    ('3 February 2025', '3 Nov 2025')
    """
    return _WORD.sub(lambda match: _in_english(match[0]), text)


def _in_english(word: str) -> str:
    number = month_number(word)
    if number is None:
        return word
    return f"{date(2000, number, 1):{'%B' if word.casefold() in LONG_MONTHS else '%b'}}"
