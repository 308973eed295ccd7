"""Symbols that stand for links in normalised texts, by the kind of their host."""

from __future__ import annotations

import re
from functools import lru_cache

from saring.text.hosts import is_kind, is_under
from saring.text.links import host_of_link
from saring.text.symbols import LINK, LINK_APP, LINK_GOV, LINK_SHORT

_APP_FILE = re.compile(r"\.[aA][pP][kK]\b")


def link_symbol(link: str) -> str:
    """Return the symbol that stands for a link: app file, government, shortened or chat, or any other.

    >>> link_symbol("https://bpom.go.id/a") == LINK_GOV, link_symbol("wa.me/62812") == LINK_SHORT
    (True, True)
    """
    return LINK_APP if _APP_FILE.search(link) else _symbol_of_host(host_of_link(link))


@lru_cache(maxsize=1 << 12)
def _symbol_of_host(host: str) -> str:
    if is_under(host, ["go.id"]):
        return LINK_GOV
    return LINK_SHORT if is_kind(host, "shorteners") or is_kind(host, "chats") else LINK
