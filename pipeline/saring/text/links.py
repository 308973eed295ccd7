"""The links of a text and whom their addresses pretend to be; nothing is ever looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from saring.resources.word_lists import load_word_list

_TOP_LEVEL = (
    "com|net|org|id|info|xyz|me|ly|gl|site|online|top|club|shop|link|app|icu|live|store|website|example|test|cc|vip|work|buzz"
    "|click|fun|biz|pro|world|tk|ml|ga|cf|gq|co|io|in|asia|space|tech|cloud|dev|my|ru|cn|lol|cyou|sbs|bond|today|life"
)
_REST = r"[^\s<>\"']*[^\s<>\"'.,!?;:*_)]"
_LINK = re.compile(
    rf"https?://(?P<host>[^\s/?#:<>\"']+)(?P<rest>[/?#:](?:{_REST})?)?"
    rf"|(?<![\w@.-])(?P<bare>(?:[^\W_][\w-]{{0,62}}\.){{1,6}}(?:{_TOP_LEVEL}))(?![\w@-]|\.\w)(?P<tail>/(?:{_REST})?)?",
    re.I,
)
_LETTERS_OF_DIGITS = (str.maketrans("013457", "oieast"), str.maketrans("013457", "oleast"))
_LETTER_ALIKE = str.maketrans("авеікмнорстухѕјԁԛԝαεικνορτυχı", "abeikmhopctyxsjdqwaeiknoptuxi")


class Link(NamedTuple):
    """A link of a text: where it stands, its host in lower case without `www.`, and what follows the host."""

    start: int
    end: int
    host: str
    rest: str


def find_links(text: str) -> list[Link]:
    """Return the links of a text, with or without `https://`; numbers in them may be masked already.

    >>> [link.host for link in find_links("daftar di Cek-Bansos.example/a, atau https://www.kemensos.go.id.")]
    ['cek-bansos.example', 'kemensos.go.id']
    """
    if "." not in text:
        return []
    return [_link(match) for match in _LINK.finditer(text)]


def _link(match: re.Match[str]) -> Link:
    found, rest = match["host"] or match["bare"], match["rest"] or match["tail"] or ""
    host = found.rstrip(".,!?;:*_)]")
    end = match.end() - (0 if rest else len(found) - len(host))  # the stop after a link is not part of it
    return Link(match.start(), end, host.lower().removeprefix("www."), rest)


def is_under(host: str, domains: Iterable[str]) -> bool:
    """Tell whether a host is one of the domains or stands under one.

    >>> is_under("cekbansos.kemensos.go.id", ["go.id"]), is_under("kemensos-go.id", ["go.id"])
    (True, False)
    """
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def is_official(host: str) -> bool:
    """Tell whether a host belongs to the state, or is the true address of a known bank or firm."""
    return is_under(host, load_word_list("signals.toml")["links"]["official_endings"]) or is_under(
        host, load_word_list("signals.toml")["names"]["domains"]
    )


def is_kind(host: str, kind: str) -> bool:
    """Tell whether a host is one of the listed `shorteners`, `chats` or `platforms`."""
    return is_under(host, load_word_list("signals.toml")["links"][kind])


def posed_name(host: str) -> str | None:
    """Return the agency, bank or firm whose name a foreign host carries, or None.

    Digits are read as the letters they stand for, and so are foreign letters that look alike.

    >>> posed_name("cek-kemens0s.example"), posed_name("kemensos.go.id"), posed_name("bri-promo.example")
    ('kemensos', None, 'bri')
    >>> posed_name("abrian-batik.example")
    """
    if is_official(host) or is_kind(host, "platforms") or is_kind(host, "shorteners"):
        return None
    names = load_word_list("signals.toml")["names"]
    for spelled in _spellings(host):
        pieces = re.split(r"[.-]", spelled)[:-1]  # the last piece is the ending
        if named := [name for name in names["whole"] if name in pieces]:
            return str(named[0])
        if named := [name for name in names["within"] if name in "-".join(pieces)]:
            return str(max(named, key=len))
    return None


def is_disguised(host: str) -> bool:
    """Tell whether a host mixes alphabets or hides foreign letters behind `xn--`.

    >>> is_disguised("xn--kemensos-123.example"), is_disguised("kem\\u0435nsos.example"), is_disguised("kafé.example")
    (True, True, False)
    """
    if "xn--" in host:
        return True
    scripts = {unicodedata.name(letter, "?").split(" ")[0] for letter in host if letter.isalpha()}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK"})


@lru_cache(maxsize=1 << 12)
def _spellings(host: str) -> tuple[str, ...]:
    """Return a host with look-alikes as what they look like: its digits as letters, and without them."""
    plain = unicodedata.normalize("NFKD", host).translate(_LETTER_ALIKE)
    return *(plain.translate(letters) for letters in _LETTERS_OF_DIGITS), re.sub(r"\d", "", plain)
