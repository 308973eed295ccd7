"""The scikit-learn pipeline: TF-IDF of words and characters, and a logistic regression.

Training fits it with scikit-learn; `saring.model.compile` turns the result into the bundle that scores.
"""

from __future__ import annotations

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.preprocessing import FunctionTransformer

from saring.model.export import PREPARE
from saring.text.forms import CANONICAL


def build_pipeline(
    *,
    C: float = 10.0,
    min_df: int = 3,
    char_n_max: int = 5,
    within_words: bool = False,
    text_form: str = CANONICAL,
    seed: int = 0,
) -> Pipeline:
    """Return the unfitted pipeline of one question, for raw texts.

    Training shares the fitted `tfidf` among the questions; each has a `classifier` of its own `C`. `within_words` keeps
    the character n-grams inside words (from 2 characters), otherwise they run across them; `text_form` is the form in
    which texts are read (`saring.text.forms`).

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
        analyzer="char_wb" if within_words else "char",
        lowercase=False,
        ngram_range=(2 if within_words else 1, char_n_max),
        min_df=min_df,
        max_features=200_000,
        sublinear_tf=True,
    )
    return Pipeline(
        [
            ("normalise", FunctionTransformer(PREPARE[text_form])),
            ("tfidf", FeatureUnion([("word", word), ("char", char)])),
            ("classifier", LogisticRegression(C=C, solver="liblinear", random_state=seed, max_iter=1000)),
        ]
    )
