"""Time `saring triage`: from an export of many messages to the finished workbook and page.

    python -m scripts.bench_triage [--messages 100000] [--jobs 2] [--input words|mixed] [--output .xlsx|.html]

Two WhatsApp exports are made, the same bytes every time. `words` strings words of rumours together at random: no
two messages are alike, nearly every one is listed, and that is the worst case. `mixed` passes on the authored
messages of `data/labelled/starter.csv`, half of them with an edit of its own. Each is triaged in a process of its
own, at the lowest priority; CPU seconds and the peak of memory hold all of its processes together.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from scripts.bench.measure import MemoryWatch

ROOT = Path(__file__).resolve().parents[1]
STARTER = ROOT / "data" / "labelled" / "starter.csv"
WORDS = [
    "air",
    "sumur",
    "kaporit",
    "keracunan",
    "puskesmas",
    "obat",
    "suntik",
    "vaksin",
    "posyandu",
    "beras",
    "telur",
    "oplosan",
    "harga",
    "naik",
    "subsidi",
    "bansos",
    "pulsa",
    "gratis",
    "undian",
    "tilang",
    "razia",
    "polisi",
    "sekolah",
    "libur",
    "gempa",
    "susulan",
    "banjir",
    "bandang",
    "bendungan",
    "jebol",
    "penculik",
    "begal",
    "malam",
    "besok",
    "warga",
    "kampung",
    "kecamatan",
    "bupati",
    "camat",
    "lurah",
    "dinas",
    "pengumuman",
    "resmi",
    "awas",
    "sebarkan",
    "viralkan",
    "keluarga",
    "grup",
    "jangan",
    "percaya",
    "klarifikasi",
    "uang",
    "palsu",
    "bank",
    "ditutup",
    "listrik",
    "padam",
    "tujuh",
    "hari",
]
GREETINGS = (
    "Assalamualaikum",
    "Selamat pagi bapak ibu",
    "Info dari grup sebelah",
    "Maaf, dapat kiriman",
    "Teman-teman",
)
PLACES = ("Sukamaju", "Mekarsari", "Tanjungrejo", "Karanganyar Baru", "Sumberjati", "Wonoasri")
NAMES = ("Siti", "Budi", "Ani", "Joko", "Rina", "Agus", "Dewi", "Eko", "Wati", "Hadi")


class Cost(NamedTuple):
    """What one run took: seconds on the clock and of all cores, the peak in MB, and the claims listed."""

    wall_seconds: float
    cpu_seconds: float
    peak_mb: float
    n_listed: int


def words_texts(n: int) -> Iterator[str]:
    """Yield `n` messages of rumour words drawn at random, some of several lines, some with a link."""
    rng = random.Random(20260801)
    for _ in range(n):
        lines = [rng.choices(WORDS, k=rng.randint(3, 30))]
        if rng.random() < 0.1:
            lines += [rng.choices(WORDS, k=rng.randint(3, 15)) for _ in range(rng.randint(1, 6))]
        link = f" https://contoh.example/{rng.randint(1, 9999)}" if rng.random() < 0.1 else ""
        yield "\n".join(map(" ".join, lines)) + link


def mixed_texts(n: int) -> Iterator[str]:
    """Yield `n` messages of the starter set, half of them as they are and half edited on their way."""
    with STARTER.open(encoding="utf-8", newline="") as stream:
        texts = [row["text"] for row in csv.DictReader(stream)]
    rng = random.Random(20260802)
    for _ in range(n):
        text = rng.choice(texts)
        yield text if rng.random() < 0.5 else edited(text, rng)


def edited(text: str, rng: random.Random) -> str:
    """Return a message with an edit of its own: words before it, a place and a time after it, or its end cut off."""
    kind = rng.randrange(3)
    if kind == 0:
        return f"{rng.choice(GREETINGS)}, {text} (kiriman ke {rng.randint(2, 9999)})"
    if kind == 1:
        return (
            f"{text} {rng.choice(PLACES)} RT {rng.randint(1, 99):02d} jam {rng.randint(0, 23)}.{rng.randint(0, 59):02d}"
        )
    words = text.split(" ")
    return " ".join(words[: max(4, len(words) - rng.randint(1, 4))]) + "." * rng.randint(1, 3)


INPUTS = {"words": words_texts, "mixed": mixed_texts}


def write_export(texts: Iterator[str], path: Path) -> None:
    """Write texts as a WhatsApp export of a group, minutes apart, by sixty people."""
    rng, moment = random.Random(20260803), datetime(2026, 1, 3, 5, 0)
    people = [f"{title} {name}" for title in ("Bu", "Pak", "Mas", "Mbak", "Kak", "Om") for name in NAMES]
    with path.open("w", encoding="utf-8") as stream:
        for text in texts:
            moment += timedelta(seconds=rng.randint(5, 240))
            stream.write(f"{moment:%d/%m/%y %H.%M} - {rng.choice(people)}: {text}\n")


def run_triage(export: Path, output: Path, jobs: int) -> Cost:
    """Triage an export in a process of its own; raises `CalledProcessError` with what it said where it fails."""
    command = ["nice", sys.executable, "-c", "from saring.cli import main; main()", "triage", str(export)]
    command += ["--output", str(output), "--jobs", str(jobs)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SARING_LANG": "en"}
    start, before = perf_counter(), os.times()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stderr=said, cwd=output.parent, env=environment)
        watch = MemoryWatch(process)
        watch.start()
        process.wait()
        watch.join()
        wall = perf_counter() - start
        said.seek(0)
        notes = said.read().decode()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=notes)
    after = os.times()
    cpu = sum(after[2:4]) - sum(before[2:4])
    listed = re.search(r"(\d+) of them to look at", notes)
    return Cost(wall, cpu, watch.peak_mb, int(listed[1]) if listed else 0)


def main() -> None:
    """Make the inputs, triage each to a workbook and to a page, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--input", choices=INPUTS, action="append", help="only this one; both by default")
    parser.add_argument("--output", choices=(".xlsx", ".html"), action="append", help="only this; both by default")
    options = parser.parse_args()
    print(f"{'input':8}{'output':8}{'wall s':>8}{'CPU s':>8}{'peak MB':>9}{'listed':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name in options.input or INPUTS:
            export = Path(folder, f"{name}.txt")
            write_export(INPUTS[name](options.messages), export)
            for ending in options.output or (".xlsx", ".html"):
                cost = run_triage(export, Path(folder, f"{name}{ending}"), options.jobs)
                seconds = f"{cost.wall_seconds:8.1f}{cost.cpu_seconds:8.1f}"
                print(f"{name:8}{ending:8}{seconds}{cost.peak_mb:9.0f}{cost.n_listed:8}", flush=True)


if __name__ == "__main__":
    main()
