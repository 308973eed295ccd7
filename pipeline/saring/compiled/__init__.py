"""The inner loops in compiled code, where they could be built; without them everything works, more slowly.

Each is loaded when it is asked for: reading needs no n-grams, and they load numpy.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

MAX_QUESTIONS = 4
MIN_TEXTS_CHECKED = 64
"""Fewer texts are checked by the rules alone, sooner than a first look is loaded."""


class Rules(NamedTuple):
    """What the compiled normaliser is told of the reference, and the rules it leaves to it.

    `fold_of(code)` returns what one character folds to, None where that depends on its neighbours; `class_of(code)`
    the bits of what it is; `looks_like` maps a look-alike to its letter, `slang` an everyday spelling to its standard
    form, both ASCII words. `starts` are how openings and banners may begin, none the beginning of another. Domains
    and hosts are in small letters. The rest takes a text or a stretch of it; `put_symbols` is also told whether the
    text may hold a private number, `reference` and `tidy` whether to keep digits.
    """

    reference: Callable[[str, bool], str]
    fold_of: Callable[[int], str | None]
    class_of: Callable[[int], int]
    looks_like: dict[int, int]
    slang: dict[str, str]
    starts: list[str]
    top_levels: frozenset[bytes]
    shorteners: frozenset[bytes]
    undo_copying: Callable[[str], str]
    put_mask_symbols: Callable[[str], str]
    put_symbols: Callable[[str, bool], str]
    tidy: Callable[[str, bool], str]
    without_openings: Callable[[str], str]


@cache
def find(name: str) -> ModuleType | None:
    """Return a module (`checks`, `ngrams`, `normaliser`, `reading`, `writing`), None where it was not built."""
    try:
        return import_module(f"saring.compiled.{name}")
    except ImportError:  # pragma: no cover
        return None
