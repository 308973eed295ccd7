"""The questions a model learns: their training rows, answers (classes) and sample weights.

- `claim`: does the message make a claim worth checking? Learned from all labels.
- `hoax`: does a claim look like a hoax? Learned from claims alone.
- `risk`: is the message a hoax, among all that people send? Its decision value is that of `claim`,
  plus that of hoaxes against everything else; the words of a short text count less, since they prove less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from saring.datasets.load import HOAX, NO_CLAIM, NOT_HOAX
from saring.text.arrays import Bool, Float, Int64
from saring.text.forms import CANONICAL

CLAIM, HOAX_GIVEN_CLAIM, RISK = "claim", "hoax", "risk"
QUESTIONS = (CLAIM, HOAX_GIVEN_CLAIM, RISK)
# Large, so that regularisation does not keep a source from explaining its own rate of hoaxes.
SOURCE_SCALE = 3.0


class TextKind(StrEnum):
    """What kind of text a source holds that is no hoax: each kind may have its own maximum rates of alarms."""

    TALK = "talk"
    POST = "post"
    ANNOUNCEMENT = "announcement"
    OFFICIAL = "official"
    NEWS = "news"


TRUE_KINDS = (TextKind.OFFICIAL, TextKind.NEWS)
"""Kinds whose texts make claims: flagging them is right, calling them a likely hoax is not."""


@dataclass(frozen=True, slots=True)
class MaxAlarms:
    """The rates of texts of a kind that may be flagged and called likely hoaxes."""

    kind: TextKind
    flagged: float
    likely_hoax: float


@dataclass(frozen=True, slots=True)
class SourceRole:
    """How the rows of a source are used in training.

    `teaches` are the questions it is used for; `factor` multiplies the weight of its rows; `calibrates` says whether
    its hoax rate is representative enough for calibration; `authored` texts were written for training, so they may be
    shown; `kind` is that of its texts which are no hoaxes.
    """

    source: str
    teaches: tuple[str, ...] = QUESTIONS
    factor: float = 1.0
    calibrates: bool = True
    authored: bool = False
    kind: TextKind = TextKind.TALK


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """Options of training.

    `max_flagged` and `max_likely_hoax` are the rates of ordinary messages that may be flagged and
    called likely hoaxes, kept with `confidence`; `max_alarms` has other rates for single kinds of text.
    `hoaxes_per_1000` is the number of hoaxes expected in 1,000 claims, to which the hoax probability is calibrated;
    None leaves the share of the training data. The strengths are scikit-learn's `C`: high
    for hoaxes, since the same messages are forwarded again and memorising them helps. `roles` says how single sources
    are used; a source without a role is used for everything. `text_form` and `within_words` are those of
    `saring.training.pipeline`. A missed hoax costs as much as `cost_of_miss` claims that are wrongly called likely
    hoaxes; without it, the threshold is the one with the least balanced error where the set has no ordinary talk, and
    0.5 where it has.
    """

    seed: int = 0
    n_folds: int = 5
    text_form: str = CANONICAL
    char_n_max: int = 5
    within_words: bool = False
    min_df: int = 3
    claim_strength: float = 3.0
    hoax_strength: float = 10.0
    risk_strength: float = 3.0
    max_flagged: float = 0.05
    max_likely_hoax: float = 0.01
    confidence: float = 0.95
    hoaxes_per_1000: int | None = None
    max_alarms: tuple[MaxAlarms, ...] = ()
    cost_of_miss: float | None = None
    roles: tuple[SourceRole, ...] = ()

    def strength_of(self, question: str) -> float:
        """Return the `C` of a question."""
        return float(getattr(self, f"{question}_strength"))

    def kind_of(self, source: str) -> TextKind:
        """Return the kind of the texts of a source that are no hoaxes."""
        return next((role.kind for role in self.roles if role.source == source), TextKind.TALK)

    def max_alarms_of(self, kind: TextKind) -> MaxAlarms:
        """Return the maximum rates of alarms for a kind of text."""
        general = MaxAlarms(kind, self.max_flagged, self.max_likely_hoax)
        return next((rates for rates in self.max_alarms if rates.kind == kind), general)


def questions_of(frame: pd.DataFrame) -> tuple[str, ...]:
    """Return the questions that can be learned from a dataset: without ordinary talk, only the hoax question."""
    return QUESTIONS if (frame["label"] == NO_CLAIM).any() else (HOAX_GIVEN_CLAIM,)


def weigh_only_rows(frame: pd.DataFrame) -> Bool:
    """Mark the rows that name no n-gram of the model."""
    if "weigh_only" not in frame:
        return np.zeros(len(frame), bool)
    return frame["weigh_only"].fillna(False).to_numpy(dtype=bool)


def answers(frame: pd.DataFrame, question: str, roles: Sequence[SourceRole]) -> tuple[Int64, Int64]:
    """Return the training rows of a question, ascending, and their answers (1 for yes)."""
    label = frame["label"]
    excluded = {role.source for role in roles if question not in role.teaches}
    use = ~frame["source"].isin(excluded)
    if question == HOAX_GIVEN_CLAIM:
        use &= label.isin([HOAX, NOT_HOAX])
    yes = label != NO_CLAIM if question == CLAIM else label == HOAX
    rows = np.flatnonzero(use.to_numpy())
    return rows, yes.to_numpy()[rows].astype(np.int64)


def row_weights(frame: pd.DataFrame, rows: Int64, y: Int64, question: str, roles: Sequence[SourceRole]) -> Float:
    """Return the weight of each row, mean 1.

    For questions with ordinary talk, the weight is 1 / sqrt(rows with the same source and answer), so that a large
    dataset does not dominate a small one, times the factor of the source. For the hoax question, all weights are equal.
    """
    if question == HOAX_GIVEN_CLAIM:
        return np.ones(len(rows))
    sources = frame["source"].iloc[rows]
    label = frame["label"].iloc[rows] if question == RISK else y
    counts = pd.DataFrame({"source": sources.to_numpy(), "answer": np.asarray(label)})
    n = counts.groupby(["source", "answer"])["source"].transform("size").to_numpy(dtype=float)
    factors = {role.source: role.factor for role in roles}
    weights = sources.map(lambda source: factors.get(source, 1.0)).to_numpy(dtype=float) / np.sqrt(n)
    return np.asarray(weights / weights.mean())


def calibrating(frame: pd.DataFrame, rows: Int64, roles: Sequence[SourceRole]) -> Bool:
    """Mark the rows used for calibration; all of them if no source is meant for it."""
    excluded = {role.source for role in roles if not role.calibrates}
    marked = ~frame["source"].iloc[rows].isin(excluded).to_numpy()
    return marked if marked.any() else np.ones(len(rows), bool)


def source_columns(frame: pd.DataFrame, rows: Int64) -> Float:
    """Return indicator columns of sources (rows x sources); no columns for a single source.

    They are fitted beside the features and then dropped: they explain the hoax rate of each source, so that words do
    not have to.
    """
    _, place = np.unique(frame["source"].to_numpy(dtype=str)[rows], return_inverse=True)
    n_sources = int(place.max(initial=0)) + 1
    return np.eye(n_sources)[place] * SOURCE_SCALE if n_sources > 1 else np.zeros((len(rows), 0))
