"""Rows whose label looks wrong: confident learning on cross-validated probabilities.

Northcutt, Jiang and Chuang (2021), Confident Learning: Estimating Uncertainty in Dataset Labels, Journal of
Artificial Intelligence Research 70. A label's threshold is the mean probability its own rows give it, so that
a rare or a noisy label is held to what it can reach; a row that reaches the threshold of another label, and
gets its highest probability elsewhere than at its own, is likely labelled wrongly.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from saring.text.arrays import Float, Int64

N_FOLDS = 5
MIN_TEXTS_PER_LABEL = 20
STRENGTH = 10.0  # as for the hoax question of a training
CHAR_N_MAX = 3
MIN_DF = 3


def suggest_labels(frame: pd.DataFrame, seed: int = 0) -> pd.DataFrame:
    """Return what the rest of the rows say about the label of each row.

    `frame` has the columns `label`, `normalised` and `group` (near copies share a number). The result keeps
    its index and has the columns `probability_of_label` (0 to 1, from a classifier that saw neither the text
    nor a near copy), `margin` (that minus the best other label, -1 to 1) and `suggested_label` (None where
    the label may stand). Rows without text, without a known label, or with a label of fewer than
    `MIN_TEXTS_PER_LABEL` different texts are not in it; no row is where fewer than two labels are left.
    """
    rows = frame[frame["label"].notna() & (frame["normalised"] != "")]
    n_texts = rows.groupby("label")["group"].nunique()
    labels = sorted(n_texts[n_texts >= MIN_TEXTS_PER_LABEL].index)
    rows = rows[rows["label"].isin(labels if len(labels) > 1 else [])]
    if rows.empty:
        return pd.DataFrame(index=rows.index, columns=["probability_of_label", "margin", "suggested_label"])
    y = np.searchsorted(labels, rows["label"].to_numpy(dtype=str))
    probability = cross_validated_probabilities(list(rows["normalised"]), y, rows["group"].to_numpy(), seed)
    suggested = confident_labels(probability, y)
    columns = {
        "probability_of_label": probability[np.arange(len(y)), y],
        "margin": _margins(probability, y),
        "suggested_label": [labels[new] if new != old else None for new, old in zip(suggested, y, strict=True)],
    }
    return pd.DataFrame(columns, index=rows.index)


def cross_validated_probabilities(texts: Sequence[str], y: Int64, groups: Int64, seed: int = 0) -> Float:
    """Return texts x labels: probabilities from folds that held out the text and all of its group.

    `texts` are normalised; `y` numbers the labels from 0. Features and weights are those of each fold's own texts.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # 0.7 s, only where labels are examined
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline, make_union

    words = TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), min_df=MIN_DF, sublinear_tf=True)
    letters = TfidfVectorizer(analyzer="char", ngram_range=(1, CHAR_N_MAX), min_df=MIN_DF, sublinear_tf=True)
    # Of the solvers for several labels at once, the fastest here, and the same on every run.
    classifier = LogisticRegression(C=STRENGTH, solver="newton-cg")
    pipeline = make_pipeline(make_union(words, letters), classifier)
    folds = StratifiedGroupKFold(N_FOLDS, shuffle=True, random_state=seed)
    return np.asarray(cross_val_predict(pipeline, texts, y, groups=groups, cv=folds, method="predict_proba"))


def confident_labels(probability: Float, y: Int64) -> Int64:
    """Return the label each row confidently belongs to: its own, unless it is off the diagonal of the joint.

    >>> probability = np.array([[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.1, 0.9], [0.2, 0.8], [0.9, 0.1]])
    >>> confident_labels(probability, np.array([0, 0, 0, 1, 1, 1])).tolist()
    [0, 0, 0, 1, 1, 0]
    """
    thresholds = np.array([probability[y == label, label].mean() for label in range(probability.shape[1])])
    confident = np.where(probability >= thresholds, probability, -1.0)
    off_diagonal = (confident.max(axis=1) >= 0) & (probability.argmax(axis=1) != y)
    return np.where(off_diagonal, confident.argmax(axis=1), y)


def _margins(probability: Float, y: Int64) -> Float:
    """Return the probability of the given label minus the best of the others."""
    own = np.arange(len(y)), y
    others = probability.copy()
    others[own] = -1.0
    return np.asarray(probability[own] - others.max(axis=1))
