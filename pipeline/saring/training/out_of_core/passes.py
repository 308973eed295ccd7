"""What is done to each shard, one function a pass: these run in worker processes, over files in one folder."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import joblib
import numpy as np
import pandas as pd
from scipy import sparse

from saring.datasets.load import LABELS
from saring.model.features import FeatureSpace
from saring.model.measure import build_engine
from saring.text.arrays import Int64
from saring.training.out_of_core.shards import append_rows, read_rows
from saring.training.out_of_core.vocabulary import count_letters, count_ngrams, count_words

if TYPE_CHECKING:
    from saring.compiled.ngrams import Engine

INDEX, FEATURES = "held_out.index", "features"


class Chosen(NamedTuple):
    """What the rows of a shard to learn from hold: words, letters, and their number by source and label."""

    words: pd.Series[int]
    letters: pd.Series[int]
    counts: Int64


def choose_learned(limit: int, n_sources: int, folder: Path, shards: list[int]) -> Chosen:
    """Keep the rows to learn from beside each shard: not held out, and no near copy of a row that is."""
    rows = read_rows(folder / f"{shards[0]}.rows")
    rows = rows.take(rows.split_hash >= np.uint64(limit))
    rows = rows.take(~_load(folder / INDEX).find_copies(rows.texts))
    file = _learned_file(folder, shards[0])
    file.unlink(missing_ok=True)  # of a worker that was killed
    append_rows(file, rows)
    counts = np.zeros((n_sources, len(LABELS)), np.int64)
    np.add.at(counts, (rows.source, rows.label), 1)
    return Chosen(count_words(rows.texts), count_letters(rows.texts), counts)


def count_learned(space: FeatureSpace, folder: Path, shards: list[int]) -> list[pd.Series[int]]:
    """Count, for each block, the texts to learn from that hold each n-gram."""
    return count_ngrams(space, read_rows(_learned_file(folder, shards[0])).texts)


def make_matrix(folder: Path, shards: list[int]) -> tuple[Any, Int64, Int64]:
    """Return the TF-IDF rows to learn from, with label and source of each."""
    rows = read_rows(_learned_file(folder, shards[0]))
    return to_matrix(*_load_features(folder / FEATURES), rows.texts), rows.label, rows.source


def keep_matrix(folder: Path, shards: list[int]) -> None:
    """Keep what `make_matrix` makes beside its shard."""
    joblib.dump(make_matrix(folder, shards), matrix_file(folder, shards[0]))


def to_matrix(space: FeatureSpace, engine: Engine | None, texts: list[str]) -> Any:
    """Return the TF-IDF rows of normalised texts (CSR, float32)."""
    if engine is not None:
        indptr, columns, values = engine.rows(texts)
        return sparse.csr_matrix((values, columns, indptr), shape=(len(texts), space.n_features))
    parts = [sparse.csr_matrix((0, space.n_features), dtype=np.float32)]
    for chunk, rows in space.transform(texts):
        entries = (rows.value.astype(np.float32), (rows.doc, rows.column.astype(np.int32)))
        parts.append(sparse.csr_matrix(entries, shape=(chunk.stop - chunk.start, space.n_features)))
    return sparse.vstack(parts, format="csr")


def matrix_file(folder: Path, shard: int) -> Path:
    """Return where the TF-IDF rows of a shard are kept."""
    return folder / f"{shard}.matrix"


def _learned_file(folder: Path, shard: int) -> Path:
    return folder / f"{shard}.learned"


@lru_cache(maxsize=1)
def _load(file: Path) -> Any:
    return joblib.load(file)


@lru_cache(maxsize=1)
def _load_features(file: Path) -> tuple[FeatureSpace, Engine | None]:
    """Load the features once for all shards: setting up the engine takes as long as a shard."""
    space = joblib.load(file)
    return space, build_engine(space)


def forget_loaded() -> None:
    """Free what the passes of one training have loaded."""
    _load.cache_clear()
    _load_features.cache_clear()
