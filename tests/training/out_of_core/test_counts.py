from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.datasets.load import LabeledDataset
from saring.text.arrays import encode
from saring.text.normalise import normalise
from saring.training.fit import fit_space
from saring.training.out_of_core import counts
from saring.training.out_of_core.counts import (
    FrequentKeys,
    FrequentWords,
    KeyCounts,
    close_block,
    count_letters,
    count_texts,
    count_words,
    in_slices,
    open_blocks,
)
from saring.training.questions import TrainingOptions

BLOCK_ARRAYS = ("keys", "idf", "alphabet", "word_keys", "word_order")


def test_chunk_by_chunk_the_vocabulary_is_that_of_all_at_once(
    starter: LabeledDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "SLICE_CHARS", 1000)
    texts = [normalise(text) for text in starter.frame["text"]]
    words, letters = FrequentWords(), Counter[int]()
    parts = [texts[start : start + 100] for start in range(0, len(texts), 100)]
    for part in parts:
        words.add(count_words(part))
        letters.update(dict(zip(*(column.tolist() for column in count_letters(part)), strict=True)))
    opened = open_blocks(words.counts, letters, char_n_max=5, min_df=3)
    for block, whole in zip(opened.blocks, fit_space(texts, TrainingOptions()).blocks, strict=True):
        keys = FrequentKeys()
        for part in parts:
            keys.add(count_texts(part, block.occurrences))
        closed = close_block(block, keys.result(), len(texts), 3)
        assert keys.undercount == 0
        assert (closed.kind, closed.n_max, closed.words) == (whole.kind, whole.n_max, whole.words)
        for name in BLOCK_ARRAYS:
            assert np.array_equal(getattr(closed, name), getattr(whole, name)), name


@given(st.lists(st.lists(st.integers(0, 60), max_size=30), max_size=40))
def test_a_bounded_table_never_counts_too_many_nor_far_too_few(chunks: list[list[int]]) -> None:
    table, exact = FrequentKeys(max_keys=8), Counter[int]()
    for chunk in chunks:
        keys, n = np.unique(np.array(chunk, dtype=np.uint64), return_counts=True)
        table.add(KeyCounts(keys, n))
        exact.update(chunk)
    counted = table.result()
    found = dict(zip(counted.keys.tolist(), counted.counts.tolist(), strict=True))
    assert len(found) <= 8
    assert counted.keys.tolist() == sorted(found)
    for key, n in exact.items():
        assert n - table.undercount <= found.get(key, 0) <= n


@given(st.lists(st.lists(st.sampled_from("abcdefghijklmnopqrst"), max_size=20), max_size=30))
def test_a_bounded_list_of_words_never_counts_too_many_nor_far_too_few(chunks: list[list[str]]) -> None:
    table, exact = FrequentWords(max_words=6), Counter[str]()
    for chunk in chunks:
        table.add(Counter(chunk))
        exact.update(chunk)
    assert len(table.counts) <= 6
    for word, n in exact.items():
        assert n - table.undercount <= table.counts[word] <= n


def test_a_full_vocabulary_keeps_the_most_frequent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "MAX_WORD_FEATURES", 2)
    opened = open_blocks({"banjir": 9, "air": 5, "galon": 7, "langka": 1}, {97: 1}, char_n_max=2, min_df=3)
    assert opened.blocks[0].words == ("banjir", "galon")
    keys = KeyCounts(np.array([1, 2, 3], np.uint64), np.array([4, 9, 8]))
    assert close_block(opened.blocks[0], keys, 20, 3).keys.tolist() == [2, 3]


@given(st.lists(st.text("abc ", max_size=9)))
def test_slices_are_all_the_texts_in_order(texts: list[str]) -> None:
    assert [text for part in in_slices(texts) for text in part] == texts


def test_a_text_that_repeats_an_ngram_counts_once() -> None:
    opened = open_blocks({"air": 3}, {ord(c): 1 for c in " air"}, char_n_max=1, min_df=1)
    counted = count_texts(["air air", "air"], opened.blocks[0].occurrences)
    assert counted.counts.tolist() == [2, 1]  # the word in both, the pair in the first
    assert count_texts([], opened.blocks[1].occurrences).keys.tolist() == []
    assert len(encode(["air air"]).codes) == 9
