from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from saring.model.export import build_vectorizer
from saring.model.features import FeatureSpace
from saring.model.vocabulary import feature_names
from saring.text.arrays import KeyTable, encode, lookup, word_hashes
from saring.text.normalise import normalise
from tests.blocks import fit_char_block, fit_word_block

TEXTS = [
    "air galon beracun , sebarkan !",
    "air minum bersih untuk warga",
    "rapat warga malam ini jam 0",
    "rapat warga besok malam",
    "air galon aman kata dinas",
]


@pytest.fixture(scope="module")
def space() -> FeatureSpace:
    return FeatureSpace((fit_word_block(TEXTS, min_df=1), fit_char_block(TEXTS, n_max=5, min_df=1)))


def reference(space: FeatureSpace, texts: list[str]) -> np.ndarray:
    """The same features by scikit-learn's own vectorizers."""
    padded = [f" {text} " for text in texts]
    return np.hstack([build_vectorizer(block).transform(padded).toarray() for block in space.blocks])


def dense(space: FeatureSpace, texts: list[str]) -> np.ndarray:
    matrix = np.zeros((len(texts), space.n_features))
    for chunk, rows in space.transform(texts):
        matrix[rows.doc + chunk.start, rows.column] = rows.value
    return matrix


def test_fitted_vocabulary_and_idf_are_those_of_scikit_learn(space: FeatureSpace) -> None:
    padded = [f" {text} " for text in TEXTS]
    word, char = space.blocks
    theirs = TfidfVectorizer(analyzer="char", ngram_range=(1, 5), lowercase=False, sublinear_tf=True).fit(padded)
    assert set(feature_names(char)) == set(theirs.get_feature_names_out())
    ours = dict(zip(feature_names(char), char.idf, strict=True))
    np.testing.assert_allclose([ours[name] for name in theirs.get_feature_names_out()], theirs.idf_, atol=1e-6)
    theirs = TfidfVectorizer(tokenizer=str.split, token_pattern=None, ngram_range=(1, 2), lowercase=False).fit(padded)
    assert set(feature_names(word)) == set(theirs.get_feature_names_out())


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(st.text(), st.sampled_from(TEXTS), st.text(alphabet="air glonwt ,!")), min_size=1, max_size=6)
)
def test_rows_are_those_of_scikit_learn_on_any_text(texts: list[str]) -> None:
    space = FeatureSpace((fit_word_block(TEXTS, min_df=1), fit_char_block(TEXTS, n_max=5, min_df=1)))
    normalised = [normalise(text) for text in texts]
    np.testing.assert_allclose(dense(space, normalised), reference(space, normalised), atol=1e-9)


def test_decision_values_are_the_weighted_sums(space: FeatureSpace) -> None:
    weights = np.random.default_rng(0).normal(size=(2, space.n_features)).astype(np.float32)
    expected = dense(space, TEXTS) @ weights.T
    np.testing.assert_allclose(space.decision_values(TEXTS, weights), expected, atol=1e-9)


def test_a_text_scores_the_same_alone_and_in_a_crowd(space: FeatureSpace) -> None:
    weights = np.ones((1, space.n_features), dtype=np.float32)
    together = space.decision_values(TEXTS, weights)
    alone = np.vstack([space.decision_values([text], weights) for text in TEXTS])
    np.testing.assert_array_equal(together, alone)


def test_min_df_and_max_features_bound_the_vocabulary() -> None:
    block = fit_char_block(TEXTS, n_max=3, min_df=2, max_features=10)
    assert block.n_features == 10
    assert fit_word_block(TEXTS, min_df=3).words == ("air", "warga")


def test_a_text_with_nothing_known_has_no_features(space: FeatureSpace) -> None:
    (_, rows) = next(space.transform(["你好", "air"]))
    letters = rows.column[rows.doc == 0]
    names = [name for block in space.blocks for name in feature_names(block)]
    assert {names[column] for column in letters} == {" "}


def test_lookup_and_hashes() -> None:
    keys = np.array([3, 5, 9], dtype=np.uint64)
    assert lookup(keys, np.array([5, 4, 10], dtype=np.uint64)).tolist() == [1, -1, -1]
    assert lookup(keys[:0], keys).tolist() == [-1, -1, -1]
    hashes, found = word_hashes(encode(["air galon", "galon"]))
    assert hashes[1] == hashes[2]
    assert found.doc.tolist() == [0, 0, 1]


def test_features_are_named_by_column(space: FeatureSpace) -> None:
    for block in space.blocks:
        names = feature_names(block)
        assert feature_names(block, [3, 0]) == [names[3], names[0]]


@given(st.lists(st.integers(0, 2**64 - 1), unique=True), st.lists(st.integers(0, 2**64 - 1)))
def test_a_key_table_finds_what_a_search_finds(known: list[int], asked: list[int]) -> None:
    keys = np.array(sorted(known), dtype=np.uint64)
    queries = np.array([*known, *asked], dtype=np.uint64)
    assert KeyTable(keys).find(queries).tolist() == lookup(keys, queries).tolist()
