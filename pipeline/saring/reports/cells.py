"""What a text looks like where a person reads it: nothing in it may act, hide or be cut unseen."""

from __future__ import annotations

import re

from saring.i18n import PHRASES, say
from saring.text.links import has_web_scheme

MAX_CELL_CHARACTERS = 32_767
MAX_ADDRESS_CHARACTERS = 2_079
# Embeddings, overrides and isolates turn the letters around them; marks that only help Arabic along stay.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_ADDRESS = re.compile(r"[\s\x00-\x20\"<>\\^`{|}\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> str:
    r"""Return a text with control characters as spaces and characters that turn the line around by name.

    >>> shown("gambar\u202egpj.exe\x07")
    'gambar[U+202E]gpj.exe '
    """
    if text.isprintable():  # nearly all are, and this costs nothing
        return text
    return _TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", without_controls(text))


def without_controls(text: str) -> str:
    """Return a text with control characters, which no cell or page can hold, as spaces."""
    return text if text.isprintable() else _CONTROL.sub(" ", text.replace("\r\n", "\n"))


def fitted(text: str) -> str:
    """Return a text as a cell of Excel shows it."""
    return cut_to_cell(shown(text))


def cut_to_cell(text: str) -> str:
    """Return as much of a text as a cell of Excel has room for; where it is cut, it says so and how long it was."""
    # Excel counts UTF-16 units: an emoji is two.
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
    is_named = has_web_scheme(text) and not text.endswith("://")
    return is_named and len(text) <= MAX_ADDRESS_CHARACTERS and not _NOT_IN_ADDRESS.search(text)


def label(kind: str, code: str) -> str:
    """Return what a person reads for a code of some kind; a code without a phrase is shown as it is.

    >>> from saring.i18n import set_language
    >>> set_language("en")
    >>> label("verdict", "no_claim"), label("topic", "cuaca ekstrem")
    ('no claim', 'cuaca ekstrem')
    """
    key = f"{kind}_{code}"
    return say(key) if key in PHRASES else code


def _utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
