"""Sign-in, sessions and forms: the cases of OWASP ASVS level 2 that apply."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from starlette.testclient import TestClient

from saring.desk.accounts import create_account
from saring.desk.audit import now
from saring.desk.database.schema import sessions
from saring.desk.rights import Role
from saring.desk.web.app import protected
from saring.desk.web.options import WebOptions
from saring.desk.web.throttle import N_FREE_TRIES
from tests.desk.web.conftest import HOST, PASSWORD, Answer, Desk

TOKEN = re.compile(r'name="form_token" value="(\w+)"')


def sign_in(client: TestClient, name: str = "officer", password: str = PASSWORD, next: str = "/") -> Answer:
    found = TOKEN.search(client.get("/sign-in").text)
    assert found is not None
    data = {"form_token": found[1], "name": name, "password": password, "next": next}
    return client.post("/sign-in", data=data, headers={"Origin": HOST}, follow_redirects=False)


def session_of(answer: Answer) -> str:
    return answer.cookies["saring_session"]


def test_a_person_signs_in_and_out_and_the_cookie_is_no_use_afterwards(desk: Desk) -> None:
    answer = sign_in(desk.client, next="/recap")
    assert (answer.status_code, answer.headers["location"]) == (303, "/recap")
    secret = session_of(answer)
    page = desk.client.get("/")
    assert page.status_code == 200
    token = TOKEN.search(page.text)
    assert token
    desk.client.post("/sign-out", data={"form_token": token[1]}, headers={"Origin": HOST})
    stolen = TestClient(protected(desk.app), base_url=HOST, cookies={"saring_session": secret})
    assert stolen.get("/", follow_redirects=False).headers["location"] == "/sign-in"


def test_the_cookie_cannot_be_read_by_a_script_and_is_secure_off_loopback(desk: Desk) -> None:
    cookie = sign_in(desk.client).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    desk.app.state.options = WebOptions(listen="0.0.0.0", hosts=("desk.example",))
    client = TestClient(protected(desk.app), base_url="https://desk.example")
    page = client.get("/sign-in")
    assert "__Host-saring_form=" in page.headers["set-cookie"]
    assert "Secure" in page.headers["set-cookie"]


def test_a_session_is_new_at_every_sign_in(desk: Desk) -> None:
    planted = "x" * 43
    desk.client.cookies.set("saring_session", planted)
    first = session_of(sign_in(desk.client))
    second = session_of(sign_in(desk.client))
    assert len({planted, first, second}) == 3
    with desk.database.reading() as connection:
        assert connection.execute(select(sessions)).all().__len__() == 1  # the first one ended


def test_only_digests_of_secrets_are_stored(desk: Desk) -> None:
    secret = session_of(sign_in(desk.client))
    with desk.database.reading() as connection:
        stored = repr(connection.execute(select(sessions)).all())
    assert secret not in stored
    assert PASSWORD not in stored


@pytest.mark.parametrize(
    ("column", "age"), [("seen_at", timedelta(minutes=61)), ("created_at", timedelta(hours=12, minutes=1))]
)
def test_a_session_ends_when_it_is_idle_or_old(desk: Desk, column: str, age: timedelta) -> None:
    sign_in(desk.client)
    assert desk.client.get("/").status_code == 200
    with desk.database.writing() as connection:
        connection.execute(update(sessions).values(**{column: now() - age}))
    assert desk.client.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(("name", "password"), [("officer", "salah sekali ini"), ("nobody", PASSWORD), ("officer", "")])
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(desk: Desk, name: str, password: str) -> None:
    answer = sign_in(desk.client, name, password)
    assert answer.status_code == 401
    assert "Wrong account name or password." in answer.text


def test_after_five_failures_even_the_right_password_waits(desk: Desk) -> None:
    for _ in range(N_FREE_TRIES):
        assert sign_in(desk.client, password="salah sekali ini").status_code == 401
    answer = sign_in(desk.client)
    assert answer.status_code == 429
    assert "Try again in" in answer.text


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_sign_in_leads_to_no_other_host(desk: Desk, there: str) -> None:
    assert sign_in(desk.client, next=there).headers["location"] == "/"


def test_a_form_without_its_token_or_with_that_of_another_session_is_refused(desk: Desk) -> None:
    officer, approver = desk.person("officer"), desk.person("approver")
    for token in ("", "0" * 64, approver.token):
        data = {"form_token": token, "note": "halo"}
        assert officer.client.post("/claims/1/note", data=data, headers={"Origin": HOST}).status_code == 403
    assert officer.post("/claims/1/note", note="halo").status_code == 303


def test_a_password_made_by_somebody_else_is_changed_first(desk: Desk) -> None:
    create_account(desk.database, "baru", PASSWORD, Role.OFFICER, must_change=True)
    assert sign_in(desk.client, "baru").headers["location"] == "/me"
    assert desk.client.get("/imports", follow_redirects=False).headers["location"] == "/me"
    page = desk.client.get("/me")
    token = TOKEN.search(page.text)
    assert token
    fields = {"form_token": token[1], "current": PASSWORD, "new": "pendek"}
    short = desk.client.post("/me", data=fields, headers={"Origin": HOST})
    assert "at least 12 characters" in short.text
    fields["new"] = "kalimat lain yang panjang"
    changed = desk.client.post("/me", data=fields, headers={"Origin": HOST})
    assert "Password changed" in changed.text
    assert desk.client.get("/imports").status_code == 200


def test_a_change_of_password_ends_the_other_sessions(desk: Desk) -> None:
    one, other = desk.person("officer"), desk.person("officer")
    one.post("/me", current=PASSWORD, new="kalimat lain yang panjang")
    assert other.client.get("/", follow_redirects=False).status_code == 303
    assert one.client.get("/").status_code == 200


def test_what_a_person_typed_is_given_back_when_the_session_is_over(desk: Desk) -> None:
    typed = "Sudah saya tanyakan ke Puskesmas, jawabannya besok pagi."
    stranger = TestClient(protected(desk.app), base_url=HOST)
    answer = stranger.post("/claims/1/note", data={"note": typed, "password": PASSWORD}, headers={"Origin": HOST})
    assert answer.status_code == 401
    assert typed in answer.text
    assert PASSWORD not in answer.text


def test_a_closed_account_is_out_at_once_and_the_last_administrator_stays(desk: Desk) -> None:
    officer, boss = desk.person("officer"), desk.person("administrator")
    assert boss.post(f"/accounts/{desk.accounts['officer']}/close").status_code == 303
    assert officer.client.get("/", follow_redirects=False).status_code == 303
    assert sign_in(desk.client).status_code == 401
    refused = boss.post(f"/accounts/{desk.accounts['administrator']}/close")
    assert (refused.status_code, "one administrator" in refused.text) == (422, True)
