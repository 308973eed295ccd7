"""The public Python API: loaded when it is used, and the same lists as the commands give."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

import saring
from saring.errors import UnreadableError
from saring.model.bundle import Model
from saring.model.scorer import Scorer
from saring.records import ReadReport
from saring.worklist.rows import TRIAGE_COLUMNS

HOAX = "Awas! Vaksin di sekolah bikin anak kejang, sebarkan ke semua grup sekarang juga"
CHAT = f"24/07/26 19.12 - Bu Ani: {HOAX}\n24/07/26 19.13 - Pak Budi: rapat besok, hubungi 0812-0000-4455\n"


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    path = tmp_path / "Chat WhatsApp dengan RT 05.txt"
    path.write_text(CHAT, encoding="utf-8")
    return path


def test_importing_loads_nothing_and_lists_everything() -> None:
    code = "import sys, saring; print(len([m for m in sys.modules if m.startswith('saring.')]), *dir(saring))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    n_loaded, *names = done.stdout.split()
    assert n_loaded == "0"
    assert set(saring.__all__) <= set(names)


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'scor'"):
        getattr(saring, "scor")  # noqa: B009


def test_messages_are_read_with_private_data_taken_out(chat: Path) -> None:
    first, second = saring.read_messages(chat)
    assert (first.chat, first.text) == ("RT 05", HOAX)
    assert first.sender.startswith("p-")
    assert second.text == "rapat besok, hubungi [telepon]"
    assert next(saring.read_messages(chat, keep_names=True)).sender == "Bu Ani"


def test_an_input_that_cannot_be_read_is_raised_or_reported(chat: Path, tmp_path: Path) -> None:
    (tmp_path / "rusak.txt").write_bytes(b"")
    inputs = (chat, tmp_path / "rusak.txt", tmp_path / "hilang.txt")
    with pytest.raises(UnreadableError, match="rusak") as raised:
        list(saring.read_messages(*inputs))
    assert len(raised.value.report.failures) == 2
    report = ReadReport()
    assert len(list(saring.read_messages(*inputs, report=report))) == 2
    assert len(report.failures) == 2


def test_a_worklist_is_a_frame_with_the_columns_of_the_command(chat: Path, model: Model) -> None:
    worklist = saring.triage(chat, model=Scorer(model), everything=True, deadline=timedelta(hours=3))
    frame = worklist.to_frame()
    assert tuple(frame.columns) == TRIAGE_COLUMNS
    assert frame["claim_id"].tolist() == [item.claim.claim_id for item in worklist.items]
    assert frame["first_seen_at"].max() == pd.Timestamp(2026, 7, 24, 19, 13)
    assert worklist.run.n_messages == len(frame) == 2
    assert worklist.report.account.balanced


def test_options_may_be_values_or_as_they_are_typed(chat: Path, model: Model) -> None:
    scorer = Scorer(model)
    typed = saring.triage([str(chat)], model=scorer, now="2026-07-25T08:00", deadline="3h")
    given = saring.triage([chat], model=scorer, now=datetime(2026, 7, 25, 8), deadline=timedelta(hours=3))
    assert typed.items == given.items
    assert typed.now == given.now == datetime(2026, 7, 25, 8)


def test_where_nothing_can_be_read_there_is_no_worklist(tmp_path: Path, model: Model) -> None:
    with pytest.raises(UnreadableError, match="hilang") as raised:
        saring.triage(tmp_path / "hilang.txt", model=Scorer(model))
    assert isinstance(raised.value, saring.SaringError)
