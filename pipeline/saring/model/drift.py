"""Drift detection: do today's messages still resemble the training texts, or should the model be retrained?

The kind of input is unknown: group chats that are mostly talk, or a table of nothing but claims. The shares of claims
and hoaxes therefore say nothing about drift; only what occurs in no part of the training texts does. A part is the
texts of one source with one label, measured by models not trained on them. There is drift where one of these holds:

- unseen words: words that occur in no (other) training text are more than `UNSEEN_FACTOR` times as frequent as in the
  part where they are most frequent;
- scores: their distribution differs from every mixture of the parts, by a population stability index (PSI) over
  `MAX_PSI`. Scores may be more confident than in training, as copies of training texts are, but not less;
- alarms: among texts expected to be ordinary talk (messages of chats, rows labelled `no_claim`), the share that is
  flagged is over `ALARM_FACTOR` times that of any part of talk, and over `MIN_ALARMS`.

Nothing is concluded from fewer than `MIN_TEXTS` texts. Memory is a few counters, however long the stream.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.model.drift_reference import N_BINS, TALK, Reference, ReferencePart, count_bins, unseen_counter
from saring.model.familiarity import UNFAMILIAR
from saring.model.features import FeatureSpace
from saring.records import FLAGGED, Score, Verdict
from saring.text.arrays import Float, Int64

MIN_TEXTS = 300
UNSEEN_FACTOR = 1.5
MAX_PSI = 0.25
ALARM_FACTOR, MIN_ALARMS = 5.0, 0.25
N_RECENT_TEXTS = 2048
N_STEPS = 300
# The label for which a low score is correct, and the label for which no score is.
_LOW = {("check_worthiness", TALK), ("hoax_probability", "not_hoax")}
_NEITHER = {("hoax_probability", TALK)}


class Shift(NamedTuple):
    """One measure of today's texts (None for too few texts), beside `usual`, its maximum in training."""

    value: float | None
    usual: float
    limit: float


class Drift(NamedTuple):
    """The drift of `n_texts` texts from the reference: a `Shift` per measure.

    The measures are `unseen_words` (a share), `check_worthiness` and `hoax_probability` (a PSI each), and
    `flagged` (a share of ordinary talk); measures that the model does not support are left out.
    """

    n_texts: int
    shifts: dict[str, Shift]

    @property
    def moved(self) -> tuple[str, ...]:
        """The measures that are out of the range seen in training."""
        return tuple(name for name, s in self.shifts.items() if s.value is not None and s.value > s.limit)

    def as_dict(self) -> dict[str, Any]:
        """Return the form written as JSON."""
        shifts = {name: shift._asdict() for name, shift in self.shifts.items()}
        return {"n_texts": self.n_texts, "moved": list(self.moved), **shifts}


class DriftMeter:
    """Counts texts and scores chunk by chunk; `compare` measures their drift from the reference."""

    def __init__(self, space: FeatureSpace, reference: Reference) -> None:
        self.reference = reference
        self.n_texts = self.n_words = self.n_unseen = 0
        self.n_ordinary = self.n_flagged = 0
        self.bins = {name: np.zeros(N_BINS, np.int64) for name in reference.edges}
        self._count = unseen_counter(space)
        self._recent: set[str] = set()

    def add(self, normalised: Sequence[str], scores: Sequence[Score]) -> None:
        """Count texts and their scores; texts that need context are left out, unless in a language never learned."""
        judged = [score.verdict is not Verdict.NEEDS_CONTEXT or _is_unfamiliar(score) for score in scores]
        n_unseen, n_words = self._count(list(compress(normalised, judged)))
        self.n_texts += sum(judged)
        self.n_unseen += n_unseen
        self.n_words += n_words
        for name, edges in self.reference.edges.items():
            values = np.array([getattr(score, name) for score in compress(scores, judged)], np.float64)
            self.bins[name] += count_bins(edges, values[~np.isnan(values)])  # None where nothing was scored

    def add_ordinary(self, talk: Iterable[tuple[str, Score]]) -> None:
        """Count the flagged texts among expected ordinary talk; repeats within a short distance count once."""
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
    """Measure the drift of the counted texts from the reference."""
    most_unseen, most_flagged = meter.reference.most_unseen, meter.reference.most_flagged
    unseen = _share(meter.n_unseen, meter.n_words, enough=meter.n_texts >= MIN_TEXTS)
    shifts = {"unseen_words": Shift(unseen, most_unseen, UNSEEN_FACTOR * most_unseen)}
    for name, bins in meter.bins.items():
        shifts[name] = Shift(_nearest_psi(meter.reference.parts, name, bins), 0.0, MAX_PSI)
    if most_flagged is not None:
        flagged = _share(meter.n_flagged, meter.n_ordinary, enough=meter.n_ordinary >= MIN_TEXTS)
        shifts["flagged"] = Shift(flagged, most_flagged, max(MIN_ALARMS, ALARM_FACTOR * most_flagged))
    return Drift(meter.n_texts, shifts)


def _is_unfamiliar(score: Score) -> bool:
    return any(reason.code.startswith(UNFAMILIAR) for reason in score.reasons)


def _share(n: int, total: int, *, enough: bool) -> float | None:
    return n / total if enough and total else None


def _nearest_psi(parts: Sequence[ReferencePart], name: str, bins: Int64) -> float | None:
    """Return the PSI of a distribution against the nearest mixture of parts, minus the PSI expected by chance."""
    n = int(bins.sum())
    if n < MIN_TEXTS:
        return None
    share = _shares(bins[None])[0]
    nearest = _nearest_mixture(_shares(np.vstack([_more_confident_bins(part, name) for part in parts])), share)
    psi = ((share - nearest) * np.log(share / nearest)).sum()
    return round(max(0.0, float(psi) - (N_BINS - 1) / n), 4)


def _more_confident_bins(part: ReferencePart, name: str) -> Int64:
    """Return the bins of a part, and variants of them that are more confident in its label."""
    bins = np.array(part.bins[name])
    if (name, part.label) in _LOW:
        return bins * np.tri(N_BINS, dtype=np.int64)
    if (name, part.label) in _NEITHER:
        return bins[None]
    return bins * np.tri(N_BINS, dtype=np.int64).T


def _shares(counts: NDArray[Any]) -> Float:
    """Turn the counts of each row into shares, adding half a text to every bin so that none is empty."""
    filled = counts + 0.5
    return np.asarray(filled / filled.sum(axis=1, keepdims=True))


def _nearest_mixture(parts: Float, share: Float) -> Float:
    """Return the mixture of the rows of `parts` that fits `share` best (expectation maximisation)."""
    weights = np.full(len(parts), 1 / len(parts))
    for _ in range(N_STEPS):
        weights = weights * (parts @ (share / (weights @ parts)))
    return np.asarray(weights @ parts)
