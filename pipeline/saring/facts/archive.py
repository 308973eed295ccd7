"""Save and open an archive of fact-checks: records as JSON lines, the index as arrays, a manifest with file digests.

An archive is written completely and then renamed into place. It is read by memory mapping, and a record is parsed
only when it is accessed.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from saring.errors import InputError
from saring.facts.index import INDEX_VERSION, Postings, TitleIndex
from saring.facts.read import MANIFEST, RECORDS
from saring.files.arrays import are_ascending, are_below, load_array
from saring.files.digest import file_sha256
from saring.model.bundle import replaced_folder, to_json
from saring.records import FactCheck
from saring.text.arrays import Int64
from saring.text.normalise import TEXT_VERSION

_OFFSETS = "offsets"
_FAMILIES = ("words", "grams")
_ARRAYS = {"keys": "u8", "weight": "f4", "starts": "i8", "rows": "i4", "scale": "f4"}
_TYPES = {f"{family}.{name}": dtype for family in _FAMILIES for name, dtype in _ARRAYS.items()}


class SavedChecks(Sequence[FactCheck]):
    """The records of a saved archive, each read from disk on access."""

    def __init__(self, file: Path, offsets: Int64) -> None:
        with file.open("rb") as stream:
            self._lines = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) if len(offsets) > 1 else b""
        self._file, self._offsets = file, offsets

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._offsets) - 1

    @overload
    def __getitem__(self, place: int) -> FactCheck: ...
    @overload
    def __getitem__(self, place: slice) -> list[FactCheck]: ...
    def __getitem__(self, place: int | slice) -> FactCheck | list[FactCheck]:
        """Return the record at an index, or those of a slice."""
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        start, end = self._offsets[place % len(self)], self._offsets[place % len(self) + 1]
        try:
            return parse_record(self._lines[int(start) : int(end)])
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise InputError("archive_damaged", where=self._file, found=type(error).__name__) from error

    def __iter__(self) -> Iterator[FactCheck]:
        """Yield the records in order."""
        return (self[i] for i in range(len(self)))


def parse_record(line: bytes) -> FactCheck:
    """Parse one line of a saved archive; raises `ValueError`, `TypeError` and the like for any other line."""
    fields: dict[str, Any] = json.loads(line)
    day = fields.pop("review_date")
    if not all(isinstance(value, str) for value in fields.values()):
        raise TypeError("text expected")
    return FactCheck(**fields, review_date=date.fromisoformat(day) if day else None)


def is_archive(path: Path) -> bool:
    """Tell whether a path is the folder of a saved archive."""
    return (path / MANIFEST).is_file()


def save_archive(fact_checks: Sequence[FactCheck], index: TitleIndex, folder: Path) -> None:
    """Write an archive, replacing an earlier one; raises `OutputError`, also where the folder holds something else."""
    with replaced_folder(folder, MANIFEST) as fresh:
        lines = [_line(check) for check in fact_checks]
        (fresh / RECORDS).write_bytes(b"".join(lines))
        arrays: dict[str, NDArray[Any]] = {
            _OFFSETS: np.cumsum([0, *map(len, lines)], dtype=np.int64),
            "owners": index.owners,
        }
        for family in _FAMILIES:
            arrays |= {f"{family}.{name}": getattr(getattr(index, family), name) for name in _ARRAYS}
        for name, array in arrays.items():
            np.save(fresh / f"{name}.npy", array, allow_pickle=False)
        manifest = {
            "text_version": TEXT_VERSION,
            "index_version": INDEX_VERSION,
            "n_fact_checks": len(lines),
            "files": {file.name: file_sha256(file) for file in sorted(fresh.iterdir())},
        }
        (fresh / MANIFEST).write_text(to_json(manifest), encoding="utf-8")


def _line(check: FactCheck) -> bytes:
    fields = asdict(check) | {"review_date": check.review_date and check.review_date.isoformat()}
    return (json.dumps(fields, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def open_archive(folder: Path) -> tuple[SavedChecks, TitleIndex]:
    """Verify a saved archive and map it into memory; raises `InputError` for one that is damaged or changed."""
    _verify(folder)
    try:
        # Plain arrays over the mapped files: a search slices a thousand times, and a `memmap` slices ten times slower.
        types = {**_TYPES, "owners": "i4", _OFFSETS: "i8"}
        arrays = {name: np.asarray(load_array(folder / f"{name}.npy", dtype)) for name, dtype in types.items()}
        words, grams = (Postings(*(arrays[f"{family}.{name}"] for name in _ARRAYS)) for family in _FAMILIES)
        index, offsets = TitleIndex(words, grams, arrays["owners"]), arrays[_OFFSETS]
        _check_index(index, len(offsets) - 1)
        if not are_ascending(offsets) or not are_below(offsets, (folder / RECORDS).stat().st_size + 1):
            raise ValueError("places of records")
        return SavedChecks(folder / RECORDS, offsets), index
    except (ValueError, KeyError, OSError) as error:
        raise InputError("archive_damaged", where=folder, found=type(error).__name__) from error


def _check_index(index: TitleIndex, n_records: int) -> None:
    """Raise `ValueError` for an index whose arrays do not fit each other, or that names a record that is not there."""
    if not are_ascending(index.owners, strictly=False) or not are_below(index.owners, n_records):
        raise ValueError("owners of rows")
    for one in (index.words, index.grams):
        sizes_fit = len(one.weight) == len(one.keys) == len(one.starts) - 1 and len(one.scale) == len(index.owners)
        in_place = are_ascending(one.starts, strictly=False) and are_below(one.starts, len(one.rows) + 1)
        if not (sizes_fit and in_place and are_ascending(one.keys) and are_below(one.rows, len(index.owners))):
            raise ValueError("places of features")


def _verify(folder: Path) -> None:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        files = dict(manifest["files"])
        versions = manifest["text_version"], manifest["index_version"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError("archive_damaged", where=folder / MANIFEST, found=type(error).__name__) from error
    if versions != (TEXT_VERSION, INDEX_VERSION):
        raise InputError("archive_other_version", where=folder)
    for name, digest in sorted(files.items()):
        file = folder / name
        if Path(name).name != name or not file.is_file() or file_sha256(file) != digest:
            raise InputError("archive_changed", where=file)
