"""Detect texts that lack context: they depend on a picture, a video, a link or an earlier message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from saring import compiled
from saring.resources.word_lists import word_groups
from saring.text.symbols import DIGIT, LINK, LINK_APP, LINK_GOV, LINK_SHORT

if TYPE_CHECKING:
    from saring.compiled.checks import ContextCheck

MIN_WORDS = 3
MIN_CONTENT_WORDS = 2
MAX_LEANING_WORDS = 12
_ANY_LINK = re.compile(f"[{LINK}{LINK_SHORT}{LINK_GOV}{LINK_APP}]")
_WORD = re.compile(r"[^\W\d_]{2,}")
ENDINGS = ("nya", "kah", "lah", "pun")
_SUFFIX = re.compile(rf"(?:{'|'.join(ENDINGS)}){{1,4}}$")


def missing_context(normalised: str) -> str | None:
    """Return the code of why a text cannot be judged on its own, or None.

    The codes are `no_text`, `too_short`, `only_link` (hardly a word besides the link) and `points_elsewhere`
    (short, and consisting of pointing, asking and exclaiming words).

    >>> missing_context("ini beneran tidak min ?")
    'points_elsewhere'
    >>> missing_context("minum air es bikin kanker")
    """
    words: list[str] = []
    n_content = 0
    for match in _WORD.finditer(normalised):
        words.append(match[0])
        n_content += _group_of(match[0]) == "content"
        # Most messages end here: they have two content words, or many words.
        if (n_content >= MIN_CONTENT_WORDS and len(words) >= MIN_WORDS) or len(words) > MAX_LEANING_WORDS:
            return None
    has_link = _ANY_LINK.search(normalised) is not None
    if len(words) >= MIN_WORDS and not _lacks_content(words, normalised, has_link=has_link):
        return None
    if has_link:
        return "only_link"
    if len(words) >= MIN_WORDS:
        return "points_elsewhere"
    return "too_short" if words else "no_text"


def may_miss_context(normalised: Sequence[str]) -> Sequence[int]:
    """Return the indices of the texts for which `missing_context` must be called; the others have enough words."""
    check = _compiled_check() if len(normalised) >= compiled.MIN_TEXTS_CHECKED else None
    return range(len(normalised)) if check is None else check.candidates(list(normalised))


@cache
def _compiled_check() -> ContextCheck | None:
    """Return the compiled prefilter, or None where it was not built."""
    made = compiled.find("checks")
    if made is None:
        return None
    check: ContextCheck = made.ContextCheck(
        list(_word_groups()), ENDINGS, MIN_WORDS, MIN_CONTENT_WORDS, MAX_LEANING_WORDS
    )
    return check


def _lacks_content(words: list[str], normalised: str, *, has_link: bool) -> bool:
    """Tell whether a text has too few content words: at most one beside a picture or link, else none."""
    groups = [_group_of(word) for word in words]
    n_content = groups.count("content") + (DIGIT in normalised)
    if has_link or "pointing" in groups:
        return n_content <= 1
    return n_content == 0 and "asking" in groups


@lru_cache(maxsize=1 << 15)
def _group_of(word: str) -> str:
    """Return the group of a word, ignoring enclitic endings: videonya, benarkah."""
    groups = _word_groups()
    return groups.get(word) or groups.get(_SUFFIX.sub("", word), "content")


@cache
def _word_groups() -> dict[str, str]:
    """Return the group of each word of the shipped list."""
    return {word: name for name, words in word_groups("context_words.txt").items() for word in words}
