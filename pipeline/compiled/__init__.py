"""The inner loops in compiled code, where they could be built; without them everything works, more slowly.

Each is loaded when it is asked for: reading needs no n-grams, and they load numpy.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.compiled.ngrams import Engine
    from pipeline.compiled.normaliser import Normaliser

MAX_QUESTIONS = 4
MIN_TEXTS_CHECKED = 64
"""Fewer texts are checked by the rules alone, sooner than a first look is loaded."""


@cache
def find_normaliser() -> type[Normaliser] | None:
    """Return the compiled normaliser, None where it was not built."""
    try:
        from pipeline.compiled.normaliser import Normaliser
    except ImportError:  # pragma: no cover
        return None
    return Normaliser


@cache
def find_engine() -> type[Engine] | None:
    """Return the compiled counter of n-grams, None where it was not built."""
    try:
        from pipeline.compiled.ngrams import Engine
    except ImportError:  # pragma: no cover
        return None
    return Engine


@cache
def find_reading() -> ModuleType | None:
    """Return the compiled loops of reading, None where they were not built."""
    try:
        from pipeline.compiled import reading
    except ImportError:  # pragma: no cover
        return None
    return reading


@cache
def find_writing() -> ModuleType | None:
    """Return the compiled loops of rows and lines, None where they were not built."""
    try:
        from pipeline.compiled import writing
    except ImportError:  # pragma: no cover
        return None
    return writing


@cache
def find_checks() -> ModuleType | None:
    """Return the compiled first looks at texts, None where they were not built."""
    try:
        from pipeline.compiled import checks
    except ImportError:  # pragma: no cover
        return None
    return checks
