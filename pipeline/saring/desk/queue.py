"""The queue: claims in the order of work, by lane and filter, page by page, and changes to many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, String, and_, cast, func, or_, select, tuple_

from saring.desk.database.engine import Database
from saring.desk.database.schema import accounts, claims, looks
from saring.desk.database.search import HasWords
from saring.desk.states import CLOSED, State
from saring.records import Advice, Verdict

ANSWERED = (State.PUBLISHED,)
LANES = ("respond_now", "prepare_answer", "watch", "do_not_amplify", "already_answered", "needs_context", "closed")
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims to show; empty where anything will do. `assignee` is the id of an account."""

    lane: str = ""
    search: str = ""
    verdict: str = ""
    topic: str = ""
    platform: str = ""
    state: str = ""
    assignee: str = ""

    def given(self) -> dict[str, str]:
        """Return the fields that are set."""
        return {name: value for name, value in asdict(self).items() if value}


class Place(NamedTuple):
    """Where a page ended: the next one begins after this claim, however far down it is."""

    lane: int
    priority: float
    claim_id: int

    def __str__(self) -> str:
        """Return it as an address has it."""
        return f"{self.lane}_{self.priority!r}_{self.claim_id}"


def read_place(written: str) -> Place:
    """Read a place from an address; raises `ValueError` for anything else.

    >>> read_place(str(Place(1, 0.25, 7)))
    Place(lane=1, priority=0.25, claim_id=7)
    """
    lane, priority, claim_id = written.split("_")
    return Place(int(lane), float(priority), int(claim_id))


class QueuePage(NamedTuple):
    """A page of the queue; `looked_at` has the claims that changed since this person last looked, by id."""

    rows: Sequence[Row[Any]]
    next_place: Place | None
    changed: frozenset[int]


def read_page(
    database: Database, wanted: Filter, account_id: int, after: Place | None = None, size: int = PAGE_SIZE
) -> QueuePage:
    """Return a page of claims in the order of work; the claims before it are not read."""
    query = _in_order(select(claims, accounts.c.name.label("assignee")).outerjoin(accounts), wanted)
    if after is not None:
        query = query.where(_after(after))
    with database.reading() as connection:
        rows = connection.execute(query.limit(size + 1)).all()
        ids = [row.id for row in rows]
        seen_at = select(looks.c.claim_id, looks.c.at).where(
            looks.c.account_id == account_id, looks.c.claim_id.in_(ids)
        )
        seen = {row.claim_id: row.at for row in connection.execute(seen_at)}
    shown = rows[:size]
    last = Place(shown[-1].lane, shown[-1].priority, shown[-1].id) if len(rows) > size else None
    return QueuePage(
        shown, last, frozenset(row.id for row in shown if row.id in seen and row.changed_at > seen[row.id])
    )


def count(database: Database, wanted: Filter) -> int:
    """Return the number of claims of a filter."""
    with database.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(claims).where(*_conditions(wanted))) or 0)


def count_lanes(database: Database) -> Mapping[str, int]:
    """Return the number of claims in each lane."""
    lanes = [func.count().filter(_lane(lane)).label(lane) for lane in LANES]
    with database.reading() as connection:
        return dict(connection.execute(select(*lanes).select_from(claims)).one()._mapping)


def claim_after(database: Database, wanted: Filter, claim_id: int) -> int | None:
    """Return the claim that follows one in the queue."""
    with database.reading() as connection:
        row = connection.execute(select(claims.c.lane, claims.c.priority).where(claims.c.id == claim_id)).first()
        if row is None:
            return None
        query = _in_order(select(claims.c.id), wanted).where(_after(Place(row.lane, row.priority, claim_id)))
        found: int | None = connection.scalar(query.limit(1))
        return found


def ids_of(database: Database, wanted: Filter) -> list[int]:
    """Return all claims of a filter, in order."""
    with database.reading() as connection:
        return list(connection.scalars(_in_order(select(claims.c.id), wanted)))


def choices_of(database: Database) -> Mapping[str, Sequence[str]]:
    """Return the topics and platforms there are to filter by."""
    found: dict[str, set[str]] = {"topic": set(), "platform": set()}
    with database.reading() as connection:
        for topics, platforms in connection.execute(select(claims.c.topics, claims.c.platforms).distinct()):
            found["topic"].update(topics or ())
            found["platform"].update(platforms or ())
    return {name: sorted(values) for name, values in found.items()}


def _in_order(query: Select[Any], wanted: Filter) -> Select[Any]:
    ordered = query.where(*_conditions(wanted))
    return ordered.order_by(claims.c.lane, claims.c.order_key, claims.c.id)


def _after(place: Place) -> ColumnElement[bool]:
    # One comparison of three columns, which the index answers from the place on.
    columns = tuple_(claims.c.lane, claims.c.order_key, claims.c.id)
    after: ColumnElement[bool] = columns > tuple_(place.lane, -place.priority, place.claim_id)
    return after


def _lane(lane: str) -> ColumnElement[bool]:
    open_ = and_(claims.c.is_listed, claims.c.state.not_in(CLOSED))
    if lane == "closed":
        return claims.c.state.in_(CLOSED)
    if lane == "needs_context":
        return and_(claims.c.verdict == Verdict.NEEDS_CONTEXT, ~claims.c.is_listed, claims.c.n_messages > 0)
    if lane == Advice.ALREADY_ANSWERED:
        return and_(open_, or_(claims.c.advice == lane, claims.c.state.in_(ANSWERED)))
    return and_(open_, claims.c.advice == lane, claims.c.state.not_in(ANSWERED))


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.lane in LANES:
        found.append(_lane(wanted.lane))
    elif wanted.state:
        found.append(claims.c.state == wanted.state)
    else:
        found.append(and_(claims.c.is_listed, claims.c.state.not_in(CLOSED)))
    if wanted.lane and wanted.state:
        found.append(claims.c.state == wanted.state)
    if wanted.verdict:
        found.append(claims.c.verdict == wanted.verdict)
    if wanted.assignee:
        found.append(cast(claims.c.assignee_id, String) == wanted.assignee)
    for name in ("topic", "platform"):
        if value := getattr(wanted, name):
            found.append(cast(claims.c[f"{name}s"], String).contains(f'"{value}"', autoescape=True))
    if wanted.search:
        found.append(HasWords(wanted.search))
    return found
