"""Train-test splits and their measures: random, grouped by near copies, by time, and leave-one-source-out.

A model is fitted and measured per split by a callable, so this module does not depend on how models are trained.
`random` is what most published figures use; the others show the performance on new texts, later texts and new sources.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from saring.datasets.load import NO_CLAIM, published_dates
from saring.datasets.sources import guess_labels_by_source
from saring.text.arrays import Bool, Float, Int64
from saring.training.measures import Measure, auc, macro_f1, with_intervals

Fold = tuple[Int64, Int64]
# (training rows, test rows) -> calibrated probabilities of the test rows by question
FitPredict = Callable[[Int64, Int64], Mapping[str, Float]]

OLDER_SHARE = 0.75
MIN_DATED = 100
MAX_SOURCES = 24
PREVALENCES = (0.01, 0.1, 0.5)
_LIFTED_BY_COPIES = 0.02
_CHANCE = 0.5
_NEAR_CHANCE = 0.6
_N_NAMED = 5


class Split(NamedTuple):
    """A way to split a labelled set: `folds` are pairs of training rows and test rows.

    `name` is `random`, `grouped`, `time` or `source`; `held_out` is the source that a `source`
    split tests on. `skipped` is the phrase key of the reason why there are no folds.
    """

    name: str
    held_out: str | None
    folds: tuple[Fold, ...]
    skipped: str | None


def grouped_folds(splits: Sequence[Split]) -> tuple[Fold, ...]:
    """Return the grouped folds, on which calibration and thresholds are fitted."""
    return next(split.folds for split in splits if split.name == "grouped")


def join_groups(groups: Int64, names: Sequence[str]) -> Int64:
    """Return group numbers that also join rows of one name; rows with an empty name are joined by their group alone."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    numbers, named = pd.factorize(pd.Series(names).fillna(""))
    rows = np.flatnonzero(np.asarray(named)[numbers] != "") if len(named) else np.zeros(0, np.int64)
    n = int(groups.max(initial=-1)) + 1
    n_nodes = n + len(named)
    joined = csr_matrix((np.ones(len(rows)), (groups[rows], n + numbers[rows])), shape=(n_nodes, n_nodes))
    return np.asarray(connected_components(joined, directed=False)[1], dtype=np.int64)[groups]


def make_splits(frame: pd.DataFrame, groups: Int64, *, n_folds: int, seed: int) -> list[Split]:
    """Make all splits of the rows of `frame` (`label`, `source`, optional `published_on`).

    `groups` numbers near-duplicates: except in `random`, a group is never on both sides.
    """
    return [
        Split("random", None, _stratified_folds(frame, n_folds, seed), None),
        _grouped_split(frame, groups, n_folds, seed),
        _time_split(frame, groups),
        *_source_splits(frame["source"].to_numpy(dtype=str), groups),
    ]


def _stratified_folds(frame: pd.DataFrame, n_folds: int, seed: int) -> tuple[Fold, ...]:
    """Return folds stratified by label and source; none where no label has two rows."""
    from sklearn.model_selection import StratifiedKFold

    counts = frame["label"].value_counts()
    if counts.max() < 2:
        return ()
    n_folds = max(2, min(n_folds, int(counts.min())))
    label = frame["label"].astype(str)
    both = label + "\t" + frame["source"].astype(str)
    # Sources with too few rows of a label to stratify are combined.
    strata = both.where(both.map(both.value_counts()) >= n_folds, label).to_numpy(dtype=str)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the remainder may not reach every fold, which is fine
        folds = StratifiedKFold(n_folds, shuffle=True, random_state=seed)
        return tuple(folds.split(np.zeros(len(strata)), strata))


def _grouped_split(frame: pd.DataFrame, groups: Int64, n_folds: int, seed: int) -> Split:
    """Return folds of whole groups, stratified by the first row of each: near copies mostly share a label."""
    _, first, member = np.unique(groups, return_index=True, return_inverse=True)
    folds = tuple(
        (np.flatnonzero(np.isin(member, train)), np.flatnonzero(np.isin(member, test)))
        for train, test in _stratified_folds(frame.iloc[first], n_folds, seed)
    )
    return Split("grouped", None, folds, None if folds else "split_all_copies")


def _time_split(frame: pd.DataFrame, groups: Int64) -> Split:
    """Train on the older dated rows, test on the newest without near copies in training.

    Undated ordinary talk is used for training too: it does not leak future hoaxes, and the claim question needs it.
    Undated claims are left out, since they may be from the future.
    """
    dates = published_dates(frame)
    dated = dates.notna().to_numpy()
    if dated.sum() < MIN_DATED:
        return Split("time", None, (), "split_few_dates")
    cut = dates[dated].sort_values().iloc[int(OLDER_SHARE * dated.sum())]
    older = (dates < cut).to_numpy()
    train = older | ~dated & (frame["label"] == NO_CLAIM).to_numpy()
    test = (dates >= cut).to_numpy() & ~np.isin(groups, groups[train])
    if not older.any() or frame["label"][test].nunique() < 2:
        return Split("time", None, (), "split_one_label" if older.any() else "split_few_dates")
    return Split("time", None, ((np.flatnonzero(train), np.flatnonzero(test)),), None)


def _source_splits(source: NDArray[Any], groups: Int64) -> Iterator[Split]:
    """Leave out each source in turn, the largest first, with near copies of its texts in other sources."""
    names, counts = np.unique(source, return_counts=True)
    if len(names) < 2:
        yield Split("source", None, (), "split_one_source")
        return
    for name in names[np.argsort(-counts, kind="stable")][:MAX_SOURCES]:
        test = source == name
        train = ~np.isin(groups, groups[test])
        folds = ((np.flatnonzero(train), np.flatnonzero(test)),) if train.any() else ()
        yield Split("source", str(name), folds, None if folds else "split_all_copies")
    if len(names) > MAX_SOURCES:
        yield Split("source", None, (), "split_small_sources")


def measure_splits(
    splits: Sequence[Split], fit_predict: FitPredict, answers: Mapping[str, tuple[Int64, Int64]], seed: int
) -> list[dict[str, Any]]:
    """Fit and measure every question on every split; returns the `splits` entries of a report.

    `answers` gives the rows of each question, ascending, and their answers (1 or 0). `fit_predict`
    omits a question whose training rows have only one class; it is then skipped.
    """
    entries = []
    for split in splits:
        parts = [fit_predict(train, test) for train, test in split.folds]
        for question, (rows, y) in answers.items():
            if split.skipped or any(question not in part for part in parts):
                entries.append(_skipped_entry(question, split, split.skipped or "split_untaught"))
                continue
            test = np.concatenate([test for _, test in split.folds])
            probability = np.concatenate([part[question] for part in parts])
            measured = np.isin(test, rows)
            answer = y[np.searchsorted(rows, test[measured])] == 1
            entries.append(measure_split(question, split, answer, probability[measured], seed))
    return entries


def measure_split(question: str, split: Split, y: Bool, probability: Float, seed: int) -> dict[str, Any]:
    """Return the measures of a question on the tested rows of a split, at probability 0.5.

    `precision_at_prevalence` is the precision expected at other shares of yes. Undefined measures are None: with only
    one class tested, there is only recall (all yes) or false positive rate (all no).
    """
    if split.skipped or not len(y):
        return _skipped_entry(question, split, split.skipped or "split_no_rows")
    return {
        **_skipped_entry(question, split, None),
        "support": len(y),
        "prevalence": round(float(y.mean()), 4),
        **with_intervals(_MEASURES, y, probability, seed),
        "precision_at_prevalence": _precision_at(_recall(y, probability), _false_positive_rate(y, probability)),
    }


def _skipped_entry(question: str, split: Split, why: str | None) -> dict[str, Any]:
    """Return the entry of a skipped split."""
    entry: dict[str, Any] = {"question": question, "split": split.name, "held_out": split.held_out, "support": 0}
    return {**entry, **dict.fromkeys(("prevalence", *_MEASURES, "precision_at_prevalence")), "skipped": why}


def _precision_at(recall: float, false_positive_rate: float) -> dict[str, float] | None:
    if not recall + false_positive_rate > 0:  # NaN, or no row was flagged
        return None
    return {
        f"{share:g}": round(share * recall / (share * recall + (1 - share) * false_positive_rate), 4)
        for share in PREVALENCES
    }


def _precision(y: Bool, probability: Float) -> float:
    hard = probability >= 0.5
    return float(y[hard].mean()) if hard.any() else float("nan")


def _recall(y: Bool, probability: Float) -> float:
    return float((probability[y] >= 0.5).mean()) if y.any() else float("nan")


def _false_positive_rate(y: Bool, probability: Float) -> float:
    return float((probability[~y] >= 0.5).mean()) if not y.all() else float("nan")


def _needs_both_classes(measure: Measure) -> Measure:
    """Make a measure NaN for rows of only one class, where it would reflect how they were chosen."""
    return lambda y, probability: measure(y, probability) if y.any() and not y.all() else float("nan")


_MEASURES: dict[str, Measure] = {
    "auc": auc,
    "macro_f1": _needs_both_classes(macro_f1),
    "precision": _needs_both_classes(_precision),
    "recall": _recall,
    "false_positive_rate": _false_positive_rate,
}


def split_warnings(entries: Sequence[Mapping[str, Any]], frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the warnings on the entries of `splits`: phrase keys and their values.

    They are a source that predicts the label, near copies that inflate the random figure, an AUC that may be chance,
    and one near chance on newer texts or a left-out source.
    """
    found = []
    for question in dict.fromkeys(entry["question"] for entry in entries):
        own = [entry for entry in entries if entry["question"] == question and entry["auc"]]
        faults = [*_label_from_source(question, frame), *_entry_warnings(own)]
        found += [{"key": key, "values": {"question": question, **values}} for key, values in faults]
    return found


def _label_from_source(question: str, frame: pd.DataFrame) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a warning if the source predicts the answers to a question."""
    is_claim = frame["label"] != NO_CLAIM
    rows = frame.assign(label=is_claim) if question == "claim" else frame[is_claim]
    if shares := guess_labels_by_source(rows):
        yield "warn_source_tells_label", {"share": shares[0], "blind": shares[1]}


def _entry_warnings(entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the warnings on the entries of one question."""
    one = {entry["split"]: entry["auc"] for entry in entries if entry["split"] != "source"}
    grouped = one.get("grouped", {"value": 0.0})["value"]
    lifted = one["random"]["value"] if {"random", "grouped"} <= set(one) else 0.0
    if lifted - grouped > _LIFTED_BY_COPIES and lifted > one["grouped"]["high"]:
        yield "warn_copies", {"random": lifted, "grouped": grouped}
    if "grouped" in one and one["grouped"]["low"] <= _CHANCE:
        yield "warn_guessing", {"auc": grouped, "low": one["grouped"]["low"]}
    failed = [e for e in entries if e["split"] in ("time", "source") and _is_near_chance(e["auc"], grouped)]
    if "time" in {entry["split"] for entry in failed}:
        yield "warn_time", {"auc": one["time"]["value"], "grouped": grouped}
    sources = [f"{e['held_out']} {e['auc']['value']:.2f}" for e in failed if e["split"] == "source"]
    if sources:
        yield "warn_source", {"names": ", ".join(sources[:_N_NAMED]), "n": len(sources)}


def _is_near_chance(auc: Mapping[str, float], grouped: float) -> bool:
    """Tell whether an AUC is near chance even at the upper end of its interval."""
    return auc["value"] < _NEAR_CHANCE and auc["high"] < max(_NEAR_CHANCE, grouped)
