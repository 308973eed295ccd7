"""The worklist of the desk is that of `saring triage` over the same input."""

from __future__ import annotations

from pathlib import Path

import pytest

from saring.desk.analysis import Analysis
from saring.desk.database.engine import Database
from saring.desk.intake import add_import, run_next_import
from saring.desk.ranking import load_worklist
from saring.worklist.rows import triage_row
from saring.worklist.triage import triage
from tests.desk.conftest import DEMO, FACTS


def rows_of_desk(database: Database, analysis: Analysis) -> list[dict[str, object]]:
    return [triage_row(item) for item in load_worklist(database, analysis)]


def rows_of_triage(analysis: Analysis, *inputs: Path) -> list[dict[str, object]]:
    worklist = triage(inputs, facts=FACTS, model=analysis.scorer)
    return [triage_row(item) for item in worklist.items]


def import_all(database: Database, analysis: Analysis, *inputs: Path) -> None:
    for path in inputs:
        assert add_import(database, path, by=None).is_new
    while run_next_import(database, analysis):
        pass


def test_the_demo(database: Database, analysis: Analysis) -> None:
    import_all(database, analysis, *sorted(DEMO.iterdir()))
    assert rows_of_desk(database, analysis) == rows_of_triage(analysis, DEMO)


def test_exports_of_one_chat_that_overlap(database: Database, analysis: Analysis, tmp_path: Path) -> None:
    chat = next(path for path in sorted(DEMO.rglob("*.txt")) if "WhatsApp" in path.name)
    lines = chat.read_text(encoding="utf-8").splitlines(keepends=True)
    halves = [tmp_path / "satu" / chat.name, tmp_path / "dua" / chat.name]
    for half, part in zip(halves, (lines[: len(lines) * 2 // 3], lines[len(lines) // 3 :]), strict=True):
        half.parent.mkdir()
        half.write_text("".join(part), encoding="utf-8")
    import_all(database, analysis, *halves)
    assert rows_of_desk(database, analysis) == rows_of_triage(analysis, *halves)


@pytest.mark.parametrize("again", [1, 2])
def test_the_same_file_again_adds_nothing(database: Database, analysis: Analysis, again: int) -> None:
    chat = sorted(DEMO.iterdir())[0]
    import_all(database, analysis, chat)
    before = rows_of_desk(database, analysis)
    for _ in range(again):
        assert not add_import(database, chat, by=None).is_new
    assert not run_next_import(database, analysis)
    assert rows_of_desk(database, analysis) == before
