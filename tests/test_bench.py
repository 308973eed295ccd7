"""The benchmarks run in seconds on small inputs, and the table says what they found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.bench.inputs import MEAN_BYTES, read_labelled, recombined, split
from scripts.bench.measure import run
from scripts.bench.run import ROWS, merged
from scripts.bench.table import _WORDS, BEGIN, END, render, with_table

ROOT = Path(__file__).resolve().parent.parent
MEASURED = ("score_sklearn_short", "read_loop", "cold_start")
MACHINE = {"processor": "P", "cores": 2, "memory_gb": 8, "system": "Linux", "python": "3.11", "saring": "1"}
ROW = {
    "name": "read_loop", "target": 0.7, "at_most": False, "ratio": {"min": 0.7, "median": 0.81, "max": 1200.0},
    "rounds": 5, "reached": True, "ours": 400_000.0, "unit": "messages/s", "notes": {"two_jobs": "30 MB"},
}  # fmt: skip
SKIPPED = {"name": "dask", "target": 1.7, "at_most": False, "skipped": "script"}


@pytest.mark.slow
def test_a_small_run_measures_every_kind_of_row_and_says_what_is_missing(tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    rows = [*MEASURED, "score_fasttext_short", "training"]
    command = [
        sys.executable,
        "scripts/bench/run.py",
        "--small",
        "--env",
        tmp_path,
        "--results",
        results,
        "--only",
        *rows,
    ]
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(results.read_text(encoding="utf-8"))
    assert [row["name"] for row in found["rows"]] == rows
    for row in found["rows"][: len(MEASURED)]:
        assert 0 < row["ratio"]["min"] <= row["ratio"]["median"] <= row["ratio"]["max"]
        assert row["ours"] > 0
    assert [row["skipped"] for row in found["rows"][len(MEASURED) :]] == ["peers", "full"]
    assert found["machine"]["cores"] >= 1
    assert done.stdout.count("\n| ") == len(rows)


def test_every_row_has_words_in_both_languages() -> None:
    assert set(ROWS) <= set(_WORDS)


@pytest.mark.parametrize(("length", "mean"), MEAN_BYTES.items())
def test_texts_are_all_different_and_as_long_as_said(length: str, mean: int) -> None:
    texts = recombined(read_labelled(None), length, 2_000)
    assert len(set(texts)) > 0.95 * len(texts)
    assert 0.85 * mean < sum(len(text.encode()) for text in texts) / len(texts) < 1.15 * mean


def test_no_text_is_on_both_sides() -> None:
    train, held_out = split(read_labelled(None))
    assert not {row.text for row in train} & {row.text for row in held_out}
    assert len(held_out) > 500


def test_the_table_is_put_between_its_marks_in_the_numbers_of_the_language() -> None:
    results = {"machine": MACHINE, "rows": [ROW, SKIPPED]}
    page = with_table(f"before\n{BEGIN}old\n{END}after\n", results, "id")
    assert page.startswith("before\n")
    assert page.endswith("after\n")
    assert "old" not in page
    assert "paling sedikit 0,7 | 0,81 (0,7 – 1.200) | 400.000 pesan/detik; dua pekerjaan, semua proses 30 MB |" in page
    assert "tidak diukur: skripnya tidak ada" in page
    assert with_table(page, results, "id") == page
    assert "0.81 (0.7 – 1,200)" in render(results, "en")
    with pytest.raises(ValueError, match="expected <!-- bench -->"):
        with_table("no marks", results, "en")


def test_rows_that_were_not_measured_again_stay(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text(json.dumps({"rows": [SKIPPED]}), encoding="utf-8")
    assert merged({"machine": MACHINE, "rows": [ROW]}, path)["rows"] == [ROW, SKIPPED]


def test_the_peak_of_a_process_is_its_own() -> None:
    held = bytearray(300 << 20)
    held[::4096] = b"x" * len(held[::4096])
    small = run([sys.executable, "-c", "print('apa saja')"])
    large = run([sys.executable, "-c", "held = b'x' * (200 << 20)"])
    assert small.peak_mb < 100 < 200 < large.peak_mb < len(held) / 1e6
    with pytest.raises(RuntimeError, match="rusak"):
        run([sys.executable, "-c", "raise SystemExit('rusak')"])
