"""Export a model as the equivalent scikit-learn `Pipeline`s, for notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import joblib
import numpy as np

from saring.errors import SettingsError
from saring.files.whole import replaced_whole
from saring.model.bundle import Model
from saring.model.features import NgramBlock
from saring.model.vocabulary import feature_names
from saring.text.forms import CANONICAL, PLAIN, write_plainly
from saring.text.normalise import normalise

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import FeatureUnion, Pipeline

CLASSES = {"claim": ("no_claim", "claim"), "hoax": ("not_hoax", "hoax")}
"""The columns of `predict_proba` for each question that can be exported."""


def pad_normalised(texts: Sequence[str]) -> list[str]:
    """Normalise texts and put one space at each end, as the vectorizers expect; the first step of the pipelines."""
    return [f" {normalise(text)} " for text in texts]


def pad_plain(texts: Sequence[str]) -> list[str]:
    """Write texts plainly and put one space at each end: the first step of a pipeline in the plain form."""
    return [f" {write_plainly(text)} " for text in texts]


PREPARE = {CANONICAL: pad_normalised, PLAIN: pad_plain}
"""The first step of a pipeline, by the form in which its model measures texts."""


def fitted_pipelines(model: Model) -> dict[str, Pipeline]:
    """Return the fitted pipeline of each question: `claim` (where the model answers it) and `hoax`, given a claim.

    Their `predict_proba` gives the model's calibrated probabilities, a column for each of `classes_`.
    """
    features = build_features(model)
    return {name: _pipeline_of(model, name, features) for name in model.questions if name in CLASSES}


def fitted_pipeline(model: Model, question: str) -> Pipeline:
    """Return the fitted pipeline of one question; raises `SettingsError` for one the model does not answer."""
    if question not in CLASSES or question not in model.questions:
        names = ", ".join(name for name in model.questions if name in CLASSES)
        raise SettingsError("question_unknown", where=question, names=names)
    return _pipeline_of(model, question, build_features(model))


def _pipeline_of(model: Model, question: str, features: FeatureUnion) -> Pipeline:
    from sklearn.linear_model import LogisticRegression  # importing it takes 0.7 s
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import FunctionTransformer

    place = model.questions.index(question)
    classifier = LogisticRegression()
    classifier.classes_ = np.array(CLASSES[question])
    classifier.coef_ = np.asarray(model.coefficients[place : place + 1], dtype=np.float64)
    classifier.intercept_ = np.array([model.intercepts[place]])
    classifier.n_features_in_ = model.space.n_features
    return Pipeline(
        [("normalise", FunctionTransformer(PREPARE[model.text_form])), ("tfidf", features), ("classifier", classifier)]
    )


def build_features(model: Model) -> FeatureUnion:
    """Return the fitted vectorizers of a model, on padded normalised texts."""
    from sklearn.pipeline import FeatureUnion

    return FeatureUnion([(block.kind, build_vectorizer(block)) for block in model.space.blocks])


def build_vectorizer(block: NgramBlock) -> TfidfVectorizer:
    """Return the fitted `TfidfVectorizer` of a block, on padded normalised texts."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(
        analyzer=block.kind,
        token_pattern=r"\S+" if block.kind == "word" else None,
        vocabulary={name: place for place, name in enumerate(feature_names(block))},
        ngram_range=(block.n_min, block.n_max),
        lowercase=False,
        sublinear_tf=block.sublinear,
        dtype=np.float64,
    )
    vectorizer.fit([""])
    vectorizer.idf_ = np.asarray(block.idf, dtype=np.float64)
    return vectorizer


def export_model(model: Model, path: Path, question: str | None = None) -> None:
    """Write the pipeline of one question with joblib, or a dict with the pipelines of all questions.

    Raises `SettingsError` for a question the model does not answer, `OutputError` where the file cannot be written.
    """
    exported: Any = fitted_pipelines(model) if question is None else fitted_pipeline(model, question)
    with replaced_whole(path) as temporary:
        joblib.dump(exported, temporary, compress=3)
