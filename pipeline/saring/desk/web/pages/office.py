"""The pages of the office itself: recap, accounts, log of access."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from secrets import token_urlsafe
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from saring.desk.accounts import (
    change_account,
    create_account,
    create_token,
    list_accounts,
    list_tokens,
    revoke_token,
    set_password,
)
from saring.desk.audit import log_access, read_access_log
from saring.desk.errors import DeskError
from saring.desk.recap import Month, build_recap, read_month
from saring.desk.rights import Action, Role
from saring.desk.web.access import checked_form
from saring.desk.web.forms import Form
from saring.desk.web.render import go_to, render
from saring.desk.web.routes import PageRouter
from saring.i18n import say
from saring.i18n.dates import format_moment
from saring.i18n.labels import label
from saring.reports.cells import shown
from saring.reports.tables import write_rows

router = PageRouter()
N_LOGGED = 100
RECAP_COLUMNS = ("recap_part", "recap_name", "recap_month", "recap_month_before", "recap_year_before")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.show("/recap", Action.SEE_RECAP)
def show_recap(request: Request, month: str = "") -> Response:
    """Show the recap of a month."""
    chosen = _month(month)
    tables = build_recap(request.app.state.database, chosen)
    return render(request, "recap", say("desk_recap_title", month=chosen), month=str(chosen), tables=tables)


@router.show("/recap.xlsx", Action.SEE_RECAP)
def download_recap(request: Request, month: str = "") -> Response:
    """Send the recap of a month as a workbook."""
    chosen, database = _month(month), request.app.state.database
    log_access(database, request.state.visitor.account.account_id, "recap", str(chosen))
    tables = build_recap(database, chosen)
    rows = [(table.heading, *row) for table in tables for row in table.rows]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "recap.xlsx"
        write_rows(rows, RECAP_COLUMNS, str(file), say("desk_recap_title", month=chosen))
        content = file.read_bytes()
    headers = {"Content-Disposition": f'attachment; filename="rekap-{chosen}.xlsx"'}
    return Response(content, media_type=XLSX, headers=headers)


def _month(written: str) -> Month:
    if not written:
        today = date.today()
        return Month(today.year, today.month)
    try:
        return read_month(written)
    except ValueError:
        raise HTTPException(422) from None


@router.show("/accounts", Action.MANAGE_ACCOUNTS)
def show_accounts(request: Request) -> Response:
    """Show who has an account, and as what."""
    return _accounts_page(request)


def _accounts_page(request: Request, status: int = 200, **values: Any) -> HTMLResponse:
    database = request.app.state.database
    around = {"typed": {"name": "", "role": Role.OFFICER}, "new_secret": None, **values}
    return render(
        request,
        "accounts",
        say("desk_page_accounts"),
        status=status,
        accounts=list_accounts(database),
        roles=[(role, label("desk_role", role)) for role in Role],
        tokens=[
            (row.id, shown(row.name), label("desk_role", row.role)) for row in list_tokens(request.app.state.database)
        ],
        **around,
    )


@router.change("/accounts", Action.MANAGE_ACCOUNTS)
def add_account(request: Request, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Make an account; its first password is shown once and must be changed."""
    name, role, password = form.needed("name", 200), _role(form), token_urlsafe(12)
    by = request.state.visitor.account.account_id
    try:
        create_account(request.app.state.database, name, password, role, by=by, must_change=True)
    except DeskError as error:
        return _accounts_page(request, 422, typed={"name": name, "role": role}, error=str(error))
    return _accounts_page(request, new_secret=_secret(name, password))


def _secret(name: str, password: str) -> dict[str, str]:
    return {"heading": say("desk_new_password_for", name=name), "text": password}


def _role(form: Form) -> Role:
    try:
        return Role(form.text("role", 20))
    except ValueError:
        raise HTTPException(422) from None


@router.change("/accounts/{account_id}/role", Action.MANAGE_ACCOUNTS)
def set_role(request: Request, account_id: int, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Give an account another role."""
    by = request.state.visitor.account.account_id
    change_account(request.app.state.database, account_id, by=by, role=_role(form))
    return go_to("/accounts", "saved")


@router.change("/accounts/{account_id}/close", Action.MANAGE_ACCOUNTS)
def close_account(request: Request, account_id: int) -> Response:
    """Close an account; its sessions end at once."""
    by = request.state.visitor.account.account_id
    change_account(request.app.state.database, account_id, by=by, is_active=False)
    return go_to("/accounts", "saved")


@router.change("/accounts/{account_id}/open", Action.MANAGE_ACCOUNTS)
def open_account(request: Request, account_id: int) -> Response:
    """Open a closed account again."""
    by = request.state.visitor.account.account_id
    change_account(request.app.state.database, account_id, by=by, is_active=True)
    return go_to("/accounts", "saved")


@router.change("/accounts/{account_id}/password", Action.MANAGE_ACCOUNTS)
def give_password(request: Request, account_id: int) -> Response:
    """Give an account a new password, shown once."""
    database, password = request.app.state.database, token_urlsafe(12)
    name = next((one.name for one in list_accounts(database) if one.account_id == account_id), None)
    if name is None:
        raise HTTPException(404)
    set_password(database, account_id, password, by=request.state.visitor.account.account_id, must_change=True)
    return _accounts_page(request, new_secret=_secret(name, password))


@router.change("/tokens", Action.MANAGE_ACCOUNTS)
def add_token(request: Request, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Make a token for a program; it is shown once."""
    name, by = form.needed("name", 60), request.state.visitor.account.account_id
    secret = create_token(request.app.state.database, name, _role(form), by=by)
    return _accounts_page(request, new_secret={"heading": say("desk_token_for", name=name), "text": secret})


@router.change("/tokens/{token_id}/revoke", Action.MANAGE_ACCOUNTS)
def withdraw_token(request: Request, token_id: int) -> Response:
    """Make a token useless."""
    revoke_token(request.app.state.database, token_id, by=request.state.visitor.account.account_id)
    return go_to("/accounts", "saved")


@router.show("/access-log", Action.SEE_ACCESS_LOG)
def show_access_log(request: Request, before: int | None = None) -> Response:
    """Show who saw what, newest first."""
    rows = read_access_log(request.app.state.database, before, N_LOGGED + 1)
    page = [
        {
            "at": format_moment(row.at.astimezone()),
            "who": row.name or "–",
            "what": label("desk_access_of", row.what),
            "target": shown(row.target),
        }
        for row in rows[:N_LOGGED]
    ]
    next_path = f"/access-log?before={rows[N_LOGGED - 1].id}" if len(rows) > N_LOGGED else ""
    return render(request, "access_log", say("desk_page_access_log"), rows=page, next_path=next_path)
