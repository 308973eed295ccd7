"""The page of an answer: texts for every channel from one fact, sources, signature, publication, revisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, Response
from sqlalchemy import Row

from saring.answers.lengths import utf16_length
from saring.answers.templates import CHANNELS
from saring.desk import answers
from saring.desk.accounts import n_signers
from saring.desk.errors import DeskError
from saring.desk.rights import Action, may
from saring.desk.states import State, Step
from saring.desk.web.access import checked_form
from saring.desk.web.forms import Form
from saring.desk.web.pages.queue import shortened
from saring.desk.web.render import go_to, render
from saring.desk.web.routes import PageRouter
from saring.desk.work import is_drafter, take_step
from saring.errors import InputError
from saring.i18n import say
from saring.i18n.dates import format_moment
from saring.i18n.labels import label
from saring.i18n.numbers import format_number
from saring.reports.cells import is_address, shown
from saring.text.private import mask_private

router = PageRouter()
KEPT_ERRORS = ("desk_sources_missing", "desk_left_to_fill", "desk_reason_missing")
SIGNED = frozenset({State.APPROVED, State.PUBLISHED})


@router.show("/claims/{claim_id}/answer", Action.SEE)
def show_answer(request: Request, claim_id: int) -> Response:
    """Show an answer as far as it is."""
    return answer_page(request, claim_id)


def answer_page(
    request: Request, claim_id: int, status: int = 200, typed: Mapping[str, str] | None = None, error: str = ""
) -> HTMLResponse:
    """Return the page of an answer, with what a person typed where it could not be saved."""
    desk, account = request.app.state, request.state.visitor.account
    claim, revisions, signatures = answers.read_answer(desk.database, claim_id)
    if not revisions:
        raise DeskError("desk_no_answer")
    state, last, fields = State(claim.state), revisions[0], {"reason": "", "address": "", **(typed or {})}
    with desk.database.reading() as connection:
        drafted, signers = is_drafter(connection, account, claim_id), n_signers(connection)
    can = {action: may(account.role, action, state, is_drafter=drafted, n_signers=signers) for action in Action}
    must_be_other = may(account.role, Action.SIGN, state) and not can[Action.SIGN]
    return render(
        request, "answer", say("desk_answer"), status=status, error=error,
        answer=_view(claim, last, signatures, fields),
        typed={"fact": last.fact, "sources": last.sources, **fields},
        can={"write": can[Action.WRITE], "voids": state in (State.AWAITING_SIGNATURE, State.APPROVED)},
        steps=list(_steps(can)),
        why_not=say("desk_signer_is_drafter") if must_be_other else "",
        revisions=[_revision(row) for row in revisions],
        checklist=answers.checklist(claim, last.fact, answers.source_lines(last.sources), desk.office),
    )  # fmt: skip


def _view(claim: Row[Any], last: Row[Any], signatures: Sequence[Row[Any]], typed: Mapping[str, str]) -> dict[str, Any]:
    state = State(claim.state)
    newest = {kind: next((row for row in signatures if row.kind == kind), None) for kind in Step}
    signed, returned, published = newest[Step.SIGN], newest[Step.SEND_BACK], newest[Step.PUBLISH]
    return {
        "path": f"/claims/{claim.id}/answer",
        "claim_path": f"/claims/{claim.id}",
        "claim_title": shortened(claim.title),
        "state": claim.state,
        "version": claim.version,
        "texts": [_text(name, typed.get(f"text-{name}", last.texts.get(name, ""))) for name in CHANNELS],
        "returned": shown(returned.text) if returned and state is State.RETURNED else "",
        "signed_by": signed.name if signed and state in SIGNED else "",
        "signed_at": _when(signed) if signed else "",
        "published_url": claim.published_url if is_address(claim.published_url or "") else "",
        "published_at": _when(published) if published else "",
    }


def _text(channel: str, text: str) -> dict[str, str]:
    length = say("draft_length_free", n=format_number(utf16_length(text), 0))
    return {"channel": channel, "name": say(f"draft_channel_{channel}"), "text": text, "length": length}


def _when(row: Row[Any]) -> str:
    return format_moment(row.at.astimezone())


def _steps(can: Mapping[Action, bool]) -> Iterator[dict[str, Any]]:
    """Yield the steps a person may take now, each with the fields it needs and its key."""
    reason, address = ("reason", say("desk_return_reason"), "long"), ("address", say("desk_address"), "url")
    for action, key, fields in (
        (Action.SUBMIT, "h", ()),
        (Action.SIGN, "y", ()),
        (Action.SEND_BACK, "b", (reason,)),
        (Action.PUBLISH, "p", (address,)),
        (Action.CORRECT, "k", ()),
    ):
        if can[action]:
            name = action.value.replace("_", "-")
            is_main = action is not Action.SEND_BACK
            yield {"name": name, "label": say(f"desk_step_{action}"), "key": key, "fields": fields, "is_main": is_main}


def _revision(row: Row[Any]) -> dict[str, Any]:
    texts = [(say("desk_fact"), row.fact), (say("desk_sources"), row.sources)]
    texts += [(say(f"draft_channel_{name}"), text) for name, text in row.texts.items()]
    return {
        "at": _when(row),
        "who": row.name or "–",
        "what": "",
        "texts": [(name, shown(text)) for name, text in texts],
    }


@router.change("/claims/{claim_id}/answer", Action.WRITE)
def write(request: Request, claim_id: int, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Save a revision, or fill all channels again from the fact first."""
    desk, account = request.app.state, request.state.visitor.account
    fact, sources = mask_private(form.text("fact")), form.text("sources")
    texts = {name: mask_private(form.text(f"text-{name}")) for name in CHANNELS}
    typed = {"fact": fact, "sources": sources, **{f"text-{name}": text for name, text in texts.items()}}
    try:
        if form.text("then") == "fill":
            claim, _, _ = answers.read_answer(desk.database, claim_id)
            texts = answers.channel_texts(answers.build_answer(claim, fact, answers.source_lines(sources), desk.office))
        answers.write_answer(desk.database, account, claim_id, form.number("version"), fact, sources, texts)
    except InputError as error:
        return answer_page(request, claim_id, 422, typed, str(error))
    return go_to(f"/claims/{claim_id}/answer", "saved")


def _step(request: Request, claim_id: int, form: Form, action: Action) -> Response:
    database, account, version = request.app.state.database, request.state.visitor.account, form.number("version")
    typed = {"reason": mask_private(form.text("reason")), "address": form.text("address", 2_000)}
    try:
        if action is Action.SUBMIT:
            answers.submit_answer(database, account, claim_id, version)
        elif action is Action.SIGN:
            answers.sign_answer(database, account, claim_id, version)
        elif action is Action.SEND_BACK:
            answers.send_answer_back(database, account, claim_id, version, typed["reason"])
        elif action is Action.PUBLISH:
            answers.publish_answer(database, account, claim_id, version, typed["address"])
        else:
            take_step(database, account, claim_id, version, Step.CORRECT)
    except InputError as error:
        return answer_page(request, claim_id, 422, typed, str(error))
    except DeskError as error:
        if error.key in KEPT_ERRORS:
            return answer_page(request, claim_id, 422, typed, str(error))
        raise
    return go_to(f"/claims/{claim_id}/answer", action)


def _declare(action: Action) -> None:
    @router.change(f"/claims/{{claim_id}}/answer/{action.value.replace('_', '-')}", action)
    def take(request: Request, claim_id: int, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
        return _step(request, claim_id, form, action)


for _action in (Action.SUBMIT, Action.SIGN, Action.SEND_BACK, Action.PUBLISH, Action.CORRECT):
    _declare(_action)


def channel_name(code: str) -> str:
    """Return the name of a field of an answer, for the page of two versions."""
    name = code.removeprefix("text-")
    return say(f"draft_channel_{name}") if name in CHANNELS else label("desk", code)
