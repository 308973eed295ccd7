"""Imports: jobs that survive being killed, the account of lines, and files that are not what they seem."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from saring.desk.analysis import Analysis
from saring.desk.audit import now
from saring.desk.check import find_problems
from saring.desk.database.engine import Database
from saring.desk.database.schema import claims, imports, messages
from saring.desk.intake import DONE, FAILED, RUNNING, add_import, find_imports, run_next_import
from saring.desk.ranking import load_worklist
from saring.desk.states import State
from saring.worklist.rows import triage_row
from saring.worklist.triage import triage
from tests.desk.conftest import DEMO, FACTS
from tests.desk.desks import HOAX, import_file, write_chat

IMPORT = """
import sys
from saring.desk import intake
from saring.desk.analysis import load_analysis
from saring.desk.database.engine import open_database
intake.N_BATCH = 40
database, analysis = open_database(sys.argv[1]), load_analysis()
print("ready", flush=True)
intake.run_next_import(database, analysis)
"""


def count(database: Database, table: object) -> int:
    with database.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize("after", [0.0, 0.15, 0.4])
def test_a_killed_import_is_taken_up_again_and_ends_the_same(
    database: Database, database_url: str, analysis: Analysis, after: float
) -> None:
    added = add_import(database, DEMO, by=None)
    process = subprocess.Popen([sys.executable, "-c", IMPORT, database_url], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    while not find_imports(database, [added.import_id])[0].n_done and process.poll() is None:
        time.sleep(0.01)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    if find_imports(database, [added.import_id])[0].state == RUNNING:
        assert not run_next_import(database, analysis), "the lease is not over yet"
        with database.writing() as connection:
            connection.execute(update(imports).values(leased_until=now() - timedelta(seconds=1)))
        assert run_next_import(database, analysis)
    (row,) = find_imports(database, [added.import_id])
    worklist = triage(DEMO, facts=FACTS, model=analysis.scorer)
    assert (row.state, row.n_new, row.n_done) == (DONE, worklist.run.n_messages, worklist.run.n_messages)
    expected = [triage_row(item) for item in worklist.items]
    assert [triage_row(item) for item in load_worklist(database, analysis)] == expected
    assert list(find_problems(database)) == []


def test_the_account_of_lines_is_kept_and_balances(database: Database, analysis: Analysis) -> None:
    added = add_import(database, DEMO, by=None)
    assert run_next_import(database, analysis)
    n_lines, *parts = find_imports(database, [added.import_id])[0].lines
    assert n_lines == sum(parts)
    assert n_lines > 600


def test_a_file_that_cannot_be_read_fails_alone_and_may_come_again(
    database: Database, analysis: Analysis, tmp_path: Path
) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8\xff\xe0 not a photo")
    failed = add_import(database, tmp_path / "foto.jpg", by=None)
    good = import_file(database, analysis, write_chat(tmp_path / "Grup RT.txt", HOAX))
    rows = find_imports(database, [failed.import_id, good.import_id])
    assert [row.state for row in rows] == [FAILED, DONE]
    assert "foto.jpg" in rows[0].error
    assert add_import(database, tmp_path / "foto.jpg", by=None).is_new


def test_characters_that_no_database_keeps_are_replaced(database: Database, analysis: Analysis, tmp_path: Path) -> None:
    (tmp_path / "tabel.jsonl").write_text('{"text": "Air galon \\u0000beracun \\ud83d sebarkan segera"}\n')
    import_file(database, analysis, tmp_path / "tabel.jsonl")
    with database.reading() as connection:
        assert connection.scalar(select(claims.c.text)) == "Air galon \ufffdberacun \ufffd sebarkan segera"


def test_new_copies_reopen_a_closed_claim_and_nothing_else_changes_a_state(
    database: Database, analysis: Analysis, tmp_path: Path
) -> None:
    import_file(database, analysis, write_chat(tmp_path / "Grup RT.txt", HOAX))
    with database.writing() as connection:
        connection.execute(update(claims).values(state=State.WAITING_FOR_EVIDENCE))
        connection.execute(update(claims).where(claims.c.text == HOAX).values(state=State.ARCHIVED))
    import_file(database, analysis, write_chat(tmp_path / "Grup RW.txt", HOAX, "sudah tahu?"))
    with database.reading() as connection:
        states = dict(connection.execute(select(claims.c.text, claims.c.state)).all())
    assert states.pop(HOAX) == State.NEW
    assert states.pop("sudah tahu?") == State.NEW
    assert set(states.values()) == {State.WAITING_FOR_EVIDENCE}
    assert count(database, messages) == 7
