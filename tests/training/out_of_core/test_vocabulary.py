from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring import compiled
from saring.datasets.load import LabeledDataset
from saring.text.normalise import normalise
from saring.training.fit import fit_space
from saring.training.out_of_core import vocabulary
from saring.training.out_of_core.vocabulary import (
    BoundedCounts,
    count_letters,
    count_ngrams,
    count_words,
    space_to_count,
    with_vocabulary,
)
from saring.training.questions import TrainingOptions

BLOCK_ARRAYS = ("keys", "idf", "alphabet", "word_keys", "word_order")
OPTIONS = TrainingOptions()


def test_chunk_by_chunk_the_vocabulary_is_that_of_scikit_learn(starter: LabeledDataset) -> None:
    texts = [normalise(text) for text in starter.frame["text"]]
    words, letters = BoundedCounts(10**6), BoundedCounts(10**6)
    parts = [texts[start : start + 100] for start in range(0, len(texts), 100)]
    for part in parts:
        words.add(count_words(part))
        letters.add(count_letters(part))
    space = space_to_count(words.result(), letters.result(), OPTIONS)
    tables = [BoundedCounts(10**7) for _ in space.blocks]
    for part in parts:
        for table, found in zip(tables, count_ngrams(space, part), strict=True):
            table.add(found)
    for block, table, whole in zip(space.blocks, tables, fit_space(texts, OPTIONS).blocks, strict=True):
        assert table.undercount == 0
        closed = with_vocabulary(block, table.result(), len(texts), OPTIONS.min_df)
        assert (closed.kind, closed.n_max, closed.words) == (whole.kind, whole.n_max, whole.words)
        for name in BLOCK_ARRAYS:
            assert np.array_equal(getattr(closed, name), getattr(whole, name)), name


@given(st.lists(st.lists(st.sampled_from("abcdefghijklmnopqrst"), max_size=20), max_size=30))
def test_a_bounded_table_never_counts_too_many_nor_far_too_few(chunks: list[list[str]]) -> None:
    table, exact = BoundedCounts(6), Counter[str]()
    table.add(pd.Series(dtype=np.int64))
    for chunk in chunks:
        table.add(pd.Series(Counter(chunk), dtype=np.int64))
        exact.update(chunk)
    found = table.result()
    assert len(found) <= 6
    assert found.index.is_monotonic_increasing
    for word, n in exact.items():
        assert n - table.undercount <= found.get(word, 0) <= n


def test_a_full_vocabulary_keeps_the_most_frequent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vocabulary.MAX_FEATURES, "word", 2)
    words = pd.Series({"air": 5, "banjir": 9, "galon": 7, "langka": 1})
    space = space_to_count(words, pd.Series({"a": 3}), OPTIONS)
    assert space.blocks[0].words == ("banjir", "galon")
    counts = pd.Series([4, 9, 8], np.array([1, 2, 3], np.uint64))
    assert with_vocabulary(space.blocks[0], counts, 20, 3).keys.tolist() == [2, 3]


@pytest.mark.parametrize("are_compiled", [True, False])
def test_a_text_that_repeats_an_ngram_counts_once(are_compiled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not are_compiled:
        monkeypatch.setattr(compiled, "find", lambda _: None)
    options = TrainingOptions(char_n_max=1, min_df=1)
    space = space_to_count(pd.Series({"air": 3}), pd.Series(dict.fromkeys(" air", 1)), options)
    words, letters = count_ngrams(space, ["air air", "air"])
    assert words.tolist() == [2, 1]  # the word in both, the pair in the first
    assert letters.tolist() == [2, 2, 2, 2]
    assert [len(counts) for counts in count_ngrams(space, [])] == [0, 0]
