"""What surrounds every answer: its headers, the hosts the desk answers to, the largest request, the language."""

from __future__ import annotations

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saring.desk.web.options import MIB, WebOptions
from saring.i18n import LANGUAGES, get_language, language_of_task, say

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""`no-referrer` would make browsers send `Origin: null` with a form, and the origin of a form is checked."""
TLS_HEADERS: Mapping[str, str] = {"Strict-Transport-Security": "max-age=31536000"}
LANGUAGE_COOKIE = "saring_language"
MAX_FORM = 2 * MIB
UPLOAD_PATHS = ("/imports", "/api/imports/file")
CROSS_SITE = ("cross-site", "same-site")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Protection:
    """ASGI middleware: a request that is refused here never reaches a page."""

    def __init__(self, app: ASGIApp, options: WebOptions) -> None:
        self._app, self._options = app, options
        self._headers = dict(HEADERS) | (dict(TLS_HEADERS) if options.is_secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check a request, then pass it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self._with_headers(send)
        with language_of_task(_language_of(headers)):
            if refused := self._refused(scope, headers):
                await _refuse(answer, *refused)
                return
            await self._app(scope, _limited(receive, self._limit(scope)), answer)

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        if host_name(headers.get("host", "")) not in self._options.known_hosts:
            return 421, "desk_refused_host"
        if scope["method"] not in SAFE_METHODS and not is_same_origin(headers):
            return 403, "desk_refused_origin"
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length) > self._limit(scope):
            return 413, "desk_refused_size"
        return None

    def _limit(self, scope: Scope) -> int:
        return self._options.max_upload if scope["path"] in UPLOAD_PATHS else MAX_FORM

    def _with_headers(self, send: Send) -> Send:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        return send_with_headers


def host_name(host: str) -> str:
    """Return the name in a Host header without its port.

    >>> host_name("Desk.Example:8765"), host_name("[::1]:80")
    ('desk.example', '[::1]')
    """
    name, separator, port = host.strip().lower().rpartition(":")
    return name if separator and port.isdigit() else host.strip().lower()


def is_same_origin(headers: Headers) -> bool:
    """Tell whether a request that changes something comes from the desk's own pages, or from a program.

    Browsers name the origin of a form; programs, which hold no cookie, do not.
    """
    if headers.get("sec-fetch-site", "none") in CROSS_SITE:
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host", "")


def _language_of(headers: Headers) -> str:
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(LANGUAGE_COOKIE)
    except CookieError:
        return get_language()
    return cookie.value if cookie is not None and cookie.value in LANGUAGES else get_language()


def _limited(receive: Receive, limit: int) -> Receive:
    """Count what comes in, since a request in pieces names no length."""
    n_bytes = 0

    async def receive_limited() -> Message:
        nonlocal n_bytes
        message = await receive()
        n_bytes += len(message.get("body", b""))
        if n_bytes > limit:
            raise HTTPException(413)
        return message

    return receive_limited


async def _refuse(send: Send, status: int, key: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{say(key)}\n".encode()})
