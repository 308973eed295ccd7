"""Time `saring match` on one core: milliseconds a message against an archive of many titles.

    python scripts/bench/matching.py [--entries 100000] [--messages 200]

Titles and messages are drawn from the shipped word counts, as frequent words as often as people write
them; a message holds 40 words, every tenth 400.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
from importlib import resources
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

from saring.facts.archive import save_archive
from saring.facts.match import build_archive, load_archive
from saring.records import FactCheck
from saring.rules.reading import TextReading

TITLE_WORDS, MESSAGE_WORDS, LONG_MESSAGE_WORDS = 10, 40, 400


def sentences(rng: np.random.Generator, lengths: list[int]) -> list[str]:
    """Draw one text of each length from the shipped words, by how often they are written."""
    table = resources.files("saring").joinpath("resources/background_words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")][1:]
    words = np.array([word for word, _ in rows])
    counts = np.array([int(n) for _, n in rows], float)
    drawn = rng.choice(words, size=sum(lengths), p=counts / counts.sum())
    return [" ".join(part) for part in np.split(drawn, np.cumsum(lengths)[:-1])]


def main() -> None:
    """Build, save, open and search, and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--messages", type=int, default=200)
    options = parser.parse_args()
    rng = np.random.default_rng(7)
    titles = sentences(rng, [TITLE_WORDS] * options.entries)
    lengths = [LONG_MESSAGE_WORDS if i % 10 == 9 else MESSAGE_WORDS for i in range(options.messages)]
    messages = sentences(rng, lengths)
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        checks = [FactCheck(f"{i:06d}", title) for i, title in enumerate(titles)]
        save_archive(checks, build_archive(checks).index, Path(folder, "archive"))
        print(f"import_seconds {perf_counter() - start:.1f}")
        start = perf_counter()
        archive = load_archive(Path(folder, "archive"))
        archive.match([TextReading(messages[0])], [None], 5)
        print(f"open_and_first_message_seconds {perf_counter() - start:.2f}")
        start = perf_counter()
        archive.match(list(map(TextReading, messages)), [None] * len(messages), 5)
        print(f"batch_ms_a_message {1000 * (perf_counter() - start) / len(messages):.1f}")
        alone, cpu = [], []
        for message in messages:
            start, start_cpu = perf_counter(), process_time()
            archive.match([TextReading(message)], [None], 5)
            cpu.append(1000 * (process_time() - start_cpu))
            alone.append(1000 * (perf_counter() - start))
        print(f"alone_ms_a_message median {np.median(alone):.1f} longest {max(alone):.1f}")
        print(f"alone_cpu_ms_a_message median {np.median(cpu):.1f} longest {max(cpu):.1f}")
    print(f"peak_mib {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10}")


if __name__ == "__main__":
    main()
