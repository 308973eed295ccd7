"""Dependencies of the pages: the person who is signed in, and the form that is really theirs."""

from __future__ import annotations

from datetime import timedelta

from fastapi import Depends, HTTPException, Request
from fastapi.concurrency import run_in_threadpool

from saring.desk.accounts import read_session
from saring.desk.web.forms import TOKEN_FIELD, Form, is_token_of
from saring.desk.web.visitors import Visitor, form_secret_of, session_cookie


class SignInNeededError(Exception):
    """A stranger asked for a page; `form` is what they sent, so that nothing they typed is lost."""

    def __init__(self, form: Form | None = None) -> None:
        self.form = form
        super().__init__("sign in first")


def stranger(request: Request) -> None:
    """Prepare a page that needs no account."""
    request.state.form_secret = form_secret_of(request, request.app.state.options)


def visitor_of(request: Request) -> Visitor | None:
    """Return who is signed in, None for a stranger or a session that is over."""
    stranger(request)
    options, database = request.app.state.options, request.app.state.database
    secret = request.cookies.get(session_cookie(options), "")
    if not secret:
        return None
    idle, absolute = timedelta(minutes=options.idle_minutes), timedelta(hours=options.absolute_hours)
    account = read_session(database, secret, idle, absolute)
    if account is None:
        return None
    visitor = Visitor(account, secret)
    request.state.visitor, request.state.form_secret = visitor, secret
    return visitor


def signed_in(request: Request) -> Visitor:
    """Return who is signed in; a stranger is sent to the sign-in."""
    visitor = visitor_of(request)
    if visitor is None:
        raise SignInNeededError
    return visitor


async def form_of(request: Request) -> Form:
    """Read a form; more than a few hundred fields is no form of ours."""
    return Form(await request.form(max_files=200, max_fields=500))


async def checked_form(request: Request, form: Form = Depends(form_of)) -> Form:  # noqa: B008
    """Return a form that was made for this session."""
    visitor = await run_in_threadpool(visitor_of, request)
    if visitor is None:
        raise SignInNeededError(form)
    return _checked(request, form)


async def strangers_form(request: Request, form: Form = Depends(form_of)) -> Form:  # noqa: B008
    """Return a form of the sign-in, made for the cookie of this browser."""
    stranger(request)
    return _checked(request, form)


async def anybodys_form(request: Request, form: Form = Depends(form_of)) -> Form:  # noqa: B008
    """Return a form that needs no account, made for the session or for the cookie of this browser."""
    await run_in_threadpool(visitor_of, request)
    return _checked(request, form)


def _checked(request: Request, form: Form) -> Form:
    if not is_token_of(request.state.form_secret, form.text(TOKEN_FIELD)):
        raise HTTPException(403, "desk_refused_token")
    return form
