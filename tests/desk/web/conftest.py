"""A desk over the shipped demo, with an account for each role; prepared once and copied for each test."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import httpx2
import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from saring.desk.accounts import create_account, start_session
from saring.desk.analysis import Analysis, load_analysis
from saring.desk.database.engine import Database, open_database
from saring.desk.intake import add_import, run_next_import
from saring.desk.rights import Role
from saring.desk.web.app import build_app, protected
from saring.desk.web.forms import form_token
from saring.desk.web.options import WebOptions
from saring.i18n import set_language
from tests.reports.conftest import browser

__all__ = ["browser"]
HOST = "http://127.0.0.1:8765"
PASSWORD = "kalimat yang mudah diingat"
DEMO, FACTS = Path("data/demo"), Path("data/factchecks")
OFFICE = "Kecamatan Sukamaju"
Answer = httpx2.Response


@pytest.fixture(scope="session")
def analysis() -> Analysis:
    return load_analysis(facts=FACTS)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, analysis: Analysis) -> Path:
    """A database with the demo imported, and an account for each role and a second approver."""
    file = tmp_path_factory.mktemp("desk") / "desk.db"
    database = open_database(f"sqlite:///{file}")
    for role in Role:
        create_account(database, role, PASSWORD, role)
    create_account(database, "approver two", PASSWORD, Role.APPROVER)
    add_import(database, DEMO, by=1)
    assert run_next_import(database, analysis)
    database.close()
    return file


@dataclass
class Desk:
    """A desk and the ways in."""

    app: FastAPI
    database: Database
    accounts: dict[str, int]
    client: TestClient

    def person(self, name: str) -> Person:
        """Return a person who is signed in."""
        secret = start_session(self.database, self.accounts[name])
        client = TestClient(protected(self.app), base_url=HOST, cookies={"saring_session": secret})
        return Person(client, form_token(secret))


@dataclass
class Person:
    """A browser of somebody who is signed in."""

    client: TestClient
    token: str

    def get(self, path: str) -> Answer:
        return self.client.get(path)

    def post(self, path: str, follow: bool = False, **fields: str) -> Answer:
        data = {"form_token": self.token, **fields}
        return self.client.post(path, data=data, headers={"Origin": HOST}, follow_redirects=follow)


@pytest.fixture
def desk(prepared: Path, analysis: Analysis, tmp_path: Path) -> Iterator[Desk]:
    shutil.copy(prepared, tmp_path / "desk.db")
    database = open_database(f"sqlite:///{tmp_path / 'desk.db'}")
    app = build_app(database, analysis, WebOptions(), tmp_path / "spool")
    app.state.office = OFFICE
    accounts = {role.value: place for place, role in enumerate(Role, start=1)} | {"approver two": len(Role) + 1}
    yield Desk(app, database, accounts, TestClient(protected(app), base_url=HOST))
    database.close()


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    """The address of a desk that is really served, in Indonesian."""
    set_language("id")
    config = uvicorn.Config(protected(desk.app), host="127.0.0.1", port=0, log_level="warning", lifespan="on")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=30)
    set_language("en")
