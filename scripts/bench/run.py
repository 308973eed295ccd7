"""Measure this tool beside its peers: python scripts/bench/run.py [--only ROW] [--small]

Without options: installs the peers into `--env` (a folder in the cache), measures every row in turn, writes
`scripts/bench/results.json` and puts the table into READMEs and docs. `--small` takes seconds, installs nothing, uses
the peers that are there and writes to `--results` alone. `--data FOLDER` takes labelled CSVs (`text,label`) in place
of this repository's own sentences.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))

from scripts.bench import commands, elsewhere, reading, scoring  # noqa: E402
from scripts.bench.bench import FULL, SMALL, Bench, Measure, MissingError, on_one_core  # noqa: E402
from scripts.bench.environment import describe_machine, install_peers  # noqa: E402
from scripts.bench.table import render, write_pages  # noqa: E402

RESULTS = Path(__file__).resolve().parent / "results.json"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "saring-bench"


class Row(NamedTuple):
    """How a row is measured, and the bound its median is held to: from below, or `at_most`."""

    measure: Measure
    target: float
    at_most: bool = False


# By name, in the order of the table.
ROWS: dict[str, Row] = {
    "score_sklearn_long": Row(partial(scoring.against_sklearn, length="long"), 15),
    "score_sklearn_short": Row(partial(scoring.against_sklearn, length="short"), 15),
    "score_fasttext_long": Row(partial(scoring.against_fasttext, length="long"), 5),
    "score_fasttext_short": Row(partial(scoring.against_fasttext, length="short"), 5),
    "score_hashing_long": Row(partial(scoring.against_hashing, length="long"), 0.4),
    "score_hashing_short": Row(partial(scoring.against_hashing, length="short"), 0.4),
    "read_loop": Row(reading.against_loop, 0.7),
    "read_jsonl": Row(reading.to_jsonl, 0.4),
    "read_javascript": Row(reading.against_javascript, 0.8),
    "read_whatstk": Row(reading.against_whatstk, 0.8),
    "read_chatminer": Row(reading.against_chatminer, 0.8),
    "batch": Row(commands.batch_end_to_end, 10),
    "batch_memory": Row(commands.batch_memory, 400, at_most=True),
    "train_memory": Row(commands.train_memory, 1500, at_most=True),
    "cold_start": Row(commands.cold_start, 2, at_most=True),
    "growth": Row(commands.cost_growth, 1.1, at_most=True),
    "dask": Row(elsewhere.two_workers, 1.7),
    "training": Row(elsewhere.training, 1, at_most=True),
}


def measure(name: str, bench: Bench) -> dict[str, Any]:
    """Measure one row and return what `results.json` holds of it; one that cannot be measured here says why."""
    row = ROWS[name]
    found = {"name": name, "target": row.target, "at_most": row.at_most}
    try:
        figure = row.measure(bench)
    except MissingError as missing:
        return found | {"skipped": str(missing)}
    except RuntimeError as error:  # a peer that is not installed, or that failed
        print(f"{name}: {error}", file=sys.stderr)
        return found | {"skipped": "peers"}
    middle = median(figure.ratios)
    spread = {"min": min(figure.ratios), "median": middle, "max": max(figure.ratios)}
    return found | {
        "ratio": {key: _short(value) for key, value in spread.items()},
        "rounds": len(figure.ratios),
        "reached": middle <= row.target if row.at_most else middle >= row.target,
        "ours": figure.ours and _short(figure.ours),
        "unit": figure.unit,
        "notes": dict(figure.notes),
    }


def _short(value: float) -> float:
    return float(f"{value:.3g}")


def measure_all(names: list[str], bench: Bench) -> dict[str, Any]:
    """Measure rows and return what `results.json` holds."""
    rows = []
    for name in names:
        row = measure(name, bench)
        print(json.dumps(row, ensure_ascii=False), file=sys.stderr)
        rows.append(row)
    measured_on = datetime.now(UTC).date().isoformat()
    return {"measured_on": measured_on, "machine": describe_machine(), "rows": rows}


def merged(results: dict[str, Any], path: Path) -> dict[str, Any]:
    """Return results with the rows that an earlier file has and this run did not measure."""
    fresh = {row["name"]: row for row in results["rows"]}
    before = {row["name"]: row for row in json.loads(path.read_text("utf-8"))["rows"]} if path.exists() else {}
    rows = before | fresh
    return results | {"rows": [rows[name] for name in ROWS if name in rows]}


def parse() -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=ROWS, default=list(ROWS), metavar="ROW", help=" ".join(ROWS))
    parser.add_argument("--small", action="store_true", help="seconds: small inputs, nothing is installed")
    parser.add_argument("--data", type=Path, help="folder of labelled CSVs")
    parser.add_argument("--env", type=Path, default=CACHE, help="where the peers are installed")
    parser.add_argument("--results", type=Path, help="where the results go")
    return parser.parse_args()


def main() -> None:
    """Measure, write, and print the table."""
    options = parse()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once, as an installation has them
    cores = frozenset(os.sched_getaffinity(0))
    is_there = (options.env / "venv").is_dir()
    peers = install_peers(options.env) if not options.small else options.env if is_there else None
    on_one_core(min(cores))
    with tempfile.TemporaryDirectory() as folder:
        sizes = SMALL if options.small else FULL
        bench = Bench(Path(folder), sizes, options.data, peers, min(cores), cores)
        results = measure_all(options.only, bench)
    path = options.results or (None if options.small else RESULTS)
    if path is not None:
        results = results if options.small else merged(results, path)
        path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if path == RESULTS:
        write_pages(results)
    print(render(results, "en"))


if __name__ == "__main__":
    main()
