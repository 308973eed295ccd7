"""The compiled engine measures what the arrays measure."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring import compiled
from saring.model.bundle import Model, load_bundle
from saring.model.familiarity import LanguageCheck, read_familiarity
from saring.model.features import FeatureSpace, NgramBlock
from saring.model.measure import MIN_TEXTS, Measurer, build_engine
from saring.text.arrays import encode
from saring.text.normalise import normalise
from tests.blocks import fit_char_block, fit_word_block
from tests.conftest import ROOT, STARTER

pytestmark = pytest.mark.skipif(compiled.find("ngrams") is None, reason="the compiled loops were not built here")


@pytest.fixture(scope="module")
def shipped() -> Model:
    return load_bundle(ROOT / "models" / "default")


def check_of(model: Model) -> LanguageCheck | None:
    familiarity = read_familiarity(model.metadata)
    return None if familiarity is None else LanguageCheck(model.space, familiarity)


@pytest.fixture(scope="module")
def measurer(shipped: Model) -> Measurer:
    return Measurer(shipped.space, shipped.coefficients, check_of(shipped))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    with STARTER.open(encoding="utf-8", newline="") as file:
        return [normalise(row["text"]) for row in csv.DictReader(file)]


def assert_same(measurer: Measurer, texts: list[str]) -> None:
    found, expected = measurer.measure(texts), measurer.measure_on_arrays(texts)
    np.testing.assert_allclose(found.decision_values, expected.decision_values, atol=1e-9)
    np.testing.assert_allclose(found.languages.surprise, expected.languages.surprise, atol=1e-5)
    np.testing.assert_array_equal(found.languages.may_be_foreign, expected.languages.may_be_foreign)


def test_engine_and_arrays_agree_on_what_people_write(measurer: Measurer, texts: list[str]) -> None:
    assert_same(measurer, texts)


@settings(max_examples=150)
@given(st.lists(st.text(max_size=30), min_size=MIN_TEXTS, max_size=MIN_TEXTS))
def test_engine_and_arrays_agree_on_any_unicode(measurer: Measurer, texts: list[str]) -> None:
    assert_same(measurer, [" ".join(text.split()) for text in texts])
    assert_same(measurer, [normalise(text) for text in texts])


def test_a_text_means_the_same_alone_and_among_others(measurer: Measurer, texts: list[str]) -> None:
    together = measurer.measure(texts).decision_values
    parts = [measurer.measure(texts[i : i + 100]).decision_values for i in range(0, 500, 100)]
    np.testing.assert_array_equal(np.vstack(parts), together[:500])


def test_threads_do_not_disturb_each_other(measurer: Measurer, texts: list[str]) -> None:
    expected = measurer.measure(texts).decision_values
    found: list[np.ndarray] = []
    threads = [threading.Thread(target=lambda: found.append(measurer.measure(texts).decision_values)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    for values in found:
        np.testing.assert_array_equal(values, expected)


def test_rows_are_those_of_the_arrays(shipped: Model, texts: list[str]) -> None:
    engine = build_engine(shipped.space)
    assert engine is not None
    indptr, columns, values = engine.rows(texts[:200])
    ((_, rows),) = shipped.space.transform(texts[:200])
    dense = np.zeros((200, shipped.space.n_features))
    dense[rows.doc, rows.column] = rows.value
    found = np.zeros_like(dense)
    found[np.repeat(np.arange(200), np.diff(indptr)), columns] = values
    np.testing.assert_allclose(found, dense, atol=1e-6)


def test_texts_that_hold_an_ngram_are_counted_once(shipped: Model, texts: list[str]) -> None:
    engine = build_engine(shipped.space)
    assert engine is not None
    for (keys, counts), kind in zip(engine.document_frequencies(texts[:300]), ("char", "word"), strict=True):
        (block,) = (block for block in shipped.space.blocks if block.kind == kind)
        found = block.occurrences(encode(texts[:300]))
        holding = np.unique(np.stack([found.key, found.doc.astype(np.uint64)]), axis=1)
        expected_keys, once = np.unique(holding[0], return_counts=True)
        np.testing.assert_array_equal(keys, expected_keys)
        np.testing.assert_array_equal(counts, once)


def test_counts_past_the_table_of_logarithms(measurer: Measurer) -> None:
    assert_same(measurer, ["air " * 1000 + "galon", "a" * 3000, *["warga"] * MIN_TEXTS])


@pytest.mark.parametrize("n_max", [1, 3, 5])
def test_small_vocabularies(n_max: int) -> None:
    texts = ["air galon beracun", "rapat warga", "", "air"] * MIN_TEXTS
    for blocks in (
        (fit_word_block(texts, min_df=1, n_max=1), fit_char_block(texts, n_max=n_max, min_df=1)),
        (fit_char_block(texts, n_max=n_max, min_df=1), fit_word_block(texts, min_df=1)),
    ):
        space = FeatureSpace(blocks)
        coefficients = np.arange(2 * space.n_features, dtype=np.float32).reshape(2, -1) / space.n_features
        assert_same(Measurer(space, coefficients, None), texts)


@pytest.mark.parametrize("n_min", [1, 3])
def test_a_vocabulary_may_lack_what_its_ngrams_end_with(texts: list[str], n_min: int) -> None:
    full = fit_char_block(texts, n_min=n_min, min_df=2)
    kept = np.random.default_rng(20260801).random(full.n_features) < 0.5
    chars = replace(full, keys=full.keys[kept], idf=full.idf[kept])
    space = FeatureSpace((chars, fit_word_block(texts, min_df=2)))
    coefficients = np.random.default_rng(1).normal(size=(3, space.n_features)).astype(np.float32)
    assert_same(Measurer(space, coefficients, None), texts)
    engine = build_engine(space)
    assert engine is not None
    assert engine.rows(texts)[1].max() < space.n_features


def test_an_ngram_is_not_taken_for_another_behind_many_neighbours() -> None:
    """Forty n-grams of five letters whose slots lie side by side, and one that is none of them but nearly the 33rd."""
    turned_back = pow(0x9E3779B97F4A7C15, -1, 1 << 60)

    def key(slot: int, low: int) -> int:
        return (slot << 53 | low) * turned_back % (1 << 60)

    def is_made_of_letters(number: int) -> bool:
        return all(number >> 12 * i & 0xFFF for i in range(5))

    low = next(i for i in range(10_000) if is_made_of_letters(key(10, i)) and is_made_of_letters(key(42, i + 1)))
    others = [next(filter(is_made_of_letters, (key(slot, i) for i in range(20_000, 30_000)))) for slot in range(10, 50)]
    keys = np.array([*others[:32], key(42, low + 1), *others[33:]], np.uint64)
    none, ones = np.zeros(0, np.uint64), np.ones(40, np.float32)
    made = compiled.find("ngrams")
    assert made is not None
    alphabet = np.arange(0x4E00, 0x4E00 + 4095, dtype=np.uint32)
    places = np.arange(40)
    engine = made.Engine(
        keys, places, 5, 5, alphabet, none, places[:0], 1, none, places[:0], ones, ones[None], none, np.zeros(40), 3
    )
    texts = ["".join(chr(0x4DFF + (int(k) >> 12 * (4 - i) & 0xFFF)) for i in range(5)) for k in [*keys, key(10, low)]]
    assert engine.decision_values(texts)[0].ravel().tolist() == [1.0] * 40 + [0.0]


def test_a_model_the_engine_does_not_know_is_measured_on_arrays() -> None:
    texts = ["air galon beracun", "rapat warga"] * MIN_TEXTS
    block = fit_char_block(texts, n_max=3, min_df=1)
    space = FeatureSpace((block, block))
    coefficients = np.ones((1, space.n_features), np.float32)
    assert build_engine(space, coefficients) is None
    measures = Measurer(space, coefficients, None).measure(texts)
    np.testing.assert_array_equal(measures.decision_values, space.decision_values(texts, coefficients))


@pytest.mark.parametrize("sublinear", [True, False])
@pytest.mark.parametrize("fit", [fit_char_block, fit_word_block])
def test_one_kind_of_ngrams_alone(texts: list[str], fit: Callable[..., NgramBlock], sublinear: bool) -> None:
    space = FeatureSpace((replace(fit(texts), sublinear=sublinear),))
    coefficients = np.random.default_rng(3).normal(size=(2, space.n_features)).astype(np.float32)
    assert build_engine(space, coefficients) is not None
    assert_same(Measurer(space, coefficients, None), [*texts, "air " * 1000 + "galon"])


def test_only_texts_are_measured(shipped: Model) -> None:
    engine = build_engine(shipped.space)
    assert engine is not None
    with pytest.raises(TypeError, match="texts must be str, found int"):
        engine.decision_values(["air", 3])  # type: ignore[list-item]
