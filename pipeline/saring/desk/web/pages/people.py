"""Signing in and out, one's own account, and the language."""

from __future__ import annotations

from typing import Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, Response

from saring.desk.accounts import (
    SHORTEST_PASSWORD,
    check_sign_in,
    end_session,
    set_password,
    start_session,
)
from saring.desk.audit import log_access
from saring.desk.errors import DeskError
from saring.desk.web.access import anybodys_form, checked_form, stranger, strangers_form
from saring.desk.web.forms import Form
from saring.desk.web.protect import LANGUAGE_COOKIE
from saring.desk.web.render import go_to, local_path, render
from saring.desk.web.routes import PageRouter
from saring.desk.web.visitors import delete_cookie, form_cookie, session_cookie, set_cookie
from saring.i18n import LANGUAGES, say

router = PageRouter()
A_YEAR = 31_536_000


@router.get("/sign-in", include_in_schema=False)
def show_sign_in(request: Request, next: str = "/") -> Response:
    """Show the form of the sign-in."""
    stranger(request)
    return _sign_in_page(request, local_path(next))


def _sign_in_page(request: Request, next: str, status: int = 200, **values: Any) -> HTMLResponse:
    page = render(request, "sign_in", say("desk_sign_in"), status=status, next=next, **{"name": "", **values})
    options = request.app.state.options
    set_cookie(page, options, form_cookie(options), request.state.form_secret)
    return page


@router.post("/sign-in", include_in_schema=False)
def sign_in(request: Request, form: Form = Depends(strangers_form)) -> Response:  # noqa: B008
    """Sign in; after some failures the name and the address have to wait."""
    desk, name, next = request.app.state, form.needed("name", 200), local_path(form.text("next") or "/")
    address = request.client.host if request.client else ""
    keys = (f"name {name.lower()}", f"address {address}")
    if wait := desk.throttle.wait(*keys):
        return _sign_in_page(request, next, 429, name=name, error=say("desk_sign_in_wait", seconds=int(wait) + 1))
    account = check_sign_in(desk.database, name, form.text("password"))
    if account is None:
        desk.throttle.failed(*keys)
        return _sign_in_page(request, next, 401, name=name, error=say("desk_sign_in_failed"))
    desk.throttle.succeeded(*keys)
    if old := request.cookies.get(session_cookie(desk.options)):
        end_session(desk.database, old)
    answer = go_to("/me" if account.must_change else next)
    secret = start_session(desk.database, account.account_id)
    set_cookie(answer, desk.options, session_cookie(desk.options), secret)
    log_access(desk.database, account.account_id, "sign_in")
    return answer


@router.change("/sign-out", None)
def sign_out(request: Request) -> Response:
    """End the session, on the server too."""
    options = request.app.state.options
    end_session(request.app.state.database, request.state.visitor.secret)
    answer = go_to("/sign-in", "signed_out")
    delete_cookie(answer, options, session_cookie(options))
    return answer


@router.show("/me", None)
def show_own_account(request: Request) -> Response:
    """Show the form to change one's own password."""
    return _own_page(request)


def _own_page(request: Request, status: int = 200, **values: Any) -> HTMLResponse:
    must_change = request.state.visitor.account.must_change
    title = say("desk_page_me")
    return render(
        request, "password", title, status=status, must_change=must_change, shortest=SHORTEST_PASSWORD, **values
    )


@router.change("/me", None)
def change_password(request: Request, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Change one's own password; all sessions end, and this browser gets a new one."""
    desk, visitor = request.app.state, request.state.visitor
    account, key = visitor.account, f"name {visitor.account.name.lower()}"
    if wait := desk.throttle.wait(key):
        return _own_page(request, 429, error=say("desk_sign_in_wait", seconds=int(wait) + 1))
    if check_sign_in(desk.database, account.name, form.text("current")) is None:
        desk.throttle.failed(key)
        return _own_page(request, 422, error=say("desk_password_wrong"))
    try:
        set_password(desk.database, account.account_id, form.text("new"), by=account.account_id)
    except DeskError as error:
        return _own_page(request, 422, error=str(error))
    answer = go_to("/", "password")
    secret = start_session(desk.database, account.account_id)
    set_cookie(answer, desk.options, session_cookie(desk.options), secret)
    return answer


@router.post("/language", include_in_schema=False)
async def choose_language(request: Request, form: Form = Depends(anybodys_form)) -> Response:  # noqa: B008
    """Remember the language in this browser."""
    answer, language = go_to(local_path(form.text("back") or "/")), form.text("language")
    if language in LANGUAGES:
        set_cookie(answer, request.app.state.options, LANGUAGE_COOKIE, language, A_YEAR)
    return answer
