"""Drive every reader, and scoring and triage, with grown attack strings and damaged exports.

    python -m scripts.time_and_memory [--kib 256] [--damaged 40] [--chats FOLDER] [--rows whatsapp,triage]

For each reader an export is grown by every attack string, in place of a word, after the first lines, and as one line
without end, and its exports (with those of --chats) are damaged; recognising and reading are timed. `triage` sees the
strings as one message and as many: it masks, scores, groups and ranks them. Limits: 1 s to recognise, 5 s per MB to
read or triage, 300 MiB above the input. Exits with 1 where anything takes more, or ends in an error not expected.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from time import process_time

from saring.errors import InputError, SaringError
from saring.files.sources import Source
from saring.messages import ReadOptions, matching_readers
from saring.messages.registry import READER_NAMES, find_reader
from saring.records import ReadReport
from saring.worklist.triage import triage
from tests.fuzz import seeds
from tests.fuzz.driver import peak_mib
from tests.fuzz.mutations import TOKENS, deal_edits
from tests.pattern_attacks import BY_HAND

RECOGNISE_SECONDS, SECONDS_PER_MB, MAX_MIB = 1.0, 5.0, 300
UNITS = (
    *BY_HAND,
    *("+1.2.3.4.5.6.7.8.9.0", "0812-3456-7890 ", "https://a.id/?a=0812&", "wa.me/0812 ", "a@b.co ", "g a l o n "),
    *("[telepon] ", "AIR galon!!! ", "bukan hoaks ", "24/07/24 09.43 - ", "Rp1.000.000 ", "wkwk", "di Kota Bandung "),
)  # fmt: skip


@dataclass(slots=True)
class Measured:
    """What a row of the table has shown: inputs, the slowest seconds per MB with its input, memory and crashes."""

    n_inputs: int = 0
    recognised: float = 0.0
    slowest: float = 0.0
    slowest_input: str = ""
    n_crashes: int = 0
    grown_mib: int = 0

    @property
    def is_bad(self) -> bool:
        """Whether a limit is passed, or anything crashed."""
        too_slow = self.recognised > RECOGNISE_SECONDS or self.slowest > SECONDS_PER_MB
        return too_slow or bool(self.n_crashes) or self.grown_mib > MAX_MIB


def grown(data: bytes, unit: str, n_bytes: int) -> Iterator[bytes]:
    """Yield an export with an attack string in place of a word, after its first lines, and as its one long line."""
    piece = unit.encode("utf-8", "surrogatepass")
    attack = piece * (n_bytes // len(piece))
    places = [found.start() for found in TOKENS.finditer(data)]
    at = places[len(places) * 2 // 3] if places else 0
    found = TOKENS.match(data, at)
    yield data[:at] + attack + data[found.end() if found else at :]
    line = data.find(b"\n", len(data) // 4) + 1
    yield data[:line] + attack + b"\n" + data[line:]
    yield data.split(b"\n", 1)[0] + attack


def inputs_of(name: str, files: list[bytes], n_bytes: int, n_damaged: int) -> Iterator[tuple[str, bytes]]:
    """Yield the attack strings in the first file of a reader, and damaged copies of all of its files."""
    for unit in UNITS:
        for place, data in enumerate(grown(files[0], unit, n_bytes)):
            yield f"{unit!r} at {place}", data
    for number in range(n_damaged):
        yield f"damaged {number}", deal_edits(files, 4, number)


def read(name: str, data: bytes) -> None:
    """Read bytes as one format."""
    source = Source("a.txt", lambda: BytesIO(data))
    with suppress(InputError):
        for _ in find_reader(name).read(source, ReadOptions(), ReadReport()):
            pass


def recognise(data: bytes) -> float:
    """Return the seconds that recognising some bytes takes."""
    begun = process_time()
    matching_readers(Source("a.txt", lambda: BytesIO(data)))
    return process_time() - begun


def messages_of(n_bytes: int) -> Iterator[tuple[str, bytes]]:
    """Yield tables with every attack string, as one message and as many."""
    for unit in UNITS:
        text = unit * (n_bytes // len(unit.encode("utf-8", "surrogatepass")))
        for cells in ([text], [text[i : i + 300] for i in range(0, len(text), 300)]):
            stream = StringIO()
            csv.writer(stream).writerows([["text"], *([cell] for cell in cells)])
            yield f"{unit!r} in {len(cells)}", stream.getvalue().encode("utf-8", "replace")


def triage_table(data: bytes) -> None:
    """Read, score, group and rank the messages of a table."""
    path = seeds.scratch() / "pesan.csv"
    path.write_bytes(data)
    with suppress(SaringError):
        triage(path, model=seeds.scorer(), everything=True)


def measure(inputs: Iterator[tuple[str, bytes]], use: Callable[[bytes], object], *, recognised: bool) -> Measured:
    """Use every input, timed; a crash is counted and named, and does not stop the others."""
    found, before = Measured(), peak_mib()
    for name, data in inputs:
        begun = process_time()
        try:
            use(data)
        except Exception as error:  # whatever else than an expected error is what is looked for
            found.n_crashes += 1
            print(f"{name}: {type(error).__name__}: {error}"[:500], file=sys.stderr)
        per_mb = (process_time() - begun) / max(1 << 17, len(data)) * (1 << 20)
        if per_mb > found.slowest and found.n_inputs:  # the first one loads word lists and the like
            found.slowest, found.slowest_input = per_mb, name
        found.n_inputs += 1
        if recognised and name.endswith("at 2"):  # a head of nothing but the attack string
            found.recognised = max(found.recognised, recognise(data))
    found.grown_mib = peak_mib() - before
    return found


def files_of_chats(folder: Path) -> dict[str, list[bytes]]:
    """Return the exports below a folder by the reader that recognises each."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        matching = matching_readers(Source(path.name, partial(path.open, "rb")))
        if len(matching) == 1 and path.stat().st_size < 60_000:
            found.setdefault(matching[0].name, []).append(path.read_bytes())
    return found


def main() -> int:
    """Print one Markdown row a reader, then scoring and triage; return 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kib", type=int, default=256, help="size of an attack string")
    parser.add_argument("--damaged", type=int, default=40, help="damaged copies for each reader")
    parser.add_argument("--chats", type=Path, help="a folder with more exports")
    parser.add_argument("--rows", type=lambda text: text.split(","), default=[*READER_NAMES, "triage"])
    asked = parser.parse_args()
    more = files_of_chats(asked.chats) if asked.chats else {}
    triage_table(b"text\nair galon beracun\n")  # what every run loads
    print("| what | inputs | recognised s | slowest s/MB | with | memory + MiB | crashes |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    n_bad = 0
    for name in asked.rows:
        if name == "triage":
            found = measure(messages_of(asked.kib << 10), triage_table, recognised=False)
        else:
            files = [*more.get(name, ()), *seeds.exports()[name]]
            inputs = inputs_of(name, files, asked.kib << 10, asked.damaged)
            found = measure(inputs, partial(read, name), recognised=True)
        n_bad += found.is_bad
        with_ = found.slowest_input.replace("|", "\\|")
        cells = (name, f"{found.n_inputs:,}", f"{found.recognised:.2f}", f"{found.slowest:.2f}", f"`{with_}`")
        print(f"| {' | '.join(cells)} | {found.grown_mib} | {found.n_crashes} |", flush=True)
    print(f"\n{n_bad} beyond the limits", file=sys.stderr)
    return min(n_bad, 1)


if __name__ == "__main__":
    sys.exit(main())
