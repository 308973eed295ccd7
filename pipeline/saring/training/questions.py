"""Which rows teach which question, with what answer and what weight.

- `claim`: does the message make a claim worth checking? Learned from all labels.
- `hoax`: does a claim look like a hoax? Learned from claims alone.
- `risk`: is the message a hoax, among all that people send? Its decision value is that of `claim`,
  plus that of hoaxes against everything else, plus the logarithm of the length: TF-IDF takes the
  length of a text out, and what is passed on to be believed is longer than talk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from saring.datasets.load import HOAX, NO_CLAIM, NOT_HOAX
from saring.text.arrays import Float, Int64

CLAIM, HOAX_GIVEN_CLAIM, RISK = "claim", "hoax", "risk"
QUESTIONS = (CLAIM, HOAX_GIVEN_CLAIM, RISK)
# Large, so that the penalty does not keep a source from explaining its own rate of hoaxes.
SOURCE_SCALE = 3.0


@dataclass(frozen=True, slots=True)
class SourceRole:
    """What a source may teach.

    `teaches` are questions; `factor` multiplies the weight of its rows; `calibrates` says whether
    its hoax rate may stand for what is met in the field; `authored` texts were written to teach, so
    they may be shown.
    """

    source: str
    teaches: tuple[str, ...] = QUESTIONS
    factor: float = 1.0
    calibrates: bool = True
    authored: bool = False


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """How to train.

    `max_flagged` and `max_likely_hoax` are the rates of ordinary messages that may be flagged and
    called likely hoaxes, kept with `confidence`. The strengths are scikit-learn's `C`: high
    for hoaxes, since the same forwards come back and are worth knowing by heart. `roles` says what
    single sources may teach; a source that is not named teaches everything.
    """

    seed: int = 0
    n_folds: int = 5
    char_n_max: int = 5
    min_df: int = 3
    claim_strength: float = 3.0
    hoax_strength: float = 10.0
    risk_strength: float = 3.0
    max_flagged: float = 0.05
    max_likely_hoax: float = 0.01
    confidence: float = 0.95
    roles: tuple[SourceRole, ...] = ()

    def strength_of(self, question: str) -> float:
        """Return how closely a question follows its rows."""
        return float(getattr(self, f"{question}_strength"))


def questions_of(frame: pd.DataFrame) -> tuple[str, ...]:
    """Return the questions a dataset can teach: without ordinary talk, only what a hoax looks like."""
    return QUESTIONS if (frame["label"] == NO_CLAIM).any() else (HOAX_GIVEN_CLAIM,)


def answers(frame: pd.DataFrame, question: str, roles: Sequence[SourceRole]) -> tuple[Int64, Int64]:
    """Return the rows that teach a question, ascending, and their answers (1 for yes)."""
    label = frame["label"]
    elsewhere = {role.source for role in roles if question not in role.teaches}
    use = ~frame["source"].isin(elsewhere)
    if question == HOAX_GIVEN_CLAIM:
        use &= label.isin([HOAX, NOT_HOAX])
    yes = label != NO_CLAIM if question == CLAIM else label == HOAX
    rows = np.flatnonzero(use.to_numpy())
    return rows, yes.to_numpy()[rows].astype(np.int64)


def row_weights(frame: pd.DataFrame, rows: Int64, y: Int64, question: str, roles: Sequence[SourceRole]) -> Float:
    """Return the weight of each row, mean 1.

    Where talk is among the rows, by 1 / sqrt(rows of their source and answer), so that a large
    collection does not drown a small one, times the factor of the source. Claims weigh the same.
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


def calibrating(frame: pd.DataFrame, rows: Int64, roles: Sequence[SourceRole]) -> NDArray[np.bool_]:
    """Mark the rows whose hoax rate calibrates; all of them where no source may."""
    elsewhere = {role.source for role in roles if not role.calibrates}
    marked = ~frame["source"].iloc[rows].isin(elsewhere).to_numpy()
    return marked if marked.any() else np.ones(len(rows), bool)


def source_columns(frame: pd.DataFrame, rows: Int64) -> Float:
    """Return a column a source (rows x sources), none where there is one source only.

    Fitted beside the features and then dropped: a source explains its own rate of hoaxes, and the
    words need not give it away.
    """
    _, place = np.unique(frame["source"].to_numpy(dtype=str)[rows], return_inverse=True)
    n_sources = int(place.max(initial=0)) + 1
    return np.eye(n_sources)[place] * SOURCE_SCALE if n_sources > 1 else np.zeros((len(rows), 0))
