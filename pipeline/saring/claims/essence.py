"""Strip banners from a text: lines and datelines that say when, where and by whom it was shared."""

from __future__ import annotations

import re

from saring.claims.details import DATE, PLACE, TIME
from saring.resources.word_lists import word_groups

_DATED = frozenset({DATE, TIME})
_WORD = re.compile("[^\\W_]+(?:[-'][^\\W_]+)*|[\ue000-\ue0ff]")
_LEAD = re.compile(r"^[^\n:–—)\]]{1,80}?(?:[:–—)\]]| - |\n)")
_MOST_BANNER_WORDS = 12


def strip_banners(masked: str) -> str:
    """Drop the lines and the dateline that say when, where and by whom a text was shared.

    `masked` is a text with masked details; it is returned unchanged if it consists of nothing else.
    """
    lines = masked.split("\n")
    kept = "\n".join([line for line in lines if not _is_banner(line)]) if len(lines) > 1 else masked
    lead = _LEAD.match(kept)
    if lead and _is_banner(lead[0], dated=True) and _is_dateline(lead[0]):
        kept = kept[lead.end() :]
    return kept if _WORD.search(kept) else masked


def _is_banner(line: str, *, dated: bool = False) -> bool:
    """Tell whether a line consists of banner words and details; with `dated`, only if it has a date or time."""
    words = _WORD.findall(line.lower())
    if not words or len(words) > _MOST_BANNER_WORDS:
        return False
    has_date = not _DATED.isdisjoint(words)
    if not has_date and (dated or PLACE in words):
        return False
    others = [word for word in words if word < "\ue000" and word not in word_groups()["banner"]]
    return not others


def _is_dateline(lead: str) -> bool:
    """Tell a dateline or time stamp from a sentence that begins with a date."""
    return lead[-1] in ")]\n" or any(word not in _DATED for word in _WORD.findall(lead))
