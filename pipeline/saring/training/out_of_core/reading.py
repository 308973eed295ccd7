"""Labelled CSVs as a stream of checked rows, refused for the same reasons as `datasets.load_dataset` refuses them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.datasets.load import (
    LABELS,
    MAX_EMPTY_SHARE,
    LabeledTable,
    canonical_label,
    open_labeled,
    require_labels,
    unknown_label,
)
from saring.errors import DatasetError, SaringError
from saring.i18n import say
from saring.model.bundle import file_sha256

MAX_SOURCES = 1 << 16


class RawRow(NamedTuple):
    """A labelled text as it stands; `label` is its place in `LABELS`, `source` a number."""

    text: str
    label: int
    source: int
    claim_id: str


@dataclass
class Reading:
    """What was read so far: rows of each file by label, rows by source and label, notes, and what ended it."""

    paths: tuple[str, ...]
    files: dict[str, Counter[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    error: SaringError | None = None
    _sources: dict[str, int] = field(default_factory=dict)
    _cells: Counter[tuple[int, int]] = field(default_factory=Counter)

    @property
    def sources(self) -> list[str]:
        """The names of the sources, in the order of their numbers."""
        return list(self._sources)

    @property
    def counts(self) -> NDArray[np.int64]:
        """The rows by source and label (sources x labels)."""
        counts = np.zeros((len(self._sources), len(LABELS)), np.int64)
        for cell, n in self._cells.items():
            counts[cell] = n
        return counts

    def rows(self) -> Iterator[RawRow]:
        """Yield the rows of all files; ends where one cannot be used, with the reason in `error`.

        Rows are taken by threads that feed workers, where an exception would be nobody's.
        """
        try:
            for path in self.paths:
                yield from self._rows_of(path)
        except SaringError as error:
            self.error = error

    def finish(self) -> None:
        """Raise what ended the reading, and `DatasetError` for too few rows of a label."""
        if self.error is not None:
            raise self.error
        totals: Counter[str] = Counter()
        for labels in self.files.values():
            totals.update(labels)
        require_labels(totals, ", ".join(self.paths))

    def describe(self) -> list[dict[str, object]]:
        """Name every file as `training.describe_sources` does."""
        described = [
            {
                "name": path.replace("\\", "/").rsplit("/", 1)[-1],
                "rows": labels.total(),
                "labels": dict(sorted(labels.items())),
                "sha256": file_sha256(Path(path)),
            }
            for path, labels in self.files.items()
        ]
        return sorted(described, key=lambda source: (str(source["name"]), str(source["sha256"])))

    def _rows_of(self, path: str) -> Iterator[RawRow]:
        table, labels = open_labeled(path), self.files.setdefault(path, Counter())
        n_rows = n_empty = 0
        for number, cells in table.rows:
            n_rows += 1
            label = canonical_label(cells[table.label])
            if label is None:
                raise unknown_label(path, number, cells[table.label], 1 + _count_unknown(table))
            if not cells[table.text].strip():
                n_empty += 1
                continue
            labels[label] += 1
            yield self._row(path, table, cells, LABELS.index(label))
        self._check_file(path, n_rows, n_empty)

    def _row(self, path: str, table: LabeledTable, cells: list[str], label: int) -> RawRow:
        source = cells[table.optional["source"]] if "source" in table.optional else Path(path).stem
        number = self._sources.setdefault(source, len(self._sources))
        if number >= MAX_SOURCES:
            raise DatasetError("sources_too_many", where=path, most=MAX_SOURCES)
        self._cells[number, label] += 1
        claim_id = cells[table.optional["claim_id"]] if "claim_id" in table.optional else ""
        return RawRow(cells[table.text], label, number, claim_id)

    def _check_file(self, path: str, n_rows: int, n_empty: int) -> None:
        if not n_rows:
            raise DatasetError("table_empty", where=path)
        if n_empty / n_rows > MAX_EMPTY_SHARE:
            raise DatasetError("texts_empty", where=path, n=n_empty, rows=n_rows)
        if n_empty:
            self.notes.append(say("texts_empty_left_out", where=path, n=n_empty))


def _count_unknown(table: LabeledTable) -> int:
    return sum(canonical_label(cells[table.label]) is None for _, cells in table.rows)


def has_more_rows(paths: Sequence[str | Path], limit: int) -> bool:
    """Tell whether labelled tables hold more rows than `limit`, reading no further than that."""
    n_rows = 0
    for path in paths:
        for _ in open_labeled(path).rows:
            n_rows += 1
            if n_rows > limit:
                return True
    return False


def claim_group(claim_id: str) -> int:
    """Return the group (64 bits) of the rows that name a claim."""
    return int.from_bytes(hashlib.blake2b(claim_id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
