"""Reference implementation of `normalise` by regular expressions; the compiled one is tested against it."""

from __future__ import annotations

import html
import re

from saring.text.letters import fold, fold_letter
from saring.text.link_symbols import link_symbol
from saring.text.links import link_spans
from saring.text.openings import without_openings
from saring.text.private import has_private_number, to_symbols
from saring.text.spans import replace_around
from saring.text.spelling import tidy
from saring.text.symbols import MASKS, MENTION

_MASK_WORD = re.compile(rf"\[(?:{'|'.join(mask.strip('[]') for mask in MASKS.values())})\]")
_SYMBOL_OF_MASK = {mask: symbol for symbol, mask in MASKS.items()}
_DEFANGED = re.compile(r" ?\[(?:dot|titik|\.)\] ?", re.I)
_SPELLED_AT = re.compile(r"(?<=\w) ?[\[(]at[\])] ?(?=\w)", re.I)


class ReferenceNormaliser:
    """The steps of `normalise` in Python; the compiled normaliser calls those it does not implement."""

    def normalise(self, text: str, keep_digits: bool) -> str:
        """Return the canonical form of a text."""
        folded = _with_mask_symbols(fold(self.undo_copying(text)))
        with_symbols = replace_around(folded, link_spans(folded), _link_to_symbol, _with_private_symbols)
        return self.without_openings(self.tidy(_without_mentions(with_symbols), keep_digits))

    def fold_letter(self, code: int) -> str | None:
        """Fold one character, look-alikes aside; None where the result depends on its neighbours."""
        return fold_letter(code)

    def undo_copying(self, text: str) -> str:
        """Undo HTML entities, defanged links, and the spelling of an e-mail address with a word for its sign."""
        if "&" in text:
            text = html.unescape(text)
        if "[" in text:
            text = _DEFANGED.sub(".", text)
        return _SPELLED_AT.sub("@", text) if "[" in text or "(" in text else text

    def put_mask_symbols(self, folded: str) -> str:
        """Replace the masks of `mask_private` by their symbols."""
        return _without_mentions(_with_mask_symbols(folded))

    def link_symbol(self, link: str) -> str:
        """Return the symbol that stands for a link."""
        return link_symbol(link)

    def put_private_symbols(self, stretch: str, has_number: bool) -> str:
        """Replace the private data of a span without links by symbols; numbers only where the text may hold some."""
        return _without_mentions(to_symbols(stretch, has_number=has_number))

    def tidy(self, text: str, keep_digits: bool) -> str:
        """Separate tokens by single spaces, and standardise their spelling."""
        return tidy(text, keep_digits=keep_digits)

    def without_openings(self, tokens: str) -> str:
        """Strip banners and openings, and reduce each run of punctuation to its first mark."""
        return without_openings(tokens)


def _with_mask_symbols(folded: str) -> str:
    return _MASK_WORD.sub(lambda match: f" {_SYMBOL_OF_MASK[match[0]]} ", folded) if "[" in folded else folded


def _with_private_symbols(text: str) -> str:
    return to_symbols(text, has_number=has_private_number(text))


def _link_to_symbol(link: str) -> str:
    return f" {link_symbol(link)} "


def _without_mentions(text: str) -> str:
    # Datasets differ in whether they kept the accounts a text addresses, so these must not count.
    return text.replace(MENTION, " ")
