"""How many planted label errors `saring data check` finds in the authored starter set.

    python scripts/planted_label_errors.py

Flips 5 % of the labels and looks for the flipped rows in the first tenth of the review, and among the rows
flagged as label errors. The figures of docs/decisions/0006-label-errors.md come from here.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from saring.datasets.checks import check_rows, examine_rows
from saring.datasets.load import HOAX, LABELS, NOT_HOAX, read_labeled_rows
from saring.datasets.review import REVIEW_COLUMNS, review_rows

STARTER = Path(__file__).resolve().parent.parent / "data" / "labelled" / "starter.csv"
SETTINGS = ((LABELS, 3), ((HOAX, NOT_HOAX), 1))
N_DRAWS = 4
ONE_IN = 20


class Found(NamedTuple):
    """Shares, 0 to 1: of the flipped rows in the first tenth of the review; of the flagged rows that were flipped."""

    n_rows: int
    n_flagged: int
    found: float
    precision: float


def measure_planted(labels: tuple[str, ...], every: int, seed: int) -> Found:
    """Flip labels in every `every`-th row of the starter set that has one of `labels`, and look for them."""
    frame = read_labeled_rows(STARTER)
    frame = frame[frame["label"].isin(labels)].iloc[::every].reset_index(drop=True)
    rng = np.random.default_rng(seed)
    flipped = rng.choice(len(frame), len(frame) // ONE_IN, replace=False)
    for row in flipped:
        frame.loc[row, "label"] = rng.choice([label for label in labels if label != frame.loc[row, "label"]])
    examined = examine_rows(frame)
    review = pd.DataFrame(review_rows(examined, check_rows(examined)), columns=REVIEW_COLUMNS)
    wrong = set(frame.loc[flipped, "row"])
    flagged = review.loc[review["suggested_label"].notna(), "row"]
    found = review["row"].head(len(frame) // 10).isin(wrong).sum() / len(wrong)
    return Found(len(frame), len(flagged), float(found), float(flagged.isin(wrong).mean()))


def main() -> None:
    """Print a row a draw."""
    for labels, every in SETTINGS:
        for seed in range(N_DRAWS):
            n_rows, n_flagged, found, precision = measure_planted(labels, every, seed)
            print(f"{len(labels)} labels, {n_rows} rows: {found:.2f} found, {precision:.2f} of {n_flagged} flagged")


if __name__ == "__main__":
    main()
