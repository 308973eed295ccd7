"""The inner loops in compiled code, where they could be built; without them everything works, more slowly."""

from __future__ import annotations

MAX_QUESTIONS = 8

try:
    from pipeline.compiled.ngrams import Engine
    from pipeline.compiled.normaliser import Normaliser
    from pipeline.compiled.reading import JsonLines, masked, messages, read_row

    AVAILABLE = True
except ImportError:  # pragma: no cover
    AVAILABLE = False

__all__ = ["AVAILABLE", "MAX_QUESTIONS", "Engine", "JsonLines", "Normaliser", "masked", "messages", "read_row"]
