"""Detect labels that the source predicts: a model would learn to recognise sources, not hoaxes."""

from __future__ import annotations

import pandas as pd


def guess_labels_by_source(frame: pd.DataFrame) -> tuple[float, float] | None:
    """Return the accuracy of guessing labels with the source known, and without it.

    None where the source helps little. `frame` has `label` and `source`.
    """
    known = frame[frame["label"].notna()]
    if known["source"].nunique() < 2 or known["label"].nunique() < 2:
        return None
    by_source = known.groupby("source")["label"].agg(lambda labels: labels.value_counts().iloc[0])
    informed = float(by_source.sum() / len(known))
    blind = float(known["label"].value_counts().iloc[0] / len(known))
    return (round(informed, 4), round(blind, 4)) if informed > 0.9 and informed - blind > 0.1 else None
