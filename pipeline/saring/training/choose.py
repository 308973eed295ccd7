"""Choose options of a training on the labelled set itself, by grouped cross-validation.

First the form in which texts are read together with the characters of n-grams, then the strength (`C`) of each
question. A candidate replaces the usual options only where its AUC is better by more than the standard error of the
difference over the folds: a set that cannot tell two candidates apart gets the usual one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from saring.datasets.load import HOAX, NO_CLAIM, NOT_HOAX
from saring.text.arrays import Bool, Float, Int64
from saring.text.forms import TEXT_FORMS
from saring.training.fit import Fitter, TfidfRows
from saring.training.questions import RISK, TrainingOptions, answers, questions_of, weigh_only_rows
from saring.training.splits import Fold, join_groups

MAX_ROWS = 6_000
"""Of a larger set, candidates are compared on this many random rows."""
MIN_FOLDS = 3
TEXTS = "texts"


class Letters(NamedTuple):
    """The longest character n-grams, and whether they stay inside words."""

    char_n_max: int
    within_words: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    """The values that are compared; a value given by hand is the only one of its kind."""

    text_forms: tuple[str, ...] = tuple(TEXT_FORMS)
    letters: tuple[Letters, ...] = (Letters(5, within_words=False), Letters(5, within_words=True))
    strengths: tuple[float, ...] = (1.0, 3.0, 10.0)


class Compared(NamedTuple):
    """A candidate: the changed options, its mean AUC over the folds, and its gain over the usual options.

    `error` is the standard error of the gain.
    """

    changes: dict[str, Any]
    auc: float
    gain: float
    error: float


class Choice(NamedTuple):
    """The chosen options, and the report of how they were chosen."""

    options: TrainingOptions
    report: dict[str, Any]


def choose_options(frame: pd.DataFrame, groups: Int64, options: TrainingOptions, candidates: Candidates) -> Choice:
    """Choose among candidates; `options` are the usual ones, `groups` numbers near copies, which stay on one side.

    Where the rows make too few folds to compare on, the usual options are taken, or what was given by hand.
    """
    sample = np.sort(np.random.default_rng(options.seed).permutation(len(frame))[:MAX_ROWS])
    part = frame.iloc[sample].reset_index(drop=True)
    grouped_by, folds = make_folds(part, groups[sample], options)
    report: dict[str, Any] = {"rows": len(part), "folds": len(folds), "grouped_by": grouped_by, "stages": []}
    rows_of = RowCache(part["text"].tolist(), weigh_only_rows(part))
    for stage, changes in stages(part, candidates):
        comparison = compare(part, folds, rows_of, options, stage, changes)
        best = pick(comparison)
        options = replace(options, **best.changes)
        if len(comparison) > 1:
            compared = [{**candidate._asdict(), "chosen": candidate is best} for candidate in comparison]
            report["stages"].append({"stage": stage, "compared": compared})
    return Choice(options, report)


def stages(frame: pd.DataFrame, candidates: Candidates) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield what is chosen, one after the other, and the candidates for it as changes of the options."""
    texts = product(candidates.text_forms, candidates.letters)
    yield TEXTS, [{"text_form": text_form, **letters._asdict()} for text_form, letters in texts]
    for question in questions_of(frame):
        yield question, [{f"{question}_strength": strength} for strength in candidates.strengths]


def make_folds(frame: pd.DataFrame, groups: Int64, options: TrainingOptions) -> tuple[list[str], list[Fold]]:
    """Return what is kept on one side besides near copies, and the folds; no folds where a fold would lack a label.

    Topics are kept together where a column names them, otherwise sources; where that leaves too few folds, neither is.
    """
    for column in ("topic", "source"):
        if column in frame and frame[column].nunique() >= options.n_folds:
            folds = _whole_folds(frame, join_groups(groups, frame[column].tolist()), options)
            if len(folds) >= MIN_FOLDS:
                return [column], folds
    return [], _whole_folds(frame, groups, options)


def _whole_folds(frame: pd.DataFrame, groups: Int64, options: TrainingOptions) -> list[Fold]:
    from sklearn.model_selection import StratifiedGroupKFold

    label = frame["label"].to_numpy(dtype=str)
    n_folds = min(options.n_folds, len(np.unique(groups)))
    if n_folds < MIN_FOLDS:
        return []
    splitter = StratifiedGroupKFold(n_folds, shuffle=True, random_state=options.seed)
    folds = [(train, test) for train, test in splitter.split(label, label, groups)]
    needed = {HOAX, NOT_HOAX} | ({NO_CLAIM} & set(label.tolist()))
    whole = [fold for fold in folds if all(needed <= set(label[side].tolist()) for side in fold)]
    return whole if len(whole) >= MIN_FOLDS else []


class RowCache:
    """The TF-IDF rows of texts by the options that decide them; only the last are kept, since they are large."""

    def __init__(self, texts: list[str], weigh_only: Bool) -> None:
        self._texts, self._weigh_only = texts, weigh_only
        self._key: tuple[object, ...] = ()
        self._rows: TfidfRows | None = None

    def __call__(self, options: TrainingOptions) -> TfidfRows:
        """Return the rows of the texts under some options."""
        key = options.text_form, options.char_n_max, options.within_words
        if self._rows is None or self._key != key:
            texts = TEXT_FORMS[options.text_form](self._texts)
            self._key, self._rows = key, TfidfRows.fitted(texts, options, self._weigh_only)
        return self._rows


def compare(
    frame: pd.DataFrame,
    folds: Sequence[Fold],
    rows_of: RowCache,
    options: TrainingOptions,
    stage: str,
    changes: Sequence[dict[str, Any]],
) -> list[Compared]:
    """Measure each change of the options on the folds; with nothing to compare, return the usual one unmeasured."""
    tried = [replace(options, **change) for change in changes]
    usual = tried.index(options) if options in tried else 0
    if len(tried) < 2 or not folds:
        return [Compared(changes[usual], 0.0, 0.0, 0.0)]
    aucs = np.array([fold_aucs(frame, folds, rows_of(candidate), candidate, stage) for candidate in tried])
    gains = aucs - aucs[usual]
    errors = gains.std(axis=1, ddof=1) / np.sqrt(len(folds))
    figures = np.round(np.stack([aucs.mean(axis=1), gains.mean(axis=1), errors]), 4).T + 0.0  # no minus zero
    return [Compared(change, *of_change) for change, of_change in zip(changes, figures.tolist(), strict=True)]


def pick(compared: Sequence[Compared]) -> Compared:
    """Return the candidate with the highest AUC of those that gain more than their error, otherwise the usual one."""
    better = [candidate for candidate in compared if candidate.gain > candidate.error]
    usual = next(candidate for candidate in compared if candidate.gain == candidate.error == 0)
    return max(better, key=lambda candidate: candidate.auc, default=usual)


def fold_aucs(
    frame: pd.DataFrame, folds: Sequence[Fold], rows: TfidfRows, options: TrainingOptions, stage: str
) -> Float:
    """Return the AUC of each fold, the mean of the questions that a stage is about.

    All folds share the idf of the whole set, which knows no label.
    """
    from sklearn.metrics import roc_auc_score

    fitter = Fitter(frame, rows, options, quick=True)
    questions = [q for q in questions_of(frame) if q != RISK] if stage == TEXTS else [stage]
    aucs = np.zeros((len(folds), len(questions)))
    for fold, (train, test) in enumerate(folds):
        fitted = fitter.fit(rows.matrix, train, questions)
        for place, question in enumerate(questions):
            asked, y = answers(frame, question, options.roles)
            tested, own = np.isin(asked, test), asked[np.isin(asked, test)]
            values = fitted[question].decision_values(rows.matrix[own], rows.n_tokens[own])
            aucs[fold, place] = roc_auc_score(y[tested], values)
    return np.asarray(aucs.mean(axis=1))


def candidates_beside(given: Mapping[str, Any]) -> Candidates:
    """Return the usual candidates, with the options given by hand as the only ones of their kind.

    >>> candidates_beside({"text_form": "plain", "char_n_max": 4, "hoax_strength": 2.0}).letters
    (Letters(char_n_max=4, within_words=False), Letters(char_n_max=4, within_words=True))
    """
    usual = Candidates()
    letters = {
        Letters(given.get("char_n_max", n_max), given.get("within_words", within_words))
        for n_max, within_words in usual.letters
    }
    return Candidates(
        (given["text_form"],) if "text_form" in given else usual.text_forms,
        tuple(sorted(letters)),
        (given["hoax_strength"],) if "hoax_strength" in given else usual.strengths,
    )
