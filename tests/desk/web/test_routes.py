"""Role by route by state: what every page and form answers is what the one function of rights says."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update
from starlette.testclient import TestClient

from saring.desk.audit import now
from saring.desk.database.schema import claims, revisions
from saring.desk.rights import Action, Role, may
from saring.desk.states import State
from saring.desk.web.app import all_paths, declared_routes, protected
from tests.desk.web.conftest import HOST, Desk

OPEN = {
    ("GET", "/sign-in"),
    ("POST", "/sign-in"),
    ("POST", "/language"),
    ("GET", "/static/{version}/{name}"),
    ("GET", "/hooks/whatsapp"),  # off; then only with a word or a signature
    ("POST", "/hooks/whatsapp"),
}
"""What a stranger may have."""
DECLARED = declared_routes()
OF_CLAIMS = sorted(
    (route for route in DECLARED if "{claim_id}" in route.path and route.method == "POST"),
    key=lambda route: route.action in (Action.DRAFT, Action.WRITE),  # who has written cannot sign
)
FIELDS = {"finding": "false", "reason": "Sudah dicek.", "note": "halo", "address": "https://kec.example/jawaban/1"}


def test_every_route_names_its_right_or_is_open_to_strangers() -> None:
    declared = {(route.method, route.path) for route in DECLARED}
    found = {(method, path) for method, path in all_paths() if not path.startswith("/api/")}
    assert found - OPEN == declared


def test_a_stranger_gets_nothing(desk: Desk) -> None:
    stranger = TestClient(protected(desk.app), base_url=HOST)
    for route in DECLARED:
        answer = stranger.request(
            route.method, route.path.format(claim_id=1, account_id=1, token_id=1), follow_redirects=False
        )
        assert answer.status_code == 303, route
        assert answer.headers["location"].startswith("/sign-in"), route


@pytest.mark.parametrize("role", Role)
def test_a_role_that_may_not_is_refused_before_anything_else(desk: Desk, role: Role) -> None:
    for route in DECLARED:
        if route.path == "/sign-out":
            continue
        path = route.path.format(claim_id=1, account_id=999, token_id=999)
        person = desk.person(role)
        answer = person.get(path) if route.method == "GET" else person.post(path)
        refused = "Your role does not allow this." in answer.text
        assert refused == (route.action is not None and not may(role, route.action)), route
        assert answer.status_code == 403 or not refused, route


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", [Role.OFFICER, Role.APPROVER, Role.ANALYST, Role.VIEWER])
def test_a_step_is_made_exactly_in_the_states_that_allow_it(desk: Desk, role: Role, state: State) -> None:
    person = desk.person(role)
    for route in OF_CLAIMS:
        assert route.action is not None
        with desk.database.writing() as connection:
            connection.execute(update(claims).where(claims.c.id == 1).values(state=state, version=5, finding="false"))
            values = {"claim_id": 1, "account_id": 5, "fact": "Airnya aman.", "sources": "https://kec.example/1"}
            connection.execute(revisions.insert().values(**values, at=now(), texts={"website": "Airnya aman."}))
        answer = person.post(route.path.format(claim_id=1), version="5", **FIELDS)
        with desk.database.reading() as connection:
            after = connection.execute(select(claims.c.state, claims.c.version).where(claims.c.id == 1)).one()
        if may(role, route.action, state):
            assert answer.status_code == 303, (route.path, answer.text[-600:])
            assert after.version == 5 + (route.action is not Action.NOTE), route.path
        else:
            assert answer.status_code == 403, route.path
            assert tuple(after) == (state, 5), route.path
