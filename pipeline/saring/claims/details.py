"""What a text says in places, dates, times and numbers: masked for comparing texts, and kept for telling them apart.

"Gempa di Malang" and "Gempa di Padang" are the same words around another place: masked they are one text, and
their details say that they are two claims.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from saring.resources.word_lists import word_groups
from saring.rules.reading import TextReading
from saring.text.months import MONTHS, month_pattern
from saring.text.normalise import normalise

PLACE, DATE, TIME, NUMBER = "\ue010", "\ue011", "\ue012", "\ue013"
# Words no text holds: a text of ASCII letters alone is normalised in half the time.
_WORD_OF_SYMBOL = {PLACE: "zqplace", DATE: "zqdate", TIME: "zqtime", NUMBER: "zqnumber"}
_SYMBOL_OF_WORD = {word: symbol for symbol, word in _WORD_OF_SYMBOL.items()}
_TO_WORDS = str.maketrans(_WORD_OF_SYMBOL)
_SYMBOLS = re.compile("[\ue010-\ue013]")
_PIECE = re.compile(r"\d|[^\W\d_]+")
_SCALE = {"rb": 10**3, "ribu": 10**3, "jt": 10**6, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "m": 10**9}
_SCALE |= {"triliun": 10**12, "ratus": 100, "puluh": 10}


class Masked(NamedTuple):
    """A text whose details are symbols, and the values of these in order: places, `7/24`, `21.00`, `500000`."""

    text: str
    values: tuple[str, ...]


def mask_details(reading: TextReading) -> Masked:
    """Replace places, dates, times and numbers by a symbol each, parted by spaces.

    >>> reading = TextReading("gempa di Malang, 24 Juli jam 9 malam, 5 korban, Rp 500.000 atau 500rb")
    >>> mask_details(reading).values
    ('malang', '7/24', '9', '5', '500000', '500000')
    """
    text = reading.text if reading.text.isascii() else _SYMBOLS.sub(" ", reading.text)
    found: list[tuple[int, int, str, str]] = []
    lower = text.lower()
    if not _hints().isdisjoint(_PIECE.findall(lower)):
        lower = lower if len(lower) == len(text) else text  # the places of a few letters move when lowered
        found = [(match.start(), match.end(), *_value(match)) for match in _pattern().finditer(lower)]
    taken = {i for start, end, _, _ in found for i in range(start, end)} if found else set()
    found += [(start, end, PLACE, name) for start, end, name in reading.place_names if start not in taken]
    pieces, position = [], 0
    for start, end, symbol, _ in sorted(found):
        pieces += [text[position:start], f" {symbol} "]
        position = end
    pieces.append(text[position:])
    return Masked("".join(pieces), tuple(value for *_, value in sorted(found)))


def normalise_masked(masked: str) -> str:
    """Normalise a masked text; its symbols stay."""
    text = normalise(masked.translate(_TO_WORDS))
    if "zq" not in text:
        return text
    return " ".join([_SYMBOL_OF_WORD.get(token, token) for token in text.split(" ")])


def _value(match: re.Match[str]) -> tuple[str, str]:
    """Return the symbol of a detail and its one spelling."""
    parts = match.groupdict()
    if parts["word"]:
        return DATE, parts["word"].lower().replace("'", "")
    if parts["month"]:
        day = parts["day"] or ""
        return DATE, f"{MONTHS[parts['month'].lower()]}/{day.lstrip('0')}"
    if parts["numeric_month"]:
        return DATE, f"{int(parts['numeric_month'])}/{int(parts['numeric_day'])}"
    if parts["only_day"]:
        return DATE, parts["only_day"].lstrip("0")
    if parts["hour"]:
        minute = parts["minute"] or "00"
        return TIME, f"{int(parts['hour'])}" + ("" if minute == "00" else f".{minute}")
    return NUMBER, _number(parts["digits"], parts["scale"], parts["words"])


def _number(digits: str | None, scale: str | None, words: str | None) -> str:
    """Return a number in figures: `1,5 juta` is 1500000."""
    if digits is None:
        return str(_of_words((words or "").lower().split()))
    plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
    if plain.count(".") > 1:
        return plain
    value = float(plain) * _SCALE.get((scale or "").lower(), 1)
    return f"{value:g}" if value < 10**5 and value != int(value) else str(int(value))


def _of_words(words: list[str]) -> int:
    """Return the number some words name: `dua puluh lima ribu` is 25000."""
    total = group = unit = 0
    for word in words:
        if word == "belas":
            unit += 10
        elif word in ("puluh", "ratus"):
            group, unit = group + max(unit, 1) * _SCALE[word], 0
        elif word in _SCALE:
            total, group, unit = total + max(group + unit, 1) * _SCALE[word], 0, 0
        else:
            group, unit = group + unit, 1 if word == "satu" else _numbers()[word]
    return total + group + unit


@cache
def _numbers() -> dict[str, int]:
    return {name: int(number) for name, _, number in (pair.partition("=") for pair in word_groups()["number"])}


@cache
def _hints() -> frozenset[str]:
    """Return the words and figures without one of which a text holds no date, time or number."""
    dated = word_groups()["day"] | word_groups()["feast"] | {"jum", "tahun", "idul", "minggu", "satu"}
    return frozenset("0123456789") | dated | MONTHS.keys() | _numbers().keys()


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the forms of dates, times and numbers; what touches letters, links or longer numbers is left."""
    months, numbers = month_pattern(), "|".join(_numbers())
    dated = "|".join(word_groups()["day"] | word_groups()["feast"])
    tens = "belas|puluh|ratus|ribu|juta|miliar|milyar|triliun"
    return re.compile(
        rf"(?<![\w./=@-])(?:"
        rf"(?:hari )?(?P<word>(?:{dated})|tahun baru|idul fitri|idul adha|(?<=hari )minggu)"
        rf"|(?:(?:tanggal|tgl)\.? ?)?(?:(?P<day>\d{{1,2}}) ?)?\b(?P<month>{months})\b(?: \d{{4}}| '?\d\d)?"
        rf"|(?:(?:tanggal|tgl)\.? ?)?(?P<numeric_day>\d{{1,2}})(?P<sep>[/-])(?P<numeric_month>\d{{1,2}})"
        rf"(?:(?P=sep)\d{{2,4}}|(?<=/\d)|(?<=/\d\d))"
        rf"|(?:tanggal|tgl)\.? ?(?P<only_day>\d{{1,2}})(?![.\d]\d)"
        rf"|(?:jam|pukul|pkl|jm)\.? ?(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?(?: ?(?:wib|wita|wit)\b)?"
        rf"|(?:rp\.? ?)?(?P<digits>\d{{1,3}}(?:[.,]\d{{3}})+|\d{{1,8}}(?:[.,]\d{{1,2}})?)"
        rf"(?: ?(?P<scale>rb|ribu|jt|juta|miliar|milyar|m|triliun))?(?:,-)?"
        rf"|(?P<words>(?:(?:{numbers}|satu(?= (?:{tens})))(?: (?:{tens}|{numbers}))*))"
        rf")(?![\w@/]|-\d|\.\d)"
    )
