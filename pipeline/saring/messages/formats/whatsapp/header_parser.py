"""The headers of one file: their main shape, the order of their dates, and the senders they name."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime

from saring.files.sources import Source
from saring.messages.formats.whatsapp.events import is_actor, is_system
from saring.messages.formats.whatsapp.headers import (
    LRM,
    SENDER,
    HeaderShape,
    compile_header,
    date_and_clock,
    find_header,
    header_shape,
    iter_dates,
)
from saring.messages.times import HeaderTimes, infer_order

_NEVER = re.compile("(?!)").match


class HeaderParser:
    """Parses the headers of one file.

    `shape` is the shape that most headers of its beginning have; None if it has none. `senders` holds each
    sender as written in a header, and the clean name.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.shape = _main_shape(source.head_text)
        self.senders: dict[str, str] = {}
        self.order_is_assumed = False
        self._match_main_shape = compile_header(self.shape).match if self.shape else _NEVER
        self._times: dict[HeaderShape, HeaderTimes] = {}

    def parse(self, line: str) -> tuple[HeaderShape, str, str, str] | None:
        """Return shape, date, clock and rest of the header of a line; None if the line has none."""
        if self.shape and (header := self._match_main_shape(line)):
            first, second, rest = header.groups()
            return (self.shape, second, first, rest) if self.shape.time_first else (self.shape, first, second, rest)
        other = find_header(line)
        return (header_shape(other), *date_and_clock(other), other["rest"]) if other else None

    def times_of(self, shape: HeaderShape) -> HeaderTimes:
        """Return the times of one shape: in a file joined from two exports, each has its own order of dates."""
        if shape not in self._times:
            order, is_assumed = infer_order(iter_dates(self.source, shape))
            self.order_is_assumed = self.order_is_assumed or is_assumed
            self._times[shape] = HeaderTimes(order)
        return self._times[shape]

    def time_at(self, shape: HeaderShape, date: str, clock: str) -> datetime | None:
        """Return the time of a header; None if its date or its clock does not exist."""
        return self.times_of(shape).at(date, clock)

    def split_sender(self, rest: str) -> tuple[str, str]:
        """Split what follows a header into sender and text; the sender of a system line is empty."""
        rest = rest.removesuffix("\r")
        if (cut := SENDER.match(rest)) and not is_actor(cut[1].lstrip(LRM)):
            return cut[1], cut[2] or ""
        name, colon, text = rest.partition(":")
        if colon and name in self.senders:
            return name, text
        return "", rest.lstrip(LRM)


def is_stranger(sender: str, text: str, known: set[str] | dict[str, str]) -> bool:
    """Return whether a header names an unknown sender, or has no sender and is not a system line either."""
    return sender not in known if sender else not is_system(text)


def _main_shape(text: str) -> HeaderShape | None:
    headers = filter(None, map(find_header, text.split("\n")))
    most = Counter(map(header_shape, headers)).most_common(1)
    return most[0][0] if most else None
