"""Draw examples for a target until a time is over, and keep count of what they cost."""

from __future__ import annotations

import resource
import sys
from dataclasses import dataclass
from time import monotonic, perf_counter

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.targets import Target

ROUND = 25
"""How many examples one seed draws; to draw those of a failure again, its seed is enough."""
N_WARM = 20
LEAST_BYTES = 1 << 16
"""Time is counted per MB of at least so many bytes: a small file takes the time of setting up."""


@dataclass(slots=True)
class Found:
    """What fuzzing a target has shown: inputs, the slowest seconds per MB, growth of memory in MiB, and crashes."""

    n_inputs: int = 0
    slowest: float = 0.0
    grown_mib: int = 0
    crash: str = ""
    crash_seed: int = 0


def fuzz(target: Target, seconds: float, first_seed: int) -> Found:
    """Fuzz a target for some seconds, from a seed on; ends at the first crash, whose smallest example is in `crash`."""
    found, end, before = Found(), monotonic() + seconds, peak_mib()
    while monotonic() < end and not found.crash:
        try:
            _round(target, first_seed, end, found)
        except Exception as error:  # whatever a check lets through is what is looked for
            notes = "\n".join(getattr(error, "__notes__", ()))
            found.crash, found.crash_seed = f"{type(error).__name__}: {error}\n{notes}", first_seed
        first_seed += 1
    found.grown_mib = peak_mib() - before
    return found


def _round(target: Target, number: int, end: float, found: Found) -> None:
    @seed(number)
    @settings(
        max_examples=ROUND, database=None, deadline=None, phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck), report_multiple_bugs=False,
    )  # fmt: skip
    @given(target.examples)
    def one(example: object) -> None:
        begun = perf_counter()
        target.check(example)
        took = perf_counter() - begun
        found.n_inputs += 1
        if found.n_inputs > N_WARM:  # the first ones load word lists and the like
            found.slowest = max(found.slowest, took / max(LEAST_BYTES, target.size(example)) * (1 << 20))

    one()


def peak_mib() -> int:
    """Return the most memory that this process has had, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak >> (20 if sys.platform == "darwin" else 10)
