"""The shipped list of words that say little of what a message claims."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def word_groups() -> dict[str, frozenset[str]]:
    """Read `claim_words.txt`, a group a line: `name: words`."""
    table = resources.files("pipeline").joinpath("resources/claim_words.txt").read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in table.splitlines() if not line.startswith("#"))
    return {name: frozenset(words.split()) for name, _, words in lines}
