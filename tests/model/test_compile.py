"""A compiled pipeline says what scikit-learn says, and refuses what it cannot follow."""

from __future__ import annotations

import csv
import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, MaxAbsScaler
from sklearn.svm import LinearSVC

from saring.errors import PipelineError
from saring.model.compile import CompiledPipeline, compile_pipeline
from saring.model.measure import MIN_TEXTS
from tests.conftest import STARTER

with STARTER.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))[::12]
TEXTS, LABELS = [row["text"] for row in ROWS], [row["label"] for row in ROWS]
ODD = ["", " ", "  ", "🙏🙏 GALON beracun!!", "qwxz qqqq", "air \ue000galon\n\n racun", "a" * 600, "Ærø ﬁ İstanbul"]
IS_HOAX = [label == "hoax" for label in LABELS]


def shout(texts: list[str]) -> list[str]:
    return [f"{text}!" for text in texts]


def without_digits(text: str) -> str:
    return "".join(char for char in text if not char.isdigit())


def of_characters(**parameters: Any) -> TfidfVectorizer:
    return TfidfVectorizer(**{"analyzer": "char", "ngram_range": (1, 4), "min_df": 2, **parameters})


PIPELINES = {
    "plain": make_pipeline(TfidfVectorizer(), LogisticRegression()),
    "three classes": make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(C=10)),
    "accents": make_pipeline(TfidfVectorizer(strip_accents="unicode", token_pattern=r"\w+"), LogisticRegression()),
    "own preprocessor": make_pipeline(of_characters(preprocessor=without_digits), LogisticRegression()),
    "case": make_pipeline(of_characters(lowercase=False, ngram_range=(3, 5), use_idf=False), LogisticRegression()),
    "function before": make_pipeline(
        FunctionTransformer(shout), of_characters(sublinear_tf=True), LogisticRegression()
    ),
    "within words": make_pipeline(of_characters(analyzer="char_wb", ngram_range=(2, 5)), LogisticRegression()),
    "longer within words": make_pipeline(of_characters(analyzer="char_wb", ngram_range=(3, 4)), LogisticRegression()),
    "SGD": make_pipeline(TfidfVectorizer(smooth_idf=False), SGDClassifier(loss="log_loss", random_state=0)),
    "union": make_pipeline(
        FeatureUnion(
            [("word", TfidfVectorizer(ngram_range=(2, 2), min_df=2)), ("char", of_characters()), ("none", "drop")],
            transformer_weights={"char": 0.5},
        ),
        LogisticRegression(C=3),
    ),
}


@pytest.fixture(scope="module", params=list(PIPELINES))
def both(request: pytest.FixtureRequest) -> tuple[Pipeline, CompiledPipeline]:
    """A fitted pipeline and what it is compiled to."""
    pipeline = PIPELINES[request.param].fit(TEXTS, LABELS if request.param == "three classes" else IS_HOAX)
    return pipeline, compile_pipeline(pipeline)


def test_probabilities_are_those_of_scikit_learn(both: tuple[Pipeline, CompiledPipeline]) -> None:
    (pipeline, compiled), texts = both, [*TEXTS, *ODD]
    np.testing.assert_allclose(compiled.predict_proba(texts), pipeline.predict_proba(texts), atol=1e-6)
    np.testing.assert_allclose(compiled.decision_function(texts), pipeline.decision_function(texts), rtol=0, atol=1e-5)
    assert compiled.predict(texts).tolist() == pipeline.predict(texts).tolist()
    assert compiled.classes_.tolist() == pipeline.classes_.tolist()


WORDS = st.sampled_from([*" ".join(TEXTS[:40]).split(), "🙏", "galon🔥", "İ", "qzx", "\n\n", "\t", "\ue000"])
TEXT = st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=12).map(" ".join))


@settings(max_examples=30)
@given(texts=st.lists(TEXT, min_size=1, max_size=4))
def test_and_on_any_text(both: tuple[Pipeline, CompiledPipeline], texts: list[str]) -> None:
    pipeline, compiled = both
    expected = pipeline.predict_proba(texts)
    np.testing.assert_allclose(compiled.predict_proba(texts), expected, atol=1e-6)  # few: on arrays
    np.testing.assert_allclose(compiled.predict_proba(texts * MIN_TEXTS)[: len(texts)], expected, atol=1e-6)


def test_a_classifier_without_probabilities_has_decision_values() -> None:
    pipeline = make_pipeline(TfidfVectorizer(), LinearSVC()).fit(TEXTS, LABELS)
    compiled = compile_pipeline(pipeline)
    np.testing.assert_allclose(compiled.decision_function(ODD), pipeline.decision_function(ODD), atol=1e-6)
    assert compiled.predict(TEXTS).tolist() == pipeline.predict(TEXTS).tolist()
    with pytest.raises(AttributeError, match="predict_proba"):
        compiled.predict_proba(ODD)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        (
            {"tokenizer": str.split, "token_pattern": None},
            "tfidfvectorizer: tokenizer must be None, found <method 'split'",
        ),
        ({"analyzer": str.split}, "analyzer must be 'word' | 'char' | 'char_wb', found <method 'split'"),
        ({"analyzer": "char_wb"}, "ngram_range must be (2, 2) … (2, 5), found (1, 1)"),
        ({"analyzer": "char_wb", "ngram_range": (4, 5)}, "ngram_range must be (2, 2) … (2, 5), found (4, 5)"),
        ({"stop_words": ["yang"]}, "stop_words must be None, found ['yang']"),
        ({"norm": "l1"}, "norm must be 'l2', found 'l1'"),
        ({"norm": None}, "norm must be 'l2', found None"),
        ({"binary": True}, "binary must be False, found True"),
        ({"ngram_range": (1, 3)}, "ngram_range must be (1, 1) … (1, 2), found (1, 3)"),
        ({"analyzer": "char", "ngram_range": (1, 6)}, "ngram_range must be (1, 1) … (1, 5), found (1, 6)"),
        ({"token_pattern": r"[^,]+"}, "token_pattern must be '\\w+' | '\\S+' | …, found '[^,]+'"),
    ],
)
def test_a_parameter_that_cannot_be_followed_is_refused_by_name(parameters: dict[str, Any], message: str) -> None:
    pipeline = make_pipeline(TfidfVectorizer(**parameters), LogisticRegression()).fit(TEXTS, IS_HOAX)
    with pytest.raises(PipelineError, match=re.escape(message)):
        compile_pipeline(pipeline)


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ((CountVectorizer(), LogisticRegression()), "countvectorizer: step must be TfidfVectorizer | FeatureUnion"),
        ((TfidfVectorizer(), MultinomialNB()), "multinomialnb: step must be LogisticRegression | LinearSVC"),
        (
            (TfidfVectorizer(), MaxAbsScaler(), LogisticRegression()),
            "tfidfvectorizer: step must be FunctionTransformer",
        ),
        ((FeatureUnion([("n", CountVectorizer())]), LogisticRegression()), "featureunion.n: transformer must be"),
    ],
)
def test_a_step_that_cannot_be_followed_is_refused_by_name(steps: tuple[Any, ...], message: str) -> None:
    with pytest.raises(PipelineError, match=re.escape(message)):
        compile_pipeline(make_pipeline(*steps).fit(TEXTS, IS_HOAX))


def test_texts_are_a_list() -> None:
    compiled = compile_pipeline(make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(TEXTS, IS_HOAX))
    with pytest.raises(TypeError, match="texts must be a list of str, found one str"):
        compiled.predict("air galon")


def test_more_characters_than_a_key_can_number_are_refused() -> None:
    texts = ["".join(map(chr, range(0x4E00, 0x4E00 + 5000))), "air"]
    pipeline = make_pipeline(of_characters(min_df=1, ngram_range=(1, 1)), LogisticRegression()).fit(texts, [1, 0])
    with pytest.raises(PipelineError, match=r"vocabulary must be <= 4095 \[char\], found 5003 \[char\]"):
        compile_pipeline(pipeline)
