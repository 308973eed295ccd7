"""Who is at the other end of a request: the cookie of a session, and the account behind it."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe

from fastapi import Request
from starlette.responses import Response

from saring.desk.accounts import Account
from saring.desk.web.options import WebOptions


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person who is signed in; `secret` is what their cookie holds."""

    account: Account
    secret: str


def session_cookie(options: WebOptions) -> str:
    """Return the name of the cookie; browsers take `__Host-` from the very host and over TLS only."""
    return "__Host-saring" if options.is_secure else "saring_session"


def form_cookie(options: WebOptions) -> str:
    """Return the name of the cookie of the sign-in form, which has no session yet."""
    return "__Host-saring_form" if options.is_secure else "saring_form"


def set_cookie(response: Response, options: WebOptions, name: str, value: str, seconds: int | None = None) -> None:
    """Set a cookie that no script reads and no other site sends."""
    response.set_cookie(name, value, max_age=seconds, path="/", httponly=True, secure=options.is_secure, samesite="lax")


def delete_cookie(response: Response, options: WebOptions, name: str) -> None:
    """Make a browser forget a cookie."""
    response.delete_cookie(name, path="/", httponly=True, secure=options.is_secure, samesite="lax")


def form_secret_of(request: Request, options: WebOptions) -> str:
    """Return the secret of a stranger's form: that of the cookie, or a new one."""
    kept = request.cookies.get(form_cookie(options), "")
    return kept if 40 <= len(kept) <= 64 else token_urlsafe(32)
