"""The header of a message: the one general pattern for all languages, and the faster pattern of one shape.

The phone's language decides how a header is written. Nearly all headers of a file have one shape, so a
pattern is compiled for that shape and tried first; whatever fails it is tried with the general pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from saring.files.sources import Source
from saring.messages.times import DIRECTION_MARKS

LRM = "\u200e"

# An ordinary space, U+00A0 or U+202F, by version and language.
_S = "[ \u00a0\u202f]"
_M = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*+"
_DATE = rf"R?\d{{1,4}}{_M}[./-]{_M} ?R?(?:\d{{4}}|\d{{1,2}}){_M}[./-]{_M} ?R?\d{{1,4}}{_M}\.?(?: ?г\.)?(?:{_S}BE)?"
_JOIN = rf"(?:[,،]?{_S}++(?:(?:klo|kl\.?|à|at|às|um|alle|ore|pukul|a las){_S})?|{_S}[-–]{_S})"
_HALF = rf"[ \u00a0\u202f_]*+(?:[AaPp]\.?{_S}?[Mm]\b\.?|ص|م|SA|CH|PG|PTG)"
_CLOCK = rf"(?:(?:上午|下午|오전|오후|午前|午後){_S}?)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:{_HALF})?"
# Without brackets a dash ends the header; before a sender also a colon or semicolon, and after seconds a colon
# before anything, or nothing before a sender (`13. 6. 2018. 21:25:15 a: m`).
_BEFORE_SENDER = r"(?=[^:\n]{1,100}:(?: |\r?$))"
_END = (
    rf"(?:{_S}[-–—](?:{_S}|(?=\r?$))|[:;]{_S}{_BEFORE_SENDER}"
    rf"|(?<=[:.]\d\d[:.]\d\d)(?::{_S}|(?P<bare>{_S}(?=[^:\n]{{1,100}}: ))))"
)
_HEADER = re.compile(
    rf"{_M}(?P<open>\[)?{_M}(?:(?P<date>{_DATE})(?P<join>{_JOIN}){_M}(?P<clock>{_CLOCK})"
    rf"|(?P<clock2>{_CLOCK})(?P<join2>,?{_S}){_M}(?P<date2>{_DATE})){_M}(?(open)\]{_S}?|{_END})(?P<rest>.*)"
)
SENDER = re.compile(r"(.{1,100}?):(?: (.*)|\r?$)")
# The characters a header may begin with: one look at the first character of a line rules out most continuations.
LEADS = "0123456789[R\u200e\u200f\u202a\u202b\u202c\u2068\ufeff٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯上下오午"
# The beginning of everything `find_header` matches: a line that begins otherwise can only continue a message.
_MAY_BEGIN = rf"{_M}\[?{_M}(?:R?\d{{1,4}}{_M}[./-]{_M} ?R?\d|\d\d?[:.]\d|[上下오午])"

_NUMBER = re.compile(r"\d+")


class HeaderShape(NamedTuple):
    """The way a header is written: which marks it has, in which order. All headers of one export share it."""

    bracket: bool
    time_first: bool
    separator: str
    join: str
    time_separator: str
    seconds: bool
    half_days: bool
    year_first: bool
    long_year: bool


def find_header(line: str) -> re.Match[str] | None:
    """Return the match of the header a line begins with; None if it begins with none.

    >>> find_header("24/07/24 09.43 - Siti: pasar tutup")["rest"]
    'Siti: pasar tutup'
    """
    header = _HEADER.match(line)
    return None if header and header["bare"] and ". " not in date_and_clock(header)[0] else header


def date_and_clock(header: re.Match[str]) -> tuple[str, str]:
    """Return the date and the clock of a header as they are written."""
    return header["date"] or header["date2"], header["clock"] or header["clock2"]


def header_shape(header: re.Match[str]) -> HeaderShape:
    """Return the shape of a header."""
    date, clock = date_and_clock(header)
    numbers = _NUMBER.findall(date)
    return HeaderShape(
        bracket=header["open"] is not None,
        time_first=header["date"] is None,
        separator=next(filter("./-".__contains__, date)),
        join=re.sub(_S, " ", header["join"] or header["join2"]),
        time_separator=next(filter(".:".__contains__, clock)),
        seconds=len(_NUMBER.findall(clock)) == 3,
        half_days=any(map(str.isalpha, clock)),
        year_first=len(numbers[0]) == 4 or date.lstrip(DIRECTION_MARKS).startswith("R"),
        long_year=len(numbers[0]) == 4 or len(numbers[2]) == 4,
    )


def compile_header(shape: HeaderShape) -> re.Pattern[str]:
    """Compile the pattern of one shape: date and clock, in the order of the shape, and the rest of the line.

    `find_header` agrees on everything it matches. A line that it does not match (with marks before the
    bracket, or a year of an era) may still be a header.
    """
    return re.compile("{}({}){}({}){}(.*)".format(*_header_parts(shape)))


def compile_rows(shape: HeaderShape | None) -> re.Pattern[str]:
    """Compile the pattern that cuts a block of whole lines into rows, for `findall`.

    A row is a header of the shape with a sender, and all lines after it that cannot be a header. Its groups are
    date, clock, sender, text and further lines, or clock before date in a shape that has it so. Any other line is
    a row of its own, in the last group.
    """
    if shape is None:
        return re.compile(r"(?!)()()()()()|(.*+)\n")
    begin, first, join, second, end = _header_parts(shape)
    header = rf"{begin}({first}){join}({second}){end}([^:\n]{{1,100}}): (?!{LRM})"
    # The file's own header comes first: it is what nearly always ends a message.
    return re.compile(rf"{header}(.*+)((?:\n(?!{begin}{first}|\Z|{_MAY_BEGIN}).*+)*+)\n|(.*+)\n")


def _header_parts(shape: HeaderShape) -> tuple[str, str, str, str, str]:
    separator, time_separator = re.escape(shape.separator), re.escape(shape.time_separator)
    parts = [r"\d\d?", r"\d\d?", r"\d{4}" if shape.long_year else r"\d\d"]
    date = separator.join(reversed(parts) if shape.year_first else parts)
    clock = rf"\d\d?{time_separator}\d\d" + rf"{time_separator}\d\d" * shape.seconds
    clock += _HALF if shape.half_days else ""
    first, second = (clock, date) if shape.time_first else (date, clock)
    join = re.escape(shape.join).replace(r"\ ", _S)
    return (r"\[", first, join, second, r"\] ") if shape.bracket else ("", first, join, second, " - ")


def iter_headers(source: Source) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the number of each line that begins with a header, and its match."""
    with source.open_text() as stream:
        for number, line in enumerate(stream, start=1):
            if line[0] in LEADS and (header := find_header(line)):
                yield number, header


def iter_dates(source: Source, shape: HeaderShape | None) -> Iterator[str]:
    """Yield the dates of the headers of a shape in the order of the file, each run of equal dates once."""
    if shape is None or shape.year_first:
        return
    match, last = compile_header(shape).match, ""
    with source.open_text() as stream:
        for line in stream:
            if header := match(line):
                date = header[2 if shape.time_first else 1]
            elif line[0] in LEADS and (header := find_header(line)) and header_shape(header) == shape:
                date = date_and_clock(header)[0]
            else:
                continue
            if date != last:
                yield date
                last = date
