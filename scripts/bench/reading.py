"""Reading a WhatsApp export against a loop over one regular expression, and against other parsers.

The loop is a ceiling: no date order, no system lines, no account, no reading of dates.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from pipeline.readers import ReadOptions, read_messages
from pipeline.records import ReadReport
from scripts.bench.bench import Bench
from scripts.bench.measure import Figure, Round, in_turn, run, timed, times_faster

LINE = re.compile(r"^(\d{2}/\d{2}/\d{2}) (\d{2}\.\d{2}) - ([^:\n]+): (.*)$")
SARING = [sys.executable, "-c", "from pipeline.cli import main; main()"]


def plain_loop(path: Path) -> int:
    """Return how many messages a script of ten lines finds."""
    messages: list[tuple[str, ...]] = []
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if match := LINE.match(line):
                messages.append(match.groups())
            elif messages:
                messages[-1] = (*messages[-1][:3], f"{messages[-1][3]}\n{line}")
    return len(messages)


def read_only(path: Path) -> int:
    """Return how many messages the library gives; each is dropped."""
    return sum(1 for _ in read_messages([str(path)], ReadOptions(), ReadReport()))


def against_loop(bench: Bench) -> Figure:
    """Compare the library with the loop."""
    export = bench.export(bench.sizes.n_messages)
    ours, loop = in_turn([timed(lambda: read_only(export)), timed(lambda: plain_loop(export))], bench.sizes.n_rounds)
    return _figure(ours, loop)


def to_jsonl(bench: Bench) -> Figure:
    """Compare `saring read`, from the start of the process to its end, with the loop."""
    export, output = bench.export(bench.sizes.n_messages), bench.folder / "dibaca.jsonl"

    def command() -> float:
        return run([*SARING, "read", export, "--output", output]).seconds / bench.sizes.n_messages

    ours, loop = in_turn([command, timed(lambda: plain_loop(export))], bench.sizes.n_rounds)
    return _figure(ours, loop)


def against_javascript(bench: Bench) -> Figure:
    """Compare the library with whatsapp-chat-parser."""
    return _against(bench, bench.sizes.n_messages, "read_chat.mjs")


def against_whatstk(bench: Bench) -> Figure:
    """Compare the library with whatstk."""
    return _against(bench, bench.sizes.n_peer_messages, "read_chat.py", "whatstk")


def against_chatminer(bench: Bench) -> Figure:
    """Compare the library with chat-miner."""
    return _against(bench, bench.sizes.n_peer_messages, "read_chat.py", "chat-miner")


def _against(bench: Bench, n_messages: int, *peer: str) -> Figure:
    export = bench.export(n_messages)
    process = bench.peer(*peer, export)
    ways: list[Round] = [timed(lambda: read_only(export)), process.round]
    try:
        return _figure(*in_turn(ways, bench.sizes.n_rounds))
    finally:
        process.close()


def _figure(ours: list[float], theirs: list[float]) -> Figure:
    return Figure(times_faster(ours, theirs), 1 / min(ours), "messages/s")
