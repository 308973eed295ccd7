"""Fit linear models on TF-IDF rows, and compute out-of-fold decision values.

The vectorizers are fitted once. For each fold, the rows that vectorizers fitted on its training texts alone would give
are derived from the existing rows (`TfidfRows.as_seen_from`; a test compares them with a real refit).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import joblib
import numpy as np
import pandas as pd
from sklearn.pipeline import FeatureUnion, Pipeline

from saring.model.features import MAX_ALPHABET, evidence_shares, token_counts
from saring.text.arrays import Bool, Float, Int64
from saring.training.pipeline import build_pipeline
from saring.training.questions import (
    CLAIM,
    HOAX_GIVEN_CLAIM,
    RISK,
    TrainingOptions,
    answers,
    row_weights,
    source_columns,
)

# Tokens at which the words of a text count by half for the risk (docs/decisions/0020).
HALF_EVIDENCE_AT = 5.0
# Each fold in progress holds its own copy of the rows.
MAX_JOBS = 4


@dataclass(frozen=True)
class Linear:
    """A linear model: decision value = coefficients x features x evidence share + intercept."""

    coefficients: Float
    intercept: float
    half_evidence_at: float = 0.0

    def decision_values(self, matrix: Any, n_tokens: Float) -> Float:
        """Return the decision value of each row of `matrix`, whose texts have the given numbers of tokens."""
        shares = evidence_shares(n_tokens, self.half_evidence_at)
        return np.asarray(matrix @ self.coefficients * shares + self.intercept)

    def take(self, columns: Int64) -> Linear:
        """Return the model restricted to the given columns."""
        return Linear(self.coefficients[columns], self.intercept, self.half_evidence_at)

    def plus(self, other: Linear, half_evidence_at: float) -> Linear:
        """Return the model whose decision value is the sum of both, discounted for short texts."""
        return Linear(self.coefficients + other.coefficients, self.intercept + other.intercept, half_evidence_at)


def pipeline_of(question: str, options: TrainingOptions) -> Pipeline:
    """Return the unfitted pipeline of a question; its `tfidf` is the same for all questions."""
    return build_pipeline(
        C=options.strength_of(question),
        min_df=options.min_df,
        char_n_max=options.char_n_max,
        within_words=options.within_words,
        text_form=options.text_form,
        seed=options.seed,
    )


def fit_features(normalised: Sequence[str], options: TrainingOptions) -> tuple[FeatureUnion, Any]:
    """Fit the vectorizers on normalised texts; return them and the rows of the texts (CSR)."""
    features: FeatureUnion = pipeline_of(CLAIM, options)["tfidf"]
    padded = pad(normalised)
    matrix = features.fit_transform(padded)
    if limit_alphabet(features.named_transformers["char"]):
        matrix = features.fit_transform(padded)
    return features, matrix.tocsr()


def limit_alphabet(vectorizer: Any, most: int = MAX_ALPHABET) -> bool:
    """Drop the rarest characters from a vocabulary with more than `most`; return whether any were dropped."""
    idf = dict(zip(vectorizer.get_feature_names_out().tolist(), vectorizer.idf_.tolist(), strict=True))
    if len(set().union(*idf)) <= most:
        return False
    lowest: dict[str, float] = {}  # idf of the n-grams that hold a character: those within words have no single ones
    for ngram, value in idf.items():
        for character in ngram:
            lowest[character] = min(value, lowest.get(character, value))
    known = set(sorted(lowest, key=lambda character: (lowest[character], character))[:most])
    vectorizer.set_params(vocabulary=[ngram for ngram in idf if known.issuperset(ngram)])
    return True


def pad(normalised: Sequence[str]) -> list[str]:
    """Return normalised texts as the vectorizers take them: with one space at each end."""
    return [f" {text} " for text in normalised]


class TfidfRows:
    """The TF-IDF rows of normalised texts: `matrix` (texts x features) and `n_tokens` of each.

    `in_vocabulary` marks the texts that the vectorizers were fitted on; the others have only the features of those.
    """

    def __init__(self, features: FeatureUnion, matrix: Any, n_tokens: Float, min_df: int, in_vocabulary: Bool) -> None:
        self.features, self.matrix, self.n_tokens, self.min_df = features, matrix, n_tokens, min_df
        self.in_vocabulary = in_vocabulary
        vectorizers = [vectorizer for _, vectorizer in features.transformer_list]
        self._idf = np.concatenate([vectorizer.idf_ for vectorizer in vectorizers])
        sizes = [len(vectorizer.idf_) for vectorizer in vectorizers]
        self._vectorizer_of = np.repeat(np.arange(len(sizes)), sizes)

    @classmethod
    def fitted(cls, normalised: Sequence[str], options: TrainingOptions, weigh_only: Bool | None = None) -> TfidfRows:
        """Fit the vectorizers on normalised texts, those marked `weigh_only` left out."""
        if weigh_only is None or not weigh_only.any():
            everything = np.ones(len(normalised), bool)
            return cls(*fit_features(normalised, options), token_counts(normalised), options.min_df, everything)
        named = [text for text, left_out in zip(normalised, weigh_only.tolist(), strict=True) if not left_out]
        features, _ = fit_features(named, options)
        matrix = features.transform(pad(normalised)).tocsr()
        return cls(features, matrix, token_counts(normalised), options.min_df, ~weigh_only)

    def of_texts(self, normalised: Sequence[str]) -> TfidfRows:
        """Return the rows of other texts, with the same vectorizers."""
        matrix = self.transform(normalised)
        return TfidfRows(self.features, matrix, token_counts(normalised), self.min_df, self.in_vocabulary)

    def transform(self, normalised: Sequence[str]) -> Any:
        """Return the TF-IDF rows of other normalised texts (CSR)."""
        return self.features.transform(pad(normalised)).tocsr()

    def as_seen_from(self, train: Int64, other: Any = None) -> Any:
        """Return the rows (or those of `other`) as vectorizers fitted on the rows `train` alone would give them."""
        from scipy import sparse

        matrix = self.matrix if other is None else other
        named = train[self.in_vocabulary[train]]
        frequency = np.bincount(self.matrix[named].indices, minlength=matrix.shape[1])
        idf = np.log((1 + len(named)) / (1 + frequency)) + 1
        idf[frequency < self.min_df] = 0.0
        value = matrix.data * (idf / self._idf)[matrix.indices]
        # Renormalise the features of each vectorizer to length 1.
        n_vectorizers = len(self.features.transformer_list)
        row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
        part = row * n_vectorizers + self._vectorizer_of[matrix.indices]
        norm = np.sqrt(np.bincount(part, weights=value * value, minlength=matrix.shape[0] * n_vectorizers))
        norm[norm == 0] = 1.0
        return sparse.csr_matrix((value / norm[part], matrix.indices, matrix.indptr), shape=matrix.shape)


class Fitter:
    """Fits every question on chosen rows of one dataset.

    A `quick` fitter is for comparing options: it solves the dual problem and stops earlier, which gives the same AUC to
    four digits in an eighth of the time.
    """

    def __init__(self, frame: pd.DataFrame, rows: TfidfRows, options: TrainingOptions, *, quick: bool = False) -> None:
        self.frame, self.rows, self.options, self.quick = frame, rows, options, quick
        self._known: dict[tuple[int, bytes, str], Float] = {}

    def fit(self, matrix: Any, train: Int64, questions: Sequence[str]) -> dict[str, Linear]:
        """Fit questions on the rows `train` of `matrix`; questions with only one class there are left out."""
        fitted: dict[str, Linear] = {}
        for question in (CLAIM, HOAX_GIVEN_CLAIM, RISK):
            wanted = question in questions or (question == CLAIM and RISK in questions)
            linear = self._fit(matrix, train, question) if wanted else None
            if question == RISK and linear is not None:
                linear = fitted[CLAIM].plus(linear, HALF_EVIDENCE_AT) if CLAIM in fitted else None
            if linear is not None:
                fitted[question] = linear
        return {question: fitted[question] for question in questions if question in fitted}

    def prepare(self, folds: Sequence[tuple[Int64, Int64]], questions: Sequence[str]) -> None:
        """Compute the decision values of many folds in parallel, and cache them."""
        n_jobs = min(MAX_JOBS, joblib.cpu_count())
        work = joblib.Parallel(n_jobs=n_jobs, prefer="threads", require="sharedmem")
        work(joblib.delayed(self.decision_values)(train, test, questions) for train, test in folds)

    def decision_values(self, train: Int64, test: Int64, questions: Sequence[str]) -> dict[str, Float]:
        """Return the decision values of rows `test` by models fitted on the rows `train`, for each fitted question."""
        keys = {question: (len(train), test.tobytes(), question) for question in questions}
        missing = [question for question, key in keys.items() if key not in self._known]
        if missing:
            matrix = self.rows.as_seen_from(train)
            for question, fitted in self.fit(matrix, train, missing).items():
                self._known[keys[question]] = fitted.decision_values(matrix[test], self.rows.n_tokens[test])
        return {question: self._known[key] for question, key in keys.items() if key in self._known}

    def out_of_fold(self, folds: Sequence[tuple[Int64, Int64]], questions: Sequence[str]) -> dict[str, Float]:
        """Return the out-of-fold decision value of every row, NaN for rows in no test fold."""
        values = {question: np.full(len(self.frame), np.nan) for question in questions}
        for train, test in folds:
            for question, decided in self.decision_values(train, test, questions).items():
                values[question][test] = decided
        return values

    def _fit(self, matrix: Any, train: Int64, question: str) -> Linear | None:
        from scipy import sparse

        rows, y = answers(self.frame, question, self.options.roles)
        chosen = np.isin(rows, train)
        rows, y = rows[chosen], y[chosen]
        if len(np.unique(y)) < 2:
            return None
        weights = row_weights(self.frame, rows, y, question, self.options.roles)
        indicators = source_columns(self.frame, rows) if question == HOAX_GIVEN_CLAIM else np.zeros((len(rows), 0))
        part = (
            sparse.hstack([matrix[rows], sparse.csr_matrix(indicators)], format="csr")
            if indicators.size
            else matrix[rows]
        )
        classifier = pipeline_of(question, self.options)["classifier"]
        if self.quick:
            classifier.set_params(dual=True, tol=0.01)
        classifier.fit(part, y, weights)
        return Linear(classifier.coef_[0, : matrix.shape[1]].copy(), float(classifier.intercept_[0]))
