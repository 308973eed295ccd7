"""The rows of a worklist file of any format, as people saved it: which column is what, and where each cell stands.

A column is found by its name or by its heading in either language, in any of the first three rows; whatever else has
a heading is a column that people added. A workbook may have the list on several sheets, joined by the claim id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from saring.files.sources import Source
from saring.files.tables import column_names, is_json_line, iter_jsonl, iter_table, json_cell
from saring.files.workbooks import column_letters, iter_sheets
from saring.i18n import PHRASES, say
from saring.records import Cell
from saring.worklist.people import PEOPLE_COLUMNS
from saring.worklist.rows import TRIAGE_COLUMNS

N_HEADER_ROWS = 3
N_KNOWN_NAMES = 3
"""A row with so many names of columns is a header."""
CLAIM_ID, KEYS_OF, MEMBER_KEY = "claim_id", "keys_of", "member_key"
LEGEND_NAMES = frozenset({"sheet", "column", "value", "id", "en"})
"""The columns of the sheet that explains all others; it holds nothing that people wrote."""
Rows = list[tuple[int, list[Any]]]


class Columns(NamedTuple):
    """The columns of one sheet (its name is empty in a text table): their places from 0, and of those people added."""

    sheet: str
    places: dict[str, int]
    added: dict[str, int]


@dataclass(slots=True)
class ListedRow:
    """The row of a claim, or its rows on several sheets: its cells, what people added, and where it stands."""

    file: Path
    cells: dict[str, Cell]
    added: dict[str, Cell]
    n_cells: int
    at: list[tuple[Columns, int]]

    def text(self, name: str) -> str:
        """Return a cell as text, empty where there is none."""
        return cell_text(self.cells.get(name, ""))

    def where(self, name: str) -> str:
        """Say where a cell stands: file, sheet and cell of a workbook, file and row of a text table."""
        for columns, number in self.at:
            if columns.sheet and name in columns.places:
                return _where(self.file, columns.sheet, number, columns.places[name])
        return _where(self.file, "", self.at[0][1], 0)


@dataclass(slots=True)
class ListedTable:
    """What a worklist file holds: its claims, keys on a sheet of their own, and what belongs to no claim.

    `loose` says where something stands that no later list can have: rows below the list, sheets of one's own.
    """

    rows: list[ListedRow] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    keys: list[Mapping[str, Cell]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)


def read_table(source: Source, path: Path) -> ListedTable:
    """Read all tables of a worklist file; raises `InputError` where they cannot be read."""
    table = ListedTable()
    for sheet, rows in _sheets(source):
        columns, body = _find_columns(sheet, rows)
        if columns is None:
            if sheet and any(_is_written(cell) for _, cells in rows for cell in cells):
                table.loose.append(say("sheet_of_workbook", file=path, sheet=sheet))
            continue
        table.names.update(columns.places)
        if KEYS_OF in columns.places:
            table.keys += (_named(columns.places, cells) for _, cells in body)
        elif CLAIM_ID in columns.places and MEMBER_KEY not in columns.places:
            _add_rows(table, columns, body, path)
    return table


def _sheets(source: Source) -> Iterator[tuple[str, Rows]]:
    if source.is_zip:
        yield from iter_sheets(source)
    elif is_json_line(source.head_text.lstrip("\ufeff").split("\n", 1)[0].strip()):
        records = list(iter_jsonl(source))
        names: list[Any] = list(dict.fromkeys(name for _, record in records for name in record))
        cells = [(number, [_json_value(record.get(name)) for name in names]) for number, record in records]
        yield "", [(0, names), *cells]
    else:
        yield "", [(number, list[Any](cells)) for number, cells in iter_table(source)]


def _json_value(value: Any) -> Cell:
    return value if isinstance(value, (bool, int, float)) else json_cell(value)


def _find_columns(sheet: str, rows: Rows) -> tuple[Columns | None, Rows]:
    """Return the columns of a sheet and the rows below its headers; no columns where no row is a header."""
    found = [
        (place, column_names(list(map(cell_text, cells)))) for place, (_, cells) in enumerate(rows[:N_HEADER_ROWS])
    ]
    headers = [(place, names) for place, names in found if _n_known(names) >= N_KNOWN_NAMES or _are_marks(names)]
    if not headers:
        return None, rows
    # Where there is a row of column names, other headings are those of columns that people added.
    codes = next((names for _, names in headers if CLAIM_ID in names), headers[0][1])
    places: dict[str, int] = {}
    for place, name in enumerate(codes):
        code = name if name in _listed() else _codes().get(name)
        if code and (code == name or CLAIM_ID not in codes or code in PEOPLE_COLUMNS):
            places.setdefault(code, place)
    headings = [rows[place][1] for place, _ in headers]
    body = rows[headers[-1][0] + 1 :]
    return Columns(sheet, places, _added(headings, set(places.values()), body)), body


def _added(headings: Sequence[Sequence[Any]], taken: set[int], body: Rows) -> dict[str, int]:
    """Return the places of the columns people added, by heading; one without a heading has the letters of Excel."""
    added: dict[str, int] = {}
    for place in range(max((len(cells) for cells in (*headings, *(cells for _, cells in body))), default=0)):
        if place in taken:
            continue
        named = [cell_text(cells[place]).strip() for cells in headings if place < len(cells)]
        heading = next(filter(None, named), "")
        if not heading and not any(place < len(cells) and _is_written(cells[place]) for _, cells in body):
            continue
        name = heading or say("column_unnamed", letters=column_letters(place + 1))
        while name in added:
            name += "*"
        added[name] = place
    return added


def _add_rows(table: ListedTable, columns: Columns, body: Rows, path: Path) -> None:
    """Add the rows of a sheet to those of the same claims on the sheets before it."""
    before = {row.text(CLAIM_ID): row for row in table.rows}
    for number, written in body:
        row = ListedRow(path, _named(columns.places, written), {}, len(written), [(columns, number)])
        row.added = {name: cell for name, cell in _named(columns.added, written).items() if _is_written(cell)}
        if not _begins_a_claim(row, columns):
            place = next((place for place, cell in enumerate(written) if _is_written(cell)), None)
            if place is not None:
                table.loose.append(_where(path, columns.sheet, number, place))
        elif other := before.get(row.text(CLAIM_ID)):
            other.cells = row.cells | {name: cell for name, cell in other.cells.items() if _is_written(cell)}
            other.added = row.added | other.added
            other.at += row.at
        else:
            table.rows.append(row)


def _where(file: Path, sheet: str, number: int, place: int) -> str:
    """Say where a cell stands; `sheet` is empty in a text table, `place` counts columns from 0."""
    if not sheet:
        return say("row_of_table", file=file, row=number)
    return say("cell_of_workbook", file=file, sheet=sheet, cell=f"{column_letters(place + 1)}{number}")


def _begins_a_claim(row: ListedRow, columns: Columns) -> bool:
    """Tell whether a row is a claim, perhaps one that was cut, and not empty or a note written below the list."""
    was_cut = not columns.sheet and row.text("rank").isdecimal()
    return was_cut or any(row.text(name).strip() for name in (CLAIM_ID, "text", "verdict"))


def _named(places: Mapping[str, int], cells: Sequence[Any]) -> dict[str, Cell]:
    """Return the cells of a row by column; a row may have fewer cells than columns."""
    return {name: _whole(cells[place]) for name, place in places.items() if place < len(cells)}


def _whole(cell: Any) -> Cell:
    """Return a number without decimals as a whole one: a spreadsheet knows only one kind of number."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell if isinstance(cell, (str, bool, int, float, date, datetime, time)) else str(cell)


def _is_written(cell: Any) -> bool:
    return bool(cell_text(cell).strip())


def cell_text(cell: Any) -> str:
    """Return what a person wrote into a cell as text.

    >>> cell_text(date(2026, 7, 20)), cell_text(True), cell_text(5.0)
    ('2026-07-20', 'TRUE', '5')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, (date, datetime, time)):
        return cell.isoformat()
    return str(_whole(cell))


def _n_known(names: Sequence[str]) -> int:
    return sum(name in _codes() or name in _listed() or name in LEGEND_NAMES for name in names)


def _are_marks(names: Sequence[str]) -> bool:
    """Tell whether a row is the header of a small file of marks: the claim id and a column for people."""
    codes = {name if name in _listed() else _codes().get(name) for name in names}
    return CLAIM_ID in codes and not codes.isdisjoint(PEOPLE_COLUMNS)


@cache
def _listed() -> frozenset[str]:
    """Return the names of the columns of a list, and of the sheets that belong to it."""
    return frozenset((*TRIAGE_COLUMNS, CLAIM_ID, MEMBER_KEY, KEYS_OF, "keys"))


@cache
def _codes() -> dict[str, str]:
    """Return the name of a column by each of its headings, as headings are compared; those of a list come first."""
    names = [key.removeprefix("column_") for key in PHRASES if key.startswith("column_")]
    codes: dict[str, str] = {}
    for name in sorted(names, key=lambda name: name not in _listed()):
        for heading in (name, *PHRASES[f"column_{name}"]):
            codes.setdefault(heading.casefold(), name)
    return codes
