"""Desks to test: each on SQLite and, where Debian's PostgreSQL is installed, on that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from saring.desk.accounts import Account, create_account
from saring.desk.analysis import Analysis
from saring.desk.database.engine import Database, open_database
from saring.desk.rights import Role
from saring.model.scorer import Scorer, load_model
from saring.worklist.triage import find_facts
from tests.conftest import ROOT
from tests.desk.postgresql import Server, find_programs, running_server

DEMO = ROOT / "data" / "demo"
FACTS = ROOT / "data" / "factchecks"
PASSWORD = "kata sandi untuk uji"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    programs = find_programs()
    if programs is None:
        pytest.skip("Debian's postgresql is not installed")
    with running_server(programs) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'desk.sqlite'}"
    server: Server = request.getfixturevalue("postgresql")
    return server.create_database()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(str(tmp_path / "desk.sqlite"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shipped() -> Scorer:
    return load_model(None)


@pytest.fixture
def analysis(shipped: Scorer) -> Analysis:
    return Analysis(shipped, find_facts(FACTS))


@pytest.fixture
def add_account(database: Database) -> Callable[..., Account]:
    def add(name: str, role: Role = Role.OFFICER) -> Account:
        return create_account(database, name, PASSWORD, role)

    return add
