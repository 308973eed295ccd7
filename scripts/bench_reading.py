"""How fast WhatsApp exports are read, against a plain loop over one regular expression in the same run.

    python scripts/bench_reading.py EXPORT.txt [--rounds 5]

EXPORT is an Android export in Indonesian (`24/07/26 09.43 - Nama: teks`). The loop is a ceiling: no date
order, no system lines, no account. Prints medians, as messages a second and as ratios to the loop.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from pipeline.readers import ReadOptions, read_messages
from pipeline.records import ReadReport
from pipeline.reports.message_rows import READ_COLUMNS, read_row
from pipeline.reports.tables import write_rows

LINE = re.compile(r"^(\d{2})/(\d{2})/(\d{2}) (\d{2})\.(\d{2}) - (?:([^:\n]+): )?(.*)$")


def plain_loop(path: str) -> int:
    """Count messages the way a script of ten lines would."""
    n = 0
    entry: tuple[datetime, str | None, list[str]] | None = None
    with Path(path).open(encoding="utf-8") as stream:
        for line in stream:
            match = LINE.match(line)
            if match:
                day, month, year, hour, minute, sender, text = match.groups()
                entry = (datetime(2000 + int(year), int(month), int(day), int(hour), int(minute)), sender, [text])
                n += 1
            elif entry:
                entry[2].append(line)
    return n


def read_only(path: str) -> int:
    """Count and drop the messages of the library."""
    return sum(1 for _ in read_messages([path], ReadOptions(), ReadReport()))


def read_to_jsonl(path: str) -> int:
    """Read and write, as `saring read` does with names kept."""
    with tempfile.TemporaryDirectory() as folder:
        rows = map(read_row, read_messages([path], ReadOptions(), ReadReport()))
        return write_rows(rows, READ_COLUMNS, str(Path(folder, "out.jsonl")), "")


def main() -> None:
    """Measure in turn, so that a busy machine slows all alike."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("export")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    ways: list[Callable[[str], int]] = [plain_loop, read_only, read_to_jsonl]
    speeds: dict[str, list[float]] = {way.__name__: [] for way in ways}
    for _ in range(arguments.rounds):
        for way in ways:
            start = perf_counter()
            n = way(arguments.export)
            speeds[way.__name__].append(n / (perf_counter() - start))
    loop = speeds["plain_loop"]
    for name, found in speeds.items():
        ratio = median(ours / theirs for ours, theirs in zip(found, loop, strict=True))
        print(f"{name:14} {median(found):>10,.0f} messages/s   {ratio:.2f} of the loop")


if __name__ == "__main__":
    main()
