"""Peak memory of `saring read` on a large export, and how long it takes.

    python scripts/bench/memory.py [telegram|wordpress] [--mib 200] [--names] [--keep FILE]

Writes an authored export of that size, reads it in a process of its own and prints seconds and the peak of its
resident memory. The target is below 300 MB at 1 GB.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))

from scripts.bench.measure import run  # noqa: E402

TEXTS = (
    "Katanya besok listrik padam tiga hari di seluruh Kecamatan Sukamaju, benar tidak?",
    "Sudah saya tanyakan ke kantor kelurahan, tidak ada pengumuman seperti itu.",
    ["Sebarkan! Daftar bantuan di ", {"type": "link", "text": "https://bantuan.example/daftar"}, " sebelum ditutup"],
    "Rapat RT pindah ke hari Minggu pukul 09.00 di balai warga.",
)


HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Kabar Sukamaju</title>
"""
TAIL = "</channel></rss>\n"
POST = """<item><title>Pengumuman ke-{n} dari balai desa</title><link>https://kabar.example/{n}</link>
<dc:creator><![CDATA[redaksi]]></dc:creator><content:encoded><![CDATA[{body}]]></content:encoded>
<wp:post_date_gmt>2026-03-02 01:15:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
{comments}</item>
"""
COMMENT = """<wp:comment><wp:comment_id>{n}</wp:comment_id>
<wp:comment_author><![CDATA[Warga {who}]]></wp:comment_author>
<wp:comment_date_gmt>2026-03-02 02:40:11</wp:comment_date_gmt><wp:comment_content><![CDATA[Katanya bantuan ke-{n} \
harus ditebus Rp25.000 & ditransfer dulu, benar?]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>
</wp:comment>
"""
PARAGRAPH = (
    '<p>Jadwal pembagian <strong>gratis</strong>, bawa KTP.<br />Lihat <a href="https://dinas.example/">sini</a>.</p>\n'
)


def pieces() -> Iterator[str]:
    """Yield posts without end."""
    n = 0
    while True:
        n += 1
        comments = "".join(COMMENT.format(n=n * 10 + k, who=(n * 7 + k) % 5000) for k in range(n % 10))
        yield POST.format(n=n, body=PARAGRAPH * (1 + n % 12), comments=comments)


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


def write_telegram(path: Path, n_bytes: int) -> None:
    """Write an export of about `n_bytes`, as Telegram Desktop would."""
    n_messages = 0
    with path.open("w", encoding="utf-8") as stream:
        stream.write('{"name": "Warga Sukamaju", "type": "private_supergroup", "id": 1, "messages": [\n')
        for message in messages():
            stream.write((",\n" if n_messages else "") + json.dumps(message))
            n_messages += 1
            if n_messages % 1000 == 0 and stream.tell() > n_bytes:
                break
        stream.write("\n]}\n")


def write_wordpress(path: Path, n_bytes: int) -> None:
    """Write an export of about `n_bytes`, posts with comments, as WordPress would."""
    with path.open("w", encoding="utf-8") as stream:
        written = stream.write(HEAD)
        for piece in pieces():
            if written >= n_bytes:
                break
            written += stream.write(piece)
        stream.write(TAIL)


WRITERS: dict[str, tuple[Callable[[Path, int], None], str]] = {
    "telegram": (write_telegram, "result.json"),
    "wordpress": (write_wordpress, "ekspor.xml"),
}


def main() -> None:
    """Generate, read, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", nargs="?", choices=WRITERS, default="telegram")
    parser.add_argument("--mib", type=int, default=200)
    parser.add_argument("--names", action="store_true", help="keep names, as with --keep-names")
    parser.add_argument("--keep", type=Path, help="leave the export here")
    arguments = parser.parse_args()
    write, name = WRITERS[arguments.kind]
    with tempfile.TemporaryDirectory() as folder:
        export, output = arguments.keep or Path(folder, name), Path(folder, "out.jsonl")
        write(export, arguments.mib << 20)
        code = "from saring.cli import main; main()"
        command = [sys.executable, "-c", code, "read", export, "--output", output]
        ran = run([*command, *["--keep-names"] * arguments.names])
        with output.open("rb") as stream:
            n_messages = sum(1 for _ in stream)
    print(f"{arguments.mib} MiB  {n_messages:,} messages  {ran.seconds:.1f} s  peak {ran.peak_mb:.0f} MB")


if __name__ == "__main__":
    main()
