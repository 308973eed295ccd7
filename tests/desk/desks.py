"""Desks with something on them."""

from __future__ import annotations

from pathlib import Path

from saring.desk.accounts import Account
from saring.desk.analysis import Analysis
from saring.desk.database.engine import Database
from saring.desk.intake import NewImport, add_import, run_next_import
from saring.desk.queue import Filter, read_page
from saring.desk.states import Finding, Step
from saring.desk.work import decide, take_step

HOAX = "Air galon bermerek mengandung racun dan sudah ada korban di Malang, sebarkan ke semua grup sebelum terlambat!"


def write_chat(path: Path, *texts: str, sender: str = "Bu Ani") -> Path:
    """Write an export of a group chat in which others talk too."""
    lines = [f"24/07/26 19.{10 + n} - {sender}: {text}" for n, text in enumerate(texts)]
    lines += [
        "24/07/26 19.40 - Pak Budi: terima kasih infonya bu",
        "24/07/26 19.41 - Pak Budi: rapat besok jam delapan",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def import_file(database: Database, analysis: Analysis, path: Path, kept_days: int = 365) -> NewImport:
    """Import a file now."""
    added = add_import(database, path, by=None, kept_days=kept_days)
    while run_next_import(database, analysis):
        pass
    return added


def decide_first(database: Database, account: Account, finding: Finding, search: str = "") -> int:
    """Take up and decide the first claim of the queue that has some words; return its id."""
    row = read_page(database, Filter(search=search), account.account_id).rows[0]
    take_step(database, account, row.id, row.version, Step.TAKE_UP)
    decide(database, account, row.id, row.version + 1, finding, "sumber resmi membantah")
    return int(row.id)
