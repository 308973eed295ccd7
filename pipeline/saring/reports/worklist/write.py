"""Write a worklist to a file; the file extension gives the format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from saring.files.whole import replaced_whole
from saring.i18n import say
from saring.records import Span, WorklistItem, WorklistRun
from saring.reports.tables import check_output, write_rows
from saring.reports.worklist.page import write_worklist_page
from saring.reports.worklist.workbook import write_workbook
from saring.worklist.people import added_columns
from saring.worklist.rows import triage_columns, triage_row

Explain = Callable[[str], Sequence[Span]]


def write_worklist(items: Sequence[WorklistItem], output: str, *, run: WorklistRun, explain: Explain) -> int:
    """Write a worklist to `output` and return the number of its claims.

    `.csv` and `.jsonl` hold codes for machines, `.xlsx` and `.html` words for people. `explain` returns
    the words of a text that moved its score; only the page calls it. The file is written atomically. Raises
    `OutputError` for an unknown extension or a file that cannot be written.
    """
    ending = Path(output).suffix.lower()
    if ending not in (".xlsx", ".html"):
        added = added_columns(items)
        rows = (triage_row(item, added) for item in items)
        return write_rows(rows, triage_columns(items), output, say("title_triage"))
    check_output(output)
    with replaced_whole(Path(output)) as temporary:
        if ending == ".xlsx":
            write_workbook(items, temporary, run)
        else:
            write_worklist_page(items, temporary, run, explain)
    return len(items)
