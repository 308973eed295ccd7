"""The rows of a labelled set that a person should look at again, worst first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pandas as pd

from saring.datasets.checks import Finding

REVIEW_COLUMNS = ("row", "file", "label", "suggested_label", "probability_of_label", "reason", "text")
# What contradicts itself comes before what a classifier doubts, and that before what only needs tidying.
REASONS = (
    "label_unknown",
    "label_conflict",
    "rater_disagreement",
    "label_error",
    "text_empty",
    "text_long",
    "private_data",
)


def review_rows(frame: pd.DataFrame, findings: Sequence[Finding]) -> list[tuple[Any, ...]]:
    """Return one row of `REVIEW_COLUMNS` for every row that a finding names, at the place of its worst reason.

    `frame` comes from `datachecks.examine_rows`, `findings` from `datachecks.check_rows`. `label` is as given
    where it is unknown, `reason` a list of codes, `text` holds no private data.
    """
    reasons: dict[int, list[str]] = defaultdict(list)
    for finding in sorted(findings, key=_severity):
        for row in finding.rows:
            reasons[row].append(finding.code)
    listed = frame.loc[list(reasons)]
    columns = [
        [int(row) for row in listed["row"]],
        listed["file"],
        listed["label"].fillna(listed["given_label"]),
        _missing_as_none(listed["suggested_label"]),
        [None if p is None else round(p, 4) for p in _missing_as_none(listed["probability_of_label"])],
        reasons.values(),
        listed["masked"],
    ]
    return list(zip(*columns, strict=True))


def _severity(finding: Finding) -> int:
    return REASONS.index(finding.code) if finding.rows else len(REASONS)


def _missing_as_none(column: pd.Series[Any]) -> list[Any]:
    return [None if missing else value for value, missing in zip(column, column.isna(), strict=True)]
