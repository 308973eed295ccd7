"""The words of a text that carry its claim: without banners, and without calls to pass it on."""

from __future__ import annotations

import re

from saring.claims.details import DATE, PLACE, TIME
from saring.resources.word_lists import word_groups

_DATED = frozenset({DATE, TIME})
_WORD = re.compile("[^\\W_]+(?:[-'][^\\W_]+)*|[\ue000-\ue0ff]")
_LEAD = re.compile(r"^[^\n:–—)\]]{1,80}?(?:[:–—)\]]| - |\n)")
_STOPS, _MARKS = frozenset(".!?:;"), frozenset(".,!?:;%")
_MOST_URGE_WORDS = 12
_MOST_OTHER_WORDS = 2


def strip_banners(masked: str) -> str:
    """Drop the lines and the lead that say when, where and by whom a text was passed on.

    `masked` is a text whose details are masked; it comes back as it is if nothing else stands in it.
    """
    lines = masked.split("\n")
    kept = "\n".join([line for line in lines if not _is_banner(line)]) if len(lines) > 1 else masked
    lead = _LEAD.match(kept)
    if lead and _is_banner(lead[0], dated=True) and _names_more_than_a_date(lead[0]):
        kept = kept[lead.end() :]
    return kept if _WORD.search(kept) else masked


def _is_banner(line: str, *, dated: bool = False) -> bool:
    """Tell whether a line only says when and whence; a few more words are let through under a date."""
    words = _WORD.findall(line.lower())
    if not words or len(words) > _MOST_URGE_WORDS:
        return False
    has_date = not _DATED.isdisjoint(words)
    if not has_date and (dated or PLACE in words):
        return False
    others = [word for word in words if word < "\ue000" and word not in word_groups()["banner"]]
    return not others


def _names_more_than_a_date(lead: str) -> bool:
    """Tell a dateline or a stamp from a sentence that begins with its date."""
    return lead[-1] in ")]\n" or any(word not in _DATED for word in _WORD.findall(lead))


def essence(normalised: str) -> list[str]:
    """Return the words of a normalised text, without marks and without sentences that only call to pass it on.

    >>> essence("air galon beracun . sebarkan ke semua keluarga !")
    ['air', 'galon', 'beracun']
    """
    tokens = normalised.split(" ")
    words = [token for token in tokens if token and token not in _MARKS]
    if word_groups()["urge"].isdisjoint(words):
        return words
    kept = [word for sentence in _sentences(tokens) if not _only_urges(sentence) for word in sentence]
    return kept or words


def _sentences(tokens: list[str]) -> list[list[str]]:
    sentences: list[list[str]] = [[]]
    for token in tokens:
        if token in _STOPS:
            sentences.append([])
        elif token and token not in _MARKS:
            sentences[-1].append(token)
    return sentences


def _only_urges(words: list[str]) -> bool:
    groups = word_groups()
    if len(words) > _MOST_URGE_WORDS or groups["urge"].isdisjoint(words):
        return False
    said = [word for word in words if word not in groups["urge"] | groups["urged"] | groups["stop"]]
    return len(said) <= _MOST_OTHER_WORDS
