"""What a model leans on that is not what the text says: its source, its debunkers, its date, names.

The patterns are in `resources/shortcuts.tsv` and fit whole words of normalised texts. They name the
strongest features of a model, and they can be taken out of the texts, so that the same model is
measured without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from saring.model.features import FeatureSpace
from saring.model.vocabulary import feature_names
from saring.resources import read_shipped
from saring.text.arrays import lookup
from saring.text.months import LONG_MONTHS, MONTHS, month_pattern
from saring.text.symbols import DIGIT, LINK, LINK_APP, LINK_GOV, LINK_SHORT, MASKS

_READABLE = str.maketrans(
    {DIGIT: "0", LINK: "[link]", LINK_SHORT: "[link pendek]", LINK_GOV: "[go.id]", LINK_APP: "[apk]", **MASKS}
)


def shortcut_kind(normalised: str) -> str | None:
    """Return the kind of the first shortcut in a normalised text, or None.

    >>> shortcut_kind("kabar dari grup"), shortcut_kind("kabar dari warga")
    ('source', None)
    """
    match = _pattern().search(normalised)
    return match.lastgroup if match else None


def remove_shortcuts(normalised: Sequence[str]) -> list[str]:
    """Return the texts without their shortcuts, words again parted by single spaces.

    >>> remove_shortcuts(["hoaks air galon di grup whatsapp"])
    ['air galon di']
    """
    return [" ".join(_pattern().sub("", text).split()) for text in normalised]


def strongest_features(
    space: FeatureSpace, coefficients: NDArray[Any], question: str, n: int = 40
) -> list[dict[str, Any]]:
    """Return the `n` features that move an answer most: `question, feature, kind, weight`.

    `coefficients` has one entry a column. `weight` is coefficient x idf, in log-odds before the
    length of the text is divided out: what one occurrence does, which the coefficient alone
    understates for rare words. In `feature`, `_` is a space that a run of characters takes in.
    """
    idf = np.concatenate([block.idf for block in space.blocks])
    weights = np.asarray(coefficients, dtype=np.float64) * idf
    strongest = np.argsort(-np.abs(weights), kind="stable")[:n].tolist()
    return [
        {"question": question, "feature": feature, "kind": kind, "weight": round(float(weights[column]), 4)}
        for column, (feature, kind) in zip(strongest, _describe(space, strongest), strict=True)
    ]


def _describe(space: FeatureSpace, columns: Sequence[int]) -> Iterator[tuple[str, str | None]]:
    """Yield the readable text and the kind of each column."""
    words = _word_counts(space)
    for column in columns:
        place = int(np.searchsorted(space.offsets, column, side="right")) - 1
        block = space.blocks[place]
        (name,) = feature_names(block, [column - space.offsets[place]])
        if block.kind == "word":
            yield name.translate(_READABLE), shortcut_kind(name)
        else:
            yield name.replace(" ", "_").translate(_READABLE), _kind_of_run(name, words)


def _kind_of_run(name: str, words: dict[str, float]) -> str | None:
    """Return the kind that most occurrences of a run of characters belong to: `oaks` is part of hoaks."""
    counts: dict[str | None, float] = {}
    for word, count in words.items():
        if name in f" {word} ":
            kind = shortcut_kind(word)
            counts[kind] = counts.get(kind, 0.0) + count
    return max(counts, key=counts.__getitem__, default=None)


def _word_counts(space: FeatureSpace) -> dict[str, float]:
    """Return about how many texts hold each known word, up to a factor, as idf tells it."""
    counts: dict[str, float] = {}
    for block in space.blocks:
        numbers = np.arange(1, len(block.words) + 1, dtype=np.uint64)
        column = lookup(block.keys, numbers)
        counts |= {
            word: float(np.exp(-block.idf[place]))
            for word, place in zip(block.words, column, strict=True)
            if place >= 0
        }
    return counts


@cache
def _pattern() -> re.Pattern[str]:
    """Read the shipped patterns into one alternation, a named group a kind."""
    table = read_shipped("shortcuts.tsv")
    for field, names in (("{month}", MONTHS), ("{long_month}", LONG_MONTHS)):
        table = table.replace(field, f"(?:{month_pattern(names)})")
    pairs = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    kinds = (
        f"(?P<{kind}>{'|'.join(pattern for _, pattern in rows)})"
        for kind, rows in groupby(pairs, key=lambda pair: pair[0])
    )
    return re.compile(rf"(?<![^ ])(?:{'|'.join(kinds)})(?:nya)?(?:-[^ ]+)?(?![^ ])".replace(r"\d", DIGIT))
