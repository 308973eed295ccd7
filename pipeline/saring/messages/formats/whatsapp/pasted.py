"""Lines that look like headers but belong to another chat, which somebody pasted into a message.

Either of two signs shows it. The header has a shape that is not one of the file's own. Or it goes back to an
earlier day, its sender writes nothing else in the file, and the next header is back in the present. So a late
message of the same day is a message, and so is everything that a known person sends.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import NamedTuple

from saring.messages.formats.whatsapp.header_parser import HeaderParser, is_stranger
from saring.messages.formats.whatsapp.headers import HeaderShape, date_and_clock, iter_headers, shape_of

_LATE = timedelta(hours=6)
_LONGEST_PASTE = 50


class PastedLines(NamedTuple):
    """What a pass over the whole file finds: the shapes that are its own, and the numbers of pasted lines."""

    own_shapes: frozenset[HeaderShape]
    lines: frozenset[int]


def find_pasted(parser: HeaderParser) -> PastedLines:
    """Read the headers of a whole file and find those that were pasted; keeps names and line numbers only."""
    shapes: Counter[HeaderShape] = Counter()
    known, found = set(parser.senders), list[tuple[int, str]]()
    strangers: list[tuple[int, str]] = []
    last, in_message = None, False
    for number, header in iter_headers(parser.source):
        shapes[shape := shape_of(header)] += 1
        if shape != parser.shape or not (sent_at := parser.time_at(shape, *date_and_clock(header))):
            continue
        sender, text = parser.split_sender(header["rest"])
        is_back = last is not None and goes_back(sent_at, last)
        if is_back and in_message and is_stranger(sender, text, known) and len(strangers) < _LONGEST_PASTE:
            strangers.append((number, sender))
            continue
        if is_back:  # time does not return, so these were messages: of another export that was appended, perhaps
            known.update(name for _, name in strangers)
        else:
            found += strangers
        strangers = []
        known.add(sender)
        last, in_message = sent_at, bool(sender)
    found += strangers
    lines = frozenset(number for number, sender in found if not sender or sender not in known)
    return PastedLines(_own_shapes(shapes), lines)


def goes_back(sent_at: datetime, last: datetime) -> bool:
    """Return whether a time is on an earlier day than the last one, and not just by a late message."""
    return sent_at.date() < last.date() and last - sent_at > _LATE


def _own_shapes(shapes: Counter[HeaderShape]) -> frozenset[HeaderShape]:
    """Return the shapes that are the file's own: the one that prevails, and others only if they are frequent.

    A file joined from several exports has several shapes; a pasted chat is a few lines of another one.
    """
    n = shapes.total()
    (main, n_main), *others = shapes.most_common()
    if n_main * 3 < n * 2:
        return frozenset(shapes)
    return frozenset({main} | {shape for shape, count in others if count >= 10 and count * 20 >= n})
