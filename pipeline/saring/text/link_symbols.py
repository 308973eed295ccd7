"""The symbol that stands for a link in the canonical form of a text, by the kind of its host."""

from __future__ import annotations

import re
from functools import lru_cache

from saring.text.hosts import is_kind, is_under
from saring.text.links import host_of_link
from saring.text.symbols import LINK, LINK_APP, LINK_GOV, LINK_SHORT

_APP_FILE = re.compile(r"\.[aA][pP][kK]\b")


def link_symbol(link: str) -> str:
    """Return the symbol that stands for a link: of an app, of the state, shortened or into a chat, any other.

    >>> link_symbol("https://bpom.go.id/a") == LINK_GOV, link_symbol("wa.me/62812") == LINK_SHORT
    (True, True)
    """
    return LINK_APP if _APP_FILE.search(link) else _symbol_of_host(host_of_link(link))


@lru_cache(maxsize=1 << 12)
def _symbol_of_host(host: str) -> str:
    if is_under(host, ["go.id"]):
        return LINK_GOV
    return LINK_SHORT if is_kind(host, "shorteners") or is_kind(host, "chats") else LINK
