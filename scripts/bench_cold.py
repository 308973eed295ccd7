"""How long a person waits for the first answer: `saring` in a new process, against `python -c "import numpy"`.

Every round starts each command once, one after the other, so that a busy machine slows them all alike;
the ratio is that of the medians. Modules are compiled before, as an installation has them.

Usage: `python scripts/bench_cold.py [--rounds 25]`
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SARING = "import sys; from pipeline.cli import main; sys.argv[0] = 'saring'; main()"
MESSAGE = "Sebarkan! Air galon di Kecamatan Sukamaju beracun, jangan diminum. Kirim ke semua grup sebelum dihapus"
CHAT = "24/07/26 19.12 - Bu Ani: selamat malam\n24/07/26 19.13 - Pak Budi: rapat besok jam delapan\n"
BASE = "import numpy"


def main() -> None:
    """Print medians and ratios, of the clock and of the processor's time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=25)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        chat = Path(folder, "chat.txt")
        chat.write_text(CHAT, encoding="utf-8")
        commands = {
            "python": ["-c", "pass"],
            BASE: ["-c", BASE],
            "saring score": ["-c", SARING, "score", MESSAGE],
            "saring --help": ["-c", SARING, "--help"],
            "saring read": ["-c", SARING, "read", str(chat), "--output", str(Path(folder, "out.csv"))],
        }
        compiled = os.environ | {"PYTHONPYCACHEPREFIX": str(Path(folder, "compiled")), "PYTHONDONTWRITEBYTECODE": ""}
        times = {name: [measure(command, compiled)] for name, command in commands.items()}  # the first is not counted
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(measure(command, compiled))
    report({name: measured[1:] for name, measured in times.items()})


def measure(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Run a command; return its seconds on the clock and those of the processor, user and system."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[-1]}: exit code {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime


def report(times: dict[str, list[tuple[float, float]]]) -> None:
    """Print the table: median milliseconds, and ratios with the quarter of the rounds on either side."""
    print(f"{'':16}{'clock ms':>10}{'ratio':>8}{'cpu ms':>10}{'ratio':>8}{'  quartiles of the cpu ratio'}")
    base = [statistics.median(column) for column in zip(*times[BASE], strict=True)]
    for name, measured in times.items():
        clock, cpu = (statistics.median(column) for column in zip(*measured, strict=True))
        low, _, high = statistics.quantiles([one[1] / two[1] for one, two in zip(measured, times[BASE], strict=True)])
        ratios = f"{1000 * clock:>10.0f}{clock / base[0]:>8.2f}{1000 * cpu:>10.0f}{cpu / base[1]:>8.2f}"
        print(f"{name:16}{ratios}  {low:.2f}–{high:.2f}")


if __name__ == "__main__":
    main()
