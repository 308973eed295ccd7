"""A checked dataset to a fitted candidate with its report; orchestration only.

Two questions are learned apart and calibrated apart: is this a claim, and does this claim look
like a hoax. Near-duplicates never stand on both sides of a fold, so the decision values behind
calibration and thresholds are those of texts the model has not seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.calibration import Sigmoid, fit_sigmoid, smallest_threshold
from pipeline.claims import group_near_duplicates
from pipeline.datasets import HOAX, NO_CLAIM, NOT_HOAX, LabeledDataset, require_trainable
from pipeline.evaluation import measure_probabilities
from pipeline.familiarity import fit_familiarity
from pipeline.features import FeatureSpace, fit_char_block, fit_word_block
from pipeline.store import Model, Thresholds
from pipeline.text import normalise

Float = NDArray[np.float64]
Int64 = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """How to train.

    `max_flagged` and `max_likely_hoax` are the rates of ordinary messages that may be flagged and
    called likely hoaxes, kept with `confidence`. The strengths are scikit-learn's `C`: high
    for hoaxes, since the same forwards come back and are worth knowing by heart.
    `not_claim_sources` are sources whose claims do not teach what a claim is; `claim_only_sources`
    do not teach what a hoax is.
    """

    seed: int = 0
    n_folds: int = 5
    char_n_max: int = 5
    min_df: int = 3
    claim_strength: float = 3.0
    hoax_strength: float = 10.0
    max_flagged: float = 0.05
    max_likely_hoax: float = 0.01
    confidence: float = 0.95
    not_claim_sources: tuple[str, ...] = ()
    claim_only_sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class FittedQuestion:
    """One question after fitting: raw weights, the calibration, and out-of-fold decision values.

    `rows` are the rows of the dataset it learned from, `y` their answers.
    """

    coefficients: Float
    intercept: float
    sigmoid: Sigmoid
    rows: Int64
    y: Int64
    decision_values: Float

    @property
    def probabilities(self) -> Float:
        """Calibrated out-of-fold probabilities of `rows`."""
        return self.sigmoid.probability(self.decision_values)


def train_model(dataset: LabeledDataset, options: TrainingOptions) -> tuple[Model, dict[str, Any]]:
    """Fit a candidate and its report; raises `DatasetError` where there is too little to learn from."""
    require_trainable(dataset)
    frame = dataset.frame
    texts = [normalise(text) for text in frame["text"]]
    space = FeatureSpace(
        (
            fit_word_block(texts, min_df=options.min_df),
            fit_char_block(texts, n_max=options.char_n_max, min_df=options.min_df),
        )
    )
    matrix = to_csr(space, texts)
    groups = np.array(group_near_duplicates(texts))
    questions = {
        name: fit_question(matrix, frame, groups, name, options)
        for name in ("claim", "hoax")
        if name == "hoax" or (frame["label"] == NO_CLAIM).any()
    }
    thresholds = choose_thresholds(frame, questions, options)
    model = Model(
        space=space,
        questions=tuple(questions),
        coefficients=np.array([q.sigmoid.slope * q.coefficients for q in questions.values()], dtype=np.float32),
        intercepts=tuple(q.sigmoid.slope * q.intercept + q.sigmoid.intercept for q in questions.values()),
        thresholds=thresholds,
        metadata={
            "familiarity": fit_familiarity(space, texts, frame["source"].tolist()).as_dict(),
            "training": {"options": asdict(options), "sources": describe_sources(dataset)},
        },
    )
    return model, build_report(dataset, questions, thresholds, options)


def to_csr(space: FeatureSpace, texts: list[str]) -> Any:
    """Return the TF-IDF rows of the texts as a scipy CSR matrix (texts x features)."""
    from scipy import sparse  # 0.15 s, only for training

    parts = [
        sparse.csr_matrix((rows.value, (rows.doc, rows.column)), shape=(chunk.stop - chunk.start, space.n_features))
        for chunk, rows in space.transform(texts)
    ]
    return sparse.vstack(parts, format="csr")


def fit_question(
    matrix: Any, frame: pd.DataFrame, groups: Int64, name: str, options: TrainingOptions
) -> FittedQuestion:
    """Fit one question on its rows, with decision values for every row from folds that left it out."""
    rows, y = rows_of_question(frame, name, options)
    weights = source_weights(frame["source"].to_numpy()[rows], y) if name == "claim" else np.ones(len(rows))
    part = matrix[rows]
    folds = _folds(y, groups[rows], options)
    strength = options.claim_strength if name == "claim" else options.hoax_strength
    decision_values = np.zeros(len(rows))
    for train, test in folds:
        coefficients, intercept = _fit_linear(part[train], y[train], weights[train], strength, options.seed)
        decision_values[test] = part[test] @ coefficients + intercept
    sigmoid = fit_sigmoid(decision_values, y, weights)
    coefficients, intercept = _fit_linear(part, y, weights, strength, options.seed)
    return FittedQuestion(coefficients, intercept, sigmoid, rows, y, decision_values)


def rows_of_question(frame: pd.DataFrame, name: str, options: TrainingOptions) -> tuple[Int64, Int64]:
    """Return the rows that teach a question and their answers (1 for claim, or for hoax)."""
    label, source = frame["label"], frame["source"]
    if name == "claim":
        use = ~((label != NO_CLAIM) & source.isin(options.not_claim_sources))
        yes = label != NO_CLAIM
    else:
        use = label.isin([HOAX, NOT_HOAX]) & ~source.isin(options.claim_only_sources)
        yes = label == HOAX
    rows = np.flatnonzero(use.to_numpy())
    return rows, yes.to_numpy()[rows].astype(np.int64)


def source_weights(sources: NDArray[Any], y: Int64) -> Float:
    """Weigh rows by 1 / sqrt(rows of their source and answer), mean 1: no collection drowns the others."""
    keys = pd.Series(list(zip(sources, y, strict=True)))
    counts = keys.map(keys.value_counts()).to_numpy(dtype=float)
    weights = 1 / np.sqrt(counts)
    return np.asarray(weights / weights.mean())


def _folds(y: Int64, groups: Int64, options: TrainingOptions) -> list[tuple[Int64, Int64]]:
    from sklearn.model_selection import StratifiedGroupKFold

    n_folds = min(options.n_folds, int(np.bincount(y).min()))
    folds = StratifiedGroupKFold(n_folds, shuffle=True, random_state=options.seed)
    return list(folds.split(np.zeros(len(y)), y, groups))


def _fit_linear(matrix: Any, y: Int64, weights: Float, strength: float, seed: int) -> tuple[Float, float]:
    """Return the coefficients and the intercept of a logistic regression."""
    from sklearn.linear_model import LogisticRegression

    estimator = LogisticRegression(C=strength, solver="liblinear", random_state=seed, max_iter=1000)
    estimator.fit(matrix, y, weights)
    return estimator.coef_[0].copy(), float(estimator.intercept_[0])


def choose_thresholds(
    frame: pd.DataFrame, questions: Mapping[str, FittedQuestion], options: TrainingOptions
) -> Thresholds:
    """Choose thresholds on out-of-fold probabilities of ordinary talk, one group a source."""
    if "claim" not in questions:
        return Thresholds(claim=0.0, sure_claim=0.0, hoax=0.5)
    claim = questions["claim"]
    talk = claim.y == 0
    sources = frame["source"].to_numpy()[claim.rows[talk]]
    probabilities = claim.probabilities[talk]
    groups = [probabilities[sources == source] for source in sorted(set(sources))]
    flag = smallest_threshold(groups, options.max_flagged, options.confidence)
    sure = smallest_threshold(groups, options.max_likely_hoax, options.confidence)
    return Thresholds(claim=flag, sure_claim=max(flag, sure), hoax=0.5)


def describe_sources(dataset: LabeledDataset) -> list[dict[str, Any]]:
    """Name every file behind a model: rows, labels and digest, without the path of any machine."""
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
    return described


def build_report(
    dataset: LabeledDataset,
    questions: Mapping[str, FittedQuestion],
    thresholds: Thresholds,
    options: TrainingOptions,
) -> dict[str, Any]:
    """Say how each question does out of fold, and what the thresholds do to each source."""
    report: dict[str, Any] = {"notes": list(dataset.notes), "thresholds": asdict(thresholds), "questions": {}}
    for name, question in questions.items():
        report["questions"][name] = measure_probabilities(question.y == 1, question.probabilities, options.seed)
    if "claim" in questions:
        report["claim_by_source"] = _claim_by_source(dataset.frame, questions["claim"], thresholds)
    return report


def _claim_by_source(frame: pd.DataFrame, claim: FittedQuestion, thresholds: Thresholds) -> list[dict[str, Any]]:
    table = pd.DataFrame(
        {
            "source": frame["source"].to_numpy()[claim.rows],
            "claim": claim.y,
            "flagged": claim.probabilities >= thresholds.claim,
            "sure": claim.probabilities >= thresholds.sure_claim,
        }
    )
    return [
        {
            "source": str(source),
            "claims": bool(yes),
            "support": len(rows),
            "flagged_per_1000": round(1000 * float(rows["flagged"].mean()), 1),
            "sure_per_1000": round(1000 * float(rows["sure"].mean()), 1),
        }
        for (source, yes), rows in table.groupby(["source", "claim"])
    ]
