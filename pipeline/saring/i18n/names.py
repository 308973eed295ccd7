"""List names in a sentence: the first few, and that there are more."""

from __future__ import annotations

from collections.abc import Iterable


def name_some(names: Iterable[object], most: int = 3) -> str:
    """Join the first names of a list, with `…` where there are more.

    >>> name_some("abcd"), name_some(["a", "b"]), name_some(range(1, 5), 4)
    ('a, b, c, …', 'a, b', '1, 2, 3, 4')
    """
    written = [str(name) for name in names]
    return ", ".join(written[:most]) + (", …" if len(written) > most else "")
