from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from saring.claims.claims import build_claims
from saring.datasets.review import REVIEW_COLUMNS
from saring.messages.format_table import FORMAT_COLUMNS
from saring.records import Message, Reason, Score, ScoredMessage, Verdict
from saring.reports.message_rows import BATCH_COLUMNS, READ_COLUMNS, batch_row, read_row
from saring.reports.rows import FLIP_COLUMNS, MATCH_COLUMNS
from saring.reports.tables import write_rows
from saring.worklist.build import build_worklist
from saring.worklist.continuity import TrackedClaim
from saring.worklist.rows import TRIAGE_COLUMNS, triage_row

MESSAGE = Message("whatsapp", "RT 05", "p-1", datetime(2026, 7, 24, 9, 43), "text", "isi pesan di sini", "a.txt:1")
SCORED = ScoredMessage(MESSAGE, Score(Verdict.UNVERIFIED, 0.51, 0.9, 0.459, (Reason("x", "sebab"),)), "v1")


def test_rows_follow_their_columns() -> None:
    assert dict(zip(READ_COLUMNS, read_row(MESSAGE), strict=True))["sent_at"] == "2026-07-24T09:43:00"
    batch = dict(zip(BATCH_COLUMNS, batch_row(SCORED), strict=True))
    assert batch["verdict"] == "unverified"
    assert batch["reasons"] == ["sebab"]
    assert batch["origin"] == "a.txt:1"
    (item,) = build_worklist(map(TrackedClaim, build_claims([SCORED])))
    triage = dict(zip(TRIAGE_COLUMNS, triage_row(item), strict=True))
    assert triage["rank"] == 1
    assert triage["members"] == ["a.txt:1"]
    assert triage["platforms"] == ["whatsapp"]


def test_what_is_missing_stays_missing() -> None:
    bare = MESSAGE._replace(sent_at=None)
    assert dict(zip(READ_COLUMNS, read_row(bare), strict=True))["sent_at"] is None
    score = Score(Verdict.NEEDS_CONTEXT, None, None, 0.0, ())
    row = dict(zip(BATCH_COLUMNS, batch_row(ScoredMessage(bare, score, "v")), strict=True))
    assert row["hoax_probability"] is None
    assert row["check_worthiness"] is None


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".xlsx", ".html"])
@pytest.mark.parametrize(
    "columns",
    [BATCH_COLUMNS, READ_COLUMNS, TRIAGE_COLUMNS, MATCH_COLUMNS, FLIP_COLUMNS, REVIEW_COLUMNS, FORMAT_COLUMNS],
)
def test_every_table_can_be_written_in_every_format(columns: tuple[str, ...], ending: str, tmp_path: Path) -> None:
    assert write_rows([(None,) * len(columns)], columns, str(tmp_path / f"table{ending}"), "title") == 1
