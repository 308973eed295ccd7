"""Jinja2, set up in one place: for the templates that ship with the package, and for those an office wrote.

Whatever fills a page is escaped, a name that is not known is an error and never an empty place, and a template
of an office can reach nothing but the values it is given.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, TextIO

from saring.i18n import get_language, say
from saring.i18n.labels import label
from saring.i18n.numbers import format_number
from saring.resources import RESOURCES, read_shipped

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.sandbox import ImmutableSandboxedEnvironment

N_PIECES_AT_ONCE = 256


@cache
def shipped_environment() -> Environment:
    """Return the environment of the templates in `resources/templates/`: HTML is escaped, plain text is not."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=FileSystemLoader(RESOURCES / "templates"),
        autoescape=select_autoescape(("html",), default=False),
        undefined=StrictUndefined,
        auto_reload=False,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(say=say, number=format_number, label=label)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


@cache
def office_environment() -> ImmutableSandboxedEnvironment:
    """Return the environment of an office's own templates of plain text, which cannot reach into Python."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.clear()  # `range` and the like: a draft needs no loops of its own making
    return environment


def render_shipped(name: str, **values: Any) -> str:
    """Return a shipped template of plain text with its values filled in."""
    return shipped_environment().get_template(name).render(values)


def render_page(name: str, title: str, **values: Any) -> str:
    """Return a page; see `write_page`."""
    return shipped_environment().get_template(f"{name}.html").render(_page_values(name, title), **values)


def write_page(stream: TextIO, name: str, title: str, **values: Any) -> None:
    """Write a page in the language in force, piece by piece, so that an iterator among `values` is never held whole.

    The page loads nothing, and no style or script may run but its own: `name.css` and `name.js` stand in it, named
    in its policy by their digests.
    """
    pieces = shipped_environment().get_template(f"{name}.html").stream(_page_values(name, title), **values)
    pieces.enable_buffering(N_PIECES_AT_ONCE)
    stream.writelines(pieces)


def _page_values(name: str, title: str) -> dict[str, Any]:
    from markupsafe import Markup

    style, script = _resource(f"{name}.css"), _resource(f"{name}.js")
    return {
        "language": get_language(),
        "title": title,
        "style": Markup(style),
        "script": Markup(script),
        "policy": Markup(_policy(style, script, INLINE_STYLES.get(name, False))),
    }


INLINE_STYLES = {"card": True}
"""Pages whose drawings carry styles of their own, as those of matplotlib do; no script runs in them at all."""


def _policy(style: str, script: str, has_inline_styles: bool) -> str:
    """Return a Content Security Policy."""
    styles = "'unsafe-inline'" if has_inline_styles else _digests([style])
    return (
        f"default-src 'none'; style-src {styles}; script-src {_digests([script])}; base-uri 'none'; form-action 'none'"
    )


def _digests(contents: Iterable[str]) -> str:
    digests = (b64encode(hashlib.sha256(content.encode()).digest()).decode() for content in contents if content)
    return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"


@cache
def _resource(name: str) -> str:
    path = f"templates/{name}"
    return read_shipped(path).strip() if (RESOURCES / path).exists() else ""
