"""List every regular expression that sees somebody else's text, with its worst attack string and how its time grows.

    python -m scripts.pattern_growth [--chars 8000]

For its worst attack string of twice so many characters an expression takes `ms`, `growth` times as long as for that of
so many: 2 is in proportion, 4 is quadratic. Attack strings are made of what the expression itself repeats
(`tests/pattern_attacks.py`); times under a millisecond are too short to say more than that. Exits with 1 where one that
takes longer than 50 ms grows more than threefold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from time import perf_counter, process_time
from typing import NamedTuple

from tests.pattern_attacks import CUT_AT, UsedPattern, attack_strings, call_of, used_patterns

N_TIMES = 3
LEAST_SECONDS, SLOW_SECONDS, MOST_GROWTH = 0.001, 0.05, 3.0


class Growth(NamedTuple):
    """The seconds an expression takes for its worst attack string, how they grew, and how the string begins."""

    seconds: float
    growth: float
    attack: str

    @property
    def is_bad(self) -> bool:
        """Whether it takes long, and more than in proportion."""
        return self.seconds > SLOW_SECONDS and self.growth > MOST_GROWTH


def growth_of(used: UsedPattern, n_chars: int) -> Growth:
    """Drive an expression with its attack strings of `n_chars` and of twice as many characters; return the worst."""
    call, worst = call_of(used), Growth(0.0, 0.0, "")
    n_chars = min(n_chars, CUT_AT.get(used.name, n_chars) // 2 or n_chars)
    for short, long in zip(
        attack_strings(used.pattern, n_chars), attack_strings(used.pattern, 2 * n_chars), strict=True
    ):
        if seconds(call, long) <= worst.seconds:
            continue
        # Time of this process alone, the shortest of several: other programs take the processor in between.
        took = min(seconds(call, long, process_time) for _ in range(N_TIMES))
        if took > worst.seconds:
            first = min(seconds(call, short, process_time) for _ in range(N_TIMES))
            worst = Growth(took, took / max(first, 1e-7), long[:24])
    return worst


def seconds(call: Callable[[str], object], text: str, clock: Callable[[], float] = perf_counter) -> float:
    """Return how long one call takes."""
    begun = clock()
    call(text)
    return clock() - begun


def main() -> int:
    """Print one Markdown row an expression, the slowest first; return 1 where one is bad."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chars", type=int, default=8000)
    asked = parser.parse_args()
    found = {used.name: growth_of(used, asked.chars) for used in used_patterns()}
    print("| expression | ms | growth | attack begins |\n| --- | --- | --- | --- |")
    for name, worst in sorted(found.items(), key=lambda item: -item[1].seconds):
        grown = f"{worst.growth:.1f}" if worst.seconds > LEAST_SECONDS else "-"
        shown = repr(worst.attack).replace("|", "\\|")
        print(f"| `{name[:90]}` | {worst.seconds * 1000:.2f} | {grown} | `{shown}` |".replace("\n", " "))
    bad = [name for name, worst in found.items() if worst.is_bad]
    print(f"\n{len(found)} expressions, {len(bad)} out of proportion: {', '.join(bad) or 'none'}")
    return min(len(bad), 1)


if __name__ == "__main__":
    sys.exit(main())
