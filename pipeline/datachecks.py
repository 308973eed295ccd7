"""What is wrong with a labelled set, before it costs a training run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from pipeline.claims import group_near_duplicates
from pipeline.datasets import HOAX, LABELS, MAX_EMPTY_SHARE, MIN_ROWS, MIN_ROWS_PER_LABEL, NO_CLAIM, NOT_HOAX
from pipeline.evaluation import label_told_by_source
from pipeline.phrases import say
from pipeline.text import mask_private, normalise

MAX_CHARS = 20_000
N_NAMED = 5


class Finding(NamedTuple):
    """One thing found: `stops` where training would refuse the file."""

    code: str
    detail: str
    stops: bool


def check_rows(frame: pd.DataFrame) -> list[Finding]:
    """Return the findings on rows as `datasets.read_labeled_rows` gives them, the stopping ones first."""
    frame = frame.assign(normalised=[normalise(text) for text in frame["text"]])
    findings = [finding for check in CHECKS for finding in check(frame)]
    return sorted(findings, key=lambda finding: not finding.stops)


def _rows(frame: pd.DataFrame) -> str:
    """Name the first rows as a spreadsheet counts them."""
    named = ", ".join(str(row) for row in frame["row"].head(N_NAMED))
    return f"{named}, …" if len(frame) > N_NAMED else named


def _unknown_labels(frame: pd.DataFrame) -> Iterator[Finding]:
    unknown = frame[frame["label"].isna()]
    if len(unknown):
        spellings = ", ".join(sorted({repr(given) for given in unknown["given_label"]})[:N_NAMED])
        detail = say(
            "check_label_unknown", n=len(unknown), rows=_rows(unknown), found=spellings, labels=", ".join(LABELS)
        )
        yield Finding("label_unknown", detail, True)


def _too_little(frame: pd.DataFrame) -> Iterator[Finding]:
    if len(frame) < MIN_ROWS:
        yield Finding("rows_too_few", say("check_rows_too_few", n=len(frame), least=MIN_ROWS), True)
    counts = frame["label"].value_counts()
    for label in (HOAX, NOT_HOAX):
        n = int(counts.get(label, 0))
        if n < MIN_ROWS_PER_LABEL:
            yield Finding("label_too_few", say("check_label_too_few", label=label, n=n, least=MIN_ROWS_PER_LABEL), True)
    if not counts.get(NO_CLAIM, 0):
        yield Finding("no_talk", say("check_no_talk"), False)


def _empty_texts(frame: pd.DataFrame) -> Iterator[Finding]:
    empty = frame[frame["text"].str.strip() == ""]
    if len(empty):
        detail = say("check_empty", n=len(empty), rows=_rows(empty))
        yield Finding("texts_empty", detail, len(empty) > MAX_EMPTY_SHARE * len(frame))


def _long_texts(frame: pd.DataFrame) -> Iterator[Finding]:
    long = frame[frame["text"].str.len() > MAX_CHARS]
    if len(long):
        yield Finding("texts_long", say("check_long", n=len(long), rows=_rows(long), most=MAX_CHARS), False)


def _duplicates(frame: pd.DataFrame) -> Iterator[Finding]:
    filled = frame[frame["normalised"] != ""]
    repeated = filled[filled.duplicated("normalised")]
    if len(repeated):
        yield Finding("duplicates", say("check_duplicates", n=len(repeated), rows=_rows(repeated)), False)
    groups = np.array(group_near_duplicates(list(filled["normalised"])))
    n_near = len(filled) - len(repeated) - len(set(groups))
    if n_near > 0:
        yield Finding("near_duplicates", say("check_near_duplicates", n=n_near), False)
    n_labels = filled.groupby(groups)["label"].transform("nunique")
    torn = filled[n_labels > 1]
    if len(torn):
        yield Finding("labels_conflict", say("check_conflict", n=len(torn), rows=_rows(torn)), False)


def _private_data(frame: pd.DataFrame) -> Iterator[Finding]:
    private = frame[[mask_private(text) != text for text in frame["text"]]]
    if len(private):
        yield Finding("private_data", say("check_private", n=len(private), rows=_rows(private)), False)


def _agreement(frame: pd.DataFrame) -> Iterator[Finding]:
    """Say how far raters agree beyond chance, on the texts that more than one of them labelled."""
    if "rater" not in frame:
        return
    rated = frame[frame["label"].notna() & (frame["rater"].str.strip() != "")]
    rated = rated.drop_duplicates(["rater", "normalised"])
    shared = rated[rated.groupby("normalised")["rater"].transform("nunique") > 1]
    if not len(shared) or shared["label"].nunique() < 2:
        return
    from nltk.metrics.agreement import AnnotationTask  # 1 s, only where there are raters

    triples = list(shared[["rater", "normalised", "label"]].itertuples(index=False, name=None))
    by_text = shared.groupby("normalised")["label"]
    torn = shared[by_text.transform("nunique") > 1]
    detail = say(
        "check_agreement",
        alpha=f"{AnnotationTask(data=triples).alpha():.2f}",
        n=by_text.ngroups,
        torn=torn["normalised"].nunique(),
        rows=_rows(torn),
    )
    yield Finding("agreement", detail, False)


def _source_tells_label(frame: pd.DataFrame) -> Iterator[Finding]:
    """Warn where knowing the source is knowing the label: a model then learns the source."""
    if told := label_told_by_source(frame):
        detail = say("check_source_label", share=f"{told[0]:.0%}", blind=f"{told[1]:.0%}")
        yield Finding("source_tells_label", detail, False)


CHECKS: tuple[Callable[[pd.DataFrame], Iterator[Finding]], ...] = (
    _unknown_labels,
    _too_little,
    _empty_texts,
    _long_texts,
    _duplicates,
    _private_data,
    _agreement,
    _source_tells_label,
)
