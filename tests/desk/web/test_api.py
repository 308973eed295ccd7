"""The API: what a stranger, a program and a program in a hurry get, and every call against its own description."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from saring.desk.accounts import create_token, list_tokens, revoke_token
from saring.desk.analysis import Analysis
from saring.desk.database.engine import open_database
from saring.desk.intake import run_next_import
from saring.desk.rights import Role
from saring.desk.web.app import all_paths, build_app, protected
from saring.desk.web.options import WebOptions
from saring.desk.web.throttle import RateLimit
from tests.desk.web.conftest import HOST, Answer, Desk

CLAIM = "/api/claims/1"
HOAX = "Info dari saudara di pemantau gempa: akan terjadi gempa besar 8,3 SR Sabtu malam. Sebarkan ke semua grup!"
FILE = b"24/07/26 19.12 - Bu Ani: Vaksin itu berisi cip, sebarkan!\n"


class Program:
    """A program with a token."""

    def __init__(self, desk: Desk, role: Role = Role.OFFICER) -> None:
        self.secret = create_token(desk.database, "tipline", role, by=desk.accounts["administrator"])
        self.client = TestClient(protected(desk.app), base_url=HOST, headers={"Authorization": f"Bearer {self.secret}"})

    def get(self, path: str) -> Answer:
        return self.client.get(path)

    def post(self, path: str, **body: Any) -> Answer:
        return self.client.post(path, json=body)


def test_a_stranger_gets_401_everywhere(desk: Desk) -> None:
    stranger = TestClient(protected(desk.app), base_url=HOST)
    calls = {(method, path) for method, path in all_paths() if path.startswith("/api/")}
    assert len(calls) >= 8
    for method, path in calls:
        answer = stranger.request(method, path.format(claim_id=1, import_id=1))
        assert answer.status_code == 401, path
        assert answer.headers["www-authenticate"] == "Bearer"
        assert set(answer.json()) == {"error"}


def test_the_session_of_a_person_is_no_token_and_a_token_is_no_session(desk: Desk) -> None:
    officer = desk.person("officer")
    assert officer.client.get(CLAIM).status_code == 401
    program = Program(desk)
    assert program.client.get("/", follow_redirects=False).status_code == 303


def test_a_message_is_scored_and_nothing_is_stored(desk: Desk) -> None:
    program = Program(desk)
    before = program.get("/api/claims").json()
    answer = program.post("/api/score", text=HOAX).json()
    assert answer["verdict"] in ("likely_hoax", "unverified")
    assert 0 <= answer["risk"] <= 1
    assert program.get("/api/claims").json() == before


def test_claims_come_page_by_page_in_the_order_of_the_queue(desk: Desk) -> None:
    program = Program(desk)
    whole = [claim["code"] for claim in program.get("/api/claims?size=200").json()["claims"]]
    assert len(whole) > 8
    paged: list[str] = []
    after = ""
    while after is not None:
        page = program.get(f"/api/claims?size=4&after={after}").json()
        paged += [claim["code"] for claim in page["claims"]]
        after = page["next"]
    assert paged == whole


def test_a_decision_needs_the_right_the_state_and_the_version(desk: Desk) -> None:
    program, viewer = Program(desk), Program(desk, Role.VIEWER)
    desk.person("officer").post("/claims/1/take-up", version="1")
    body = {"version": 2, "finding": "false", "reason": "Sudah dicek; hubungi 0812-3456-7890."}
    assert viewer.post(f"{CLAIM}/decisions", **body).status_code == 403
    stale = program.post(f"{CLAIM}/decisions", **(body | {"version": 1}))
    assert stale.status_code == 409
    assert stale.json()["version"] == 2
    assert stale.json()["stored"]["state"] == "in review"
    decided = program.post(f"{CLAIM}/decisions", **body)
    assert (decided.status_code, decided.json()["state"], decided.json()["finding"]) == (201, "decided", "false")
    assert "0812-3456-7890" not in desk.person("officer").get("/claims/1").text


def test_a_message_and_a_file_are_imported_and_the_same_bytes_only_once(desk: Desk, analysis: Analysis) -> None:
    program = Program(desk)
    for name, content in (
        ("a.txt", b"24/07/26 19.12 - Bu Ani: Vaksin itu berisi cip, sebarkan!\n"),
        ("../../b.txt", b"x"),
    ):
        sent = program.client.post("/api/imports/file", params={"name": name}, content=content)
        assert sent.status_code == 202, sent.text
    assert {path.name for path in Path(desk.app.state.spool).rglob("*.txt")} == {"a.txt", "b.txt"}
    first = program.post("/api/imports", text="Benarkah besok listrik padam se-Jawa?").json()
    assert first["is_new"]
    while run_next_import(desk.database, analysis, desk.app.state.spool):
        pass
    assert program.get(f"/api/imports/{first['id']}").json()["state"] == "done"
    again = program.client.post(
        "/api/imports/file",
        params={"name": "lain.txt"},
        content=b"24/07/26 19.12 - Bu Ani: Vaksin itu berisi cip, sebarkan!\n",
    )
    assert not again.json()["is_new"]
    assert not program.post("/api/imports", text="Benarkah besok listrik padam se-Jawa?").json()["is_new"]
    assert list(Path(desk.app.state.spool).rglob("*.*")) == []  # nothing unmasked is left


def test_a_token_that_is_withdrawn_and_one_that_is_made_up_are_no_use(desk: Desk) -> None:
    program = Program(desk)
    (kept,) = list_tokens(desk.database)
    revoke_token(desk.database, kept.id, by=desk.accounts["administrator"])
    assert program.get(CLAIM).status_code == 401
    program.client.headers["Authorization"] = "Bearer saring_made_up"
    assert program.get(CLAIM).status_code == 401


def test_a_program_in_a_hurry_is_told_how_long_to_wait(desk: Desk) -> None:
    program = Program(desk)
    desk.app.state.rate = RateLimit(3)
    assert [program.get(CLAIM).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert 1 <= int(program.get(CLAIM).headers["retry-after"]) <= 20


@pytest.fixture(scope="module")
def described(prepared: Path, analysis: Analysis, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    file = shutil.copy(prepared, tmp_path_factory.mktemp("described") / "desk.db")
    database = open_database(f"sqlite:///{file}")
    app = build_app(database, analysis, WebOptions(hosts=("testserver", "localhost")), tmp_path_factory.mktemp("spool"))
    app.state.rate = RateLimit(10_000_000)
    app.state.token = create_token(database, "penguji", Role.OFFICER, by=1)
    return app


@pytest.mark.slow
def test_every_call_answers_as_it_is_described(described: FastAPI) -> None:
    description = described.openapi()
    assert len(description["paths"]) >= 6
    schema = schemathesis.openapi.from_dict(description)
    schema.app = protected(described)
    headers = {"Authorization": f"Bearer {described.state.token}"}
    for found in schema.get_all_operations():
        operation = found.ok()
        answers_as_described(operation.as_strategy(), headers)


def answers_as_described(cases: Any, headers: dict[str, str]) -> None:
    """Call with what Schemathesis makes up of a description; every answer has a status and a shape that it names."""

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=cases)
    def check(case: Any) -> None:
        case.call_and_validate(headers=headers, base_url=HOST)

    check()
