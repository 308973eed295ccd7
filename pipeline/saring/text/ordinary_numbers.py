"""Numbers that belong to nobody: sums, dates, times, years, coordinates, telephones of a service, quantities.

No pattern repeats without a bound, so each looks at a few characters only.
"""

from __future__ import annotations

import re
from functools import cache

from saring.resources.word_lists import load_word_list

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_TWO_DIGITS_DAY, _TWO_DIGITS_MONTH = r"(?:0[1-9]|[12]\d|3[01])", r"(?:0[1-9]|1[0-2])"
_DATE = (
    rf"{_DAY}[-/.]{_DAY}[-/.]{_YEAR}(?!\d)|{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}(?!\d)|{_DAY}/{_DAY}/\d\d(?![\d/])"
    rf"|{_YEAR}{_TWO_DIGITS_MONTH}{_TWO_DIGITS_DAY}(?:\d{{4}}|\d{{6}})?(?!\d)"
)
_YEARS = rf"{_YEAR}(?:[ ,/-]{{1,3}}{_YEAR}){{1,8}}(?![\d.])"
_TIME = r"(?:[01]\d|2[0-4])\.[0-5]\d(?:\.[0-5]\d)?(?![.:]?\d)"
_SUM = r"[1-9]\d{0,2}(?:(?:\.\d{3}){1,6}(?:,\d{1,2})?|(?:,\d{3}){1,6}(?:\.\d{1,2})?)(?![.,]?\d)"
_DECIMAL = r"(?:0\d?|[1-9]\d{0,2})[.,]\d{4,}(?![.,]?\d)"
_SERVICE = (
    r"(?:0[- ]?80[0-9](?:[ .-]?\d){6,8}|(?:021[ )-]{1,2})?1500[ -]?\d{3}|(?:021[ )-]{1,2})?500[ -]?\d{2,3})(?![ -]?\d)"
)
_COUNTED = r"\d+(?= {{0,2}}(?:{unit})\b)"
_SUM_AFTER_MONEY = re.compile(r"\d+(?:[., ]\d{3}){0,6}(?:,\d\d)?(?!\d)")
_ROUND_SUM = re.compile(rf"{_SUM}(?<=000)|{_COUNTED.format(unit='rupiah|juta')}", re.I)
_EMPLOYEE = re.compile(rf"{_YEAR}{_TWO_DIGITS_MONTH}{_TWO_DIGITS_DAY}{_YEAR}{_TWO_DIGITS_MONTH}[12]\d{{3}}")


def ordinary_end(text: str, start: int) -> int | None:
    """Return where a number that belongs to nobody ends, if one begins here.

    >>> ordinary_end("1.250.000 tunai", 0), ordinary_end("0812-0000-1234", 0)
    (9, None)
    """
    found = _ordinary().match(text, start)
    return found.end() if found else None


def sum_end(text: str, start: int) -> int:
    """Return where a sum of money ends whose number begins here, in any spelling."""
    found = _SUM_AFTER_MONEY.match(text, start)
    return found.end() if found else start


def is_round_sum(text: str, start: int) -> bool:
    """Tell whether a number is written as a sum in thousands, which no account is."""
    return bool(_ROUND_SUM.match(text, start))


def is_employee_number(digits: str) -> bool:
    """Tell whether eighteen digits are those of a civil servant: born on, employed since, sex, sequence."""
    return bool(_EMPLOYEE.fullmatch(digits))


@cache
def _ordinary() -> re.Pattern[str]:
    unit = "|".join(sorted(map(re.escape, load_word_list("number_words.toml")["unit"]), key=len, reverse=True))
    kinds = (_SUM, _DATE, _YEARS, _TIME, _DECIMAL, _SERVICE, _COUNTED.format(unit=unit))
    return re.compile("|".join(kinds), re.I)
