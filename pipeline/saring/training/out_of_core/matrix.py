"""TF-IDF rows of a shard, made once and kept on disk, or made again for each pass where the disk is small."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.model.features import FeatureSpace, log_lengths
from saring.model.measure import build_engine
from saring.training.out_of_core.counts import in_slices
from saring.training.out_of_core.spool import Int64

Float = NDArray[np.float64]
# Of the free disk, so that training never is what fills it.
MAX_DISK_SHARE = 0.5


class LearnedRows(NamedTuple):
    """Rows to learn from: TF-IDF (rows x features, float32 CSR), label and source of each as numbers."""

    matrix: Any
    label: Int64
    source: Int64


class SeenRows(NamedTuple):
    """Rows held out: their normalised texts, label and source as numbers, and log(1 + words)."""

    texts: list[str]
    label: Int64
    source: Int64
    log_length: Float


def to_rows(space: FeatureSpace, texts: Sequence[str]) -> Any:
    """Return the TF-IDF rows of normalised texts as a scipy CSR matrix in float32."""
    from scipy import sparse

    engine = build_engine(space)
    parts = [sparse.csr_matrix((0, space.n_features), dtype=np.float32)]
    for piece in in_slices(texts):
        if engine is not None:
            indptr, columns, values = engine.rows(list(piece))
            parts.append(sparse.csr_matrix((values, columns, indptr), shape=(len(piece), space.n_features)))
            continue
        for chunk, rows in space.transform(piece):
            entries = (rows.value.astype(np.float32), (rows.doc, rows.column.astype(np.int32)))
            parts.append(sparse.csr_matrix(entries, shape=(chunk.stop - chunk.start, space.n_features)))
    return sparse.vstack(parts, format="csr", dtype=np.float32)


def save_rows(file: Path, rows: LearnedRows) -> None:
    """Write rows to one file; raises `OSError` where the disk is full."""
    matrix = rows.matrix
    with file.open("wb") as stream:
        for array in (
            matrix.data,
            matrix.indices.astype(np.int32),
            matrix.indptr.astype(np.int64),
            rows.label,
            rows.source,
        ):
            np.save(stream, array, allow_pickle=False)


def load_rows(file: Path, n_features: int) -> LearnedRows:
    """Read what `save_rows` wrote."""
    from scipy import sparse

    with file.open("rb") as stream:
        data, indices, indptr, label, source = (np.load(stream, allow_pickle=False) for _ in range(5))
    matrix = sparse.csr_matrix((data, indices, indptr), shape=(len(indptr) - 1, n_features), copy=False)
    return LearnedRows(matrix, label, source)


def size_of(rows: LearnedRows) -> int:
    """Return how many bytes `save_rows` writes, headers aside."""
    matrix = rows.matrix
    return int(matrix.nnz * 8 + len(rows.label) * 24)


def fits_on_disk(folder: Path, n_bytes: float) -> bool:
    """Tell whether that much may be written to the disk of a folder."""
    return n_bytes <= MAX_DISK_SHARE * shutil.disk_usage(folder).free


def see_rows(texts: list[str], label: Int64, source: Int64) -> SeenRows:
    """Return rows held out, with their lengths."""
    return SeenRows(texts, label, source, log_lengths(texts))
