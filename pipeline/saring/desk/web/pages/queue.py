"""The queue: lanes, filters, search, pages, and changes to many claims with a preview and an undo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from fastapi import Depends, HTTPException, Request
from fastapi.responses import Response
from sqlalchemy import Row

from saring.desk import bulk
from saring.desk.errors import DeskError
from saring.desk.queue import LANES, Filter, Place, choices_of, count, count_lanes, ids_of, read_page, read_place
from saring.desk.rights import Action, may
from saring.desk.saved_filters import delete_filter, filter_from, list_filters, save_filter
from saring.desk.states import State
from saring.desk.web.access import checked_form
from saring.desk.web.forms import Form
from saring.desk.web.render import go_to, render
from saring.desk.web.routes import PageRouter
from saring.desk.work import people_to_assign
from saring.i18n import say
from saring.i18n.dates import format_moment
from saring.i18n.labels import label
from saring.records import Verdict
from saring.reports.cells import shown

router = PageRouter()
LONGEST_TITLE = 160
N_PREVIEWED = 20


@router.show("/", Action.SEE)
def show_queue(request: Request) -> Response:
    """Show a page of the queue."""
    desk, account = request.app.state, request.state.visitor.account
    wanted = filter_from(request.query_params)
    page = read_page(desk.database, wanted, account.account_id, _place(request))
    query, people, changes = urlencode(wanted.given()), people_to_assign(desk.database), _changes(account.role)
    return render(
        request,
        "queue",
        say("desk_page_queue"),
        filter=wanted,
        query=query,
        lanes=list(_lanes(count_lanes(desk.database), wanted)),
        choices=_choices(choices_of(desk.database), people),
        n_claims=count(desk.database, wanted),
        rows=[_row(row, page.changed, query) for row in page.rows],
        next_path=_path(wanted, page.next_place) if page.next_place else "",
        first_path=_path(wanted, None) if "after" in request.query_params else "",
        saved=list_filters(desk.database, account.account_id),
        may_change=bool(changes),
        changes=changes,
        people=people,
    )


def _place(request: Request) -> Place | None:
    try:
        return read_place(request.query_params.get("after", ""))
    except ValueError:
        return None


def _path(wanted: Filter, place: Place | None) -> str:
    after = {"after": str(place)} if place else {}
    return f"/?{urlencode(wanted.given() | after)}"


def _lanes(counts: Mapping[str, int], wanted: Filter) -> Iterator[dict[str, Any]]:
    n_open = sum(n for lane, n in counts.items() if lane not in ("needs_context", "closed"))
    yield {"path": "/", "name": say("desk_lane_all"), "n": n_open, "is_open": not wanted.lane}
    for lane in LANES:
        name = say("desk_lane_closed") if lane == "closed" else label("advice", lane)
        name = label("verdict", lane) if lane == "needs_context" else name
        yield {"path": f"/?lane={lane}", "name": name, "n": counts[lane], "is_open": wanted.lane == lane}


def _choices(
    found: Mapping[str, Sequence[str]], people: Sequence[tuple[str, str]]
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        ("verdict", say("page_filter_verdict"), [(code, label("verdict", code)) for code in Verdict]),
        ("topic", say("page_filter_topic"), [(code, label("topic", code)) for code in found["topic"]]),
        ("platform", say("page_filter_platform"), [(code, label("platform", code)) for code in found["platform"]]),
        ("state", say("desk_state"), [(code, label("desk_state", code)) for code in State]),
        ("assignee", say("column_assignee"), list(people)),
    ]


def _changes(role: Any) -> list[tuple[str, str]]:
    return [(code, say(f"desk_bulk_{code}")) for code in bulk.BulkChange if may(role, Action(code))]


def moment_of(written: str | None) -> str:
    """Return a stored time as people write it, empty where there is none."""
    return format_moment(datetime.fromisoformat(written)) if written else ""


def shortened(title: str) -> str:
    """Return a title safe to show and short enough for a row."""
    clean = shown(title)
    return clean if len(clean) <= LONGEST_TITLE else f"{clean[:LONGEST_TITLE]}…"


def _row(row: Row[Any], changed: frozenset[int], query: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "path": f"/claims/{row.id}?{query}" if query else f"/claims/{row.id}",
        "priority": row.priority,
        "advice": row.advice,
        "verdict": row.verdict,
        "title": shortened(row.title),
        "state": row.state,
        "due": say("desk_due", at=moment_of(row.due_at)) if row.due_at else "",
        "assignee": row.assignee or "",
        "topics": row.topics or (),
        "platforms": row.platforms or (),
        "n_messages": row.n_messages,
        "last_seen": moment_of(row.last_seen_at),
        "is_changed": row.id in changed,
    }


@router.change("/bulk", Action.SEE)
def preview_bulk(request: Request, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Show what a change to many claims would do, before it is done."""
    database, account = request.app.state.database, request.state.visitor.account
    change, ids, assignee = _bulk_of(request, form)
    rows, n_left = bulk.preview(database, account, change, ids)
    names = dict(people_to_assign(database))
    return render(
        request,
        "bulk",
        say("desk_bulk"),
        rows=[_row(row, frozenset(), "") for row in _with_assignees(rows[:N_PREVIEWED])],
        summary=say("desk_bulk_summary", n=len(rows), change=say(f"desk_bulk_{change}")),
        assignee_name=names.get(assignee, "") if change is bulk.BulkChange.ASSIGN else "",
        n_left=n_left,
        n_more=max(0, len(rows) - N_PREVIEWED),
        change=change,
        assignee=assignee,
        ids=" ".join(str(row.id) for row in rows),
        query=form.text("filter"),
    )


def _with_assignees(rows: list[Row[Any]]) -> list[Any]:
    from types import SimpleNamespace

    return [SimpleNamespace(**row._mapping, assignee="") for row in rows]


def _bulk_of(request: Request, form: Form) -> tuple[bulk.BulkChange, list[int], str]:
    change, assignee = _change_of(request, form)
    marked = _numbers(form.all_texts("claim"))
    if form.text("scope", 10) == "filter":
        marked = ids_of(request.app.state.database, filter_from(dict(parse_qsl(form.text("filter")))))
    if not marked:
        raise DeskError("desk_nothing_marked")
    return change, marked, assignee


def _change_of(request: Request, form: Form) -> tuple[bulk.BulkChange, str]:
    """Return the change a form asks for and to whom it assigns; 403 for a change that this person may not make."""
    try:
        change = bulk.BulkChange(form.needed("change", 20))
    except ValueError:
        raise HTTPException(422) from None
    if not may(request.state.visitor.account.role, Action(change)):
        raise HTTPException(403)
    assignee = form.text("assignee", 20)
    if assignee and assignee not in dict(people_to_assign(request.app.state.database)):
        raise HTTPException(422)
    return change, assignee


def _numbers(texts: Sequence[str]) -> list[int]:
    try:
        return [int(text) for text in texts]
    except ValueError:
        raise HTTPException(422) from None


@router.change("/bulk/apply", Action.SEE)
def apply_bulk(request: Request, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Make the change that was previewed to exactly the claims that were shown."""
    change, assignee = _change_of(request, form)
    ids, account = _numbers(form.needed("ids", 1_000_000).split()), request.state.visitor.account
    undo_id, n = bulk.apply(request.app.state.database, account, change, ids, int(assignee) if assignee else None)
    query = _filter_query(form)
    return go_to(f"/?{query}" if query else "/", "bulk", n=n, undo=undo_id)


def _filter_query(form: Form) -> str:
    """Return the filter of a form as the query of its page, without anything that is no field of a filter."""
    return urlencode(filter_from(dict(parse_qsl(form.text("filter")))).given())


@router.change("/undo", Action.SEE)
def undo_bulk(request: Request, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Undo the last change to many claims, while there is time."""
    n = bulk.undo(request.app.state.database, request.state.visitor.account, form.needed("undo", 40))
    return go_to("/", "undone", n=n)


@router.change("/filters", Action.SEE)
def keep_filter(request: Request, form: Form = Depends(checked_form)) -> Response:  # noqa: B008
    """Save the filter in use by name, or delete one."""
    database, account_id = request.app.state.database, request.state.visitor.account.account_id
    query = _filter_query(form)
    if gone := form.text("delete"):
        delete_filter(database, account_id, gone)
    else:
        save_filter(database, account_id, form.text("name"), query)
    return go_to(f"/?{query}" if query else "/", "saved")
