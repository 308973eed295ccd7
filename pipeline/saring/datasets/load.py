"""Labelled CSVs in, a checked `LabeledDataset` out."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from saring.errors import DatasetError, InputError
from saring.files.sources import Source
from saring.files.tables import TEXT_COLUMNS, column_names, doubled_names, iter_table
from saring.i18n import say
from saring.text.months import with_english_months

HOAX, NOT_HOAX, NO_CLAIM = "hoax", "not_hoax", "no_claim"
LABELS = (HOAX, NOT_HOAX, NO_CLAIM)

# Every spelling that is understood, documented in docs/labels.md from this table.
LABEL_SPELLINGS = {
    HOAX: (
        "hoax", "hoaks", "hoax/hoaks", "salah", "palsu", "disinformasi", "misinformasi", "false", "fake", "bohong",
        "tidak benar", "penipuan", "scam", "misleading", "menyesatkan", "1",
    ),
    NOT_HOAX: (
        "not_hoax", "not hoax", "non_hoax", "non-hoax", "bukan hoaks", "bukan_hoaks", "bukan hoax", "fakta", "benar",
        "valid", "true", "real", "asli", "legit", "klarifikasi", "0",
    ),
    NO_CLAIM: (
        "no_claim", "no claim", "bukan klaim", "bukan_klaim", "obrolan", "percakapan", "talk", "chat",
        "ordinary",
    ),
}  # fmt: skip
_LABEL_OF = {spelling: label for label, spellings in LABEL_SPELLINGS.items() for spelling in spellings}
LABEL_COLUMNS = ("label", "kelas", "kategori", "class")
OPTIONAL_COLUMNS = ("title", "source", "published_on", "claim_id", "rater", "url", "kind")

MIN_ROWS = 20
MIN_ROWS_PER_LABEL = 5
MAX_EMPTY_SHARE = 0.2


@dataclass(frozen=True)
class LabeledDataset:
    """Labelled texts and where they came from.

    `frame` has the columns `text, label, row, file` and those of `OPTIONAL_COLUMNS` that were
    given; `source` is always there (the file's name where the CSV has none). `digests` holds the
    SHA-256 of each file. `notes` says in a line each what was left out.
    """

    frame: pd.DataFrame
    digests: dict[str, str]
    notes: tuple[str, ...]


def canonical_label(spelling: str) -> str | None:
    """Return the label a spelling stands for, or None.

    >>> canonical_label(" Hoaks "), canonical_label("fakta"), canonical_label("mungkin")
    ('hoax', 'not_hoax', None)
    """
    return _LABEL_OF.get(" ".join(spelling.split()).casefold())


def read_labeled_rows(path: str | Path) -> pd.DataFrame:
    """Read one labelled table, whatever its encoding and separator, as it stands.

    Columns: `text`, `label` (canonical, None where unknown), `given_label`, `row` (as a
    spreadsheet counts, header included), `file`, `source` and the optional columns. Raises
    `InputError` for a file that cannot be read and `DatasetError` for missing or doubled columns.
    """
    table = open_labeled(path)
    records = []
    for number, cells in table.rows:
        record: dict[str, Any] = {name: cells[place] for name, place in table.optional.items()}
        record |= {"text": cells[table.text], "given_label": cells[table.label], "row": number, "file": str(path)}
        records.append(record)
    frame = pd.DataFrame.from_records(records, columns=["text", "given_label", "row", "file", *table.optional])
    frame["label"] = frame["given_label"].map(lambda given: canonical_label(str(given)))
    if "source" not in frame:
        frame["source"] = Path(path).stem
    return frame


class LabeledTable(NamedTuple):
    """A labelled table that is open: the places of its columns, and its rows as they come.

    `rows` yields `(row number, cells)`, as many cells as the header has names or more.
    """

    text: int
    label: int
    optional: dict[str, int]
    rows: Iterator[tuple[int, list[str]]]


def open_labeled(path: str | Path) -> LabeledTable:
    """Open one labelled table to read it row by row; raises as `read_labeled_rows`."""
    file = Path(path)
    if not file.is_file():
        raise InputError("file_missing", where=path)
    source = Source(str(path), lambda: file.open("rb"))
    if not source.head.strip():
        raise InputError("file_empty", where=path)
    if source.binary_type:
        raise InputError("not_text", where=path, found=source.binary_type)
    rows = iter_table(source)
    header = next(rows, None)
    if header is None:
        raise DatasetError("table_empty", where=path)
    names = column_names(header[1])
    if doubled := doubled_names(names):
        raise DatasetError("columns_doubled", where=path, names=doubled)
    text, label = _column(path, names, TEXT_COLUMNS), _column(path, names, LABEL_COLUMNS)
    optional = {name: names.index(name) for name in OPTIONAL_COLUMNS if name in names}
    padded = ((number, cells + [""] * (len(names) - len(cells))) for number, cells in rows)
    return LabeledTable(text, label, optional, padded)


def _column(path: str | Path, names: list[str], wanted: Sequence[str]) -> int:
    for name in wanted:
        if name in names:
            return names.index(name)
    raise DatasetError("column_missing", where=path, name=wanted[0], names=", ".join(names) or "-")


def load_dataset(paths: Sequence[str | Path]) -> LabeledDataset:
    """Read and check labelled CSVs for training or evaluation.

    Rows with an empty text are left out and counted. Raises `DatasetError` for an unknown label
    (naming the row), for a file without rows, and where more than a fifth of the texts are empty.
    """
    frames, digests, notes = [], {}, []
    for path in paths:
        frame = read_labeled_rows(path)
        if frame.empty:
            raise DatasetError("table_empty", where=path)
        _refuse_unknown_labels(path, frame)
        empty = frame["text"].str.strip() == ""
        if empty.mean() > MAX_EMPTY_SHARE:
            raise DatasetError("texts_empty", where=path, n=int(empty.sum()), rows=len(frame))
        if empty.any():
            notes.append(say("texts_empty_left_out", where=path, n=int(empty.sum())))
        frames.append(frame[~empty])
        digests[str(path)] = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    return LabeledDataset(pd.concat(frames, ignore_index=True), digests, tuple(notes))


def _refuse_unknown_labels(path: str | Path, frame: pd.DataFrame) -> None:
    unknown = frame[frame["label"].isna()]
    if len(unknown):
        first = unknown.iloc[0]
        raise unknown_label(path, first["row"], first["given_label"], len(unknown))


def unknown_label(path: str | Path, row: int, given: str, n: int) -> DatasetError:
    """Return the error of a label nobody knows: the first such row, what it says, and how many there are."""
    where = f"{path}:{row}"
    return DatasetError("label_unknown", where=where, found=repr(given), labels=", ".join(LABELS), n=n)


def require_trainable(dataset: LabeledDataset) -> None:
    """Raise `DatasetError` unless there are enough rows of at least the two labels to learn from."""
    counts = {str(label): int(n) for label, n in dataset.frame["label"].value_counts().items()}
    require_labels(counts, ", ".join(dataset.digests))


def require_labels(counts: Mapping[str, int], where: str) -> None:
    """Raise `DatasetError` unless the rows counted by label are enough to learn from."""
    if sum(counts.values()) < MIN_ROWS:
        raise DatasetError("rows_too_few", where=where, n=sum(counts.values()), least=MIN_ROWS)
    for label in (HOAX, NOT_HOAX):
        n = counts.get(label, 0)
        if n < MIN_ROWS_PER_LABEL:
            raise DatasetError("label_too_few", where=where, label=label, n=n, least=MIN_ROWS_PER_LABEL)


def published_dates(frame: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    """Read `published_on`: ISO, day before month, months in Indonesian or English; NaT where unclear.

    A date without a four-digit year is unclear. A time zone, where given, is kept account of (UTC).
    """
    if "published_on" not in frame:
        return pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us, UTC]")
    text = frame["published_on"].astype(str).str.strip().str.lower()
    text = text.str.replace(r"^[a-z']+,\s*", "", regex=True)  # the name of the day
    text = text.str.replace(r"[a-z]+", lambda word: with_english_months(word[0]), regex=True)
    text = text.where(text.str.contains(r"(?<!\d)(?:19|20)\d\d"), "")
    year_first = text.str.match(r"\d{4}")
    # Told that the day comes first, pandas would read 2019-03-01 as the third of January.
    return _to_dates(text.where(year_first, ""), False).fillna(_to_dates(text.where(~year_first, ""), True))


def _to_dates(text: pd.Series[str], day_first: bool) -> pd.Series[pd.Timestamp]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas warns where only one order is possible
        return pd.to_datetime(text, errors="coerce", format="mixed", utc=True, dayfirst=day_first)
