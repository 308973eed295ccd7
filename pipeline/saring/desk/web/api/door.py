"""The door for WhatsApp: what people send to the office's number is imported. Off unless both its secrets are set.

A notification that is sent again, or by somebody who recorded it, adds nothing: the same messages are the same file,
and a message that is there already is known by its chat, sender, minute and words.
"""

from __future__ import annotations

import csv
import hmac
import json
import os
from datetime import timedelta
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse, Response

from saring.desk.audit import now
from saring.desk.intake import add_spooled
from saring.desk.web.api.whatsapp import TiplineMessage, is_signed, messages_of
from saring.desk.web.spool import spool_path

SECRET, VERIFY = "SARING_WHATSAPP_SECRET", "SARING_WHATSAPP_VERIFY"
"""Environment variables: the app's secret, and the word that Meta repeats when the address is registered."""
OLDEST = timedelta(days=8)
"""Meta sends a notification again for up to seven days; anything older was recorded by somebody."""
CHAT = "tipline"
door = APIRouter()


def _secrets() -> tuple[str, str]:
    secret, verify = os.environ.get(SECRET, ""), os.environ.get(VERIFY, "")
    if not (secret and verify):
        raise HTTPException(404)
    return secret, verify


@door.get("/hooks/whatsapp", include_in_schema=False)
def confirm(request: Request) -> Response:
    """Answer Meta's question whether this address is ours."""
    _, verify = _secrets()
    query = request.query_params
    if not hmac.compare_digest(query.get("hub.verify_token", "").encode(), verify.encode()):
        raise HTTPException(403)
    return PlainTextResponse(query.get("hub.challenge", "")[:200])


@door.post("/hooks/whatsapp", include_in_schema=False)
async def take_in(request: Request) -> Response:
    """Import the messages of a notification that Meta signed."""
    secret, _ = _secrets()
    body = await request.body()
    if not is_signed(body, request.headers.get("x-hub-signature-256", ""), secret):
        raise HTTPException(401)
    try:
        found = list(messages_of(json.loads(body)))
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    recent = [message for message in found if now() - message.sent_at <= OLDEST]
    if recent:
        await run_in_threadpool(_import, request, recent)
    return Response(status_code=200)


def _import(request: Request, found: list[TiplineMessage]) -> None:
    desk = request.app.state
    add_spooled(desk.database, _write(desk.spool, found), by=None)
    desk.worker.wake()


def _write(spool: Path, found: list[TiplineMessage]) -> Path:
    path = spool_path(spool, "tipline.csv")
    with path.open("x", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["platform", "chat", "sender", "sent_at", "text", "forwarded_from", "message_id"])
        for one in found:
            forwarded = "tipline" if one.is_forwarded else ""
            rows.writerow(["whatsapp", CHAT, one.sender, one.sent_at.isoformat(), one.text, forwarded, one.message_id])
    return path
