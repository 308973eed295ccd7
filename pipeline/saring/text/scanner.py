"""Character classes, and the compiled scanner for links that is built on them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from saring import compiled
from saring.text.letters import LOOK_ALIKES
from saring.text.links import IN_LINK, LAST_IN_LINK, is_bare_link, top_level_domains

if TYPE_CHECKING:
    from saring.compiled.normaliser import Scanner

_LOOK_ALIKE_BIT = 64
# The bits of a class, as `compiled/characters.pxd` names them, and the characters that have each.
_RULE_OF_BIT = {
    2: re.compile(r"\w"),
    4: re.compile(r"[^\W_]"),
    8: re.compile(r"[^\W\d_]"),
    16: re.compile(r"\d"),
    128: re.compile(r"[.,!?:;%]"),
    256: re.compile(r"[\ue001-\ue0ff]"),
    512: re.compile(IN_LINK),
    1024: re.compile(LAST_IN_LINK),
}


@cache
def compiled_scanner() -> Scanner | None:
    """Return the compiled scanner, or None where it was not built."""
    made = compiled.find("normaliser")
    endings = frozenset(name.encode() for name in top_level_domains())
    return None if made is None else made.Scanner(class_of, is_bare_link, endings)


def class_of(code: int) -> int:
    """Return the class of a character: the sum of the bits that `compiled/characters.pxd` names."""
    letter = chr(code)
    bits = sum(bit for bit, rule in _RULE_OF_BIT.items() if rule.fullmatch(letter))
    return bits + (_LOOK_ALIKE_BIT if code in LOOK_ALIKES else 0)
