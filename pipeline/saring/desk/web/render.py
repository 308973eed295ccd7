"""Pages of the desk from their templates: what every page has around it, and what a person is told after a change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from saring.desk.rights import Action, may
from saring.desk.web.assets import asset_address
from saring.desk.web.forms import TOKEN_FIELD, form_token
from saring.desk.web.visitors import Visitor
from saring.files.templates import shipped_environment
from saring.i18n import PHRASES, get_language, say

MENU = (
    ("/", "desk_page_queue", "g", Action.SEE),
    ("/imports", "desk_page_imports", "i", Action.SEE),
    ("/recap", "desk_page_recap", "m", Action.SEE_RECAP),
    ("/accounts", "desk_page_accounts", "", Action.MANAGE_ACCOUNTS),
    ("/access-log", "desk_page_access_log", "", Action.SEE_ACCESS_LOG),
)


class MenuLink(NamedTuple):
    """A link of the menu; `key` is the letter that follows it."""

    path: str
    name: str
    key: str


def render(request: Request, template: str, title: str, /, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page in the language of the request."""
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    secret = request.state.form_secret
    around = {
        "language": get_language(),
        "title": title,
        "visitor": visitor.account if visitor else None,
        "office": request.app.state.office,
        "menu": list(_menu(visitor)) if visitor else [],
        "here": request.url.path,
        "asset": asset_address,
        "token": lambda: Markup('<input type="hidden" name="{}" value="{}">').format(TOKEN_FIELD, form_token(secret)),
        "done": _done(request),
        "undo": request.query_params.get("undo", "")[:40],
        "error": "",
    }
    content = shipped_environment().get_template(f"desk/{template}.html").render(around | values)
    return HTMLResponse(content, status_code=status)


def go_to(path: str, done: str = "", **values: object) -> RedirectResponse:
    """Send a browser on after a change, so that reloading does not repeat it; `done` says what was done."""
    from urllib.parse import urlencode

    query = {"done": done, **values} if done else values
    separator = "&" if "?" in path else "?"
    return RedirectResponse(f"{path}{separator}{urlencode(query)}" if query else path, status_code=303)


def local_path(path: str) -> str:
    r"""Return a path of the desk itself, `/` for anything that would lead to another host.

    >>> local_path("/claims/4"), local_path("//evil.example"), local_path("/\\evil.example"), local_path("https://x")
    ('/claims/4', '/', '/', '/')
    """
    is_local = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_local else "/"


def _menu(visitor: Visitor) -> Iterator[MenuLink]:
    for path, key, letter, action in MENU:
        if may(visitor.account.role, action):
            yield MenuLink(path, say(key), letter)


def _done(request: Request) -> str:
    """Return what was just done, in words; only codes with a phrase are said, so that no link can make up a text."""
    key = f"desk_done_{request.query_params.get('done', '')}"
    n = request.query_params.get("n", "")
    return say(key, n=n if n.isdigit() else "") if key in PHRASES else ""
