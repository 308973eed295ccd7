"""Rows that scripts of their own measure: each prints a JSON object with `ratios` on its last line."""

from __future__ import annotations

import json
import subprocess
import sys

from scripts.bench.bench import SMALL, Bench, Missing
from scripts.bench.inputs import ROOT
from scripts.bench.measure import Figure


def two_workers(bench: Bench) -> Figure:
    """Compare two Dask workers with one (`scripts/bench_dask.py`)."""
    return _measured_by("bench_dask.py", bench, Figure("dask", 1.7))


def training(bench: Bench) -> Figure:
    """Compare training with fastText's (`scripts/bench_training.py`)."""
    return _measured_by("bench_training.py", bench, Figure("training", 1.0, at_most=True))


def _measured_by(script: str, bench: Bench, row: Figure) -> Figure:
    path = ROOT / "scripts" / script
    if bench.sizes is SMALL:
        raise Missing("full")
    if not path.exists():
        raise Missing("script")
    arguments = ["--peers", str(bench.peers)] if bench.peers else []
    done = subprocess.run(
        [sys.executable, str(path), "--json", *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{script}: {done.stderr[-500:]}")
    found = json.loads(done.stdout.splitlines()[-1])
    notes = tuple((key, str(value)) for key, value in found.get("notes", {}).items())
    return Figure(
        row.name, row.target, row.at_most, tuple(found["ratios"]), found.get("ours"), found.get("unit", ""), notes
    )
