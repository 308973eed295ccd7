"""What each compiled loop is worth: `read`, `batch` and `score` with it and without it.

    python -m scripts.bench_compiled INPUT... [--rounds 5] [--modules checks,reading]

A module is taken out as on a machine without a C compiler: `saring.compiled.find` does not find it. The two ways take
turns, and seconds of the processor are compared, not of the clock, so that a busy machine slows both alike. A loop
stays where a command takes at least a tenth longer without it (docs/decisions/0016-compiled-loops.md).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

MODULES = ("checks", "ngrams", "normaliser", "reading", "writing")
COMMANDS = ("read", "batch", "score")
TEXT = "Air galon beracun, kata dinas kesehatan besok semua warga diminta waspada. Sebarkan ke semua grup!"
MAIN = """
from saring import compiled
find = compiled.find
compiled.find = lambda name: None if name == {name!r} else find(name)
from saring.cli import main
main()
"""


def arguments_of(command: str, source: Path, output: Path) -> list[str]:
    """Return what a command is called with; all in one process, which the module can be taken from."""
    if command == "score":
        return [command, TEXT]
    alone = ["--jobs", "1"] if command == "batch" else []
    return [command, str(source), *alone, "--output", str(output)]


def processor_seconds(without: str, arguments: Sequence[str]) -> float:
    """Run a command without one compiled module (an empty name: with all); return the seconds it computed."""
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN.format(name=without), *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{arguments} failed without {without or 'anything'}")
    return usage.ru_utime


def compare(name: str, run: Callable[[str], float], n_rounds: int) -> tuple[float, float, float]:
    """Return the median seconds with a module, and the lowest and the median of the ratios without it to with it."""
    pairs = [(run(""), run(name)) for _ in range(n_rounds)]
    ratios = [without / with_it for with_it, without in pairs]
    return median(with_it for with_it, _ in pairs), min(ratios), median(ratios)


def main() -> None:
    """Measure and print a row of a Markdown table for each input, command and module."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--modules", type=lambda given: given.split(","), default=list(MODULES))
    parser.add_argument("--commands", type=lambda given: given.split(","), default=list(COMMANDS))
    arguments = parser.parse_args()
    print("| input | command | seconds | without | times (median) | times (lowest) |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for source in arguments.inputs:
            for command in arguments.commands:
                given = arguments_of(command, source, Path(folder, "output.csv"))
                n_rounds = arguments.rounds * (4 if command == "score" else 1)
                for name in arguments.modules:
                    seconds, lowest, middle = compare(
                        name, lambda name, given=given: processor_seconds(name, given), n_rounds
                    )
                    row = f"| {source.name} | {command} | {seconds:.2f} | {name} | {middle:.2f} | {lowest:.2f} |"
                    print(row, flush=True)


if __name__ == "__main__":
    main()
