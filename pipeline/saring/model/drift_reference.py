"""Statistics of the training texts of a model, which `saring.model.drift` compares today's messages with.

A part is the texts of one source with one label, measured by models not trained on them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import compress
from typing import Any

import numpy as np

from saring import compiled
from saring.errors import BundleError
from saring.model.features import FeatureSpace
from saring.records import Verdict
from saring.text.arrays import Float, Int64, lookup

N_BINS = 10
MIN_PART_TEXTS = 50
TALK = str(Verdict.NO_CLAIM)  # the label has the name of the verdict
_SCORE_OF = {"claim": "check_worthiness", "hoax": "hoax_probability"}


@dataclass(frozen=True, slots=True)
class ReferencePart:
    """Statistics of the training texts of one source with one label; small sources are combined as `*`.

    `unseen_words` is the share of words that occur in no other text, `flagged` the share of flagged texts (None without
    the claim question), `bins` the number of texts in each bin of a score.
    """

    source: str
    label: str
    n_texts: int
    unseen_words: float
    flagged: float | None
    bins: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Reference:
    """Reference statistics of the training texts; `edges` are the inner bin edges of each score."""

    edges: dict[str, list[float]]
    parts: tuple[ReferencePart, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the form stored in the manifest."""
        return asdict(self)

    @property
    def most_unseen(self) -> float:
        """The highest share of unseen words of any part."""
        return max(part.unseen_words for part in _large_parts(self.parts))

    @property
    def most_flagged(self) -> float | None:
        """The highest share of flagged texts of any part of talk, None without such a part."""
        talk = _large_parts([part for part in self.parts if part.label == TALK])
        return max((part.flagged for part in talk if part.flagged is not None), default=None)


def read_reference(metadata: Mapping[str, Any]) -> Reference | None:
    """Return the reference stored in the manifest of a model, or None if there is none.

    Raises `BundleError` where it is malformed.
    """
    kept = metadata.get("drift")
    if kept is None:
        return None
    try:
        edges = {str(name): [float(edge) for edge in values] for name, values in kept["edges"].items()}
        parts = tuple(_read_part(part, edges) for part in kept["parts"])
        if not parts or any(len(inner) != N_BINS - 1 for inner in edges.values()):
            raise ValueError("bins are missing")
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BundleError("bundle_damaged", where="drift", found=type(error).__name__) from error
    return Reference(edges, parts)


def _read_part(kept: Mapping[str, Any], names: Iterable[str]) -> ReferencePart:
    flagged = None if kept["flagged"] is None else float(kept["flagged"])
    bins = {name: [int(count) for count in kept["bins"][name]] for name in names}
    if any(len(counts) != N_BINS for counts in bins.values()):
        raise ValueError("bins are missing")
    n_texts, unseen_words = int(kept["n_texts"]), float(kept["unseen_words"])
    return ReferencePart(str(kept["source"]), str(kept["label"]), n_texts, unseen_words, flagged, bins)


def fit_reference(
    space: FeatureSpace,
    normalised: Sequence[str],
    sources: Sequence[str],
    labels: Sequence[str],
    probabilities: Mapping[str, Float],
    claim_threshold: float,
) -> Reference:
    """Compute the reference statistics of the texts `space` was fitted on, by source and label.

    `probabilities` holds out-of-fold values per text for each question (`claim`, `hoax`); `claim_threshold` is the
    check-worthiness from which a text is flagged.
    """
    known = _known_words(space, left_out=True)
    edges = {
        _SCORE_OF[name]: np.round(np.quantile(p, np.linspace(0, 1, N_BINS + 1)[1:-1]), 6).tolist()
        for name, p in probabilities.items()
    }
    scores = {_SCORE_OF[name]: p for name, p in probabilities.items()}
    claim = probabilities.get("claim")
    parts = []
    for (source, label), rows in _rows_of_parts(sources, labels).items():
        n_unseen, n_words = count_unseen(known, (normalised[row] for row in rows))
        flagged = None if claim is None else round(float((claim[rows] >= claim_threshold).mean()), 4)
        bins = {name: count_bins(edges[name], p[rows]).tolist() for name, p in scores.items()}
        parts.append(ReferencePart(source, label, len(rows), round(n_unseen / max(1, n_words), 4), flagged, bins))
    return Reference(edges, tuple(parts))


def _rows_of_parts(sources: Sequence[str], labels: Sequence[str]) -> dict[tuple[str, str], list[int]]:
    names = list(zip(map(str, sources), map(str, labels), strict=True))
    counts = Counter(names)
    rows: dict[tuple[str, str], list[int]] = {}
    for i, (source, label) in enumerate(names):
        large = counts[source, label] >= MIN_PART_TEXTS
        rows.setdefault((source if large else "*", label), []).append(i)
    return dict(sorted(rows.items()))


def _large_parts(parts: Sequence[ReferencePart]) -> Sequence[ReferencePart]:
    """Return the parts with enough texts to set a limit, or all if none has."""
    return [part for part in parts if part.n_texts >= MIN_PART_TEXTS] or parts


def _known_words(space: FeatureSpace, *, left_out: bool = False) -> frozenset[str]:
    """Return the words in the word block; with `left_out`, only those that occur in at least one other text."""
    block = next(block for block in space.blocks if block.kind == "word")
    column = lookup(block.keys, np.arange(1, len(block.words) + 1, dtype=np.uint64))
    known = column >= 0
    if left_out and known.any():
        idf = block.idf[column]
        known &= idf < idf[known].max()  # the rarest words occur in `min_df` texts
    return frozenset(filter(str.isalpha, compress(block.words, known.tolist())))


def count_unseen(known: frozenset[str], normalised: Iterable[str]) -> tuple[int, int]:
    """Count the unknown words of the texts, and all their words; a word consists of letters only."""
    n_known = n_unseen = 0
    for text in normalised:
        tokens = text.split(" ")
        others = [token for token in tokens if token not in known]
        n_known += len(tokens) - len(others)
        n_unseen += sum(map(str.isalpha, others))
    return n_unseen, n_known + n_unseen


def count_bins(edges: Sequence[float], values: Float) -> Int64:
    """Count the values in each bin; a value on an edge belongs to the upper bin."""
    return np.bincount(np.searchsorted(edges, values, side="right"), minlength=N_BINS)


def unseen_counter(space: FeatureSpace) -> Callable[[Sequence[str]], tuple[int, int]]:
    """Return `count_unseen` for the words of a model, compiled where available."""
    known = _known_words(space)
    checks = compiled.find("checks")
    if checks is None:
        return partial(count_unseen, known)
    words = checks.WordSet(list(known))
    return lambda texts: words.count_unseen(list(texts))
