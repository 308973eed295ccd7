"""Rows that scripts of their own measure: each prints a JSON object with `ratios` on its last line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Collection

from scripts.bench.bench import SMALL, Bench, MissingError
from scripts.bench.inputs import ROOT
from scripts.bench.measure import Figure


def two_workers(bench: Bench) -> Figure:
    """Compare two Dask workers with one (`scripts/bench_dask.py`)."""
    if len(bench.cores) < 2:
        raise MissingError("cores")
    return _measured_by("bench_dask.py", bench, bench.cores)


def training(bench: Bench) -> Figure:
    """Compare training with fastText's (`scripts/bench_training.py`)."""
    return _measured_by("bench_training.py", bench, {bench.core})


def _measured_by(script: str, bench: Bench, cores: Collection[int]) -> Figure:
    path = ROOT / "scripts" / script
    if bench.sizes is SMALL:
        raise MissingError("full")
    if not path.exists():
        raise MissingError("script")
    arguments = ["--peers", str(bench.peers / "venv")] if bench.peers else []
    done = subprocess.run(
        [sys.executable, str(path), "--json", *arguments],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
    )
    if done.returncode:
        raise RuntimeError(f"{script}: {done.stderr[-500:]}")
    found = json.loads(done.stdout.splitlines()[-1])
    notes = tuple((key, str(value)) for key, value in found.get("notes", {}).items())
    return Figure(tuple(found["ratios"]), found.get("ours"), found.get("unit", ""), notes)
