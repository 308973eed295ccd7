"""Labelled rows on disk, normalised once and shuffled: every shard is a fair sample of all of them.

A row goes to the shard its number falls to, so that a file sorted by label or by source is learned from
as if it had been shuffled. A shard is two files: one line a text, and one record a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

UInt64 = NDArray[np.uint64]
Int64 = NDArray[np.int64]

META = np.dtype([("label", "u1"), ("source", "u2"), ("group", "u8")])
BUFFER_BYTES = 64 << 20
_ROW_BYTES = 250  # what Python needs for a row beside its letters
SHARD_BYTES = 2 << 20
MAX_SHARDS = 1024


class ShardRows(NamedTuple):
    """The rows of a shard: normalised texts, and for each its label, source (numbers) and group of near copies."""

    texts: list[str]
    label: Int64
    source: Int64
    group: UInt64

    def take(self, chosen: NDArray[np.bool_]) -> ShardRows:
        """Return the rows that are marked."""
        texts = [text for text, kept in zip(self.texts, chosen.tolist(), strict=True) if kept]
        return ShardRows(texts, self.label[chosen], self.source[chosen], self.group[chosen])


def count_shards(n_bytes: int) -> int:
    """Return how many shards files of that many bytes are spread over."""
    return min(MAX_SHARDS, max(1, round(n_bytes / SHARD_BYTES)))


def mix(numbers: UInt64) -> UInt64:
    """Scatter numbers evenly over 64 bits (the finaliser of splitmix64)."""
    numbers = numbers + np.uint64(0x9E3779B97F4A7C15)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(numbers ^ (numbers >> np.uint64(31)))


class Spool:
    """Writes rows to shards as they come; `flush` when the last was added."""

    def __init__(self, folder: Path, n_shards: int) -> None:
        self.folder, self.n_shards, self.n_rows = folder, n_shards, 0
        self._texts: list[list[str]] = [[] for _ in range(n_shards)]
        self._meta: list[list[Any]] = [[] for _ in range(n_shards)]
        self._buffered = 0

    def add(self, texts: Sequence[str], label: Sequence[int], source: Sequence[int], group: UInt64) -> None:
        """Add rows in the order of the files; raises `OSError` where the disk is full."""
        numbers = np.arange(self.n_rows, self.n_rows + len(texts), dtype=np.uint64)
        shards = (mix(numbers) % np.uint64(self.n_shards)).tolist()
        for shard, text, *meta in zip(shards, texts, label, source, group.tolist(), strict=True):
            self._texts[shard].append(text)
            self._meta[shard].append(tuple(meta))
            self._buffered += len(text) + _ROW_BYTES
        self.n_rows += len(texts)
        if self._buffered > BUFFER_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what is held back."""
        for shard, (texts, meta) in enumerate(zip(self._texts, self._meta, strict=True)):
            if texts:
                _append(self.folder / f"{shard}.txt", "".join(f"{text}\n" for text in texts))
                _append(self.folder / f"{shard}.meta", np.array(meta, dtype=META).tobytes())
            texts.clear()
            meta.clear()
        self._buffered = 0


def _append(file: Path, content: str | bytes) -> None:
    with file.open("ab") as stream:
        stream.write(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))


def read_shard(folder: Path, shard: int) -> ShardRows:
    """Return the rows of a shard; none where it has none."""
    file = folder / f"{shard}.txt"
    if not file.exists():
        none = np.zeros(0, np.int64)
        return ShardRows([], none, none, none.astype(np.uint64))
    meta = np.fromfile(folder / f"{shard}.meta", dtype=META)
    texts = file.read_bytes().decode("utf-8", "surrogatepass").split("\n")[:-1]
    return ShardRows(texts, meta["label"].astype(np.int64), meta["source"].astype(np.int64), meta["group"].copy())


def read_groups(folder: Path, shard: int) -> UInt64:
    """Return the groups of the rows of a shard."""
    file = folder / f"{shard}.meta"
    return np.fromfile(file, dtype=META)["group"] if file.exists() else np.zeros(0, np.uint64)
