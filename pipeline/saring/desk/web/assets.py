"""Styles and the script of the pages, from the package: nothing comes from another host."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import NamedTuple

from fastapi import APIRouter, HTTPException, Response

from saring.resources import read_shipped

PARTS = {
    "desk.css": (("worklist.css", "desk/desk.css"), "text/css"),
    "desk.js": (("desk/desk.js",), "text/javascript"),
    "desk.svg": (("desk/desk.svg",), "image/svg+xml"),
}
"""What each file is put together from: the look of the desk is that of the worklist page, and a little more."""
assets = APIRouter()


class Asset(NamedTuple):
    """A file as it is sent; `version` is part of its address, so that browsers may keep it for a year."""

    content: str
    media_type: str
    version: str


@cache
def load_asset(name: str) -> Asset:
    """Return a file of the pages; raises `KeyError` for a name that is none."""
    parts, media_type = PARTS[name]
    content = "\n".join(read_shipped(f"templates/{part}") for part in parts)
    return Asset(content, media_type, hashlib.sha256(content.encode()).hexdigest()[:16])


def asset_address(name: str) -> str:
    """Return the address of a file of the pages."""
    return f"/static/{load_asset(name).version}/{name}"


@assets.get("/static/{version}/{name}", include_in_schema=False)
def send_asset(version: str, name: str) -> Response:
    """Send a file of the pages; the only thing beside the sign-in that a stranger may have."""
    if name not in PARTS or version != load_asset(name).version:
        raise HTTPException(404)
    asset = load_asset(name)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(asset.content, media_type=asset.media_type, headers=headers)
