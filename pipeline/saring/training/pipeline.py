"""The model as an analyst would write it: TF-IDF of words and of characters, and a logistic regression.

Training fits this with scikit-learn; `saring.model.compile` turns the result into the bundle that scores.
"""

from __future__ import annotations

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.preprocessing import FunctionTransformer

from saring.model.export import pad_normalised


def build_pipeline(*, strength: float = 10.0, min_df: int = 3, char_n_max: int = 5, seed: int = 0) -> Pipeline:
    """Return the unfitted pipeline of one question, from raw texts to the class of each.

    >>> texts = ["air galon beracun sebarkan", "besok rapat warga"] * 3
    >>> build_pipeline(seed=1).fit(texts, ["hoax", "no_claim"] * 3).predict(["galon beracun?"]).tolist()
    ['hoax']
    """
    return Pipeline(
        [
            ("normalise", FunctionTransformer(pad_normalised)),
            ("tfidf", build_features(min_df=min_df, char_n_max=char_n_max)),
            ("classifier", build_classifier(strength=strength, seed=seed)),
        ]
    )


def build_features(*, min_df: int, char_n_max: int) -> FeatureUnion:
    """Return the vectorizers of normalised texts with one space at each end; all questions share them once fitted."""
    word = TfidfVectorizer(
        token_pattern=r"\S+",
        lowercase=False,
        ngram_range=(1, 2),
        min_df=min_df,
        max_features=100_000,
        sublinear_tf=True,
    )
    char = TfidfVectorizer(
        analyzer="char",
        lowercase=False,
        ngram_range=(1, char_n_max),
        min_df=min_df,
        max_features=200_000,
        sublinear_tf=True,
    )
    return FeatureUnion([("word", word), ("char", char)])


def build_classifier(*, strength: float, seed: int) -> LogisticRegression:
    """Return the classifier of one question; `strength` is scikit-learn's `C`: how closely it follows its rows."""
    return LogisticRegression(C=strength, solver="liblinear", random_state=seed, max_iter=1000)
