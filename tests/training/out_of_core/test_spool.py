from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.text.normalise import normalise
from saring.training.out_of_core import spool
from saring.training.out_of_core.spool import Spool, count_shards, read_shard


@given(st.lists(st.text().map(normalise), max_size=40), st.integers(1, 5))
def test_every_row_comes_back_once(texts: list[str], n_shards: int) -> None:
    numbers = list(range(len(texts)))
    with tempfile.TemporaryDirectory() as name:
        rows = Spool(Path(name), n_shards)
        half = len(texts) // 2
        for part in (slice(None, half), slice(half, None)):
            rows.add(texts[part], [n % 3 for n in numbers[part]], numbers[part], np.array(numbers[part], np.uint64))
            rows.flush()
        shards = [read_shard(Path(name), shard) for shard in range(n_shards)]
    found = sorted((int(n), text) for shard in shards for text, n in zip(shard.texts, shard.source, strict=True))
    assert found == list(enumerate(texts))
    assert all((shard.label == shard.source % 3).all() and (shard.group == shard.source).all() for shard in shards)


def test_rows_go_to_disk_before_they_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "BUFFER_BYTES", 1000)
    Spool(tmp_path, 1).add(["banjir"] * 10, [0] * 10, [0] * 10, np.zeros(10, np.uint64))
    assert len(read_shard(tmp_path, 0).texts) == 10


def test_a_sorted_file_is_shuffled(tmp_path: Path) -> None:
    rows = Spool(tmp_path, 4)
    rows.add(["a"] * 4000, [0] * 2000 + [1] * 2000, [0] * 4000, np.zeros(4000, np.uint64))
    rows.flush()
    assert [read_shard(tmp_path, shard).label.mean() for shard in range(4)] == pytest.approx([0.5] * 4, abs=0.05)


def test_large_files_get_more_shards() -> None:
    assert (count_shards(0), count_shards(200 << 20), count_shards(1 << 45)) == (1, 100, 1024)
