"""`saring facts` and `saring match` as a person runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import saring

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED = ROOT / "data" / "factchecks"
EGGS = "Beredar telur palsu buatan pabrik, kulitnya dari kapur, kuningnya susah pecah"


@pytest.fixture
def messages(tmp_path: Path) -> Path:
    path = tmp_path / "pesan.csv"
    rows = [f'2026-07-22,"{EGGS}"', "2026-07-22,selamat pagi semua", f'2023-05-01,"{EGGS}"']
    path.write_text("\n".join(["sent_at,text", *rows]) + "\n", encoding="utf-8")
    return path


def test_match_writes_the_columns_of_the_contract(messages: Path, tmp_path: Path) -> None:
    out = tmp_path / "cocok.jsonl"
    saring("match", messages, "--facts", SHIPPED, "--top", "1", "--output", out)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    names = ["query", "rank", "fact_check_id", "similarity", "status", "title", "url", "rating"]
    assert all(list(row) == names for row in rows)
    shown = [(row["query"], row["rank"], row["status"]) for row in rows if row["similarity"] > 0.5]
    assert shown == [(0, 1, "suggested"), (2, 1, "matched")]
    assert {row["fact_check_id"] for row in rows if row["query"] != 1} == {"demo-007"}
    saring("match", messages, "--facts", SHIPPED, "--top", "1", "--max-age-days", "5000", "--output", out)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["status"] for row in rows if row["query"] != 1] == ["matched"] * 2


def test_an_id_that_is_a_number_stays_one(messages: Path, tmp_path: Path) -> None:
    facts, out = tmp_path / "facts.csv", tmp_path / "cocok.jsonl"
    facts.write_text("fact_check_id,title\n0,Telur palsu buatan pabrik\n007,Telur palsu dari kapur\n", encoding="utf-8")
    saring("match", messages, "--facts", facts, "--output", out)
    assert {json.loads(line)["fact_check_id"] for line in out.read_text(encoding="utf-8").splitlines()} == {0, "007"}


def test_import_list_search(tmp_path: Path) -> None:
    archive = tmp_path / "arsip"
    for said in ("60 new, 0 updated", "0 new, 60 updated"):
        assert said in saring("facts", "import", SHIPPED, "--output", archive).stderr
    listed = saring("facts", "list", archive).stdout.splitlines()
    assert len(listed) == 60
    days = [line.split("\t")[0] for line in listed]
    assert days == sorted(days, reverse=True)
    first = saring("facts", "search", EGGS, "--facts", archive, "--top", "2").stdout.splitlines()[0]
    assert first.startswith("1. matched (1.00)  [SALAH] Beredar Telur Palsu")
    assert first == saring("facts", "search", "-", "--facts", SHIPPED, stdin=EGGS).stdout.splitlines()[0]
    assert "No fact-check resembles this." in saring("facts", "search", "selamat pagi", "--facts", archive).stderr


def test_what_cannot_be_read_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    broken = tmp_path / "rusak.json"
    broken.write_text('[{"title": ', encoding="utf-8")
    archive = tmp_path / "arsip"
    notes = saring("facts", "import", broken, SHIPPED, "--output", archive, code=1).stderr
    assert f"{broken}: expected JSON" in notes
    assert len(saring("facts", "list", archive).stdout.splitlines()) == 60
    nothing = saring("facts", "import", broken, "--output", archive, code=2).stderr
    assert f"{broken}: expected JSON" in nothing
    assert "Traceback" not in notes + nothing
    assert "found nothing there" in saring("facts", "list", tmp_path / "tidak-ada", code=2).stderr


def test_a_searched_text_in_another_encoding_is_no_traceback() -> None:
    command = [sys.executable, "-m", "saring", "facts", "search", "-", "--facts", str(SHIPPED)]
    done = subprocess.run(command, input=b"telur palsu \xff\xfe", capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (0, 1 if not done.stdout else 0)
    nothing = subprocess.run(command, input=b"", capture_output=True, check=False)
    assert (nothing.returncode, nothing.stderr.count(b"\n")) == (2, 1)
