"""Shipped lists of words, in groups or in tables, and the words that say little of what a message claims."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from saring.resources import read_shipped


@cache
def filler() -> frozenset[str]:
    """Return the words that say nothing of a claim: of any sentence, of banners, of passing on."""
    groups = word_groups()
    return groups["stop"] | groups["banner"] | groups["urge"] | groups["urged"]


@cache
def word_groups(file: str = "claim_words.txt") -> dict[str, frozenset[str]]:
    """Read a shipped list, a group a line: `name: words`."""
    table = read_shipped(file)
    lines = (line.partition(":") for line in table.splitlines() if not line.startswith("#"))
    return {name: frozenset(words.split()) for name, _, words in lines}


@cache
def load_word_list(name: str) -> Mapping[str, Any]:
    """Return the tables of a shipped TOML word list, read once."""
    return tomllib.loads(read_shipped(name))
