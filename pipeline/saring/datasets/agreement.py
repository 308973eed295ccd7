"""How far raters agree beyond chance, on the texts that more than one of them labelled."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd


class Agreement(NamedTuple):
    """Coefficients are 1 for full agreement and 0 for chance; None where only one label was used.

    `kappa` is Cohen's: the mean over the pairs of raters, weighted by the texts a pair shares.
    `alpha` is Krippendorff's, which needs no complete pairs.
    """

    n_texts: int
    n_raters: int
    kappa: float | None
    alpha: float | None


def shared_ratings(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the first known label of each rater on each text that two raters or more labelled.

    `frame` has the columns `normalised` and `label`, and `rater` where the set names raters.
    """
    if "rater" not in frame:
        return frame.iloc[:0]
    rated = frame.assign(rater=frame["rater"].str.strip())
    rated = rated[rated["label"].notna() & (rated["rater"] != "") & (rated["normalised"] != "")]
    rated = rated.drop_duplicates(["rater", "normalised"])
    return rated[rated.groupby("normalised")["rater"].transform("nunique") > 1]


def torn_ratings(shared: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `shared_ratings` whose text was labelled differently by different raters."""
    return shared[shared.groupby("normalised")["label"].transform("nunique") > 1]


def measure_agreement(shared: pd.DataFrame) -> Agreement:
    """Measure the agreement on rows of `shared_ratings`."""
    n_texts, n_raters = shared["normalised"].nunique(), shared["rater"].nunique()
    if shared["label"].nunique() < 2:
        return Agreement(n_texts, n_raters, None, None)
    from nltk.metrics.agreement import AnnotationTask  # 1 s, only where there are raters

    alpha = AnnotationTask(data=_triples(shared)).alpha()
    return Agreement(n_texts, n_raters, _mean_kappa(shared), float(alpha))


def _mean_kappa(shared: pd.DataFrame) -> float | None:
    """Return Cohen's kappa over the pairs of raters: NLTK's expects that both labelled every text."""
    from nltk.metrics.agreement import AnnotationTask

    kappas, weights = [], []
    texts_of = {rater: rows.set_index("normalised") for rater, rows in shared.groupby("rater")}
    for one, other in combinations(texts_of, 2):
        both = texts_of[one].index.intersection(texts_of[other].index)
        pair = pd.concat([texts_of[one].loc[both], texts_of[other].loc[both]]).reset_index()
        if pair["label"].nunique() > 1:
            kappas.append(AnnotationTask(data=_triples(pair)).kappa())
            weights.append(len(both))
    return float(np.average(kappas, weights=weights)) if kappas else None


def _triples(rows: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(rows[["rater", "normalised", "label"]].itertuples(index=False, name=None))
