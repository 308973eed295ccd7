"""Whether today's messages still look like those the model learned from, or a retrain is due.

Nobody says what today's input is: group chats that are mostly talk, or a table of nothing but claims.
So how much of it is claim and how much of that hoax is no drift; only what no part of the training
texts shows is. A part is the texts of one source with one label, measured by models that had not
learned from them. The rule:

- unseen words: words no training text holds (but for the text itself) are more than `UNSEEN_FACTOR`
  times as frequent as in the part where they are most frequent;
- scores: no mixture of the parts comes near their distribution, by a population stability index (PSI)
  over `MAX_PSI`. A part may be surer than in training, as copies of what was learned are, never less;
- alarms: of texts that ought to be ordinary talk (messages of chats, rows labelled `no_claim`) more are
  flagged than `ALARM_FACTOR` times as many as in any part that is talk, and more than `MIN_ALARMS`.

Fewer than `MIN_TEXTS` texts prove nothing. Memory is a few counters, however long the stream.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import compress
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring import compiled
from saring.errors import BundleError
from saring.model.features import FeatureSpace
from saring.records import FLAGGED, Score, Verdict
from saring.text.arrays import Float, Int64, lookup

N_BINS = 10
MIN_TEXTS = 300
MIN_PART_TEXTS = 50
UNSEEN_FACTOR = 1.5
MAX_PSI = 0.25
ALARM_FACTOR, MIN_ALARMS = 5.0, 0.25
N_RECENT_TEXTS = 2048
N_STEPS = 300
_SCORE_OF = {"claim": "check_worthiness", "hoax": "hoax_probability"}
_TALK = str(Verdict.NO_CLAIM)  # the label has the name of the verdict
# Of which label a low score is the right answer, and of which no score is.
_LOW = {("check_worthiness", _TALK), ("hoax_probability", "not_hoax")}
_NEITHER = {("hoax_probability", _TALK)}


@dataclass(frozen=True, slots=True)
class ReferencePart:
    """The training texts of one source with one label; small ones stand together as `*`.

    `unseen_words` is the share of their words no other text holds, `flagged` the share of the texts
    that is flagged (None without the claim question), `bins` how many fall in each bin of a score.
    """

    source: str
    label: str
    n_texts: int
    unseen_words: float
    flagged: float | None
    bins: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Reference:
    """What the training texts are like: `edges` are the inner edges of the bins of each score."""

    edges: dict[str, list[float]]
    parts: tuple[ReferencePart, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return what the manifest keeps."""
        return asdict(self)

    @property
    def most_unseen(self) -> float:
        """The share of unseen words in the part that has most of them."""
        return max(part.unseen_words for part in _large(self.parts))

    @property
    def most_flagged(self) -> float | None:
        """The share of flagged texts in the part of talk that has most of them, None without such a part."""
        talk = _large([part for part in self.parts if part.label == _TALK])
        return max((part.flagged for part in talk if part.flagged is not None), default=None)


class Shift(NamedTuple):
    """One measure of today's texts, None where too few texts say; `usual` is the most that training showed."""

    value: float | None
    usual: float
    limit: float


class Drift(NamedTuple):
    """How far `n_texts` texts are from the reference: a `Shift` a measure.

    The measures are `unseen_words` (a share), `check_worthiness` and `hoax_probability` (a PSI each), and
    `flagged` (a share of ordinary talk); those the model does not know are not there.
    """

    n_texts: int
    shifts: dict[str, Shift]

    @property
    def moved(self) -> tuple[str, ...]:
        """The measures that are outside of all that training showed."""
        return tuple(name for name, s in self.shifts.items() if s.value is not None and s.value > s.limit)

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        shifts = {name: shift._asdict() for name, shift in self.shifts.items()}
        return {"n_texts": self.n_texts, "moved": list(self.moved), **shifts}


def read_reference(metadata: Mapping[str, Any]) -> Reference | None:
    """Return what the manifest of a model kept, or None if it kept nothing.

    Raises `BundleError` where it is something else.
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
    """Measure the texts `space` was fitted on, by source and label.

    `probabilities` holds a value a text for each question (`claim`, `hoax`), from a model that did not
    learn from that text; `claim_threshold` is the check-worthiness from which a text is flagged.
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
        n_unseen, n_words = _count_unseen(known, (normalised[row] for row in rows))
        flagged = None if claim is None else round(float((claim[rows] >= claim_threshold).mean()), 4)
        bins = {name: _fill(edges[name], p[rows]).tolist() for name, p in scores.items()}
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


def _large(parts: Sequence[ReferencePart]) -> Sequence[ReferencePart]:
    """Return the parts that have texts enough to name a limit, or all if none has."""
    return [part for part in parts if part.n_texts >= MIN_PART_TEXTS] or parts


def _known_words(space: FeatureSpace, *, left_out: bool = False) -> frozenset[str]:
    """Return the words the word block has a weight for; `left_out`: that a text holding them knows without itself."""
    block = next(block for block in space.blocks if block.kind == "word")
    column = lookup(block.keys, np.arange(1, len(block.words) + 1, dtype=np.uint64))
    known = column >= 0
    if left_out and known.any():
        idf = block.idf[column]
        known &= idf < idf[known].max()  # the rarest are in no more texts than `min_df`
    return frozenset(filter(str.isalpha, compress(block.words, known.tolist())))


def _count_unseen(known: frozenset[str], normalised: Iterable[str]) -> tuple[int, int]:
    """Return how many words of the texts are not known, and how many there are; a word is letters only."""
    n_known = n_unseen = 0
    for text in normalised:
        tokens = text.split(" ")
        others = [token for token in tokens if token not in known]
        n_known += len(tokens) - len(others)
        n_unseen += sum(map(str.isalpha, others))
    return n_unseen, n_known + n_unseen


def _fill(edges: Sequence[float], values: Float) -> Int64:
    """Count the values in each bin; a value on an edge is above it."""
    return np.bincount(np.searchsorted(edges, values, side="right"), minlength=N_BINS)


def _counter(known: frozenset[str]) -> Callable[[Sequence[str]], tuple[int, int]]:
    """Return what counts as `_count_unseen` does, in compiled code where there is some."""
    checks = compiled.find("checks")
    if checks is None:
        return partial(_count_unseen, known)
    words = checks.WordSet(list(known))
    return lambda texts: words.count_unseen(list(texts))


class DriftMeter:
    """Counts what goes by, chunk by chunk; `compare` says how far it is from the reference."""

    def __init__(self, space: FeatureSpace, reference: Reference) -> None:
        self.reference = reference
        self.n_texts = self.n_words = self.n_unseen = 0
        self.n_ordinary = self.n_flagged = 0
        self.bins = {name: np.zeros(N_BINS, np.int64) for name in reference.edges}
        self._count = _counter(_known_words(space))
        self._recent: set[str] = set()

    def add(self, normalised: Sequence[str], scores: Sequence[Score]) -> None:
        """Count texts and their scores; those that need context are not there to be judged."""
        judged = [score.verdict is not Verdict.NEEDS_CONTEXT for score in scores]
        n_unseen, n_words = self._count(list(compress(normalised, judged)))
        self.n_texts += sum(judged)
        self.n_unseen += n_unseen
        self.n_words += n_words
        for name, edges in self.reference.edges.items():
            values = np.array([getattr(score, name) for score in compress(scores, judged)], np.float64)
            self.bins[name] += _fill(edges, values[~np.isnan(values)])  # None where nothing was scored

    def add_ordinary(self, talk: Iterable[tuple[str, Score]]) -> None:
        """Count how many texts that ought to be ordinary talk were flagged; copies that follow soon count once."""
        recent, counted = self._recent, []
        for text, score in talk:
            if text in recent or score.verdict is Verdict.NEEDS_CONTEXT:
                continue
            if len(recent) >= N_RECENT_TEXTS:
                recent.clear()
            recent.add(text)
            counted.append(score.verdict)
        self.n_ordinary += len(counted)
        self.n_flagged += sum([verdict in FLAGGED for verdict in counted])


def compare(meter: DriftMeter) -> Drift:
    """Say how far the counted texts are from the reference."""
    most_unseen, most_flagged = meter.reference.most_unseen, meter.reference.most_flagged
    unseen = _share(meter.n_unseen, meter.n_words, enough=meter.n_texts >= MIN_TEXTS)
    shifts = {"unseen_words": Shift(unseen, most_unseen, UNSEEN_FACTOR * most_unseen)}
    for name, bins in meter.bins.items():
        shifts[name] = Shift(_nearest_psi(meter.reference.parts, name, bins), 0.0, MAX_PSI)
    if most_flagged is not None:
        flagged = _share(meter.n_flagged, meter.n_ordinary, enough=meter.n_ordinary >= MIN_TEXTS)
        shifts["flagged"] = Shift(flagged, most_flagged, max(MIN_ALARMS, ALARM_FACTOR * most_flagged))
    return Drift(meter.n_texts, shifts)


def _share(n: int, total: int, *, enough: bool) -> float | None:
    return n / total if enough and total else None


def _nearest_psi(parts: Sequence[ReferencePart], name: str, bins: Int64) -> float | None:
    """Return the PSI of a distribution against the mixture of parts nearest to it, chance taken off."""
    n = int(bins.sum())
    if n < MIN_TEXTS:
        return None
    share = _shares(bins[None])[0]
    nearest = _nearest_mixture(_shares(np.vstack([_and_surer(part, name) for part in parts])), share)
    psi = ((share - nearest) * np.log(share / nearest)).sum()
    return round(max(0.0, float(psi) - (N_BINS - 1) / n), 4)


def _and_surer(part: ReferencePart, name: str) -> Int64:
    """Return the bins of a part, and what is left of them from each bin towards the answer of its label."""
    bins = np.array(part.bins[name])
    if (name, part.label) in _LOW:
        return bins * np.tri(N_BINS, dtype=np.int64)
    if (name, part.label) in _NEITHER:
        return bins[None]
    return bins * np.tri(N_BINS, dtype=np.int64).T


def _shares(counts: NDArray[Any]) -> Float:
    """Turn the counts of each row into shares, with half a text in every bin so that none is empty."""
    filled = counts + 0.5
    return np.asarray(filled / filled.sum(axis=1, keepdims=True))


def _nearest_mixture(parts: Float, share: Float) -> Float:
    """Return the mixture of the rows of `parts` that explains `share` best (expectation maximisation)."""
    weights = np.full(len(parts), 1 / len(parts))
    for _ in range(N_STEPS):
        weights = weights * (parts @ (share / (weights @ parts)))
    return np.asarray(weights @ parts)
