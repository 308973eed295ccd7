"""How much memory reading a large WordPress export takes, and how long.

    python scripts/bench_memory_wxr.py --mb 200 [--keep FILE]

Writes an export of that size (posts with comments, authored sentences), reads it with `saring read` in a
process of its own, and prints the peak of its resident memory.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

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


def write_export(path: Path, n_bytes: int) -> None:
    """Write an export of about `n_bytes`."""
    with path.open("w", encoding="utf-8") as stream:
        written = stream.write(HEAD)
        for piece in pieces():
            if written >= n_bytes:
                break
            written += stream.write(piece)
        stream.write(TAIL)


def main() -> None:
    """Generate, read, measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mb", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="leave the export here")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        export = arguments.keep or Path(folder, "ekspor.xml")
        write_export(export, arguments.mb << 20)
        run = "from pipeline.cli import main; main()"
        options = ["read", str(export), "--output", str(Path(folder, "out.jsonl"))]
        start = perf_counter()
        child = subprocess.Popen([sys.executable, "-c", run, *options], stderr=subprocess.PIPE, text=True)
        said = child.stderr.read() if child.stderr else ""
        _, status, usage = os.wait4(child.pid, 0)
        seconds = perf_counter() - start
    print(said.strip())
    print(
        f"{arguments.mb} MB: {seconds:.0f} s, peak {usage.ru_maxrss / 1024:.0f} MB, "
        f"exit {os.waitstatus_to_exitcode(status)}"
    )


if __name__ == "__main__":
    main()
