"""Find and mask private data: phone numbers, NIK, account numbers, e-mail addresses and @names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from saring.text.links import link_spans
from saring.text.scanner import compiled_scanner
from saring.text.spans import Span, replace_around
from saring.text.symbols import ACCOUNT, ANY_SYMBOL, EMAIL, MASKS, MENTION, NIK, PHONE

_MASK_TABLE = str.maketrans(MASKS)
_NUMBER_IN_LINK = re.compile(r"\d{9,}")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_MENTION = re.compile(rf"(?<![\w@\]{ANY_SYMBOL}])@\w[\w.]*")
_GAP = r"[\s().\u2010-\u2013-]{0,2}"
_NIK = re.compile(r"(?<![\d.,])(?:\d[ .]?){15}\d(?!\d|[.,]\d)")
_PHONE = re.compile(
    rf"(?<![\w.,+])(?:\+?62|\(?0(?=[2-9])){_GAP}(?:\d{_GAP}){{7,12}}\d(?!\d)|(?<![\w+])\+\d(?:{_GAP}\d){{8,13}}(?!\d)"
)
_ACCOUNT = re.compile(r"(?<![\w.,])\d(?:[ -]?\d){8,15}(?!\w|[.,]\d)")
_MIN_PRIVATE_DIGITS = 9
_NOT_DIGITS = bytes(set(range(256)) - set(b"0123456789"))


def mask_private(text: str) -> str:
    """Replace phone numbers, NIK, account numbers, e-mail addresses and @names; keep links.

    >>> mask_private("hubungi 0812-0000-1234 atau bu.ani@contoh.example")
    'hubungi [telepon] atau [email]'
    """
    if "@" not in text and not has_private_number(text):
        return text
    masked = replace_around(text, _spans_of_links(text), _mask_in_link, _to_symbols).translate(_MASK_TABLE)
    # A mask can split what looked like one word and expose another number: repeat until nothing is left.
    return masked if masked == text else mask_private(masked)


def has_private_number(text: str) -> bool:
    """Tell whether a text has enough digits for a phone or account number."""
    # Nearly every message ends here, so this counts digits in the fastest way.
    return len(text.encode("utf-8", "replace").translate(None, _NOT_DIGITS)) >= _MIN_PRIVATE_DIGITS


def to_symbols(text: str, *, has_number: bool) -> str:
    """Replace private data by symbols, the most specific pattern first; numbers only where there may be some."""
    if "@" in text:
        text = _MENTION.sub(MENTION, _EMAIL.sub(EMAIL, text))
    if has_number:
        text = _ACCOUNT.sub(ACCOUNT, _PHONE.sub(PHONE, _NIK.sub(NIK, text)))
    return text


def _spans_of_links(text: str) -> Iterable[Span]:
    scanner = compiled_scanner()
    return link_spans(text) if scanner is None else scanner.links(text)


def _mask_in_link(link: str) -> str:
    """Mask a number inside a link, such as `wa.me/62812…`."""
    return _NUMBER_IN_LINK.sub(PHONE, link)


def _to_symbols(text: str) -> str:
    """Replace private data by symbols; with a compiled scanner, only in the spans it reports."""
    has_number = has_private_number(text)
    if "@" not in text and not has_number:
        return text
    scanner = compiled_scanner()
    windows = [(0, len(text))] if scanner is None else scanner.private_windows(text)
    return replace_around(text, windows, lambda stretch: to_symbols(stretch, has_number=has_number), str)
