"""Pages for what went wrong: one line in words, both versions of a stale write, the text of a session that is over."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from saring.desk.errors import DeskError, RefusedError, StaleWriteError
from saring.desk.web.access import SignInNeededError, stranger
from saring.desk.web.forms import TOKEN_FIELD, Form
from saring.desk.web.pages.answer import channel_name
from saring.desk.web.render import render
from saring.errors import SaringError
from saring.i18n import PHRASES, say
from saring.i18n.labels import label

LOG = logging.getLogger("saring.desk")
LONG_FIELDS = ("reason", "note", "fact", "sources")


def add_handlers(app: FastAPI) -> None:
    """Answer every error with a page, or with JSON under /api."""
    app.add_exception_handler(SignInNeededError, _sign_in_first)
    app.add_exception_handler(StaleWriteError, _stale)
    app.add_exception_handler(SaringError, _expected)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)


def is_api(request: Request) -> bool:
    """Tell whether a program asked."""
    return request.url.path.startswith("/api/")


def _page(request: Request, status: int, text: str) -> Response:
    if is_api(request):
        return JSONResponse({"error": text}, status)
    if not hasattr(request.state, "form_secret"):
        stranger(request)
    return render(request, "message", say("desk_error_title"), status=status, text=text)


async def _sign_in_first(request: Request, error: Exception) -> Response:
    form: Form | None = getattr(error, "form", None)
    texts = list(form.long_texts().values()) if form else []
    if texts:
        return render(request, "signed_out_text", say("desk_error_title"), status=401, texts=texts)
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    there = f"?next={quote(path, safe='')}" if request.method == "GET" and path != "/" else ""
    return RedirectResponse(f"/sign-in{there}", 303)


async def _stale(request: Request, error: Exception) -> Response:
    assert isinstance(error, StaleWriteError)
    if is_api(request):
        return JSONResponse({"error": str(error), "version": error.version, "stored": dict(error.theirs)}, 409)
    form = Form(await request.form())
    theirs = [(_field_name(code), text) for code, text in error.theirs.items()]
    values = {"theirs": theirs, "fields": list(_fields(form, error.version))}
    back = request.url.path.rpartition("/")[0] if request.url.path.count("/") > 2 else "/"
    return render(request, "stale", say("desk_stale_title"), status=409, back_path=back, **values)


def _fields(form: Form, version: int) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the fields of a form again, with the version that is stored now, so that it may be sent once more."""
    for name, value in form.texts().items():
        if name == TOKEN_FIELD:
            continue
        is_long = name in LONG_FIELDS or name.startswith("text-")
        yield name, _field_name(name) if is_long else "", str(version) if name == "version" else value, is_long


def _field_name(code: str) -> str:
    return channel_name(code) if code.startswith("text-") or f"draft_channel_{code}" in PHRASES else label("desk", code)


async def _expected(request: Request, error: Exception) -> Response:
    status = 403 if isinstance(error, RefusedError) else 404 if _is_missing(error) else 422
    return _page(request, status, str(error))


def _is_missing(error: Exception) -> bool:
    return isinstance(error, DeskError) and error.key in ("desk_no_claim", "desk_no_answer")


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known = str(error.detail) in PHRASES
    text = say(str(error.detail)) if known else label("desk_error", str(error.status_code))
    answer = _page(request, error.status_code, text)
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    return _page(request, 422, say("desk_error_422"))


async def _unexpected(request: Request, error: Exception) -> Response:
    LOG.error("an unexpected error at %s", request.url.path, exc_info=error)
    return _page(request, 500, say("desk_error_500"))
