"""The inner loops in compiled code, where they could be built; without them everything works, more slowly.

Each is loaded when it is asked for: reading needs no n-grams, and they load numpy.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

MAX_QUESTIONS = 4
MIN_TEXTS_CHECKED = 64
"""Fewer texts are checked by the rules alone, sooner than the compiled checks are loaded."""


@cache
def find(name: str) -> ModuleType | None:
    """Return a module (`checks`, `ngrams`, `normaliser`, `reading`, `writing`), None where it was not built."""
    try:
        return import_module(f"saring.compiled.{name}")
    except ImportError:  # pragma: no cover
        return None
