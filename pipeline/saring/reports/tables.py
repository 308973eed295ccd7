"""Write rows to CSV, JSON lines, XLSX or HTML, chosen by the file extension; atomically."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from saring.errors import OutputError
from saring.files.rows import Row
from saring.files.whole import replaced_whole
from saring.reports.html import write_table_page
from saring.reports.lines import write_csv, write_jsonl
from saring.reports.xlsx import write_table_workbook


def write_rows(rows: Iterable[Row], columns: Sequence[str], output: str, title: str) -> int:
    """Write rows to `output` and return their number; the file extension gives the format.

    A row has one value per column: text, number, None, or a list of texts.

    The file is written atomically: an error or an interruption leaves the previous file.
    Raises `OutputError` for an unknown extension, a missing or read-only folder, or a full disk.
    """
    writer = WRITERS.get(Path(output).suffix.lower())
    if writer is None:
        raise OutputError("ending_unknown", where=output, names=" ".join(WRITERS))
    with replaced_whole(Path(output)) as temporary:
        return writer(rows, columns, temporary, title)


def check_output(output: str) -> None:
    """Check early that an output can be written; raises `OutputError`."""
    path = Path(output)
    if path.suffix.lower() not in WRITERS:
        raise OutputError("ending_unknown", where=output, names=" ".join(WRITERS))
    if path.is_dir():
        raise OutputError("output_taken", where=output)
    if not path.parent.is_dir():
        raise OutputError("folder_missing", where=output, folder=path.parent)
    try:
        # Only an attempt is reliable: root passes all permission checks, and network drives misreport.
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise OutputError("folder_read_only", where=output, folder=path.parent) from error


WRITERS: dict[str, Callable[[Iterable[Row], Sequence[str], Path, str], int]] = {
    ".csv": write_csv,
    ".jsonl": write_jsonl,
    ".xlsx": write_table_workbook,
    ".html": write_table_page,
}
