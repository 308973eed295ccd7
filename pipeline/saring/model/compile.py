"""Compile a fitted scikit-learn pipeline of TF-IDF and a linear classifier for the scoring engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from saring.errors import PipelineError
from saring.model.features import MAX_CHARS, MAX_WORDS, FeatureSpace, NgramBlock
from saring.model.measure import Measurer
from saring.model.vocabulary import build_char_block, build_word_block
from saring.text.arrays import Float, Int64

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import FeatureUnion, Pipeline

CLASSIFIERS = ("LogisticRegression", "LinearSVC", "SGDClassifier", "RidgeClassifier", "Perceptron")
LONGEST = {"char": MAX_CHARS, "char_wb": MAX_CHARS, "word": MAX_WORDS}
# The least and the most that `ngram_range` may begin with. Within words scikit-learn gives each word two spaces of its
# own, so a lone space is counted otherwise than in a text; and a word shorter than all n-grams counts as one of them.
SHORTEST = {"char": (1, MAX_CHARS), "char_wb": (2, 3), "word": (1, MAX_WORDS)}
_FIXED: dict[str, object] = {"input": "content", "tokenizer": None, "stop_words": None, "norm": "l2", "binary": False}
_WHITE_SPACE = re.compile(r"\s\s+")  # scikit-learn replaces runs of this by one space before it cuts character n-grams
PLAIN_PATTERNS = r"'\w+' | '\S+' | …"
_PROBES = ("satu dua", " ", "", "a, b. (c) d-e", "1 2\t3\n4")


def compile_pipeline(pipeline: Pipeline) -> CompiledPipeline:
    """Compile a fitted `Pipeline` into a scorer with equal results, at the speed of Saring's engine.

    Probabilities equal those of the pipeline to 1e-6. Supported, in this order:

    - any number of `FunctionTransformer`s on the texts, run as they are;
    - a `TfidfVectorizer` or a `FeatureUnion` of some, with `transformer_weights`: words with `ngram_range` up to 2,
      `analyzer="char"` with `ngram_range` up to 5, or `analyzer="char_wb"` with one from 2 or 3 up to 5; `norm="l2"`.
      Exactly supported are `lowercase`, `strip_accents`, `preprocessor`, a `token_pattern` whose tokens hold no space,
      `use_idf`, `smooth_idf` and `sublinear_tf`;
    - a `LogisticRegression`, `LinearSVC`, `SGDClassifier`, `RidgeClassifier` or `Perceptron` of any number of classes.

    Anything else is refused with a `PipelineError` that names the parameter, what was found and what is supported.

    >>> from sklearn.feature_extraction.text import TfidfVectorizer
    >>> from sklearn.linear_model import LogisticRegression
    >>> from sklearn.pipeline import make_pipeline
    >>> texts, labels = ["air galon beracun", "rapat warga besok"], ["hoax", "no_claim"]
    >>> pipeline = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(texts, labels)
    >>> compiled = compile_pipeline(pipeline)
    >>> compiled.predict(["galon itu beracun?"]).tolist()
    ['hoax']
    >>> bool(abs(compiled.predict_proba(texts) - pipeline.predict_proba(texts)).max() < 1e-6)
    True
    """
    from sklearn.preprocessing import FunctionTransformer
    from sklearn.utils.validation import check_is_fitted

    _require("compile_pipeline", "pipeline", _is_sklearn_class(pipeline, "Pipeline"), pipeline, "Pipeline")
    check_is_fitted(pipeline)
    steps = [(name, step) for name, step in pipeline.steps if step not in (None, "passthrough")]
    _require(
        "Pipeline", "steps", len(steps) >= 2, [name for name, _ in steps], "[…, TfidfVectorizer, LogisticRegression]"
    )
    *before, (name, features), (last, classifier) = steps
    for where, step in before:
        _require(where, "step", type(step) is FunctionTransformer, step, "FunctionTransformer")
    _require(last, "step", type(classifier).__name__ in CLASSIFIERS, classifier, " | ".join(CLASSIFIERS))
    return CompiledPipeline([step for _, step in before], list(_vectorizers(name, features)), classifier)


def compile_features(features: FeatureUnion) -> tuple[FeatureSpace, Int64]:
    """Compile fitted vectorizers into a feature space; also return the column of the union for each of its columns.

    It is for texts with one space at each end and between tokens, as `saring.training.pipeline` makes them.
    """
    blocks, columns, first = [], [], 0
    for where, vectorizer, _ in _vectorizers("FeatureUnion", features):
        block, own = compile_vectorizer(where, vectorizer)
        blocks.append(block)
        columns.append(own + first)
        first += len(vectorizer.vocabulary_)
    return FeatureSpace(tuple(blocks)), np.concatenate(columns)


def compile_vectorizer(where: str, vectorizer: TfidfVectorizer, space: str = " ") -> tuple[NgramBlock, Int64]:
    """Compile a fitted vectorizer into a block; also return the column of the vectorizer for each of its columns.

    `space` is the character that stands for a space in the block. Raises `PipelineError` for an unsupported parameter.
    """
    require_supported(where, vectorizer)
    ngrams = vectorizer.get_feature_names_out().tolist()
    idf = vectorizer.idf_ if vectorizer.use_idf else np.ones(len(ngrams))
    n_min, n_max = vectorizer.ngram_range
    if vectorizer.analyzer == "word":
        return build_word_block(ngrams, idf, n_min=n_min, n_max=n_max, sublinear=vectorizer.sublinear_tf)
    ngrams = [ngram.replace(" ", space) for ngram in ngrams]
    return build_char_block(ngrams, idf, n_min=n_min, n_max=n_max, sublinear=vectorizer.sublinear_tf)


def require_supported(where: str, vectorizer: TfidfVectorizer) -> None:
    """Raise `PipelineError` for the first parameter that the engine cannot reproduce exactly."""
    analyzer, (n_min, n_max) = vectorizer.analyzer, vectorizer.ngram_range
    _require(where, "analyzer", analyzer in LONGEST, analyzer, "'word' | 'char' | 'char_wb'")
    for name, supported in _FIXED.items():
        found = getattr(vectorizer, name)
        _require(where, name, found is supported or found == supported, found, repr(supported))
    (least, most), longest = SHORTEST[analyzer], LONGEST[analyzer]
    supported_range = least <= n_min <= min(n_max, most) and n_max <= longest
    _require(where, "ngram_range", supported_range, (n_min, n_max), f"({least}, {least}) … ({least}, {longest})")
    if analyzer == "word":
        tokenize = vectorizer.build_tokenizer()
        tokens = [token for probe in _PROBES for token in tokenize(probe)]
        plain = all(token and " " not in token for token in tokens)
        _require(where, "token_pattern", plain, vectorizer.token_pattern, PLAIN_PATTERNS)


class CompiledPipeline:
    """A compiled pipeline, with the methods of a scikit-learn classifier on raw texts; see `compile_pipeline`."""

    def __init__(
        self, before: Sequence[Any], vectorizers: Sequence[tuple[str, TfidfVectorizer, float]], classifier: Any
    ) -> None:
        coefficients = np.asarray(getattr(classifier.coef_, "toarray", lambda: classifier.coef_)())
        self.classes_ = classifier.classes_
        self._before, self._parts, first = before, list[_Part](), 0
        for where, vectorizer, weight in vectorizers:
            n = len(vectorizer.vocabulary_)
            self._parts.append(_compile_part(where, vectorizer, weight * coefficients[:, first : first + n]))
            first += n
        # The classifier itself maps the decision values of each class to an answer, as if they were its features.
        self._classifier = copy(classifier)
        self._classifier.coef_ = np.eye(len(coefficients))
        self._classifier.n_features_in_ = len(coefficients)

    def decision_function(self, texts: Iterable[str]) -> Float:
        """Return what the classifier's `decision_function` returns for the texts."""
        return np.asarray(self._classifier.decision_function(self._sums(texts)))

    def predict_proba(self, texts: Iterable[str]) -> Float:
        """Return texts x classes in the order of `classes_`; `AttributeError` where the classifier has none."""
        return np.asarray(self._classifier.predict_proba(self._sums(texts)))

    def predict(self, texts: Iterable[str]) -> Any:
        """Return the class of each text."""
        return self._classifier.predict(self._sums(texts))

    def _sums(self, texts: Iterable[str]) -> Float:
        if isinstance(texts, str):
            raise TypeError("texts must be a list of str, found one str")
        prepared: Any = list(texts)
        for step in self._before:
            prepared = step.transform(prepared)
        return np.asarray(np.sum([part.sums(list(prepared)) for part in self._parts], axis=0))


class _Part(NamedTuple):
    """A compiled vectorizer with its coefficients; `prepare` preprocesses a text for the engine."""

    prepare: Callable[[str], str]
    measurer: Measurer

    def sums(self, texts: list[str]) -> Float:
        return self.measurer.measure([self.prepare(text) for text in texts]).decision_values


def _compile_part(where: str, vectorizer: TfidfVectorizer, coefficients: Float) -> _Part:
    space = _unused_character(vectorizer) if vectorizer.analyzer == "char" else " "
    block, columns = compile_vectorizer(where, vectorizer, space)
    own = np.ascontiguousarray(coefficients[:, columns], dtype=np.float32)
    make = {"word": _make_tokeniser, "char": _make_space_replacer, "char_wb": _make_word_separator}
    prepare = make[vectorizer.analyzer](where, vectorizer, space)
    return _Part(prepare, Measurer(FeatureSpace((block,)), own, None))


def _make_tokeniser(where: str, vectorizer: TfidfVectorizer, space: str) -> Callable[[str], str]:
    """Return a function that tokenises a text and joins the tokens by single spaces."""
    preprocess, tokenize = vectorizer.build_preprocessor(), vectorizer.build_tokenizer()

    def prepare(text: str) -> str:
        tokens = tokenize(preprocess(vectorizer.decode(text)))
        joined = space.join(tokens)
        plain = joined.count(space) == max(0, len(tokens) - 1)
        _require(where, "token_pattern", plain, vectorizer.token_pattern, PLAIN_PATTERNS)
        return joined

    return prepare


def _make_space_replacer(where: str, vectorizer: TfidfVectorizer, space: str) -> Callable[[str], str]:
    """Return a function that replaces spaces by `space`, so that n-grams with the engine's padding are unknown."""
    preprocess, swap = vectorizer.build_preprocessor(), {ord(" "): space, ord(space): " "}

    def prepare(text: str) -> str:
        found: str = _WHITE_SPACE.sub(" ", preprocess(vectorizer.decode(text)))
        return found.translate(swap) if space in found else found.replace(" ", space)

    return prepare


def _make_word_separator(where: str, vectorizer: TfidfVectorizer, space: str) -> Callable[[str], str]:
    """Return a function that separates words by single spaces: then the n-grams within words are those without a space
    inside, and the engine counts them as scikit-learn does."""
    preprocess = vectorizer.build_preprocessor()
    return lambda text: space.join(preprocess(vectorizer.decode(text)).split())


def _unused_character(vectorizer: TfidfVectorizer) -> str:
    """Return a character that occurs in no n-gram of the vocabulary."""
    used = set("".join(vectorizer.vocabulary_))
    return next(char for char in map(chr, range(0xE000, 0x110000)) if char not in used)


def _vectorizers(where: str, features: Any) -> Iterator[tuple[str, TfidfVectorizer, float]]:
    """Yield the vectorizers of a step, each with its path in the pipeline and its weight."""
    if not _is_sklearn_class(features, "FeatureUnion"):
        kind = "TfidfVectorizer | FeatureUnion of TfidfVectorizer"
        _require(where, "step", _is_sklearn_class(features, "TfidfVectorizer"), features, kind)
        yield where, features, 1.0
        return
    for name, vectorizer in features.transformer_list:
        if vectorizer != "drop":
            place = f"{where}.{name}"
            _require(
                place, "transformer", _is_sklearn_class(vectorizer, "TfidfVectorizer"), vectorizer, "TfidfVectorizer"
            )
            yield place, vectorizer, (features.transformer_weights or {}).get(name, 1.0)


def _is_sklearn_class(step: Any, name: str) -> bool:
    """Tell whether a step is of a scikit-learn class itself; a subclass may behave differently."""
    return type(step).__name__ == name and type(step).__module__.startswith("sklearn.")


def _require(where: str, parameter: str, supported: bool, found: object, expected: str) -> None:
    if not supported:
        found = repr(found) if isinstance(found, str) else found
        raise PipelineError("pipeline_unsupported", where=where, parameter=parameter, found=found, supported=expected)
