"""Stretches of a text: where each starts and ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Span = tuple[int, int]


def replace_around(
    text: str, spans: Iterable[Span], inside: Callable[[str], str], outside: Callable[[str], str]
) -> str:
    """Apply `inside` to each stretch of a text and `outside` to what stands before, between and after."""
    pieces, position = [], 0
    for start, end in spans:
        pieces += [outside(text[position:start]), inside(text[start:end])]
        position = end
    pieces.append(outside(text[position:]))
    return "".join(pieces)
