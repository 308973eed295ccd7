"""A checked dataset to a fitted candidate with its report; orchestration only.

Three questions (`saring.training.questions`) are learned apart and calibrated apart. Near-duplicates never
stand on both sides of a fold, so the decision values behind calibration and thresholds are those
of texts the model has not seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd

from saring.datasets.load import NO_CLAIM, LabeledDataset, require_trainable
from saring.model.bundle import Model
from saring.model.calibration import Sigmoid, fit_sigmoid
from saring.model.drift import fit_reference
from saring.model.familiarity import fit_familiarity
from saring.model.features import FeatureSpace, fit_char_block, fit_word_block
from saring.text.near_copies import group_near_copies
from saring.text.normalise import normalise
from saring.training.fit import Fitter, Float, Int64, Linear, TfidfRows, thresholds_of
from saring.training.questions import RISK, TrainingOptions, answers, calibrating, questions_of, row_weights
from saring.training.report import Evidence, build_report
from saring.training.splits import grouped_folds, make_splits


def train_model(dataset: LabeledDataset, options: TrainingOptions) -> tuple[Model, dict[str, Any]]:
    """Fit a candidate and its report; raises `DatasetError` where there is too little to learn from."""
    model, evidence = learn(dataset, options)
    return model, build_report(model, evidence)


def learn(dataset: LabeledDataset, options: TrainingOptions) -> tuple[Model, Evidence]:
    """Fit a candidate and keep what its report is made from; raises `DatasetError` like `train_model`."""
    require_trainable(dataset)
    frame = dataset.frame
    texts = [normalise(text) for text in frame["text"]]
    space = fit_space(texts, options)
    fitter = Fitter(frame, TfidfRows(space, texts, options.min_df), options)
    fitted = fit_all(fitter)
    questions = tuple(fitted)
    groups = group_claims(texts, frame)
    splits = make_splits(frame, groups, n_folds=options.n_folds, seed=options.seed)
    fitter.prepare([fold for split in splits for fold in split.folds], questions)
    decision_values = fitter.out_of_fold(grouped_folds(splits), questions)
    sigmoids = calibrate(frame, decision_values, options)
    probabilities = {name: sigmoids[name].probability(values) for name, values in decision_values.items()}
    talk = (frame["label"] == NO_CLAIM).to_numpy() & np.isfinite(sum(probabilities.values()))
    thresholds = thresholds_of(frame, probabilities, options, talk)
    model = Model(
        space=space,
        questions=questions,
        **with_calibration(fitted, sigmoids, questions),
        thresholds=thresholds,
        metadata={
            "drift": fit_reference(
                space,
                texts,
                frame["source"].tolist(),
                frame["label"].tolist(),
                {name: np.nan_to_num(probabilities[name]) for name in questions if name != RISK},
                thresholds.claim,
            ).as_dict(),
            "familiarity": fit_familiarity(space, texts, frame["source"].tolist()).as_dict(),
            "training": {"options": asdict(options), "sources": describe_sources(dataset)},
        },
    )
    evidence = Evidence(
        dataset=dataset,
        options=options,
        probabilities=probabilities,
        thresholds=thresholds,
        fitter=fitter,
        splits=splits,
        groups=groups,
        sigmoids=sigmoids,
        normalised=texts,
    )
    return model, evidence


def fit_space(texts: list[str], options: TrainingOptions) -> FeatureSpace:
    """Learn the vocabulary of normalised texts."""
    return FeatureSpace(
        (
            fit_word_block(texts, min_df=options.min_df),
            fit_char_block(texts, n_max=options.char_n_max, min_df=options.min_df),
        )
    )


def group_claims(normalised: list[str], frame: pd.DataFrame) -> Int64:
    """Number the rows that may not be parted: near-duplicates, and rows that name the same claim."""
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


def fit_all(fitter: Fitter) -> dict[str, Linear]:
    """Fit every question the dataset can teach on all its rows."""
    return fitter.fit(fitter.rows.matrix, np.arange(len(fitter.frame)), questions_of(fitter.frame))


def calibrate(
    frame: pd.DataFrame, decision_values: Mapping[str, Float], options: TrainingOptions
) -> dict[str, Sigmoid]:
    """Fit the sigmoid of each question on the rows that teach it and may calibrate."""
    sigmoids = {}
    for question, values in decision_values.items():
        rows, y = answers(frame, question, options.roles)
        weights = row_weights(frame, rows, y, question, options.roles)
        use = calibrating(frame, rows, options.roles) & np.isfinite(values[rows])
        sigmoids[question] = fit_sigmoid(values[rows][use], y[use], weights[use])
    return sigmoids


def with_calibration(
    fitted: Mapping[str, Linear], sigmoids: Mapping[str, Sigmoid], questions: Sequence[str]
) -> dict[str, Any]:
    """Return the fields of a `Model` in which the calibration, a straight line, is folded in."""
    return {
        "coefficients": np.array([sigmoids[n].slope * fitted[n].coefficients for n in questions], dtype=np.float32),
        "intercepts": tuple(sigmoids[n].slope * fitted[n].intercept + sigmoids[n].intercept for n in questions),
        "length_weights": tuple(sigmoids[n].slope * fitted[n].length_weight for n in questions),
    }


def describe_sources(dataset: LabeledDataset) -> list[dict[str, Any]]:
    """Name every file behind a model, by name: rows, labels and digest, and no trace of where the files lie."""
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
