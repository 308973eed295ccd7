"""Write a worklist as an Excel workbook: worklist, messages, settings, legend, and a hidden sheet of keys.

This module has the content; `sheets` has the formatting.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from saring.errors import OutputError
from saring.i18n import say
from saring.i18n.labels import label
from saring.i18n.times import to_wall_clock
from saring.messages.keys import message_key
from saring.records import ContextGroup, ScoredMessage, WorklistItem, WorklistRun
from saring.reports.worklist.legend import LEGEND_COLUMNS, legend_rows
from saring.reports.worklist.sheets import LinkedCell, SheetWriter, write_sheets
from saring.reports.xlsx import MAX_ROWS
from saring.worklist.people import PEOPLE_COLUMNS, added_columns, people_cells
from saring.worklist.rows import LISTED_COLUMNS, MEMBER_COLUMNS, TRIAGE_COLUMNS, listed_cells, member_cells

MESSAGE_COLUMNS = (
    "claim_id", "member_key", "platform", "chat", "sender", "sent_at", "text", "verdict", "origin", "link",
)  # fmt: skip
KEYS = tuple(name for name in TRIAGE_COLUMNS if name.endswith("_keys"))
"""Columns for `--since`, on a sheet of their own, since a cell has no room for thousands of keys."""
KEY_COLUMNS = ("claim_id", "keys_of", "keys")
KEYS_A_CELL = 1_000
WORKLIST_COLUMNS = (*LISTED_COLUMNS, *PEOPLE_COLUMNS)
CONTEXT_COLUMNS = (
    "context_kind", "n_messages", "n_chats", "first_seen_at", "last_seen_at", "context_reasons", "examples",
)  # fmt: skip
SETTING_COLUMNS = ("setting", "value", "meaning")
LABELLED = {
    "verdict": "verdict",
    "advice": "advice",
    "change": "change",
    "fact_check_status": "status",
}
"""Columns of codes, and the kind of their phrases."""
TO_FILL_IN = frozenset(PEOPLE_COLUMNS)
LAST_PRINTED = "n_senders"
ROW_POINTS, MESSAGE_POINTS = 62.25, 45.75
WIDTHS = {
    "rank": 6, "priority": 9, "advice": 19, "advice_reason": 30, "due_at": 16, "verdict": 19, "title": 34, "text": 56,
    "change": 12, "platforms": 16, "platform": 12, "first_seen_at": 16, "last_seen_at": 16, "sent_at": 16,
    "priority_reasons": 44, "topics": 20, "signals": 44, "fact_check_status": 16, "fact_check_title": 44,
    "fact_check_rating": 18, "fact_check_urls": 44, "reasons": 44, "phrases": 34, "status": 18, "assignee": 18,
    "note": 40, "rating": 20, "answer_url": 30,
    "claim_id": 15, "family_id": 15, "model_version": 16, "chat": 28, "sender": 18, "origin": 32, "link": 32,
    "setting": 24, "value": 48, "meaning": 70, "sheet": 12, "column": 24, "id": 76, "en": 76, "member_key": 14,
    "keys_of": 16, "context_kind": 34, "context_reasons": 44, "examples": 76, "keys": 100,
}  # fmt: skip
NARROW = 11


def write_workbook(items: Sequence[WorklistItem], path: Path, run: WorklistRun) -> None:
    """Write the workbook of a worklist; raises `OutputError` if there are more messages than Excel allows."""
    n_messages = sum(len(item.claim.members) for item in items)
    if max(len(items), n_messages) >= MAX_ROWS:
        raise OutputError("xlsx_too_long", where=path.name, most=MAX_ROWS - 1)
    with write_sheets(path, run.made_at, say("title_triage")) as book:
        added = added_columns(items)
        columns = (*WORKLIST_COLUMNS, *added)
        worklist = book.add_sheet("worklist", columns, _widths(columns), {*TO_FILL_IN, *added})
        messages = book.add_sheet("messages", MESSAGE_COLUMNS, _widths(MESSAGE_COLUMNS))
        _fill_worklist(worklist, items, added)
        _fill_messages(messages, items)
        n_unlinked = worklist.n_unlinked + messages.n_unlinked
        context = book.add_sheet("needs_context", CONTEXT_COLUMNS, _widths(CONTEXT_COLUMNS))
        for group in run.context_groups:
            context.append(_context_row(group))
        settings = book.add_sheet("settings", SETTING_COLUMNS, _widths(SETTING_COLUMNS))
        for row in setting_rows(run, len(items), n_unlinked):
            settings.append(row)
        legend = book.add_sheet("legend", LEGEND_COLUMNS, _widths(LEGEND_COLUMNS))
        sheets = {
            "worklist": WORKLIST_COLUMNS,
            "messages": MESSAGE_COLUMNS,
            "needs_context": CONTEXT_COLUMNS,
            "settings": SETTING_COLUMNS,
            "keys": KEY_COLUMNS,
        }
        for entry in legend_rows(sheets):
            legend.append(entry)
        keys = book.add_sheet("keys", KEY_COLUMNS, _widths(KEY_COLUMNS))
        _fill_keys(keys, items)
        keys.hide()


def _widths(columns: Iterable[str]) -> list[int]:
    return [WIDTHS.get(name, NARROW) for name in columns]


def _fill_worklist(sheet: SheetWriter, items: Sequence[WorklistItem], added: Sequence[str]) -> None:
    starts = accumulate((len(item.claim.members) for item in items), initial=2)
    for item, start in zip(items, starts, strict=False):
        sheet.append([*_worklist_row(item, start), *people_cells(item.people, added)], ROW_POINTS)
    sheet.print_columns(WORKLIST_COLUMNS.index(LAST_PRINTED))


def _worklist_row(item: WorklistItem, first_message: int) -> list[Any]:
    """Return the cells of a claim; `first_message` is the row of its first message on the message sheet."""
    row = dict(zip(LISTED_COLUMNS, listed_cells(item), strict=True))
    claim = item.claim
    row |= {name: item_at and to_wall_clock(item_at) for name, item_at in _times(item)}
    row |= {name: row[name] and label(kind, row[name]) for name, kind in LABELLED.items()}
    row["topics"] = [label("topic", topic) for topic in item.topics]
    if claim.members:
        row["n_messages"] = LinkedCell(f"internal:messages!A{first_message}", claim.n_messages)
    if item.matches:
        row["fact_check_title"] = LinkedCell(item.matches[0].fact_check.url, row["fact_check_title"])
    if urls := row["fact_check_urls"]:
        row["fact_check_urls"] = LinkedCell(urls[0], urls)
    return [row[name] for name in LISTED_COLUMNS]


def _times(item: WorklistItem) -> tuple[tuple[str, Any], ...]:
    return (
        ("due_at", item.due_at),
        ("first_seen_at", item.claim.first_seen_at),
        ("last_seen_at", item.claim.last_seen_at),
    )


def _fill_messages(sheet: SheetWriter, items: Sequence[WorklistItem]) -> None:
    for number, item in enumerate(items, start=2):
        for member in sorted(item.claim.members, key=_order):
            sheet.append(_message_row(item, member, number), MESSAGE_POINTS)


def _order(member: ScoredMessage) -> tuple[bool, str, str]:
    sent_at = member.message.sent_at
    return sent_at is None, to_wall_clock(sent_at).isoformat() if sent_at else "", member.message.origin


def _message_row(item: WorklistItem, member: ScoredMessage, number: int) -> tuple[Any, ...]:
    message = member.message
    return (
        LinkedCell(f"internal:worklist!A{number}", item.claim.claim_id),
        message_key(message),
        message.platform,
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
                sheet.append((item.claim.claim_id, name, row[name][start : start + KEYS_A_CELL]))


def _context_row(group: ContextGroup) -> tuple[Any, ...]:
    first, last = (moment and to_wall_clock(moment) for moment in (group.first_seen_at, group.last_seen_at))
    kind = label("context", group.kind)
    return kind, group.n_messages, group.n_chats, first, last, list(group.reasons), list(group.examples)


def setting_rows(run: WorklistRun, n_listed: int, n_unlinked: int) -> list[tuple[Any, ...]]:
    """Return the settings of the run: name, value, and meaning in the chosen language."""
    from saring import __version__

    rows: list[tuple[Any, ...]] = [
        ("version", __version__, say("setting_version")),
        ("model_version", run.model_version, say("setting_model_version")),
        ("made_at", to_wall_clock(run.made_at), say("setting_made_at")),
        ("n_messages", run.n_messages, say("setting_n_messages")),
        ("n_texts", run.n_texts, say("setting_n_texts")),
        ("n_claims", run.n_claims, say("setting_n_claims")),
        ("n_listed", n_listed, say("setting_n_listed")),
        *(("input", name, say("setting_input")) for name in run.inputs),
        *((name, value, say("setting_option")) for name, value in run.options),
        *((f"weight {name}", value, say("setting_weight")) for name, value in run.weights),
    ]
    if n_unlinked:
        rows.append(("cells_without_link", n_unlinked, say("setting_cells_without_link")))
    return rows
