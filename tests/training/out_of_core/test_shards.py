from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.text.normalise import normalise
from saring.training.out_of_core.shards import ShardRows, count_shards, read_rows, scatter_rows


def rows_of(texts: list[str], numbers: list[int]) -> ShardRows:
    n = np.array(numbers, np.int64)
    return ShardRows(texts, n % 3, n, n.astype(np.uint64) << np.uint64(50))


@given(st.lists(st.text().map(normalise), max_size=40), st.integers(1, 5))
def test_every_row_comes_back_once(texts: list[str], n_shards: int) -> None:
    numbers, rng = list(range(len(texts))), np.random.default_rng(0)
    half = len(texts) // 2
    with tempfile.TemporaryDirectory() as name:
        for part in (slice(None, half), slice(half, None)):
            scatter_rows(Path(name), n_shards, rows_of(texts[part], numbers[part]), rng)
        shards = [read_rows(Path(name) / f"{shard}.rows") for shard in range(n_shards)]
    found = sorted((int(n), text) for shard in shards for text, n in zip(shard.texts, shard.source, strict=True))
    assert found == list(enumerate(texts))
    assert all((shard.label == shard.source % 3).all() for shard in shards)
    assert all((shard.split_hash >> np.uint64(50) == shard.source).all() for shard in shards)


def test_a_sorted_file_is_shuffled(tmp_path: Path) -> None:
    rows = rows_of(["a"] * 4000, [0] * 2000 + [1] * 2000)
    scatter_rows(tmp_path, 4, rows, np.random.default_rng(0))
    means = [read_rows(tmp_path / f"{shard}.rows").label.mean() for shard in range(4)]
    assert means == pytest.approx([0.5] * 4, abs=0.06)


def test_large_files_get_more_shards() -> None:
    assert (count_shards(0), count_shards(200 << 20), count_shards(1 << 45)) == (1, 200, 1024)
