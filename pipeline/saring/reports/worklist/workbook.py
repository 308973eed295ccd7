"""Write a worklist as an Excel workbook: worklist, details, messages, settings, legend, and a hidden sheet of keys.

This module has the content; `sheets` has the formatting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from saring.errors import OutputError
from saring.files.rows import Row
from saring.i18n import say
from saring.i18n.labels import label
from saring.i18n.times import to_wall_clock
from saring.messages.keys import message_key
from saring.records import ContextGroup, ScoredMessage, WorklistItem, WorklistRun
from saring.reports.worklist.legend import LEGEND_COLUMNS, Entry, legend_rows
from saring.reports.worklist.sheets import LINE_POINTS, N_HEADER_ROWS, LinkedCell, SheetWriter, heading, write_sheets
from saring.reports.xlsx import MAX_ROWS
from saring.worklist.people import PEOPLE_COLUMNS, added_columns, people_cells
from saring.worklist.rows import LISTED_COLUMNS, MEMBER_COLUMNS, TRIAGE_COLUMNS, listed_cells, member_cells

CLAIM_ID = "claim_id"
N_MAIN_COLUMNS, N_LEAST_OWN = 12, 3
"""So many columns stand on the first sheet, so that it can be read and printed; the rest on the second."""
MAIN_COLUMNS = ("rank", "advice", "title", "advice_reason", "verdict", "due_at", "change", "n_messages")
"""What is on the first sheet, the most important first: as many of these as fit beside the columns of people."""
MESSAGE_COLUMNS = (
    CLAIM_ID, "member_key", "platform", "chat", "sender", "sent_at", "text", "verdict", "origin", "link",
)  # fmt: skip
KEYS = tuple(name for name in TRIAGE_COLUMNS if name.endswith("_keys"))
"""Columns for `--since`, on a sheet of their own, since a cell has no room for thousands of keys."""
KEY_COLUMNS = (CLAIM_ID, "keys_of", "keys")
KEYS_A_CELL = 1_000
CONTEXT_COLUMNS = (
    "context_kind", "n_messages", "n_chats", "first_seen_at", "last_seen_at", "context_reasons", "examples",
)  # fmt: skip
SETTING_COLUMNS = ("meaning", "value", "name")
LABELLED = {
    "verdict": "verdict",
    "advice": "advice",
    "change": "change",
    "fact_check_status": "status",
}
"""Columns of codes, and the kind of their phrases."""
PRINTED = frozenset({CLAIM_ID, "text", "n_chats", "n_senders", "last_seen_at"})
"""The details are printed up to the last of these."""
OFFERED = ("status", "rating")
"""Columns for people whose usual words can be chosen from a list."""
FIRST_ROW = N_HEADER_ROWS + 1
ROW_POINTS, MESSAGE_POINTS = 62.25, 45.75
WIDTHS = {
    "rank": 5, "priority": 9, "advice": 15, "advice_reason": 30, "due_at": 15, "verdict": 15, "title": 36, "text": 56,
    "change": 12, "platforms": 16, "platform": 12, "first_seen_at": 16, "last_seen_at": 16, "sent_at": 16,
    "priority_reasons": 44, "topics": 20, "signals": 44, "fact_check_status": 16, "fact_check_title": 44,
    "fact_check_rating": 18, "fact_check_urls": 44, "reasons": 44, "phrases": 34, "status": 14, "assignee": 14,
    "note": 24, "rating": 14, "answer_url": 22, "claim_id": 15, "family_id": 15, "model_version": 16, "chat": 28,
    "sender": 18, "origin": 32, "link": 32, "value": 34, "meaning": 95, "sheet": 16, "column": 26, "name": 26,
    "member_key": 14, "keys_of": 16, "context_kind": 34, "context_reasons": 44, "examples": 76,
    "keys": 100,
}  # fmt: skip
NARROW = 11


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of the sheets; a column that is empty in every row is on none of them."""

    main: tuple[str, ...]
    people: tuple[str, ...]
    details: tuple[str, ...]
    messages: tuple[str, ...]


def write_workbook(items: Sequence[WorklistItem], path: Path, run: WorklistRun) -> None:
    """Write the workbook of a worklist; raises `OutputError` if there are more messages than Excel allows."""
    n_messages = sum(len(item.claim.members) for item in items)
    if max(len(items), n_messages) > MAX_ROWS - N_HEADER_ROWS:
        raise OutputError("xlsx_too_long", where=path.name, most=MAX_ROWS - N_HEADER_ROWS)
    layout = layout_of(items)
    with write_sheets(path, run.made_at, say("title_triage")) as book:
        main = book.add_sheet(say("sheet_worklist"), layout.main, _widths(layout.main), layout.people)
        details = book.add_sheet(say("sheet_details"), layout.details, _widths(layout.details))
        messages = book.add_sheet(say("sheet_messages"), layout.messages, _widths(layout.messages))
        _fill_claims(main, details, items, layout)
        _fill_messages(messages, items, layout)
        n_unlinked = main.n_unlinked + details.n_unlinked + messages.n_unlinked
        context = book.add_sheet(say("sheet_needs_context"), CONTEXT_COLUMNS, _widths(CONTEXT_COLUMNS))
        for group in run.context_groups:
            context.append(_context_row(group))
        settings = book.add_sheet(say("sheet_settings"), SETTING_COLUMNS, _widths(SETTING_COLUMNS))
        for row in setting_rows(run, len(items), n_unlinked):
            settings.append(row)
        legend = book.add_sheet(say("sheet_legend"), LEGEND_COLUMNS, _widths(LEGEND_COLUMNS))
        sheets = {"worklist": layout.main, "details": layout.details, "messages": layout.messages}
        sheets |= {"needs_context": CONTEXT_COLUMNS, "settings": SETTING_COLUMNS, "keys": KEY_COLUMNS}
        entries = list(legend_rows(sheets))
        for entry in entries:
            legend.append(entry)
        for column in OFFERED:
            main.offer(layout.main.index(column), _values_on_legend(entries, column))
        keys = book.add_sheet(say("sheet_keys"), KEY_COLUMNS, _widths(KEY_COLUMNS))
        _fill_keys(keys, items)
        keys.hide()


def layout_of(items: Sequence[WorklistItem]) -> Layout:
    """Return which columns are on which sheet."""
    people = (*PEOPLE_COLUMNS, *added_columns(items))
    own = _filled(LISTED_COLUMNS, map(listed_cells, items), always={CLAIM_ID, *MAIN_COLUMNS[:N_LEAST_OWN]})
    wanted = [name for name in MAIN_COLUMNS if name in own]
    main = wanted[: max(N_LEAST_OWN, N_MAIN_COLUMNS - len(people) - 1)]
    details = [name for name in own if name not in (*main, CLAIM_ID)]
    return Layout((*main, *people, CLAIM_ID), people, (CLAIM_ID, *details), _message_columns(items))


def _message_columns(items: Iterable[WorklistItem]) -> tuple[str, ...]:
    """Return the columns of the messages that have something for any of them; the fields tell, without making cells."""
    empty = {"platform", "chat", "sender", "sent_at", "origin", "link"}
    message = None
    for message in (member.message for item in items for member in item.claim.members):
        if filled := [name for name in empty if getattr(message, name)]:
            empty.difference_update(filled)
    if message is None:
        empty.add("verdict")
    return tuple(name for name in MESSAGE_COLUMNS if name not in empty)


def _filled(columns: Sequence[str], rows: Iterable[Row], always: Collection[str]) -> tuple[str, ...]:
    """Return the columns that have something in any row, and those which are always there."""
    empty = {place for place, name in enumerate(columns) if name not in always}
    for row in rows:
        if filled := [place for place in empty if row[place] or row[place] == 0]:
            empty.difference_update(filled)
    return tuple(name for place, name in enumerate(columns) if place not in empty)


def _widths(columns: Iterable[str]) -> list[int]:
    return [WIDTHS.get(name, NARROW) for name in columns]


def _fill_claims(main: SheetWriter, details: SheetWriter, items: Sequence[WorklistItem], layout: Layout) -> None:
    """Fill the two sheets of claims; each code leads to the same claim on the other sheet."""
    added = layout.people[len(PEOPLE_COLUMNS) :]
    starts = accumulate((len(item.claim.members) for item in items), initial=FIRST_ROW)
    for number, (item, start) in enumerate(zip(items, starts, strict=False), start=FIRST_ROW):
        row = _claim_cells(item, start) | dict(zip(layout.people, people_cells(item.people, added), strict=True))
        for sheet, columns, other in ((main, layout.main, "details"), (details, layout.details, "worklist")):
            linked = row | {CLAIM_ID: LinkedCell(_place(other, number), item.claim.claim_id)}
            sheet.append([linked[name] for name in columns], ROW_POINTS)
    main.print_columns(layout.main.index(CLAIM_ID) - 1)
    details.print_columns(max(place for place, name in enumerate(layout.details) if name in PRINTED))


def _values_on_legend(entries: Sequence[Entry], name: str) -> str:
    """Return where the legend has the values of a column, as a spreadsheet writes a range of cells."""
    column = heading(name)
    rows = [row for row, entry in enumerate(entries, start=FIRST_ROW) if entry[1] == column and entry[2]]
    return f"='{say('sheet_legend')}'!$C${rows[0]}:$C${rows[-1]}"


def _place(sheet: str, row: int) -> str:
    return f"internal:'{say(f'sheet_{sheet}')}'!A{row}"


def _claim_cells(item: WorklistItem, first_message: int) -> dict[str, Any]:
    """Return the cells of a claim by column; `first_message` is the row of its first message on the message sheet."""
    row = dict(zip(LISTED_COLUMNS, listed_cells(item), strict=True))
    claim = item.claim
    row |= {name: item_at and to_wall_clock(item_at) for name, item_at in _times(item)}
    row |= {name: row[name] and label(kind, row[name]) for name, kind in LABELLED.items()}
    row["topics"] = [label("topic", topic) for topic in item.topics]
    row["platforms"] = [label("platform", platform) for platform in claim.platforms]
    if claim.members:
        row["n_messages"] = LinkedCell(_place("messages", first_message), claim.n_messages)
    if item.matches:
        row["fact_check_title"] = LinkedCell(item.matches[0].fact_check.url, row["fact_check_title"])
    if urls := row["fact_check_urls"]:
        row["fact_check_urls"] = LinkedCell(urls[0], urls)
    return row


def _times(item: WorklistItem) -> tuple[tuple[str, Any], ...]:
    return (
        ("due_at", item.due_at),
        ("first_seen_at", item.claim.first_seen_at),
        ("last_seen_at", item.claim.last_seen_at),
    )


def _fill_messages(sheet: SheetWriter, items: Sequence[WorklistItem], layout: Layout) -> None:
    places = [MESSAGE_COLUMNS.index(name) for name in layout.messages]
    for number, item in enumerate(items, start=FIRST_ROW):
        for member in sorted(item.claim.members, key=_order):
            claim_id, *cells = message_cells(item, member)
            row = [LinkedCell(_place("worklist", number), claim_id), *cells]
            sheet.append([row[place] for place in places], MESSAGE_POINTS)


def _order(member: ScoredMessage) -> tuple[bool, str, str]:
    sent_at = member.message.sent_at
    return sent_at is None, to_wall_clock(sent_at).isoformat() if sent_at else "", member.message.origin


def message_cells(item: WorklistItem, member: ScoredMessage) -> Row:
    """Return the cells of `MESSAGE_COLUMNS` for a message of a claim."""
    message = member.message
    return (
        item.claim.claim_id,
        message_key(message),
        label("platform", message.platform),
        message.chat,
        message.sender,
        message.sent_at and to_wall_clock(message.sent_at),
        message.text,
        label("verdict", member.score.verdict),
        message.origin,
        LinkedCell(message.link, message.link) if message.link else None,
    )


def _fill_keys(sheet: SheetWriter, items: Sequence[WorklistItem]) -> None:
    for item in items:
        row = dict(zip(MEMBER_COLUMNS, member_cells(item), strict=True))
        for name in KEYS:
            for start in range(0, len(row[name]), KEYS_A_CELL):
                sheet.append((item.claim.claim_id, name, row[name][start : start + KEYS_A_CELL]), LINE_POINTS)


def _context_row(group: ContextGroup) -> tuple[Any, ...]:
    first, last = (moment and to_wall_clock(moment) for moment in (group.first_seen_at, group.last_seen_at))
    kind = label("context", group.kind)
    return kind, group.n_messages, group.n_chats, first, last, list(group.reasons), list(group.examples)


def setting_rows(run: WorklistRun, n_listed: int, n_unlinked: int) -> list[tuple[Any, ...]]:
    """Return the settings of the run: meaning in the chosen language, value, and name."""
    from saring import __version__

    rows: list[tuple[Any, ...]] = [
        (say("setting_version"), __version__, "version"),
        (say("setting_model_version"), run.model_version, "model_version"),
        (say("setting_made_at"), to_wall_clock(run.made_at), "made_at"),
        (say("setting_n_messages"), run.n_messages, "n_messages"),
        (say("setting_n_texts"), run.n_texts, "n_texts"),
        (say("setting_n_claims"), run.n_claims, "n_claims"),
        (say("setting_n_listed"), n_listed, "n_listed"),
        *((say("setting_input"), name, "input") for name in run.inputs),
        *((say("setting_option"), value, name) for name, value in run.options),
        *((say("setting_weight", part=label("part", name)), value, f"weight {name}") for name, value in run.weights),
    ]
    if n_unlinked:
        rows.append((say("setting_cells_without_link"), n_unlinked, "cells_without_link"))
    return rows
