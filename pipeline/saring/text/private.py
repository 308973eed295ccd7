"""Find and mask private data: numbers that belong to a person, e-mail addresses and @names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from saring import compiled
from saring.text.addresses import public_address
from saring.text.links import find_link_spans
from saring.text.plain_view import plain_view
from saring.text.private_numbers import private_numbers
from saring.text.private_words import MAIL_ADDRESS, WORDS_BEFORE_PLATE, mails, private_words
from saring.text.spans import Span
from saring.text.symbols import ANY_SYMBOL, EMAIL, LINK, MASKS, MENTION, NAME

if TYPE_CHECKING:
    from saring.settings import Privacy

_EMAIL = re.compile(MAIL_ADDRESS)
_MENTION = re.compile(rf"(?<![\w@\]{ANY_SYMBOL}])@\w[\w.]*")
_PRICE_EACH = r"(?:rp\b|\d{1,3}(?:[.,]?\d{3}){0,2}(?:rb|ribu|k|jt)?\b)"
_NAMED = re.compile(rf"(?<![\w@\]])@(?!{_PRICE_EACH})\w[\w.]*", re.I)
_DEFANGED = re.compile(r"(?<![\w.-])[\w-]{1,63}(?:\[\.\][\w-]{1,63}){1,6}(?:/[^\s<>\"']*)?")
_OTHER_SCHEME = re.compile(r"\bwhatsapp://[^\s<>\"']+")
_DIGITS_NEAR = re.compile(r"[0-9](?:(?:[^\w\n]|[_oil]){0,4}[0-9])*")
_THREE_DIGITS = re.compile(r"[0-9]{3}")
_MIN_DIGITS = 9
_SIX_DIGITS = re.compile(r"(?:\d\D{0,4}){5}\d")
_MAY_BE_PLATE = re.compile(r"\d[ .-]{0,2}[A-Z]{1,3}(?![\w-])")
_NOT_DIGITS = bytes(set(range(256)) - set(b"0123456789"))
_SPELLED_AT = re.compile(r"[\[({] ?(?:at|a|et) ?[\])}]", re.I)
_MAX_PASSES = 4

_Replacement = tuple[int, int, str]


class _Choice(NamedTuple):
    """What an office chose: digits of its own telephones, and a pattern of the names it masks."""

    kept: frozenset[str] = frozenset()
    names: re.Pattern[str] | None = None


_choice = _Choice()


def use_privacy(privacy: Privacy) -> None:
    """Mask by what an office chose, from here on and in the whole process."""
    global _choice  # texts are masked in many places, which know nothing of an office
    names = [r"\s+".join(map(re.escape, name.split())) for name in sorted(privacy.names, key=len, reverse=True)]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.I) if names else None
    _choice = _Choice(frozenset(map(_digits_of_telephone, privacy.keep_numbers)), pattern)


def _digits_of_telephone(written: str) -> str:
    """Return the digits of a telephone, the code of the country as a zero."""
    return re.sub(r"^(?:62)?0*", "0", re.sub(r"\D", "", written))


def _is_kept(number: str) -> bool:
    return _digits_of_telephone(number) in _choice.kept


def mask_private(text: str) -> str:
    """Replace private data by masks; of links only what identifies a person goes.

    >>> mask_private("hubungi 0812-0000-1234 atau bu.ani@contoh.example")
    'hubungi [telepon] atau [email]'
    """
    # A mask can split what looked like one word and expose another number.
    for _ in range(_MAX_PASSES):
        if not _needs_rules(text):
            break
        masked = _masked_once(text)
        if masked == text:
            break
        text = masked
    return text


def masks_names() -> bool:
    """Tell whether an office masks names, which any text may have."""
    return _choice.names is not None


def has_private_number(text: str) -> bool:
    """Tell whether nine digits of a folded text, three of them together, stand so near that they may be private."""
    near = (found[0] for found in _DIGITS_NEAR.finditer(text))
    return any(_THREE_DIGITS.search(one) and sum(map(str.isdigit, one)) >= _MIN_DIGITS for one in near)


def to_symbols(text: str, *, has_number: bool) -> str:
    """Replace private data of a folded text without links by symbols; numbers only where there may be some."""
    if "@" in text:
        text = _MENTION.sub(MENTION, _EMAIL.sub(EMAIL, text))
    return _replaced(text, private_numbers(text)) if has_number else text


def _needs_rules(text: str) -> bool:
    return _private_data_check()(text) or (_choice.names is not None and _choice.names.search(text) is not None)


@cache
def _private_data_check() -> Callable[[str], bool]:
    """Return the compiled check, or its definition where it was not built."""
    made = compiled.find("checks")
    check: Callable[[str], bool] = _may_hold_private_data if made is None else made.may_hold_private_data
    return check


def _masked_once(text: str) -> str:
    view, places = plain_view(text)
    found = [one for one in _private_spans(view) if one[2] != view[one[0] : one[1]]]
    return _replaced(text, [(places[start], places[end], mask) for start, end, mask in found])


def _may_hold_private_data(text: str) -> bool:
    """Tell whether a text has a sign of an address, six digits near each other, or what may be a plate."""
    n_digits = len(text.encode("utf-8", "replace").translate(None, _NOT_DIGITS))
    if (n_digits >= 6 or not text.isascii()) and _SIX_DIGITS.search(text):
        return True
    small = text.lower()
    if n_digits >= 2 and (_MAY_BE_PLATE.search(text) or any(word in small for word in WORDS_BEFORE_PLATE)):
        return True
    if "@" in text or "\uff20" in text or " at " in small or "delapan" in small or _SPELLED_AT.search(text):
        return True
    return "://" in text and ("?" in text or "#" in text)


def _private_spans(view: str) -> list[_Replacement]:
    """Return start, end and mask of each stretch that must not be shown."""
    addresses = _without_overlaps([*mails(view), *((start, end, LINK) for start, end in _addresses_of_pages(view))])
    bare = _blanked(view, addresses)
    named = [(*found.span(), MENTION) for found in _NAMED.finditer(bare)] if "@" in bare else []
    bare = _blanked(bare, named)
    people = ((*found.span(), NAME) for found in _choice.names.finditer(bare)) if _choice.names else ()
    worded = _without_overlaps([*private_words(bare), *people])
    numbers = private_numbers(_blanked(bare, worded))
    numbers = (one for one in numbers if not (_choice.kept and _is_kept(view[one[0] : one[1]])))
    shown = sorted([*addresses, *named, *worded, *numbers])
    return [(start, end, _shown(view[start:end], symbol)) for start, end, symbol in shown]


def _shown(stretch: str, symbol: str) -> str:
    return public_address(stretch, _is_kept) if symbol == LINK else MASKS[symbol]


def _addresses_of_pages(view: str) -> Iterator[Span]:
    for start, end in find_link_spans(view):
        while view[end : end + 1] == "_":  # of a query that may go, though no link ends so
            end += 1
        yield start, end
    for sign, rule in (("[.]", _DEFANGED), ("whatsapp://", _OTHER_SCHEME)):
        if sign in view:
            yield from (found.span() for found in rule.finditer(view))


def _without_overlaps(found: Iterable[_Replacement]) -> list[_Replacement]:
    """Return what was found in its order, the first and longest of those that overlap."""
    kept: list[_Replacement] = []
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _blanked(view: str, found: Iterable[_Replacement]) -> str:
    """Return a text as long as before, with line breaks where something was found."""
    return _replaced(view, [(start, end, "\n" * (end - start)) for start, end, _ in found])


def _replaced(text: str, replacements: Iterable[_Replacement]) -> str:
    pieces, position = [], 0
    for start, end, instead in replacements:
        pieces += [text[position:start], instead]
        position = end
    return "".join([*pieces, text[position:]])
