"""Labelled CSVs to shards of normalised rows, refused for the same reasons as any labelled set."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from saring.datasets.load import LABELS, digest_of, iter_checked_rows, require_labels
from saring.errors import DatasetError
from saring.parallel.ordered_map import map_pairs
from saring.parallel.workers import Workers
from saring.text.arrays import UInt64
from saring.text.near_copies import hash_by_near_copies
from saring.text.normalise import normalise_many
from saring.training.out_of_core.shards import ShardRows, count_shards, scatter_rows

CHUNK_ROWS = 5_000
MAX_SOURCES = 1 << 16
Notify = Callable[[str, int, int | None], None]
"""Is called with the name of a step, how many rows or shards of it are done, and of how many (None: not yet known)."""


@dataclass
class LabelledShards:
    """The shards in a folder, and what was counted of the rows in them."""

    folder: Path
    n_shards: int
    notes: list[str] = field(default_factory=list)
    source_numbers: dict[str, int] = field(default_factory=dict)
    labels_of_file: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def n_rows(self) -> int:
        """How many rows there are."""
        return sum(labels.total() for labels in self.labels_of_file.values())

    def describe_files(self) -> list[dict[str, Any]]:
        """Name every file as `training.train.describe_sources` does."""
        described = [
            {
                "name": path.replace("\\", "/").rsplit("/", 1)[-1],
                "rows": labels.total(),
                "labels": dict(sorted(labels.items())),
                "sha256": digest_of(path),
            }
            for path, labels in self.labels_of_file.items()
        ]
        return sorted(described, key=lambda source: (str(source["name"]), str(source["sha256"])))

    def number_sources(self, path: str, frame: pd.DataFrame) -> list[int]:
        """Return the number of the source of each row; raises `DatasetError` for more sources than are kept apart."""
        numbers = self.source_numbers
        numbered = [numbers.setdefault(source, len(numbers)) for source in frame["source"].tolist()]
        if len(numbers) > MAX_SOURCES:
            raise DatasetError("sources_too_many", where=path, most=MAX_SOURCES)
        return numbered


def write_shards(paths: Sequence[str], folder: Path, seed: int, workers: Workers, notify: Notify) -> LabelledShards:
    """Check and normalise all rows of the files and write them to shards; raises as `load_dataset`."""
    shards = LabelledShards(folder, count_shards(sum(Path(p).stat().st_size for p in paths if Path(p).is_file())))
    rng = np.random.default_rng(seed)
    for (label, source), (texts, split_hash) in map_pairs(normalise_rows, _chunks(paths, shards), workers):
        rows = ShardRows(texts, np.array(label, np.int64), np.array(source, np.int64), split_hash)
        scatter_rows(folder, shards.n_shards, rows, rng)
        notify("read", shards.n_rows, None)
    require_labels(sum(shards.labels_of_file.values(), Counter()), ", ".join(paths))
    return shards


def _chunks(paths: Sequence[str], shards: LabelledShards) -> Iterator[tuple[Any, tuple[list[str], list[str]]]]:
    """Yield the label and source of some rows, with their texts and the claims they name."""
    for path in paths:
        labels = shards.labels_of_file.setdefault(path, Counter())
        for frame in iter_checked_rows(path, shards.notes, CHUNK_ROWS):
            labels.update(frame["label"].tolist())
            label = [LABELS.index(name) for name in frame["label"].tolist()]
            claim_ids = frame["claim_id"].tolist() if "claim_id" in frame else [""] * len(frame)
            yield (label, shards.number_sources(path, frame)), (frame["text"].tolist(), claim_ids)


def normalise_rows(rows: tuple[list[str], list[str]]) -> tuple[list[str], UInt64]:
    """Return normalised texts, and the hash of each that is the same for its claim, or else its near copies."""
    texts = normalise_many(rows[0])
    split_hash = hash_by_near_copies(texts)
    for row, claim_id in enumerate(rows[1]):
        if claim_id:
            digest = hashlib.blake2b(claim_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            split_hash[row] = int.from_bytes(digest, "little")
    return texts, split_hash
