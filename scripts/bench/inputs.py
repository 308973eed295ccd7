"""What is measured on: texts put together from this repository's own sentences, or from labelled sets of yours."""

from __future__ import annotations

import csv
import random
import re
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
AUTHORED = (ROOT / "data" / "labelled" / "starter.csv",)
MEAN_BYTES = {"long": 511, "short": 60}
SENDERS = [f"{title} {name}" for title in ("Bu", "Pak", "Kak") for name in ("Siti", "Budi", "Ani", "Joko", "Rina")]
SENDERS += [f"+62 812-0000-{n:04d}" for n in range(12)]
HELD_OUT = 5
INDONESIAN, BRITISH = "%d/%m/%y %H.%M", "%d/%m/%Y, %H:%M"
csv.field_size_limit(sys.maxsize)


class Labelled(NamedTuple):
    """A labelled text."""

    text: str
    label: str


def read_labelled(folder: Path | None) -> list[Labelled]:
    """Read the authored set, or every CSV with `text,label` of a folder."""
    rows = []
    for path in sorted(folder.glob("*.csv")) if folder else AUTHORED:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            if {"text", "label"} <= set(reader.fieldnames or ()):
                rows += [Labelled(row["text"], row["label"]) for row in reader if row["text"].strip()]
    if not rows:
        raise SystemExit(f"{folder}: expected CSV files with the columns text,label; found none")
    return rows


def split(rows: list[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Return what is learned from and what is held out: a fifth, with equal texts on one side."""
    texts = sorted({row.text for row in rows})
    random.Random(20260801).shuffle(texts)
    held_out = set(texts[: len(texts) // HELD_OUT])
    return [row for row in rows if row.text not in held_out], [row for row in rows if row.text in held_out]


def recombined(rows: list[Labelled], length: str, n: int) -> list[str]:
    """Return `n` different texts whose mean length in bytes is that of `MEAN_BYTES`, from sentences of the rows."""
    draw = random.Random(20260801)
    pieces = [piece.strip() for row in rows for piece in re.split(r"(?<=[.!?])\s+|\n+", row.text)]
    pieces = sorted({piece for piece in pieces if 3 < len(piece) <= MEAN_BYTES[length]})
    return [_text(draw, pieces, MEAN_BYTES[length]) for _ in range(n)]


def _text(draw: random.Random, pieces: list[str], mean: int) -> str:
    """Join pieces up to a length drawn around the mean; the last one is cut between two words."""
    wanted = max(8, int(mean * draw.uniform(0.25, 1.75)))
    text = draw.choice(pieces)
    while len(text.encode()) < wanted:
        text += draw.choice((" ", "\n", ". ")) + draw.choice(pieces)
    return text.encode()[:wanted].decode(errors="ignore").rpartition(" ")[0] or text[:wanted]


def write_export(path: Path, texts: list[str], n: int, clock: str = INDONESIAN) -> None:
    """Write an Android export of `n` messages, one in thirty a system line, one in sixteen media."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(_lines(texts, n, clock))


def _lines(texts: list[str], n: int, clock: str) -> Iterator[str]:
    draw, at = random.Random(20260802), datetime(2021, 1, 3, 5, 0)
    for number in range(n):
        at += timedelta(seconds=draw.randint(5, 240))
        stamp, sender = at.strftime(clock), draw.choice(SENDERS)
        if number % 30 == 29:
            yield f"{stamp} - {sender} keluar\n"
        elif number % 16 == 15:
            yield f"{stamp} - {sender}: <Media tidak disertakan>\n"
        else:  # a number makes texts differ that would be the same when there are more messages than texts
            yield f"{stamp} - {sender}: {texts[number % len(texts)]} {number // len(texts) or ''}\n"


def write_texts(path: Path, texts: list[str]) -> None:
    """Write one text a line, line ends within a text as spaces."""
    path.write_text("".join(" ".join(text.split()) + "\n" for text in texts), encoding="utf-8")


def write_labelled(path: Path, rows: list[Labelled]) -> None:
    """Write a CSV with `text,label`."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("text", "label"))
        writer.writerows(rows)
