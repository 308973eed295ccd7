"""The model as an analyst would write it: TF-IDF of words and of characters, and a logistic regression.

Training fits this with scikit-learn; `saring.model.compile` turns the result into the bundle that scores.
"""

from __future__ import annotations

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.preprocessing import FunctionTransformer

from saring.model.export import pad_normalised


def build_pipeline(*, C: float = 10.0, min_df: int = 3, char_n_max: int = 5, seed: int = 0) -> Pipeline:
    """Return the unfitted pipeline of one question, from raw texts to the class of each.

    Training shares the fitted `tfidf` among the questions; each has a `classifier` of its own `C`.

    >>> texts = ["air galon beracun sebarkan", "besok rapat warga"] * 3
    >>> build_pipeline(seed=1).fit(texts, ["hoax", "no_claim"] * 3).predict(["galon beracun?"]).tolist()
    ['hoax']
    """
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
    return Pipeline(
        [
            ("normalise", FunctionTransformer(pad_normalised)),
            ("tfidf", FeatureUnion([("word", word), ("char", char)])),
            ("classifier", LogisticRegression(C=C, solver="liblinear", random_state=seed, max_iter=1000)),
        ]
    )
