"""Two Dask workers on loopback against one, and from which size on sharing the work out pays.

    python -m scripts.bench_dask [--messages 2000000] [--sizes 10000,20000,40000,80000]

Scores authored messages of about 60 bytes with the shipped model: in this process, with loky, and with Dask
clusters of one and of two worker processes, the time to reach the cluster and to send it the model included.
With `--sizes` prints a line for each size first; the constants in `pipeline/saring/parallel/ordered_map.py` come from
it. Results are compared: they are the same, whoever works.
"""

from __future__ import annotations

import argparse
import json
import random
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from time import perf_counter
from unittest.mock import patch

from distributed import LocalCluster

from saring.model.bundle import load_bundle
from saring.model.registry import find_model, shipped_models
from saring.model.scorer import Scorer
from saring.parallel import ordered_map as parallel
from saring.parallel.workers import ALONE, Workers
from saring.records import Message
from scripts.kill_and_resume import SAID

N_BEGINNINGS = 20_000


def messages(n: int) -> Iterator[Message]:
    """Yield authored messages, no two alike."""
    deal, words = random.Random(0), SAID.split()
    beginnings = [" ".join(deal.choices(words, k=deal.randint(3, 14))) for _ in range(N_BEGINNINGS)]
    for number in range(n):  # in a moment: making messages is not what is measured
        text = f"{beginnings[number % N_BEGINNINGS]} {number}"
        yield Message("whatsapp", "Warga", "w", None, "text", text, "")


def timed(scorer: Scorer, n: int, workers: Workers) -> tuple[float, str]:
    """Return the seconds it takes to score `n` messages, and a digest of the scores."""
    start = perf_counter()
    risks = array("d", (item.score.risk for item in scorer.score_messages(messages(n), workers)))
    return perf_counter() - start, blake2b(risks, digest_size=8).hexdigest()


@contextmanager
def cluster_of(n_workers: int) -> Iterator[Workers]:
    """Give a running cluster of worker processes with one thread each."""
    with LocalCluster(n_workers=n_workers, threads_per_worker=1, dashboard_address=None) as cluster:
        yield Workers(backend="dask", scheduler=cluster.scheduler_address)


def compare_sizes(scorer: Scorer, sizes: list[int], repeats: int) -> None:
    """Print for each size what it takes here, with two processes and with two Dask workers, started afresh."""
    from joblib.externals.loky import get_reusable_executor

    print(f"{'messages':>10} {'here':>8} {'loky 2':>8} {'dask 2':>8}   (seconds, best of {repeats})")
    with cluster_of(2) as dask, patch.multiple(parallel, N_CHUNKS_LOCAL=0, N_CHUNKS_LOCAL_DASK=0):
        for n in sizes:
            best = [float("inf")] * 3
            for _ in range(repeats):
                get_reusable_executor().shutdown()
                for place, workers in enumerate((ALONE, Workers(2), dask)):
                    best[place] = min(best[place], timed(scorer, n, workers)[0])
            print(f"{n:>10,} " + " ".join(f"{seconds:>8.2f}" for seconds in best))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--messages", type=int, default=2_000_000)
    parser.add_argument("--sizes", type=lambda given: [int(size) for size in given.split(",")], default=[])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="print the result for scripts/bench/run.py too")
    parser.add_argument("--peers", help="of no use here")
    arguments = parser.parse_args()
    scorer = Scorer(load_bundle(find_model(None, shipped_models())))
    if arguments.sizes:
        compare_sizes(scorer, arguments.sizes, arguments.repeats)
    seconds, digests = {}, set()
    for n_workers in (1, 2):
        with cluster_of(n_workers) as workers:
            seconds[n_workers], digest = timed(scorer, arguments.messages, workers)
            digests.add(digest)
        print(
            f"{n_workers} worker: {seconds[n_workers]:.1f} s, {arguments.messages / seconds[n_workers]:,.0f} messages/s"
        )
    same = "the same" if len(digests) == 1 else "DIFFERENT"
    print(f"two workers against one: {seconds[1] / seconds[2]:.2f} x; results {same}")
    if arguments.json:
        ours, notes = arguments.messages / seconds[2], {"messages": f"{arguments.messages:,}"}
        print(json.dumps({"ratios": [seconds[1] / seconds[2]], "ours": ours, "unit": "messages/s", "notes": notes}))


if __name__ == "__main__":
    main()
