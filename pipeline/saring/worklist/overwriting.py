"""A list that people have written into is theirs: nothing is written over it that would lose a word of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from saring.errors import InputError, OutputError
from saring.i18n.names import name_some
from saring.worklist.listed_rows import CLAIM_ID, ListedTable
from saring.worklist.people import written_cells
from saring.worklist.read import REQUIRED, open_table, people_of

LISTS = (".csv", ".jsonl", ".xlsx")
Written = set[tuple[str, str, str]]


def check_keeps_people(output: str, since: Iterable[Path] = ()) -> None:
    """Raise `OutputError` if `output` is a list with something people wrote that the lists of `since` do not have."""
    path = Path(output)
    if path.suffix.lower() not in LISTS or not path.is_file():
        return
    table = _table(path)
    if table is None or not table.names.issuperset(REQUIRED):
        return
    if table.loose:
        raise OutputError("worklist_has_more", where=output, found=name_some(table.loose))
    lost = _written(table).difference(*(_written(given) for given in map(_table, since) if given))
    if lost:
        cells = sorted(f"{claim_id} {name}" for claim_id, name, _ in lost)
        raise OutputError("worklist_written_into", where=output, n=len(lost), found=name_some(cells))


def _table(path: Path) -> ListedTable | None:
    try:
        return open_table(path)
    except InputError:
        return None


def _written(table: ListedTable) -> Written:
    return {
        (row.text(CLAIM_ID), name, str(cell))
        for row in table.rows
        for name, cell in written_cells(people_of(row)).items()
    }
