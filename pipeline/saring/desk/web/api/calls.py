"""The calls of the API: score, import, claims, decisions. Each program has a token with the rights of a role."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi import Path as InPath
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from saring.desk import work
from saring.desk.accounts import Account, read_token
from saring.desk.audit import log_access
from saring.desk.intake import NewImport, add_pasted, add_spooled, find_imports
from saring.desk.queue import Filter, read_page, read_place
from saring.desk.rights import Action, may
from saring.desk.web.api.shapes import (
    ClaimOut,
    ClaimsOut,
    DecisionIn,
    ErrorOut,
    ImportOut,
    ScoreOut,
    TextIn,
    claim_out,
)
from saring.desk.web.spool import spool_path
from saring.text.private import mask_private

PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": ErrorOut} for code in (400, 401, 403, 404, 409, 413, 415, 422, 429)
}
LONGEST_ID = 2**53
Id = Annotated[int, InPath(ge=1, le=LONGEST_ID)]
calls = APIRouter(prefix="/api", responses=PROBLEMS)


def program(request: Request) -> Account:
    """Return the program behind a request; a stranger gets 401, one in a hurry 429."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    address = request.client.host if request.client else ""
    if wait := request.app.state.rate.take(secret or address):
        raise HTTPException(429, headers={"Retry-After": str(int(wait) + 1)})
    account = read_token(request.app.state.database, secret) if scheme.lower() == "bearer" and secret else None
    if account is None:
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    return account


def allowed(action: Action) -> Callable[[Account], Account]:
    """Return a dependency that lets through programs with a right."""

    def check(account: Annotated[Account, Depends(program)]) -> Account:
        if not may(account.role, action):
            raise HTTPException(403)
        return account

    return check


@calls.get("/openapi.json", include_in_schema=False)
def describe(request: Request, _: Annotated[Account, Depends(program)]) -> JSONResponse:
    """Describe the API."""
    return JSONResponse(request.app.openapi())


@calls.post("/score")
def score(request: Request, body: TextIn, _: Annotated[Account, Depends(allowed(Action.SCORE))]) -> ScoreOut:
    """Score one message; nothing is stored."""
    analysis = request.app.state.analysis
    (found,) = analysis.score([body.text])
    return ScoreOut(
        verdict=found.verdict,
        hoax_probability=found.hoax_probability,
        check_worthiness=found.check_worthiness,
        risk=found.risk,
        reasons=[reason.detail for reason in found.reasons],
        model_version=analysis.model_version,
    )


@calls.post("/imports", status_code=202)
def import_text(
    request: Request, body: TextIn, account: Annotated[Account, Depends(allowed(Action.IMPORT))]
) -> ImportOut:
    """Import one message; the job runs beside."""
    desk = request.app.state
    return _started(request, add_pasted(desk.database, body.text, desk.spool, by=account.account_id))


@calls.post("/imports/file", status_code=202, include_in_schema=False)
async def import_file(
    request: Request,
    name: Annotated[str, Query(min_length=1, max_length=200)],
    account: Annotated[Account, Depends(allowed(Action.IMPORT))],
) -> ImportOut:
    """Import the bytes of a file, sent as they are."""
    path = spool_path(request.app.state.spool, name)
    with path.open("xb") as stream:
        async for part in request.stream():
            await run_in_threadpool(stream.write, part)
    added = await run_in_threadpool(_add, request, path, account)
    return await run_in_threadpool(_started, request, added)


def _add(request: Request, path: Path, account: Account) -> NewImport:
    return add_spooled(request.app.state.database, path, by=account.account_id)


def _started(request: Request, added: NewImport) -> ImportOut:
    request.app.state.worker.wake()
    return _import_out(request, added.import_id, is_new=added.is_new)


def _import_out(request: Request, import_id: int, *, is_new: bool = False) -> ImportOut:
    found = find_imports(request.app.state.database, [import_id])
    if not found:
        raise HTTPException(404)
    (row,) = found
    return ImportOut(id=row.id, state=row.state, n_done=row.n_done, n_new=row.n_new, error=row.error, is_new=is_new)


@calls.get("/imports/{import_id}")
def show_import(request: Request, import_id: Id, _: Annotated[Account, Depends(allowed(Action.SEE))]) -> ImportOut:
    """Say how far an import is."""
    return _import_out(request, import_id)


@calls.get("/claims")
def list_claims(
    request: Request,
    account: Annotated[Account, Depends(allowed(Action.SEE))],
    lane: Annotated[str, Query(max_length=30)] = "",
    search: Annotated[str, Query(max_length=200)] = "",
    state: Annotated[str, Query(max_length=30)] = "",
    topic: Annotated[str, Query(max_length=40)] = "",
    platform: Annotated[str, Query(max_length=40)] = "",
    after: Annotated[str, Query(max_length=80, pattern=r"^(\d{1,3}_\d(\.\d+)?(e-\d{1,3})?_\d{1,15})?$")] = "",
    size: Annotated[int, Query(ge=1, le=200)] = 50,
) -> ClaimsOut:
    """List claims in the order of work."""
    wanted = Filter(*(value.replace("\0", "") for value in (lane, search, "", topic, platform, state)))
    place = read_place(after) if after else None
    page = read_page(request.app.state.database, wanted, account.account_id, place, size)
    following = str(page.next_place) if page.next_place else None
    log_access(request.app.state.database, account.account_id, "claims", account.name)
    return ClaimsOut(claims=[claim_out(row) for row in page.rows], next=following)


@calls.get("/claims/{claim_id}")
def show_claim(request: Request, claim_id: Id, account: Annotated[Account, Depends(allowed(Action.SEE))]) -> ClaimOut:
    """Return one claim."""
    log_access(request.app.state.database, account.account_id, "claim", f"claim {claim_id}")
    return _claim(request, claim_id)


def _claim(request: Request, claim_id: int) -> ClaimOut:
    with request.app.state.database.reading() as connection:
        return claim_out(work.find_claim(connection, claim_id))


@calls.post("/claims/{claim_id}/decisions", status_code=201)
def decide(
    request: Request, claim_id: Id, body: DecisionIn, account: Annotated[Account, Depends(allowed(Action.DECIDE))]
) -> ClaimOut:
    """Decide a claim that is in review; a version that is not the stored one is answered with 409."""
    database = request.app.state.database
    reason = mask_private(body.reason)
    work.decide(database, account, claim_id, body.version, body.finding, reason, body.rating, body.duplicate_of)
    return _claim(request, claim_id)
