"""Reading a WhatsApp export against a loop over one regular expression, and against other parsers.

The loop is a ceiling: no date order, no system lines, no account, no reading of dates.
"""

from __future__ import annotations

import re
import sys
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from saring.messages import ReadOptions, iter_messages
from saring.records import ReadReport
from scripts.bench.bench import Bench
from scripts.bench.inputs import BRITISH, INDONESIAN
from scripts.bench.measure import Figure, Round, in_turn, run, timed, times_faster

LINE = re.compile(r"^(\d{2}/\d{2}/\d{2}) (\d{2}\.\d{2}) - ([^:\n]+): (.*)$")
SARING = [sys.executable, "-c", "from saring.cli import main; main()"]


def plain_loop(path: Path) -> None:
    """Read as a script of ten lines does, and drop each message; what is held would only slow it."""
    deque(_plain_messages(path), maxlen=0)


def _plain_messages(path: Path) -> Iterator[tuple[str, ...]]:
    message: tuple[str, ...] = ()
    more: list[str] = []
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            match = LINE.match(line)
            if match is None:
                more.append(line)
                continue
            if message:
                yield (*message[:3], "\n".join([message[3], *more])) if more else message
            message = match.groups()
            more.clear()
    if message:
        yield (*message[:3], "\n".join([message[3], *more]))


def read_only(path: Path) -> None:
    """Read with the library; each message is dropped."""
    deque(iter_messages([str(path)], ReadOptions(), ReadReport()), maxlen=0)


def each(work: Callable[[Path], object], export: Path, n: int) -> Round:
    """Return a round over an export of `n` messages and system lines, whatever of them a parser counts."""

    def one() -> int:
        work(export)
        return n

    return timed(one)


def against_loop(bench: Bench) -> Figure:
    """Compare the library with the loop."""
    export = bench.export(bench.sizes.n_messages)
    n = bench.sizes.n_messages
    ours, loop = in_turn([each(read_only, export, n), each(plain_loop, export, n)], bench.sizes.n_rounds)
    return _figure(ours, loop)


def to_jsonl(bench: Bench) -> Figure:
    """Compare `saring read`, from the start of the process to its end, with the loop."""
    export, output = bench.export(bench.sizes.n_messages), bench.folder / "dibaca.jsonl"

    def command() -> float:
        return run([*SARING, "read", export, "--output", output]).seconds / bench.sizes.n_messages

    ours, loop = in_turn([command, each(plain_loop, export, bench.sizes.n_messages)], bench.sizes.n_rounds)
    return _figure(ours, loop)


def against_javascript(bench: Bench) -> Figure:
    """Compare the library with whatsapp-chat-parser."""
    return _against(bench, bench.sizes.n_messages, "read_chat.mjs")


def against_whatstk(bench: Bench) -> Figure:
    """Compare the library with whatstk."""
    return _against(bench, bench.sizes.n_peer_messages, "read_chat.py", "whatstk")


def against_chatminer(bench: Bench) -> Figure:
    """Compare the library with chat-miner, which knows no Indonesian times: on an export in British ones."""
    return _against(bench, bench.sizes.n_peer_messages, "read_chat.py", "chat-miner", clock=BRITISH)


def _against(bench: Bench, n_messages: int, *peer: str, clock: str = INDONESIAN) -> Figure:
    export = bench.export(n_messages, clock)
    process = bench.peer(*peer, export)
    ways = [each(read_only, export, n_messages), lambda: process.round() / n_messages]
    try:
        return _figure(*in_turn(ways, bench.sizes.n_rounds))
    finally:
        process.close()


def _figure(ours: list[float], theirs: list[float]) -> Figure:
    return Figure(times_faster(ours, theirs), 1 / min(ours), "messages/s")
