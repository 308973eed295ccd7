"""Classify hosts of links: official, shortener, chat, platform or impersonation. Works offline."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from saring.resources.word_lists import load_word_list
from saring.text.letters import LOOK_ALIKES

_MAX_HOSTS = 1 << 12  # remembered of each question, since most links of a chat lead to few hosts
_LETTERS_OF_DIGITS = (str.maketrans("013457", "oieast"), str.maketrans("013457", "oleast"))


def is_under(host: str, domains: Iterable[str]) -> bool:
    """Tell whether a host is one of the domains or is a subdomain of one.

    >>> is_under("cekbansos.kemensos.go.id", ["go.id"]), is_under("kemensos-go.id", ["go.id"])
    (True, False)
    """
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


@lru_cache(maxsize=_MAX_HOSTS)
def is_official(host: str) -> bool:
    """Tell whether a host belongs to the government, or is the genuine address of a known bank or company."""
    return is_under(host, load_word_list("signals.toml")["links"]["official_endings"]) or is_under(
        host, load_word_list("signals.toml")["names"]["domains"]
    )


@lru_cache(maxsize=_MAX_HOSTS)
def is_kind(host: str, kind: str) -> bool:
    """Tell whether a host is one of the listed `shorteners`, `chats` or `platforms`."""
    return is_under(host, load_word_list("signals.toml")["links"][kind])


def is_listed(host: str) -> bool:
    """Tell whether a host is one of the listed shorteners, chats or platforms."""
    return any(is_kind(host, kind) for kind in ("shorteners", "chats", "platforms"))


@lru_cache(maxsize=_MAX_HOSTS)
def impersonated_name(host: str) -> str | None:
    """Return the agency, bank or company that a host impersonates by its name, or None.

    Digits and foreign letters count as the Latin letters they resemble.

    >>> [impersonated_name(host) for host in ("cek-kemens0s.example", "kemensos.go.id", "bri-promo.example")]
    ['kemensos', None, 'bri']
    >>> impersonated_name("abrian-batik.example")
    """
    if is_official(host) or is_kind(host, "platforms") or is_kind(host, "shorteners"):
        return None
    names = load_word_list("signals.toml")["names"]
    for spelled in _spellings(host):
        pieces = re.split(r"[.-]", spelled)[:-1]  # the last label is the top-level domain
        if named := [name for name in names["whole"] if name in pieces]:
            return str(named[0])
        if named := [name for name in names["within"] if name in "-".join(pieces)]:
            return str(max(named, key=len))
    return None


@lru_cache(maxsize=_MAX_HOSTS)
def is_disguised(host: str) -> bool:
    """Tell whether a host mixes alphabets or hides foreign letters behind `xn--`.

    >>> is_disguised("xn--kemensos-123.example"), is_disguised("kem\\u0435nsos.example"), is_disguised("kafé.example")
    (True, True, False)
    """
    if "xn--" in host:
        return True
    scripts = {unicodedata.name(letter, "?").split(" ")[0] for letter in host if letter.isalpha()}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK"})


def _spellings(host: str) -> tuple[str, ...]:
    """Return the spellings of a host without look-alikes: digits read as letters, and digits removed."""
    plain = unicodedata.normalize("NFKD", host).translate(LOOK_ALIKES)
    return *(plain.translate(letters) for letters in _LETTERS_OF_DIGITS), re.sub(r"\d", "", plain)
