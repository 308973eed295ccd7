"""What surrounds every answer: headers, host names, origins, sizes, two languages at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx2
import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from saring.desk.web.options import WebOptions
from saring.desk.web.protect import Protection, host_name
from saring.i18n import get_language, say

HOST = "http://127.0.0.1:8765"
barrier = Barrier(2)


def small_app() -> FastAPI:
    app = FastAPI()

    @app.get("/who")
    def who() -> dict[str, str]:
        return {"language": get_language(), "text": say("desk_sign_in")}

    @app.get("/together")
    def together() -> str:
        barrier.wait(timeout=10)
        return say("desk_sign_in")

    @app.post("/write")
    async def write(request: Request) -> int:
        return len(await request.body())

    return app


def client(options: WebOptions = WebOptions()) -> TestClient:  # noqa: B008
    return TestClient(Protection(small_app(), options), base_url=HOST)


@pytest.mark.parametrize("path", ["/who", "/nothing-here", "/write"])
def test_every_answer_carries_the_headers(path: str) -> None:
    answer = client().get(path)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "strict-transport-security" not in answer.headers


def test_tls_is_asked_for_off_loopback_only() -> None:
    options = WebOptions(listen="0.0.0.0", hosts=("desk.example",))
    answer = client(options).get("/who", headers={"Host": "desk.example"})
    assert answer.status_code == 200
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert client(options).get("/who").status_code == 421


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "0.0.0.0"])
def test_a_host_name_that_is_not_the_desks_is_refused(host: str) -> None:
    answer = client().get("/who", headers={"Host": host})
    assert answer.status_code == 421
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("host", ["localhost:1", "LOCALHOST", "[::1]:8765", "127.0.0.1"])
def test_this_machine_has_several_names(host: str) -> None:
    assert client().get("/who", headers={"Host": host}).status_code == 200
    assert host_name(host) in WebOptions().known_hosts


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": HOST, "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_a_form_of_another_site_is_refused(headers: dict[str, str], status: int) -> None:
    assert client().post("/write", content=b"x", headers=headers).status_code == status


@pytest.mark.parametrize("length", ["99999999999", "-1", "x"])
def test_a_length_that_is_too_large_or_no_length_is_refused(length: str) -> None:
    headers = {"Content-Length": length}
    assert client().post("/write", content=b"x", headers=headers).status_code == 413


def test_a_request_in_pieces_is_counted_as_it_comes() -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * 100_000

    assert client().post("/write", content=pieces()).status_code == 413


def test_two_people_read_two_languages_at_the_same_time() -> None:
    app = Protection(small_app(), WebOptions())

    def ask(language: str) -> str:
        async def get() -> str:
            transport = httpx2.ASGITransport(app=app)
            async with httpx2.AsyncClient(transport=transport, base_url=HOST) as person:
                answer = await person.get("/together", headers={"Cookie": f"saring_language={language}"})
            return str(answer.json())

        return asyncio.run(get())

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(ask, ("id", "en"))) == ["Masuk", "Sign in"]


@pytest.mark.parametrize("cookie", ["saring_language=xx", "saring_language=", "=;;=", 'saring_language="id'])
def test_a_language_nobody_knows_changes_nothing(cookie: str) -> None:
    assert client().get("/who", headers={"Cookie": cookie}).json()["language"] == "en"
