"""What people write into a worklist: its columns, the words of a status, and how the words of two rows become one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from enum import StrEnum
from functools import cache

from saring.files.tables import LIST_SEPARATOR
from saring.i18n import PHRASES
from saring.records import Cell, People, WorklistItem

PEOPLE_COLUMNS = tuple(field.name for field in fields(People) if field.name != "added")
"""The columns for people, in the order they are written: status, assignee, note, rating, answer_url."""


class Status(StrEnum):
    """How far the office is with a claim; any other text in the column is kept as it is and closes nothing."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    DONE = "done"
    NOT_OURS = "not_ours"


CLOSED = frozenset({Status.DONE, Status.NOT_OURS})
"""With these the office has nothing more to do, unless the claim spreads on."""


def understand_status(written: str) -> Status | None:
    """Return the status that a text names, as a code or in either language; None for any other text.

    >>> understand_status("Sedang ditangani"), understand_status("in progress"), understand_status("tanya Pak Lurah")
    (<Status.IN_PROGRESS: 'in_progress'>, <Status.IN_PROGRESS: 'in_progress'>, None)
    """
    return _statuses().get(_plain(written))


@cache
def _statuses() -> dict[str, Status]:
    return {_plain(name): code for code in Status for name in (code, *PHRASES[f"people_status_{code}"])}


def _plain(written: str) -> str:
    return " ".join(written.casefold().replace("_", " ").split())


def is_closed(people: People) -> bool:
    """Tell whether the office has said that it has nothing more to do with a claim."""
    return understand_status(people.status) in CLOSED


def added_columns(items: Iterable[WorklistItem]) -> tuple[str, ...]:
    """Return the names of the columns that people added, in the order they are first met."""
    return tuple(dict.fromkeys(name for item in items for name, _ in item.people.added))


def people_cells(people: People, added: Sequence[str] = ()) -> tuple[Cell | None, ...]:
    """Return the cells of `PEOPLE_COLUMNS`, then those of the added columns; None where nothing is written."""
    own = dict(people.added)
    return *(getattr(people, name) or None for name in PEOPLE_COLUMNS), *(own.get(name) for name in added)


def written_cells(people: People) -> dict[str, Cell]:
    """Return what is written, by the name of its column."""
    named = {name: getattr(people, name) for name in PEOPLE_COLUMNS if getattr(people, name)}
    return named | dict(people.added)


def join_people(rows: Sequence[People]) -> People:
    """Return what people wrote about claims that have become one, so that nothing of it is lost.

    A cell is that of the first row that has one. What another row says instead is added to the note.
    """
    joined = rows[0]
    for other in rows[1:]:
        joined = _joined(joined, other)
    return joined


def _joined(first: People, second: People) -> People:
    kept, more = written_cells(first), written_cells(second)
    differing = {name: cell for name, cell in more.items() if str(kept.get(name, cell)) != str(cell)}
    remarks = [str(cell) if name == "note" else f"{name}: {cell}" for name, cell in differing.items()]
    note = _with_more(first.note or second.note, remarks)
    return _people({**more, **kept, **({"note": note} if note else {})})


def lay_over(people: People, marks: People) -> People:
    """Return what people wrote with newer marks over it; an empty mark leaves what is there, notes are joined."""
    cells = written_cells(people) | written_cells(marks)
    note = marks.note if people.note in marks.note else _with_more(people.note, [marks.note])
    return _people({**cells, **({"note": note} if note else {})})


def _with_more(note: str, more: Iterable[str]) -> str:
    """Append remarks to a note, each of them once."""
    for remark in more:
        if remark and remark not in note:
            note = f"{note}{LIST_SEPARATOR}{remark}" if note else remark
    return note


def _people(cells: dict[str, Cell]) -> People:
    status, assignee, note, rating, answer_url = (str(cells.get(name, "")) for name in PEOPLE_COLUMNS)
    added = tuple((name, cell) for name, cell in cells.items() if name not in PEOPLE_COLUMNS)
    return People(status, assignee, note, rating, answer_url, added)
