"""Imports: dropped files and pasted messages, their progress and their line account."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from fastapi import Depends, HTTPException, Request
from fastapi.responses import Response
from sqlalchemy import Row
from starlette.datastructures import UploadFile

from saring.desk.errors import DeskError
from saring.desk.intake import DONE, FAILED, KEPT_DAYS, RUNNING, WAITING, add_pasted, add_spooled, list_imports
from saring.desk.rights import Action, may
from saring.desk.web.access import checked_form
from saring.desk.web.forms import Form
from saring.desk.web.render import go_to, render
from saring.desk.web.routes import PageRouter
from saring.desk.web.spool import spool_path
from saring.i18n import say
from saring.i18n.dates import format_day, format_moment
from saring.i18n.numbers import format_number
from saring.reports.cells import shown

router = PageRouter()
LONGEST_KEPT = 3_650
LONGEST_MESSAGE = 100_000


@router.show("/imports", Action.SEE)
def show_imports(request: Request) -> Response:
    """Show the imports, newest first, and the ways to add one."""
    rows = list_imports(request.app.state.database)
    return render(
        request,
        "imports",
        say("desk_page_imports"),
        can_import=may(request.state.visitor.account.role, Action.IMPORT),
        retention=KEPT_DAYS,
        imports=[_row(row) for row in rows],
        is_moving=any(row.state in (WAITING, RUNNING) for row in rows),
    )


def _row(row: Row[Any]) -> dict[str, Any]:
    return {
        "name": shown(row.name),
        "at": format_moment(row.at.astimezone()),
        "state": say(f"desk_import_is_{row.state}", n=format_number(row.n_done, 0)),
        "is_running": row.state == RUNNING,
        "error": shown(row.error or ""),
        "account": _account(row) if row.state == DONE or (row.state == FAILED and row.lines) else "",
        "kept_until": format_day(row.kept_until) if row.kept_until else "",
    }


def _account(row: Row[Any]) -> str:
    """Return where every line of an import went, in words."""
    names = ("lines", "messages", "system", "continuation", "unread")
    numbers = {name: format_number(n, 0) for name, n in zip(names, row.lines, strict=True)}
    return say("desk_import_lines", new=format_number(row.n_new, 0), **numbers)


@router.change("/imports", Action.IMPORT)
def add_files(request: Request, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Take in the files that were dropped; each is a job of its own."""
    desk, uploads = request.app.state, form.uploads("files")
    kept_days = form.number("retention")
    if not 1 <= kept_days <= LONGEST_KEPT:
        raise HTTPException(422)
    if not uploads:
        raise DeskError("desk_no_file")
    by = request.state.visitor.account.account_id
    added = [add_spooled(desk.database, _spooled(upload, desk.spool), by=by, kept_days=kept_days) for upload in uploads]
    desk.worker.wake()
    known = sum(not one.is_new for one in added)
    return go_to("/imports", "imported_before" if known == len(added) else "imported", n=len(added))


def _spooled(upload: UploadFile, spool: Path) -> Path:
    path = spool_path(spool, upload.filename or "")
    with path.open("xb") as stream:
        shutil.copyfileobj(upload.file, stream)
    return path


@router.change("/imports/paste", Action.IMPORT)
def paste(request: Request, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Take in one message."""
    desk = request.app.state
    added = add_pasted(
        desk.database, form.needed("text", LONGEST_MESSAGE), desk.spool, by=request.state.visitor.account.account_id
    )
    desk.worker.wake()
    return go_to("/imports", "imported" if added.is_new else "imported_before", n=1)
