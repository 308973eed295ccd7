"""Train a candidate model with its report from labelled CSVs.

Three questions (`saring.training.questions`) are learned and calibrated separately. Near-duplicates are never on both
sides of a fold, so calibration and thresholds are fitted on out-of-fold decision values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from saring.datasets.load import NO_CLAIM, LabeledDataset, has_more_rows, load_dataset, require_trainable
from saring.i18n import say
from saring.model.bundle import Model, save_model, to_json
from saring.model.compile import compile_features
from saring.model.drift_reference import fit_reference
from saring.model.familiarity import fit_familiarity, measure_surprise
from saring.model.scorer import Scorer
from saring.model.verdict import apply_rules
from saring.parallel.workers import ALONE, Workers
from saring.text.arrays import Int64
from saring.text.near_copies import group_near_copies
from saring.text.normalise import normalise
from saring.training import MAX_ROWS_IN_MEMORY
from saring.training.calibrate import calibrate, thresholds_of, with_calibration
from saring.training.fit import Fitter, TfidfRows
from saring.training.questions import RISK, TrainingOptions, questions_of
from saring.training.report import Evidence, build_report
from saring.training.splits import grouped_folds, make_splits

MakeDocuments = Callable[[Model, dict[str, Any]], Mapping[str, str]]
"""Makes the documents of a bundle (file name to text) from a model and its report."""


class Trained(NamedTuple):
    """The result of training: a scorer with the new model, its report, and its folder if it was written."""

    model: Scorer
    report: dict[str, Any]
    folder: Path | None


def train(
    paths: Sequence[str | Path],
    output: str | Path | None = None,
    *,
    options: TrainingOptions | None = None,
    out_of_core: bool | None = None,
    max_rows_in_memory: int = MAX_ROWS_IN_MEMORY,
    workers: Workers = ALONE,
    progress: Callable[[str, int, int | None], None] = lambda step, done, total: None,
    write_note: Callable[[str], None] = lambda note: None,
    documents: MakeDocuments = lambda _, report: {"report.json": to_json(report)},
) -> Trained:
    """Train a candidate model from labelled CSVs (columns `text,label`), and write its bundle to `output`.

    Labels are `hoax`, `not_hoax` and `no_claim`, or one of their usual spellings. More than `max_rows_in_memory` rows
    are learned out of core, in passes over the files, unless `out_of_core` says otherwise; `progress` is then called
    with the name of a step, the amount done and the total. `write_note` is called with each note on the files for a
    person. Raises `DatasetError` for labels that are unknown or too few, and
    `OutputError` where the bundle cannot be written.

    >>> trained = train(["data/labelled/starter.csv"])  # doctest: +SKIP
    >>> trained.model.predict_proba(["air galon beracun"])  # doctest: +SKIP
    array([[0.27, 0.73]])
    """
    files, options = [str(path) for path in paths], options or TrainingOptions()
    workspace = Path.cwd() if output is None else Path(output).parent
    if out_of_core is None and (out_of_core := has_more_rows(files, max_rows_in_memory)):
        write_note(say("out_of_core_chosen", rows=f"{max_rows_in_memory:,}", where=workspace))
    if out_of_core:
        from saring.training.out_of_core.training import train_out_of_core

        model, report = train_out_of_core(files, options, workspace, workers=workers, notify=progress)
        if not model.knows_talk:
            write_note(say("no_talk_learned", where=", ".join(files)))
    else:
        dataset = load_dataset(files)
        for note in dataset.notes:
            write_note(note)
        if NO_CLAIM not in dataset.frame["label"].to_numpy():
            write_note(say("no_talk_learned", where=", ".join(files)))
        model, report = train_model(dataset, options)
    folder = None if output is None else save_model(model, Path(output), documents(model, report))
    return Trained(Scorer(model), report, folder)


def train_model(dataset: LabeledDataset, options: TrainingOptions) -> tuple[Model, dict[str, Any]]:
    """Fit a candidate and build its report; raises `DatasetError` where there is too little data."""
    model, evidence = learn(dataset, options)
    return model, build_report(model, evidence)


def learn(dataset: LabeledDataset, options: TrainingOptions) -> tuple[Model, Evidence]:
    """Fit a candidate and collect the evidence for its report; raises `DatasetError` like `train_model`."""
    require_trainable(dataset)
    frame = dataset.frame
    texts, sources = [normalise(text) for text in frame["text"]], frame["source"].tolist()
    fitter = Fitter(frame, TfidfRows.fitted(texts, options), options)
    space, columns = compile_features(fitter.rows.features)
    fitted = fitter.fit(fitter.rows.matrix, np.arange(len(frame)), questions_of(frame))
    questions = tuple(fitted)
    groups = group_claims(texts, frame)
    splits = make_splits(frame, groups, n_folds=options.n_folds, seed=options.seed)
    fitter.prepare([fold for split in splits for fold in split.folds], questions)
    decision_values = fitter.out_of_fold(grouped_folds(splits), questions)
    sigmoids = calibrate(frame, decision_values, options)
    probabilities = {name: sigmoids[name].probability(values) for name, values in decision_values.items()}
    talk = (frame["label"] == NO_CLAIM).to_numpy() & np.isfinite(sum(probabilities.values()))
    thresholds = thresholds_of(frame, probabilities, options, talk)
    shown = {name: np.nan_to_num(probabilities[name]) for name in questions if name != RISK}
    labels = frame["label"].tolist()
    familiarity = fit_familiarity(space, texts, sources)
    model = Model(
        space=space,
        questions=questions,
        **with_calibration({name: linear.take(columns) for name, linear in fitted.items()}, sigmoids, questions),
        thresholds=thresholds,
        metadata={
            "drift": fit_reference(space, texts, sources, labels, shown, thresholds.claim).as_dict(),
            "familiarity": familiarity.as_dict(),
            "training": {"options": asdict(options), "sources": describe_sources(dataset)},
        },
    )
    evidence = Evidence(
        dataset=dataset,
        options=options,
        probabilities=probabilities,
        thresholds=thresholds,
        ruled=apply_rules(
            frame["text"].tolist(), texts, measure_surprise(space, familiarity, texts, left_out=True), familiarity
        ),
        fitter=fitter,
        splits=splits,
        groups=groups,
        sigmoids=sigmoids,
        normalised=texts,
    )
    return model, evidence


def group_claims(normalised: list[str], frame: pd.DataFrame) -> Int64:
    """Return group numbers of rows that must stay together: near copies, and rows with the same claim id."""
    groups = np.array(group_near_copies(normalised, join_chains=True))
    if "claim_id" not in frame:
        return groups
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    named = np.flatnonzero((frame["claim_id"].fillna("") != "").to_numpy())
    claims = pd.factorize(frame["claim_id"].iloc[named])[0] + len(groups)
    n = len(groups) + len(named)
    joined = csr_matrix((np.ones(len(named)), (groups[named], claims)), shape=(n, n))
    numbers = np.asarray(connected_components(joined, directed=False)[1], dtype=np.int64)
    return np.asarray(numbers[groups])


def describe_sources(dataset: LabeledDataset) -> list[dict[str, Any]]:
    """Describe the training files of a model: name, rows, labels and digest, without their paths."""
    described = []
    for file, rows in dataset.frame.groupby("file", sort=True):
        described.append(
            {
                "name": str(file).replace("\\", "/").rsplit("/", 1)[-1],
                "rows": len(rows),
                "labels": {str(k): int(v) for k, v in sorted(rows["label"].value_counts().items())},
                "sha256": dataset.digests[str(file)],
            }
        )
    return sorted(described, key=lambda source: (source["name"], source["sha256"]))
