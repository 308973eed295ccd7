"""Find links in a text. This is the one definition of a link; it works offline.

Anything after `https://` or `www.` is a link. A bare name is one if it ends in a top-level domain
(`resources/top_level_domains.txt`) and is not more likely a missing space after a full stop, an abbreviation or a
file name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from saring.resources.word_lists import word_groups
from saring.text.hosts import is_listed
from saring.text.spans import Span
from saring.text.stem import is_everyday_word
from saring.text.symbols import ANY_SYMBOL

if TYPE_CHECKING:
    from saring.compiled.normaliser import Scanner

IN_LINK = rf"[^\s<>\"'{ANY_SYMBOL}]"
LAST_IN_LINK = rf"[^\s<>\"'{ANY_SYMBOL}.,!?;:*_)\]]"  # punctuation after a link is not part of it
_LABEL = r"[^\W_][\w-]{0,62}"
_START = re.compile(
    r"(?P<scheme>[hH][tT][tT][pP][sS]?://)"
    r"|(?<![\w@.-])(?P<www>[wW]{3}\.)(?=[^\W_])"
    rf"|(?<![\w@.-])-*(?P<bare>{_LABEL}(?:\.{_LABEL}){{1,6}})(?![\w@\[{ANY_SYMBOL}-]|\.\w|://)"
)
_REST = re.compile(rf"{IN_LINK}*(?:{LAST_IN_LINK}|(?<=\[telepon)\])")  # a masked number is part of the link
_PATH = re.compile(rf"/(?:{_REST.pattern})?")
_SCHEME = re.compile(r"^[hH][tT][tT][pP][sS]?://")
_NOT_IN_HOST = re.compile(r"[^\w.@%-]")
_ENDINGS_FILE = "top_level_domains.txt"


class Link(NamedTuple):
    """A link in a text: its span, and its host in lower case without `www.`."""

    start: int
    end: int
    host: str


_NOT_IN_ADDRESS = re.compile(r"[\s\x00-\x20\"<>\\^`{|}\u202a-\u202e\u2066-\u2069]")


def find_links(text: str) -> list[Link]:
    """Return the links of a text, with or without `https://`; numbers in them may be masked already.

    >>> [link.host for link in find_links("daftar di Cek-Bansos.example/a, atau https://www.kemensos.go.id.")]
    ['cek-bansos.example', 'kemensos.go.id']
    >>> find_links("rapat selesai.Info lebih lanjut di surat.pdf, no.id terlampir, jam 10.id")
    []
    """
    return [Link(start, end, host_of_link(text[start:end])) for start, end in find_link_spans(text)]


def find_link_spans(text: str) -> list[Span]:
    """Return where the links of a text start and end, in order: by the compiled scanner, where it was built."""
    if "." not in text and "://" not in text:
        return []
    scanner = _scanner()
    return link_spans(text) if scanner is None else scanner.links(text)


def link_spans(text: str) -> list[Span]:
    """Return where the links of a text start and end: the definition, which the compiled scanner is held to."""
    return list(_spans(text)) if "." in text or "://" in text else []


@cache
def _scanner() -> Scanner | None:
    from saring.text.scanner import compiled_scanner  # which takes the rules of a link from here

    return compiled_scanner()


def without_links(text: str, instead: str = " ") -> str:
    """Return a text with each link replaced.

    >>> without_links("cek bit.ly/a ya")
    'cek   ya'
    """
    pieces, position = [], 0
    for link in find_links(text):
        pieces.append(text[position : link.start])
        position = link.end
    return instead.join([*pieces, text[position:]])


def has_web_scheme(text: str) -> bool:
    """Tell whether a text begins with `http://` or `https://`, in any case."""
    return text[:8].lower().startswith(("http://", "https://"))


def is_web_address(text: str) -> bool:
    """Tell whether a text is a whole address with http or https and a site, without what an address cannot hold.

    >>> is_web_address("https://cek.example/1"), is_web_address("https://"), is_web_address("javascript:alert(1)")
    (True, False, False)
    """
    return has_web_scheme(text) and bool(site_of(text)) and not _NOT_IN_ADDRESS.search(text)


def site_of(address: str) -> str:
    """Return the site of a web address, with or without its scheme; empty where the address is malformed.

    >>> site_of("https://www.contoh.example:8000/a"), site_of("contoh.example/a"), site_of("https://[contoh/a")
    ('www.contoh.example:8000', 'contoh.example', '')
    """
    try:
        return urlsplit(address if "//" in address else f"//{address}").netloc
    except ValueError:  # brackets that hold no IPv6 address, letters that stand for a slash
        return ""


def bare_link(link: str) -> str:
    """Return an address in canonical form: without scheme, `www.`, query, fragment and trailing slash.

    >>> bare_link("https://www.cekfakta.example/a/12/?utm_source=wa#top")
    'cekfakta.example/a/12'
    """
    bare = re.sub(r"^(?:https?://)?(?:www\.|m\.)?", "", link.strip().casefold())
    return bare.split("#")[0].split("?")[0].rstrip("/")


def host_of_link(link: str) -> str:
    """Return the host of a link in lower case, without `www.`; who is named before an @ belongs to it.

    >>> host_of_link("HTTPS://www.Contoh.example:80/a"), host_of_link("bit.ly/A")
    ('contoh.example', 'bit.ly')
    """
    host = _NOT_IN_HOST.split(_SCHEME.sub("", link, count=1), maxsplit=1)[0]
    return host.rstrip(".").lower().removeprefix("www.")


def is_bare_link(host: str, *, has_path: bool) -> bool:
    """Tell whether a dotted name without `https://` or `www.` before it is a host.

    >>> is_bare_link("bantuan.cc", has_path=False), is_bare_link("besok.live", has_path=False)
    (True, False)
    >>> is_bare_link("besok.live", has_path=True), is_bare_link("dr.siti", has_path=True)
    (True, False)
    """
    name, _, ending = host.lower().rpartition(".")
    kind = _kind_of_ending().get(ending)
    if kind is None or name in word_groups(_ENDINGS_FILE)["abbreviation"]:
        return False
    if len(name) == 1:
        return is_listed(f"{name}.{ending}")
    if has_path:
        return True
    if "." in name or kind == "domain":
        return not _has_only_digits(name)
    if kind == "particle":
        return not name.isalpha() and not _has_only_digits(name)
    return len(name) > 2 and not _has_only_digits(name) and not is_everyday_word(name)


def top_level_domains() -> frozenset[str]:
    """Return the endings without one of which a bare name is no link."""
    return frozenset(_kind_of_ending())


@cache
def _kind_of_ending() -> dict[str, str]:
    groups = word_groups(_ENDINGS_FILE)
    return {ending: kind for kind in ("domain", "word", "particle") for ending in groups[kind]}


def _has_only_digits(name: str) -> bool:
    return not any(letter.isalpha() for letter in name)


def _spans(text: str) -> Iterator[Span]:
    position = 0
    while found := _START.search(text, position):
        span = _bare_link_at(text, found) if found["bare"] else _marked_link_at(text, found)
        position = span[1] if span else found.end()
        if span:
            yield span


def _bare_link_at(text: str, found: re.Match[str]) -> Span | None:
    if not is_bare_link(found["bare"], has_path=text.startswith("/", found.end())):
        return None
    path = _PATH.match(text, found.end())
    return found.start("bare"), path.end() if path else found.end()


def _marked_link_at(text: str, found: re.Match[str]) -> Span | None:
    """Return where the link after `https://` or `www.` is, if there is one."""
    rest = _REST.match(text, found.end())
    return (found.start(), rest.end()) if rest else None
