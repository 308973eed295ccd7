"""The forms in which a model may read texts: the canonical form, or a plain one that keeps more of how they are typed.

The canonical form (`saring.text.normalise`) removes what comes from typing habits, and one symbol stands for a link of
any host. That serves a model which is to work on messages of any origin. Other people's labelled sets may be told apart
better by what it removes: the plain form keeps the host of a link, emoji, runs of punctuation and the spelling. Neither
form holds a digit, a phone number, a NIK, an account number, an e-mail address, an @name or the path of a link, so
none of them can enter the vocabulary of a model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from saring.text.letters import fold
from saring.text.link_symbols import link_symbol
from saring.text.links import find_link_spans, host_of_link
from saring.text.normalise import REFERENCE, normalise_many
from saring.text.private import has_private_number, to_symbols
from saring.text.spans import replace_around
from saring.text.symbols import ANY_SYMBOL, DIGIT

CANONICAL, PLAIN = "canonical", "plain"
_DIGITS = re.compile(r"\d")
_TOKEN = re.compile(rf"(?:[^\W_]|{DIGIT})+|[{ANY_SYMBOL}]|(?:[^\w\s{ANY_SYMBOL}]|_)+")


def write_plainly(text: str) -> str:
    """Return the plain form of a text: words, runs of other characters and symbols, separated by single spaces.

    >>> write_plainly("SEBARKAN!!! 😱 cek https://www.contoh.example/ani, WA 0812-0000-1234").encode("unicode-escape")
    b'sebarkan !!! \\\\U0001f631 cek \\\\ue001 contoh . example , wa \\\\ue005'
    """
    folded = fold(REFERENCE.undo_copying(text))
    masked = REFERENCE.put_mask_symbols(folded)
    with_symbols = replace_around(masked, find_link_spans(masked), _write_link, _write_private)
    return " ".join(_TOKEN.findall(_DIGITS.sub(DIGIT, with_symbols)))


def _write_link(link: str) -> str:
    """Write the kind and the host of a link; its path may name a person or let anybody join a group."""
    host = to_symbols(host_of_link(link), has_number=True)
    return f" {link_symbol(link)} {host} "


def _write_private(text: str) -> str:
    return REFERENCE.put_private_symbols(text, has_number=has_private_number(text))


def write_plainly_many(texts: Sequence[str]) -> list[str]:
    """Return the plain form of each text."""
    return list(map(write_plainly, texts))


TEXT_FORMS: dict[str, Callable[[Sequence[str]], list[str]]] = {CANONICAL: normalise_many, PLAIN: write_plainly_many}
"""What writes texts in each form, by the name that a bundle has for it."""
