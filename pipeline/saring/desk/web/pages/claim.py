"""The page of a claim: what is known of it, and what people do with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from sqlalchemy import Connection, Row, select

from saring.desk import work
from saring.desk.accounts import Account
from saring.desk.answers import last_revision, start_answer
from saring.desk.audit import history_of, log_access
from saring.desk.database.schema import accounts, decisions, messages, notes
from saring.desk.errors import DeskError
from saring.desk.queue import claim_after
from saring.desk.rights import Action, may
from saring.desk.saved_filters import filter_from
from saring.desk.states import Finding, State, Step
from saring.desk.web.access import checked_form
from saring.desk.web.forms import Form
from saring.desk.web.pages.claim_view import pieces, spread_picture
from saring.desk.web.pages.queue import moment_of, shortened
from saring.desk.web.render import go_to, render
from saring.desk.web.routes import PageRouter
from saring.facts.ratings import ratings
from saring.i18n import say
from saring.i18n.dates import format_moment
from saring.i18n.labels import label
from saring.reports.cells import is_address, shown
from saring.text.private import mask_private

router = PageRouter()
N_COPIES = 200
STEPS = {"take-up": Step.TAKE_UP, "wait": Step.WAIT, "archive": Step.ARCHIVE, "reopen": Step.REOPEN}
HIDDEN_EVENTS = frozenset({"revision"})


@router.show("/claims/{claim_id}", Action.SEE)
def show_claim(request: Request, claim_id: int) -> Response:
    """Show a claim."""
    desk, account = request.app.state, request.state.visitor.account
    log_access(desk.database, account.account_id, "claim", f"claim {claim_id}")
    page = claim_page(request, claim_id)
    work.look_at(desk.database, account, claim_id)
    return page


def claim_page(
    request: Request, claim_id: int, status: int = 200, typed: dict[str, str] | None = None, error: str = ""
) -> HTMLResponse:
    """Return the page of a claim, with what a person typed where it could not be saved."""
    desk, account = request.app.state, request.state.visitor.account
    wanted = filter_from(request.query_params)
    query = urlencode(wanted.given())
    following = claim_after(desk.database, wanted, claim_id)
    with desk.database.reading() as connection:
        claim = work.find_claim(connection, claim_id)
        title = shortened(claim.title)
        values = {
            "claim": _view(connection, claim, desk.analysis.explain(claim.text)),
            "can": _rights(connection, account, claim),
            "history": list(_history(connection, claim)),
            "answer": _answer(connection, claim),
        }
    return render(
        request, "claim", title, status=status, **values,
        back_path=f"/?{query}" if query else "/",
        next_path=f"/claims/{following}?{query}" if following else "",
        query=query,
        findings=[(code, label("desk_finding", code)) for code in Finding],
        ratings=[(rating.code, rating.label) for rating in ratings() if rating.is_publishable],
        people=work.people_to_assign(desk.database),
        typed={"finding": "", "rating": "", "reason": "", "duplicate_of": "", "note": "", **(typed or {})},
        error=error,
    )  # fmt: skip


def _rights(connection: Connection, account: Account, claim: Row[Any]) -> dict[str, bool]:
    return {action.value: may(account.role, action, State(claim.state)) for action in Action}


def _view(connection: Connection, claim: Row[Any], spans: Sequence[Any]) -> dict[str, Any]:
    detail = claim.detail
    stored = connection.execute(select(messages.c.id, messages.c.message).where(messages.c.claim_id == claim.id)).all()
    by_time = sorted(stored, key=lambda row: (row.message[3] or "", row.id))
    assignee = connection.scalar(select(accounts.c.name).where(accounts.c.id == claim.assignee_id))
    return {
        "id": claim.id,
        "code": claim.code,
        "path": f"/claims/{claim.id}",
        "version": claim.version,
        "state": claim.state,
        "advice": claim.advice,
        "verdict": claim.verdict,
        "why": shown(detail["why"]),
        "due": say("desk_due", at=moment_of(claim.due_at)) if claim.due_at else "",
        "assignee": assignee or "",
        "assignee_id": str(claim.assignee_id or ""),
        "answered": claim.published_url or "",
        "finding": claim.finding or "",
        "n_messages": claim.n_messages,
        "counts": [(say(f"column_n_{name}"), getattr(claim, f"n_{name}")) for name in ("messages", "chats", "senders")],
        "pieces": list(pieces(claim.text, spans, detail["signals"])),
        "is_explained": bool(spans),
        "reasons": list(map(shown, detail["reasons"])),
        "parts": [
            {"name": name, "value": value, "weight": weight, "detail": shown(why)}
            for name, value, weight, why in detail["parts"]
        ],
        "signals": [(shown(text), shown(claim.text[start:end])) for _, text, start, end in detail["signals"]],
        "facts": [
            {"status": status, "title": shown(title), "url": url if is_address(url) else "", "rating": shown(rating)}
            for status, title, url, rating, _ in detail["facts"]
        ],
        "copies": [_copy(row) for row in by_time[:N_COPIES]],
        "n_more_copies": max(0, len(by_time) - N_COPIES),
        "spread": spread_picture([datetime.fromisoformat(row.message[3]) for row in by_time if row.message[3]]),
    }


def _copy(row: Any) -> dict[str, Any]:
    platform, chat, _, sent_at, _, text, *_ = row.message
    return {"id": row.id, "platform": platform, "chat": shown(chat), "sent": moment_of(sent_at), "text": shown(text)}


def _answer(connection: Connection, claim: Row[Any]) -> str:
    return f"/claims/{claim.id}/answer" if last_revision(connection, claim.id) is not None else ""


def _history(connection: Connection, claim: Row[Any]) -> Iterator[dict[str, str]]:
    """Yield every step in the order of the audit, newest first; decisions and notes with what was written."""
    written = {
        "decide": [(label("desk_finding", row.finding), row.reason) for row in _of_claim(connection, decisions, claim)],
        "note": [("", row.text) for row in _of_claim(connection, notes, claim)],
    }
    for row in history_of(connection, f"claim {claim.id}"):
        if row.action in HIDDEN_EVENTS:
            continue
        finding, text = written[row.action].pop() if written.get(row.action) else ("", "")
        what = label("desk_action", row.action)
        yield {
            "at": format_moment(row.at.astimezone()),
            "who": row.name or "Saring",
            "what": f"{what}: {finding}" if finding else what,
            "text": shown(text),
        }


def _of_claim(connection: Connection, table: Any, claim: Row[Any]) -> Sequence[Row[Any]]:
    return connection.execute(select(table).where(table.c.claim_id == claim.id).order_by(table.c.id)).all()


@router.change("/claims/{claim_id}/decide", Action.DECIDE)
def decide(request: Request, claim_id: int, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Save a decision; then stay, or go on to the next claim."""
    database, account = request.app.state.database, request.state.visitor.account
    typed = {name: form.text(name) for name in ("finding", "rating", "reason", "duplicate_of")}
    try:
        finding = Finding(typed["finding"])
    except ValueError:
        raise HTTPException(422) from None
    if typed["rating"] and typed["rating"] not in {rating.code for rating in ratings()}:
        raise HTTPException(422)
    following = claim_after(database, filter_from(request.query_params), claim_id)
    reason = mask_private(typed["reason"])
    try:
        work.decide(
            database, account, claim_id, form.number("version"), finding, reason, typed["rating"], typed["duplicate_of"]
        )
    except DeskError as error:
        if error.key in ("desk_reason_missing", "desk_no_other_claim"):
            return claim_page(request, claim_id, 422, typed, str(error))
        raise
    return _after(request, claim_id, "decided", following if form.text("then") == "next" else None)


def _after(request: Request, claim_id: int, done: str, following: int | None = None) -> Response:
    query = urlencode(filter_from(request.query_params).given())
    path = f"/claims/{following or claim_id}"
    return go_to(f"{path}?{query}" if query else path, done)


@router.change("/claims/{claim_id}/assign", Action.ASSIGN)
def assign(request: Request, claim_id: int, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Give a claim to somebody."""
    database, assignee = request.app.state.database, form.text("assignee", 20)
    if assignee and assignee not in dict(work.people_to_assign(database)):
        raise HTTPException(422)
    work.assign(
        database, request.state.visitor.account, claim_id, form.number("version"), int(assignee) if assignee else None
    )
    return _after(request, claim_id, "assigned")


@router.change("/claims/{claim_id}/note", Action.NOTE)
def add_note(request: Request, claim_id: int, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Add a note."""
    work.add_note(request.app.state.database, request.state.visitor.account, claim_id, mask_private(form.text("note")))
    return _after(request, claim_id, "noted")


@router.change("/claims/{claim_id}/answers", Action.DRAFT)
def begin_answer(request: Request, claim_id: int, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Begin an answer with what is known."""
    desk = request.app.state
    start_answer(desk.database, request.state.visitor.account, claim_id, form.number("version"), desk.office)
    return go_to(f"/claims/{claim_id}/answer")


def _declare_step(name: str, step: Step) -> None:
    @router.change(f"/claims/{{claim_id}}/{name}", Action(step))
    def take_step(request: Request, claim_id: int, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
        work.take_step(
            request.app.state.database, request.state.visitor.account, claim_id, form.number("version"), step
        )
        return _after(request, claim_id, step)


for _name, _step in STEPS.items():
    _declare_step(_name, _step)
