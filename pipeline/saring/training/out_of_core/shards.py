"""Labelled rows on disk, normalised once and shuffled: every shard is a fair sample of all of them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.text.arrays import Int64, UInt64

SHARD_BYTES = 1 << 20
MAX_SHARDS = 1024


class ShardRows(NamedTuple):
    """Rows: normalised texts, and for each its label and source (numbers) and the hash that decides its side."""

    texts: list[str]
    label: Int64
    source: Int64
    split_hash: UInt64

    def take(self, chosen: NDArray[np.bool_]) -> ShardRows:
        """Return the rows that are marked."""
        texts = [text for text, kept in zip(self.texts, chosen.tolist(), strict=True) if kept]
        return ShardRows(texts, self.label[chosen], self.source[chosen], self.split_hash[chosen])


def count_shards(n_bytes: int) -> int:
    """Return how many shards files of that many bytes are spread over."""
    return min(MAX_SHARDS, max(1, round(n_bytes / SHARD_BYTES)))


def scatter_rows(folder: Path, n_shards: int, rows: ShardRows, rng: np.random.Generator) -> None:
    """Add each row to a shard drawn for it, so that a sorted file is shuffled; raises `OSError` for a full disk."""
    drawn = rng.integers(n_shards, size=len(rows.texts))
    for shard in np.unique(drawn).tolist():
        append_rows(folder / f"{shard}.rows", rows.take(drawn == shard))


def append_rows(file: Path, rows: ShardRows) -> None:
    """Add rows to a file, a line each."""
    columns = zip(rows.label.tolist(), rows.source.tolist(), rows.split_hash.tolist(), rows.texts, strict=True)
    lines = [f"{label} {source} {number} {text}\n" for label, source, number, text in columns]
    with file.open("ab") as stream:
        stream.write("".join(lines).encode("utf-8", "surrogatepass"))


def read_rows(file: Path) -> ShardRows:
    """Return the rows of a file; none where there is no such file."""
    lines = file.read_bytes().decode("utf-8", "surrogatepass").split("\n")[:-1] if file.exists() else []
    cells = [line.split(" ", 3) for line in lines]
    label, source = (np.array([int(row[place]) for row in cells], np.int64) for place in (0, 1))
    split_hash = np.array([int(row[2]) for row in cells], np.uint64)
    return ShardRows([row[3] for row in cells], label, source, split_hash)
