"""Sanitise texts for cells and pages: control characters, bidirectional controls, length, links."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from saring.files.tables import is_formula, join_list
from saring.i18n import say
from saring.i18n.dates import format_day, format_moment
from saring.i18n.labels import label
from saring.i18n.numbers import format_number
from saring.records import Cell
from saring.text.links import is_web_address

MAX_CELL_CHARACTERS = 32_767
CODED = {
    "verdict": "verdict", "verdict_before": "verdict", "verdict_after": "verdict", "platform": "platform",
    "kind": "kind", "status": "status",
}  # fmt: skip
"""Columns of codes in tables of messages and matches, and the kind of their labels."""
MAX_ADDRESS_CHARACTERS = 2_079
# Embeddings, overrides and isolates reorder the text around them; the marks that Arabic needs are kept.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def flat(value: Any) -> Any:
    """Return a value as one cell holds it: a list as one text, anything else unchanged."""
    return join_list(value) if isinstance(value, list) else value


def in_words(column: str, value: Any) -> Any:
    """Return a cell as people read it: a code of a message or a match as its label, anything else unchanged.

    >>> from saring.i18n import set_language
    >>> set_language("id")
    >>> in_words("platform", "whatsapp"), in_words("text", "whatsapp")
    ('WhatsApp', 'whatsapp')
    """
    kind = CODED.get(column)
    return label(kind, value) if kind and value else value


def written(cell: Cell) -> str:
    """Return what a person wrote into a cell as a page shows it: days and yes or no in words.

    >>> from saring.i18n import set_language
    >>> set_language("id")
    >>> written(date(2026, 7, 20)), written(True), written(2.5), written("tunggu puskesmas")
    ('20 Juli 2026', 'ya', '2,5', 'tunggu puskesmas')
    """
    if isinstance(cell, bool):
        return say("cell_yes") if cell else say("cell_no")
    if isinstance(cell, datetime):
        return format_moment(cell) if cell.time() != time() else format_day(cell)
    if isinstance(cell, date):
        return format_day(cell)
    if isinstance(cell, time):
        return f"{cell:{say('time_format')}}"
    if isinstance(cell, float):
        return format_number(cell, len(str(cell).partition(".")[2]))
    return shown(str(cell))


def defused(value: Any) -> Any:
    """Return a cell that a spreadsheet shows as text and never runs as a formula.

    >>> defused("=1+1"), defused(-0.5)
    ("'=1+1", -0.5)
    """
    return f"'{value}" if isinstance(value, str) and is_formula(value) else value


def shown(text: str) -> str:
    r"""Return a text with control characters as spaces and bidirectional controls by name.

    >>> shown("gambar\u202egpj.exe\x07")
    'gambar[U+202E]gpj.exe '
    """
    if text.isprintable():  # nearly all texts are ASCII, and this check is cheap
        return text
    return _TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", without_controls(text))


def without_controls(text: str) -> str:
    """Replace control characters, which cells and pages cannot contain, by spaces."""
    return text if text.isprintable() else _CONTROL.sub(" ", text.replace("\r\n", "\n"))


def fitted(text: str) -> str:
    """Return a text sanitised and cut for a cell of Excel."""
    return cut_to_cell(shown(text))


def cut_to_cell(text: str) -> str:
    """Cut a text to the limit of an Excel cell, with a note of its full length if it was cut."""
    # Excel counts UTF-16 units: an emoji has two.
    if len(text) <= MAX_CELL_CHARACTERS // 2 or _utf16_units(text) <= MAX_CELL_CHARACTERS:
        return text
    notice = say("cell_cut", n=len(text))
    room = 2 * (MAX_CELL_CHARACTERS - len(notice))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + notice


def is_address(text: str) -> bool:
    """Tell whether a text is a web address that may become a link: http or https, nothing else.

    >>> is_address("https://cek.example/1"), is_address("javascript:alert(1)")
    (True, False)
    """
    return len(text) <= MAX_ADDRESS_CHARACTERS and is_web_address(text)


def _utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
