"""Small vocabularies for tests, fitted by scikit-learn and compiled."""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.feature_extraction.text import TfidfVectorizer

from saring.model.compile import compile_vectorizer
from saring.model.features import NgramBlock


def fit_char_block(
    texts: Sequence[str], *, n_min: int = 1, n_max: int = 4, min_df: int = 3, max_features: int = 200_000
) -> NgramBlock:
    """Learn the characters n-grams of normalised texts."""
    return _fitted(texts, "char", None, (n_min, n_max), min_df, max_features)


def fit_word_block(texts: Sequence[str], *, n_max: int = 2, min_df: int = 3, max_features: int = 100_000) -> NgramBlock:
    """Learn the words and pairs of words of normalised texts."""
    return _fitted(texts, "word", r"\S+", (1, n_max), min_df, max_features)


def _fitted(
    texts: Sequence[str], analyzer: str, pattern: str | None, ngrams: tuple[int, int], min_df: int, max_features: int
) -> NgramBlock:
    vectorizer = TfidfVectorizer(
        analyzer=analyzer, token_pattern=pattern, lowercase=False, ngram_range=ngrams, min_df=min_df,
        max_features=max_features, sublinear_tf=True,
    )  # fmt: skip
    return compile_vectorizer("test", vectorizer.fit([f" {text} " for text in texts]))[0]
