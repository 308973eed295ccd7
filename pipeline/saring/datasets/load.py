"""Labelled CSVs in, a checked `LabeledDataset` out."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from saring.errors import DatasetError, InputError
from saring.files.digest import file_sha256
from saring.files.other_kinds import refuse_other_kind
from saring.files.sources import Source
from saring.files.tables import TEXT_COLUMNS, column_names, doubled_names, iter_table
from saring.i18n import say
from saring.settings import load_settings
from saring.text.months import with_english_months
from saring.text.private import mask_private, masks_names, use_privacy

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
OPTIONAL_COLUMNS = ("title", "source", "published_on", "claim_id", "rater", "url", "kind", "topic")

MIN_ROWS = 20
MIN_ROWS_PER_LABEL = 5
MAX_EMPTY_SHARE = 0.2
CHUNK_ROWS = 10_000


@dataclass(frozen=True)
class LabeledDataset:
    """Labelled texts and where they came from.

    `frame` has the columns `text, label, row, file, weigh_only` and those of `OPTIONAL_COLUMNS` that were
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
    return pd.concat(iter_labeled_rows(path), ignore_index=True)


def iter_labeled_rows(path: str | Path, n_rows: int = CHUNK_ROWS) -> Iterator[pd.DataFrame]:
    """Yield the rows of one labelled table in frames of `n_rows`, at least one; see `read_labeled_rows`.

    From here on texts are masked by what the office chose (`use_privacy`).
    """
    use_privacy(load_settings().privacy)
    table = open_labeled(path)
    names = ["text", "given_label", "row", "file", *table.optional]
    places = (table.text, table.label, *table.optional.values())
    chunk = list(islice(table.rows, n_rows))
    while True:
        following = list(islice(table.rows, n_rows))
        text, given, *optional = ([cells[place] for _, cells in chunk] for place in places)
        columns = [text, given, [number for number, _ in chunk], [str(path)] * len(chunk), *optional]
        frame = pd.DataFrame(dict(zip(names, columns, strict=True)), dtype=None if chunk else object)
        frame["label"] = [canonical_label(label) for label in given]
        if "source" not in frame:
            frame["source"] = Path(path).stem
        yield frame
        if not following:
            return
        chunk = following


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
    refuse_other_kind(source)
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


def has_more_rows(paths: Sequence[str | Path], limit: int) -> bool:
    """Tell whether labelled tables hold more rows than `limit`, reading no further than that."""
    rows = chain.from_iterable(open_labeled(path).rows for path in paths)
    return next(islice(rows, limit, None), None) is not None


def load_dataset(paths: Sequence[str | Path], weigh_only: Sequence[str | Path] = ()) -> LabeledDataset:
    """Read and check labelled CSVs for training or evaluation; see `iter_checked_rows`.

    The rows of the files `weigh_only` are marked in a column of that name: a model takes no n-gram from them.
    """
    notes: list[str] = []
    private = {str(path) for path in weigh_only}
    files = [*map(str, paths), *private]
    frames = [frame.assign(weigh_only=path in private) for path in files for frame in iter_checked_rows(path, notes)]
    digests = {path: file_sha256(Path(path)) for path in files}
    return LabeledDataset(pd.concat(frames, ignore_index=True), digests, tuple(notes))


def iter_checked_rows(path: str | Path, notes: list[str], n_rows: int = CHUNK_ROWS) -> Iterator[pd.DataFrame]:
    """Yield the rows of one labelled table that have a text, in frames of at most `n_rows`.

    Names that the office masks are masked in the texts, so that no model learns them. How many texts were empty is
    added to `notes`. Raises `DatasetError` for an unknown label (naming the row), for a file without rows, and where
    more than a fifth of the texts are empty; that is known when all rows were read.
    """
    n_read = n_empty = 0
    frames = iter_labeled_rows(path, n_rows)
    for frame in frames:
        if frame["label"].isna().any():
            raise _unknown_label(path, frame, frames)
        empty = frame["text"].str.strip() == ""
        n_read, n_empty = n_read + len(frame), n_empty + int(empty.sum())
        if masks_names():  # or a name would stand in the vocabulary
            frame["text"] = list(map(mask_private, frame["text"]))
        yield frame[~empty]
    if not n_read:
        raise DatasetError("table_empty", where=path)
    if n_empty > MAX_EMPTY_SHARE * n_read:
        raise DatasetError("texts_empty", where=path, n=n_empty, rows=n_read)
    if n_empty:
        notes.append(say("texts_empty_left_out", where=path, n=n_empty))


def _unknown_label(path: str | Path, frame: pd.DataFrame, following: Iterator[pd.DataFrame]) -> DatasetError:
    """Return the error of a label nobody knows: the first such row, what it says, and how many there are."""
    unknown = frame[frame["label"].isna()]
    n = len(unknown) + sum(int(later["label"].isna().sum()) for later in following)
    where, found = f"{path}:{unknown['row'].iloc[0]}", repr(unknown["given_label"].iloc[0])
    return DatasetError("label_unknown", where=where, found=found, labels=", ".join(LABELS), n=n)


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
