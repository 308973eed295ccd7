"""Training by passes over the file, beside fastText with the same n-grams: seconds and peak memory at several sizes.

    python scripts/bench_training.py [--rows 50000 200000] [--jobs 1] [--data FOLDER] [--venv FOLDER] [--quality]

Rows are put together from sentences of the authored starter set, or with --data from those of the public
sets, and made-up place names, so that new n-grams keep coming as they do in the field. Both programs run in
processes of their own on as many threads. fastText (`fasttext-wheel`, its defaults of 5 epochs) is installed
in the environment --venv; without it only ours is measured. --quality (with --data) fits the same rows of the public
sets in memory and by passes, and compares both on the rows held out.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import numpy as np

from saring.datasets.load import LABELS, load_dataset
from saring.model.features import token_counts
from saring.text.near_copy_index import NearCopyIndex
from saring.training.calibrate import calibrate
from saring.training.fit import Fitter, TfidfRows
from saring.training.measures import measure_probabilities
from saring.training.out_of_core.reading import normalise_rows
from saring.training.out_of_core.training import hash_limit, train_out_of_core
from saring.training.questions import QUESTIONS, answers
from scripts.sources import STARTER_CSV, load_sources, shipped_options

SYLLABLES = re.findall("..", "sukamajusriwanatirahalobekataparudabumiragetesejayakedupolu")
TRAIN = "from saring.cli import main; main()"
FASTTEXT = """
import sys, fasttext
fasttext.train_supervised(sys.argv[1], wordNgrams=2, minn=1, maxn=5, thread=int(sys.argv[2]), verbose=0)
"""


class Cost(NamedTuple):
    """What a process took: wall and processor seconds, and the peak of its resident memory in MB."""

    seconds: float
    cpu: float
    peak_mb: float


def sentences_by_label(texts: Sequence[str], labels: Sequence[str]) -> dict[str, list[str]]:
    """Cut texts into sentences, by label."""
    found: dict[str, list[str]] = {label: [] for label in LABELS}
    for text, label in zip(texts, labels, strict=True):
        found[label] += [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]
    return found


def make_rows(sentences: dict[str, list[str]], n_rows: int, seed: int = 0) -> Iterator[tuple[str, str, str]]:
    """Yield `text, label, source`: one to five sentences of a label, a made-up place now and then."""
    rng = random.Random(seed)
    for _ in range(n_rows):
        label = rng.choices(LABELS, (3, 2, 5))[0]
        parts = rng.choices(sentences[label], k=rng.randint(1, 5))
        if rng.random() < 0.7:
            place = "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).title()
            parts.insert(rng.randrange(len(parts) + 1), f"di {place}")
        yield " ".join(parts), label, f"grup {rng.randrange(4)}"


def write_both(rows: Iterator[tuple[str, str, str]], ours: Path, theirs: Path) -> None:
    """Write the same rows as a CSV and as fastText wants them."""
    with ours.open("w", encoding="utf-8", newline="") as table, theirs.open("w", encoding="utf-8") as lines:
        writer = csv.writer(table)
        writer.writerow(("text", "label", "source"))
        for text, label, source in rows:
            writer.writerow((text, label, source))
            lines.write(f"__label__{label} {' '.join(text.lower().split())}\n")


def run(command: Sequence[str | Path]) -> Cost:
    """Run a command to its end and return what it took; raises where it fails."""
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(map(str, command)))
    return Cost(perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def peer_python(folder: Path | None) -> Path | None:
    """Return the interpreter of an environment that has fastText, made where it is missing; None where it cannot be."""
    if folder is None:
        return None
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "fasttext-wheel", "numpy<2"], check=False)
    return python if subprocess.run([python, "-c", "import fasttext"], check=False).returncode == 0 else None


def bench(sentences: dict[str, list[str]], n_rows: int, jobs: int, peer: Path | None) -> tuple[Cost, Cost | None]:
    """Return what a number of rows costs us, and what it costs fastText."""
    with tempfile.TemporaryDirectory() as name:
        ours, theirs, folder = Path(name, "rows.csv"), Path(name, "rows.txt"), Path(name, "model")
        write_both(make_rows(sentences, n_rows), ours, theirs)
        command = [sys.executable, "-c", TRAIN, "train", ours, "--output", folder, "--out-of-core", "--jobs", str(jobs)]
        return run(command), run([peer, "-c", FASTTEXT, theirs, str(jobs)]) if peer else None


def line_of(n_rows: int, ours: Cost, peer: Cost | None) -> str:
    """Return the line of the table for a number of rows."""
    line = f"{n_rows:>10,} {ours.seconds:>8.0f} {ours.cpu:>8.0f} {ours.peak_mb:>7.0f}"
    if peer is None:
        return line
    ratios = f"{ours.seconds / peer.seconds:>8.2f} {ours.cpu / peer.cpu:>8.2f}"
    return f"{line} {peer.seconds:>8.0f} {peer.cpu:>8.0f} {peer.peak_mb:>7.0f} {ratios}"


def compare_quality(data: Path) -> Iterator[str]:
    """Yield the measures of both paths, learned from the same rows of the public sets, on the rows held out."""
    options = shipped_options()
    with tempfile.TemporaryDirectory() as name:
        table = Path(name, "rows.csv")
        columns = ["text", "label", "source", "claim_id"]
        load_sources(data).frame[columns].to_csv(table, index=False)
        _, report = train_out_of_core([table], options, Path(name), notify=lambda *_: None)
        frame = load_dataset([table]).frame
    texts, split_hash = normalise_rows((frame["text"].tolist(), frame["claim_id"].tolist()))
    held_out = split_hash < np.uint64(hash_limit(len(frame)))
    index = NearCopyIndex([text for text, out in zip(texts, held_out, strict=True) if out])
    learned = np.flatnonzero(~held_out & ~index.find_copies(texts))
    fitter = Fitter(frame, TfidfRows.fitted([texts[row] for row in learned], options).of_texts(texts), options)
    fitted = fitter.fit(fitter.rows.matrix, learned, QUESTIONS)
    tested, length = np.flatnonzero(held_out), token_counts(texts)[held_out]
    frame = frame.iloc[tested].reset_index(drop=True)
    values = {name: linear.decision_values(fitter.rows.matrix[tested], length) for name, linear in fitted.items()}
    sigmoids = calibrate(frame, values, options)
    for question, decided in values.items():
        rows, y = answers(frame, question, options.roles)
        in_memory = measure_probabilities(y == 1, sigmoids[question].probability(decided[rows]))
        for way, measures in (("in memory", in_memory), ("by passes", report["questions"][question])):
            figures = "  ".join(f"{name} {measures[name]['value']:.4f}" for name in ("auc", "macro_f1"))
            yield f"{question:>6} {way} {measures['support']:>7,} rows  {figures}"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="*", default=[200_000])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--data", type=Path, help="folder of the labelled sets")
    parser.add_argument("--venv", "--peers", type=Path, help="environment of fastText, made where it is missing")
    parser.add_argument("--json", action="store_true", help="print the result for scripts/bench/run.py too")
    parser.add_argument("--quality", action="store_true", help="compare with training in memory; needs --data")
    arguments = parser.parse_args()
    if arguments.quality:
        if not arguments.data:
            parser.error("--quality needs --data")
        for line in compare_quality(arguments.data):
            print(line, flush=True)
    frame = load_sources(arguments.data).frame if arguments.data else load_dataset([STARTER_CSV]).frame
    sentences = sentences_by_label(frame["text"].tolist(), frame["label"].tolist())
    peer = peer_python(arguments.venv)
    print("      rows  seconds      cpu peak MB" + (" fastText      cpu peak MB    ratio cpu ratio" if peer else ""))
    costs = {}
    for n_rows in arguments.rows:
        costs[n_rows] = bench(sentences, n_rows, arguments.jobs, peer)
        print(line_of(n_rows, *costs[n_rows]), flush=True)
    if arguments.json:
        print(json.dumps(found(costs)))


def found(costs: dict[int, tuple[Cost, Cost | None]]) -> dict[str, object]:
    """Return what `scripts/bench/run.py` reads: the largest number of rows against fastText's, peaks of all."""
    n_rows, (ours, peer) = max(costs.items())
    if peer is None:
        raise SystemExit("fastText is not there: name its environment with --peers")
    peaks = {f"{n:,}": f"{mine.peak_mb:.0f} MB" for n, (mine, _) in costs.items()}
    return {"ratios": [ours.seconds / peer.seconds], "ours": n_rows / ours.seconds, "unit": "rows/s", "notes": peaks}


if __name__ == "__main__":
    main()
