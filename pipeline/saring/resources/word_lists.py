"""Load the shipped word lists, in groups or tables, and the filler words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from saring.resources import read_shipped


@cache
def filler() -> frozenset[str]:
    """Return the filler words, which say nothing about a claim: stop words, banner words, calls to share."""
    groups = word_groups()
    return groups["stop"] | groups["banner"] | groups["urge"] | groups["urged"]


@cache
def word_groups(file: str = "claim_words.txt") -> dict[str, frozenset[str]]:
    """Read a shipped list with one group per line: `name: words`."""
    table = read_shipped(file)
    lines = (line.partition(":") for line in table.splitlines() if not line.startswith("#"))
    return {name: frozenset(words.split()) for name, _, words in lines}


@cache
def load_word_list(name: str) -> Mapping[str, Any]:
    """Return the tables of a shipped TOML word list, read once."""
    return tomllib.loads(read_shipped(name))
