"""What is usual in the texts, measured on those held out: they were not learned from, so nothing is to be undone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.familiarity import (
    MIN_SOURCE_ROWS,
    Familiarity,
    _foreign_bonus,
    _limit_of,
    _shrunk,
    _stretches,
)
from pipeline.features import FeatureSpace


def fit_familiarity_unseen(
    space: FeatureSpace, n_learned: int, normalised: Sequence[str], sources: Sequence[str]
) -> Familiarity:
    """Learn what `familiarity.fit_familiarity` learns, from texts `space` was not fitted on.

    `n_learned` is how many texts it was fitted on.
    """
    unseen = float(np.log(1 + n_learned)) + 1
    total, n = _stretches(space, Familiarity(unseen, unseen, np.inf), normalised, left_out=False)
    typical = float(np.median(total[n > 0] / n[n > 0])) if n.any() else unseen
    surprise = _shrunk(total, n, typical) + _foreign_bonus(space, normalised)
    names = np.asarray(sources)
    groups = [surprise[names == name] for name in sorted(set(sources)) if (names == name).sum() >= MIN_SOURCE_ROWS]
    limit = max(_limit_of(group) for group in groups or [surprise])
    return Familiarity(round(unseen, 4), round(typical, 4), round(limit, 4))
