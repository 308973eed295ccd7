"""The text of a message that was stored as HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BREAKS = frozenset({"br", "p", "div", "li", "tr"})
_UNSEEN = frozenset({"script", "style", "legacyquote", "quote"})
_TAG = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]")


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.unseen: list[str] = []
        self.address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen.append(tag)
        elif tag in _BREAKS and self.pieces and not self.pieces[-1].endswith("\n"):
            self.pieces.append("\n")
        if tag == "a":
            self.address = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unseen:
            del self.unseen[self.unseen.index(tag) :]
        elif tag == "a":
            self._tell_address()

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.pieces.append(data)

    def _tell_address(self) -> None:
        """Give the address a link leads to, where its words are other ones."""
        shown = self.pieces[-1].strip() if self.pieces else ""
        if self.address.startswith("http") and shown not in self.address:
            self.pieces.append(f" {self.address}")
        self.address = ""


def plain_text(markup: str) -> str:
    """Return the text of HTML, with line breaks and addresses, without what it quotes.

    >>> plain_text('Cek <a href="https://info.example/a">di sini</a><br>ya &amp; sebarkan')
    'Cek di sini https://info.example/a\\nya & sebarkan'
    """
    if not _TAG.search(markup):
        return markup
    parser = _Plain()
    parser.feed(markup)
    parser.close()
    return "".join(parser.pieces).strip()
