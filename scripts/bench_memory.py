"""Peak memory of `saring read` on a generated Telegram export of a given size.

    python scripts/bench_memory.py [--mib 200] [--names]

Writes an authored group chat as Telegram Desktop would, into a temporary folder, reads it in a process of
its own and prints messages, seconds and the peak of its resident memory. The target is below 300 MB at 1 GB.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

TEXTS = (
    "Katanya besok listrik padam tiga hari di seluruh Kecamatan Sukamaju, benar tidak?",
    "Sudah saya tanyakan ke kantor kelurahan, tidak ada pengumuman seperti itu.",
    ["Sebarkan! Daftar bantuan di ", {"type": "link", "text": "https://bantuan.example/daftar"}, " sebelum ditutup"],
    "Rapat RT pindah ke hari Minggu pukul 09.00 di balai warga.",
)


def messages() -> Iterator[dict[str, object]]:
    """Yield messages without end, a minute apart."""
    number = 0
    while True:
        number += 1
        yield {
            "id": number,
            "type": "message",
            "date": "2026-03-02T07:15:30",
            "date_unixtime": str(1_700_000_000 + 60 * number),
            "from": f"Warga {number % 400}",
            "from_id": f"user{number % 400}",
            "text": TEXTS[number % len(TEXTS)],
            "text_entities": [],
        }


def write_export(path: Path, n_bytes: int) -> int:
    """Write an export of about `n_bytes`; return how many messages it holds."""
    n_messages = 0
    with path.open("w", encoding="utf-8") as stream:
        stream.write('{"name": "Warga Sukamaju", "type": "private_supergroup", "id": 1, "messages": [\n')
        for message in messages():
            stream.write((",\n" if n_messages else "") + json.dumps(message))
            n_messages += 1
            if n_messages % 1000 == 0 and stream.tell() > n_bytes:
                break
        stream.write("\n]}\n")
    return n_messages


def main() -> None:
    """Generate, read, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mib", type=int, default=200)
    parser.add_argument("--names", action="store_true", help="keep names, as with --keep-names")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        export, output = Path(folder, "result.json"), Path(folder, "out.csv")
        n_messages = write_export(export, arguments.mib << 20)
        code = "from pipeline.cli import main; main()"
        command = [sys.executable, "-c", code, "read", str(export), "--format", "telegram", "--output", str(output)]
        start = perf_counter()
        subprocess.run(command + ["--keep-names"] * arguments.names, check=True)
        seconds = perf_counter() - start
        peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"{arguments.mib} MiB  {n_messages:,} messages  {seconds:.1f} s  peak {peak_mb:.0f} MB")


if __name__ == "__main__":
    main()
