"""Fuzz everything that reads what somebody else wrote, and every compiled loop against its Python.

    python -m scripts.fuzz [--seconds 60] [--targets json,masks] [--seed 1]

The time (or FUZZ_SECONDS) is shared out among the targets of `tests/fuzz/targets.py`. Each prints its inputs, the
slowest seconds of work per MB, how far memory grew, and at a crash the input that was found and the seed that draws it
again. Exits with 1 where anything crashed. An input that was found stays in `tests/fuzz/found.py`.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import sys

from tests.fuzz.driver import fuzz
from tests.fuzz.targets import TARGETS


def main() -> int:
    """Fuzz each target for its share of the time; return 1 where one crashed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=float(os.environ.get("FUZZ_SECONDS", "60")))
    parser.add_argument("--targets", type=lambda text: text.split(","), default=[target.name for target in TARGETS])
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    asked = parser.parse_args()
    known = {target.name: target for target in TARGETS}
    if unknown := sorted(set(asked.targets) - set(known)):
        parser.error(f"unknown targets {', '.join(unknown)}; there are {', '.join(known)}")
    faulthandler.enable()  # a crash of the process shows where it was
    n_crashes = n_inputs = 0
    print(f"seed {asked.seed}\n\n| target | inputs | slowest s/MB | memory + MiB | crashes |")
    print("| --- | --- | --- | --- | --- |")
    for name in asked.targets:
        print(f"| {name} ", end="", flush=True)
        found = fuzz(known[name], asked.seconds / len(asked.targets), asked.seed)
        n_inputs, n_crashes = n_inputs + found.n_inputs, n_crashes + bool(found.crash)
        print(
            f"| {found.n_inputs:,} | {found.slowest:.2f} | {found.grown_mib} | {int(bool(found.crash))} |", flush=True
        )
        if found.crash:
            print(f"\n{name}, seed {found.crash_seed}: {found.crash[:4000]}\n", file=sys.stderr, flush=True)
    print(f"\n{n_inputs:,} inputs, {n_crashes} crashes")
    return min(n_crashes, 1)


if __name__ == "__main__":
    sys.exit(main())
