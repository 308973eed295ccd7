"""A message meant to do harm, in every file a worklist can be."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from saring.reports.worklist.write import write_worklist
from tests.reports.worklist_items import FORMULA, LONG, RUN, build_items, explain_with

ITEMS = build_items()


def write(path: Path) -> Path:
    assert write_worklist(ITEMS, str(path), run=RUN, explain=explain_with(ITEMS)) == len(ITEMS)
    return path


def test_csv_runs_no_formula_and_keeps_every_row(tmp_path: Path) -> None:
    rows = list(csv.DictReader(write(tmp_path / "a.csv").open(encoding="utf-8-sig", newline="")))
    assert len(rows) == len(ITEMS)
    assert rows[10]["text"] == "'" + FORMULA
    assert rows[11]["text"] == LONG
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "@", "\t", "\r"))]


def test_jsonl_keeps_the_message_letter_for_letter(tmp_path: Path) -> None:
    lines = write(tmp_path / "a.jsonl").read_bytes().split(b"\n")[:-1]
    records = [json.loads(line) for line in lines]
    assert [record["text"] for record in records[10:]] == [FORMULA, LONG]
    assert [record["verdict"] for record in records] == [str(i.claim.representative.score.verdict) for i in ITEMS]
    assert records[0]["signals"] == ["tanda: Sebarkan ke keluarga sebelum dihapus"]
