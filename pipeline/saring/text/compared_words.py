"""The words used to compare texts: without punctuation and without calls to share the text."""

from __future__ import annotations

from saring.resources.word_lists import word_groups

_STOPS, _MARKS = frozenset(".!?:;"), frozenset(".,!?:;%")
MAX_CALL_WORDS = 12
"""A longer sentence says something besides the call to share."""
_MAX_OTHER_WORDS = 2


def compared_words(normalised: str) -> list[str]:
    """Return the words of a normalised text, without punctuation and sentences that only ask readers to share it.

    >>> compared_words("air galon beracun . sebarkan ke semua keluarga !")
    ['air', 'galon', 'beracun']
    """
    tokens = normalised.split(" ")
    words = [token for token in tokens if token and token not in _MARKS]
    if word_groups()["urge"].isdisjoint(words):
        return words
    kept = [word for sentence in _sentences(tokens) if not _only_calls(sentence) for word in sentence]
    return kept or words


def _sentences(tokens: list[str]) -> list[list[str]]:
    sentences: list[list[str]] = [[]]
    for token in tokens:
        if token in _STOPS:
            sentences.append([])
        elif token and token not in _MARKS:
            sentences[-1].append(token)
    return sentences


def _only_calls(words: list[str]) -> bool:
    groups = word_groups()
    if len(words) > MAX_CALL_WORDS or groups["urge"].isdisjoint(words):
        return False
    others = [word for word in words if word not in groups["urge"] | groups["urged"] | groups["stop"]]
    return len(others) <= _MAX_OTHER_WORDS
