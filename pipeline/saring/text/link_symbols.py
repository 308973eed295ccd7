"""Replace links by symbols of their kind, with the link rules the model was trained with (`TEXT_VERSION` 2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from saring.text.links import IN_LINK, LAST_IN_LINK
from saring.text.symbols import ANY_SYMBOL, LINK, LINK_APP, LINK_GOV, LINK_SHORT

Span = tuple[int, int]

_TOP_LEVEL = "com|net|org|id|info|xyz|me|ly|gl|site|online|top|club|shop|link|app|icu|live|store|website|example|test"
_SHORTENER = "bit.ly|s.id|tinyurl.com|goo.gl|t.co|cutt.ly|rebrand.ly|is.gd|ow.ly|linktr.ee|wa.me|t.me|shorturl.at"
TOP_LEVELS, SHORTENERS = frozenset(_TOP_LEVEL.split("|")), frozenset(_SHORTENER.split("|"))
_REST = f"{IN_LINK}*{LAST_IN_LINK}"
_LINK = re.compile(
    rf"(?:https?://|www\.){_REST}"
    rf"|(?<![\w@.])(?:[a-z0-9-]{{1,63}}\.){{1,6}}(?:{_TOP_LEVEL})(?![\w@\[{ANY_SYMBOL}])(?:/(?:{_REST})?)?",
    re.I,
)
_BEFORE_HOST = r"(?:https?://)?(?:www\.)?"
_SHORTENED = re.compile(rf"{_BEFORE_HOST}(?:{_SHORTENER.replace('.', '[.]')})(?:/|$)", re.I)
_GOVERNMENT = re.compile(r"(?:https?://)?(?:[\w-]+\.)*go\.id(?:[/:?#]|$)", re.I)
_APP_FILE = re.compile(r"\.apk\b", re.I)


def link_spans(text: str) -> Iterable[Span]:
    """Return where the links of a text start and end, in order."""
    return (match.span() for match in _LINK.finditer(text)) if "." in text else ()


def link_symbol(link: str) -> str:
    """Return the symbol that stands for a link: app file, government, shortened, or any other.

    >>> link_symbol("https://bpom.go.id/berita") == LINK_GOV, link_symbol("wa.me/62812") == LINK_SHORT
    (True, True)
    """
    if _APP_FILE.search(link):
        return LINK_APP
    if _GOVERNMENT.match(link):
        return LINK_GOV
    return LINK_SHORT if _SHORTENED.match(link) else LINK


def replace_around(
    text: str, spans: Iterable[Span], inside: Callable[[str], str], outside: Callable[[str], str]
) -> str:
    """Apply `inside` to the given spans of a text and `outside` to the rest."""
    pieces, position = [], 0
    for start, end in spans:
        pieces += [outside(text[position:start]), inside(text[start:end])]
        position = end
    pieces.append(outside(text[position:]))
    return "".join(pieces)
