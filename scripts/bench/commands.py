"""Whole commands: a batch from export to CSV, a cold start, and how cost and memory grow."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from statistics import mean, median
from time import perf_counter

from saring.messages import ReadOptions, is_scorable, iter_messages
from saring.model.scorer import Scorer
from saring.records import ReadReport
from scripts.bench.bench import SMALL, Bench, MissingError
from scripts.bench.inputs import write_export, write_labelled
from scripts.bench.measure import Figure, MemoryWatch, in_turn, run, times_faster
from scripts.bench.reading import SARING

MAX_REPEATS = 10
TEXT = "Sebarkan! Katanya air galon beracun, pemerintah menutupi. Cek https://bantuan.example/daftar sebelum dihapus"


def batch_end_to_end(bench: Bench) -> Figure:
    """Compare `saring batch` on two cores with whatstk and a plain pipeline, a message each.

    The peer is measured on fewer messages, on one core: it uses no more.
    """
    if len(bench.cores) < 2:
        raise MissingError("cores")
    command, few = _batch(bench, bench.sizes.n_messages, jobs=2), bench.export(bench.sizes.n_peer_messages)
    peer = bench.peer("chat_to_csv.py", bench.labelled[0], few, bench.folder / "peer.csv")

    def ours() -> float:
        return run(command, set(sorted(bench.cores)[:2])).seconds / bench.sizes.n_messages

    try:
        seconds, theirs = in_turn([ours, peer.round], min(3, bench.sizes.n_rounds))
    finally:
        peer.close()
    notes = (
        ("messages", f"{bench.sizes.n_messages:,}"),
        ("peer_messages", f"{bench.sizes.n_peer_messages:,}"),
    )
    return Figure(times_faster(seconds, theirs), 1 / min(seconds), "messages/s", notes)


def batch_memory(bench: Bench) -> Figure:
    """Measure the peak memory of a batch at three sizes: the largest against the bound; two jobs hold more."""
    peaks = [run(_batch(bench, n, jobs=1)).peak_mb for n in bench.sizes.growth]
    notes = [(f"{n:,}", f"{peak:.0f} MB") for n, peak in zip(bench.sizes.growth, peaks, strict=True)]
    process = subprocess.Popen(_batch(bench, bench.sizes.n_messages, jobs=2), stderr=subprocess.DEVNULL)
    watch = MemoryWatch(process)
    watch.start()
    watch.join()
    if process.returncode:
        raise RuntimeError(f"{process.args} failed")
    return Figure(tuple(peaks[-1:]), peaks[-1], "MB", (*notes, ("two_jobs", f"{watch.peak_mb:.0f} MB")))


def _batch(bench: Bench, n: int, jobs: int) -> list[str]:
    options = ["--model", bench.model_folder, "--jobs", jobs, "--output", bench.folder / "dinilai.csv"]
    return [str(part) for part in (*SARING, "batch", bench.export(n), *options)]


def cold_start(bench: Bench) -> Figure:
    """Compare `saring score` in a fresh process with `python -c "import numpy"`; other commands beside it."""
    chat = bench.folder / "obrolan.txt"
    write_export(chat, [TEXT], 2)
    commands = [
        [*SARING, "score", TEXT],
        [*SARING, "--help"],
        [*SARING, "read", chat, "--output", bench.folder / "dibaca.csv"],
        [sys.executable, "-c", "import numpy"],
    ]
    ways = [lambda command=command: run(command).seconds for command in commands]  # type: ignore[misc]
    for way in ways:
        way()  # what a first start reads from the disk, the others find in memory
    *ours, numpy = in_turn(ways, bench.sizes.n_starts)
    score, helped, read = ([a / b for a, b in zip(found, numpy, strict=True)] for found in ours)
    notes = (("saring --help", f"{median(helped):.2f} ×"), ("saring read", f"{median(read):.2f} ×"))
    return Figure(tuple(score), 1000 * median(ours[0]), "ms", notes)


def cost_growth(bench: Bench) -> Figure:
    """Compare what a message costs to read and score in the largest input and in the smaller ones.

    In each round a smaller input is measured several times in a row and its mean is taken: a tenth of a second says
    little by itself.
    """
    sizes = bench.sizes.growth
    times = [min(MAX_REPEATS, sizes[-1] // n) for n in sizes]
    ways = [partial(_mean_cost, bench, n, k) for n, k in zip(sizes, times, strict=True)]
    costs = in_turn(ways, min(3, bench.sizes.n_rounds))
    middle = [median(found) for found in costs]
    notes = tuple((f"{n:,}", f"{1e6 * cost:.1f} µs") for n, cost in zip(sizes, middle, strict=True))
    ratios = tuple(max(largest / cost for cost in smaller) for *smaller, largest in zip(*costs, strict=True))
    return Figure(ratios, 1e6 * middle[-1], "µs", notes)


def _mean_cost(bench: Bench, n: int, times: int) -> float:
    return mean(_cost(bench, n) for _ in range(times))


def _cost(bench: Bench, n: int) -> float:
    """Return seconds a message, to read it and to score it."""
    scorer, export = Scorer(bench.model), bench.export(n)
    scorer.score(bench.texts("long")[:100])  # what is set up once is not the cost of a message
    start = perf_counter()
    messages = filter(is_scorable, iter_messages([str(export)], ReadOptions(), ReadReport()))
    n_scored = sum(1 for _ in scorer.score_messages(messages))
    return (perf_counter() - start) / n_scored


def train_memory(bench: Bench) -> Figure:
    """Measure the peak memory of `saring train` at three sizes of the labelled set."""
    if bench.sizes is SMALL:
        raise MissingError("full")
    rows, peaks = bench.rows[0], []
    shares = [len(rows) // 4, len(rows) // 2, len(rows)]
    for n in shares:
        table, model = bench.folder / f"latih-{n}.csv", bench.folder / f"latih-{n}"
        write_labelled(table, rows[:: len(rows) // n][:n])
        peaks.append(run([*SARING, "train", table, "--output", model]).peak_mb)
    notes = tuple((f"{n:,}", f"{peak:.0f} MB") for n, peak in zip(shares, peaks, strict=True))
    return Figure(tuple(peaks[-1:]), peaks[-1], "MB", notes)
