"""A part of the table of commands and faults (`scripts/fault_table.py`): always the old state or the new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.fault_table import COMMANDS, FAULTS, SIGNALS, Stage
from tests.conftest import GATE


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["draft into a folder", "key of a first run"],
)
def test_whatever_stops_a_command_the_old_state_is_there_or_the_new_one(
    name: str, bundle: Path, tmp_path: Path
) -> None:
    command = next(command for command in COMMANDS if command.name == name)
    stage = Stage(command, tmp_path, bundle, GATE)
    assert stage.old != stage.new
    found = {fault: stage.stop(fault, 0.8) for fault in FAULTS}
    assert {fault: outcome for fault, outcome in found.items() if outcome is not None and not outcome.is_whole} == {}
    assert found["file size limit"] is not None
    assert found["file size limit"].after == "old"
    assert all(found[fault] is not None for fault in SIGNALS)
