"""Times in the cells of a table, in the spellings that people and Excel write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo

from saring.i18n import say
from saring.messages.times import parse_clock, parse_day
from saring.records import ReadReport
from saring.text.dates import MAX_DATE_CHARS, parse_date
from saring.text.time_formats import if_possible, parse_time
from saring.text.zones import zone_of

AS_WRITTEN = ("written",)
"""The `time_formats` of a table of which nothing is known: ISO 8601, or any date that a person or Excel writes."""
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.? ?[Mm]\.?)?"
_NUMERIC = re.compile(
    r"(?:[^\W\d]{3,10},? )?(?P<date>\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))"
    rf"(?:,? (?:(?:pukul|jam|pkl\.?) )?(?P<clock>{_CLOCK})(?: (?P<zone>WIB|WITA|WIT))?)?"
)
_SHORT_YEAR = re.compile(r"(?<=\d[ -])([^\W\d]{3,9}[ -])(\d\d)(?![\d.:])")
_SERIAL = re.compile(r"\d{5}(?:\.\d{1,12})?")
_FIRST_DAY = datetime(1899, 12, 30)  # Excel counts days from here
_SERIALS = range(25_569, 73_051)  # 1970 to 2100


class TableTimes:
    """Parses the times of one table, and counts those that it cannot read, with an example.

    `formats` are those of a preset or a map file. With `AS_WRITTEN` the order of numbers such as `01/07/2026` is that
    of `examples`: month first where most of them can only be that, else day first, which is only assumed where no
    number is above 12.
    """

    def __init__(self, formats: tuple[str, ...], zone: tzinfo | None, examples: Iterable[str] = ()) -> None:
        self._formats = formats
        self._zone = zone
        self._order, self._assumed = _order(examples) if formats == AS_WRITTEN else ("dmy", "")
        self.n_unread = 0
        self.example = ""

    def parse(self, cell: str) -> datetime | None:
        """Return the time of a cell, or of two cells joined by a line end; None where it cannot be read."""
        if not cell:
            return None
        written = self._formats == AS_WRITTEN
        for text in _spellings(cell) if written else (cell,):
            found = self._parse_written(text) if written else parse_time(text, self._formats, self._zone)
            if found is not None:
                return found
        self.n_unread += 1
        self.example = self.example or cell[:40]
        return None

    def _parse_written(self, text: str) -> datetime | None:
        if (found := parse_time(text, ("iso",), self._zone)) is not None or len(text) > MAX_DATE_CHARS:
            return found
        if (numeric := _NUMERIC.fullmatch(text)) is not None:
            day, clock = parse_day(numeric["date"], self._order), parse_clock(numeric["clock"] or "0:00")
            found = None if day is None or clock is None else day + clock
            zone = zone_of(numeric["zone"]) if numeric["zone"] else self._zone
        elif _SERIAL.fullmatch(text) and int(float(text)) in _SERIALS:
            found, zone = _FIRST_DAY + timedelta(seconds=round(float(text) * 86_400)), self._zone
        else:
            found, zone = if_possible(parse_date(_SHORT_YEAR.sub(r"\g<1>20\g<2>", text))), self._zone
        return found.replace(tzinfo=zone) if found and found.tzinfo is None else found

    def add_notes(self, report: ReadReport, where: str) -> None:
        """Add to the report how many times could not be read, and that an order was assumed."""
        if self.n_unread:
            report.notes.append(say("times_unread", where=where, n=self.n_unread, found=self.example))
        if self._assumed:
            report.notes.append(say("table_order_assumed", where=where, found=self._assumed))


def _spellings(cell: str) -> Iterator[str]:
    """Yield a cell, or a date and a clock from two cells: together, then each alone, for one may hold both."""
    parts = [" ".join(part.split()) for part in cell.split("\n")]
    if len(parts) > 1:
        yield f"{parts[0].removesuffix('T00:00:00')} {parts[-1]}"
    yield from reversed(parts)


def _order(examples: Iterable[str]) -> tuple[str, str]:
    """Return the order of numeric dates, and an example that reads differently in another one if it is only assumed."""
    n_day_first = n_month_first = 0
    assumed = ""
    for cell in examples:
        numeric = _NUMERIC.match(" ".join(cell[:MAX_DATE_CHARS].split()))
        if numeric is None:
            continue
        first, second = (int(number) for number in re.split(r"[-/.]", numeric["date"])[:2])
        n_day_first += first > 12
        n_month_first += second > 12
        if first != second and max(first, second) <= 12:
            assumed = assumed or numeric["date"]
    return "mdy" if n_month_first > n_day_first else "dmy", "" if n_day_first or n_month_first else assumed
