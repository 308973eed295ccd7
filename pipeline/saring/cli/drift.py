"""Measuring drift while messages are scored, to report when a model should be retrained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from saring.cli.console import write_note
from saring.i18n import say
from saring.i18n.numbers import number, share
from saring.parallel.ordered_map import chunks_of
from saring.records import ScoredMessage

if TYPE_CHECKING:
    from saring.model.drift import DriftMeter, Shift
    from saring.model.scorer import Scorer

ShowDrift = Annotated[bool, typer.Option("--drift", help=say("help_drift"))]
N_AT_ONCE = 64
SHARES = ("unseen_words", "flagged")
_TABLE = "table"  # the platform of a row that names none; unlike a chat, it may not be ordinary talk


def watch_drift(scorer: Scorer) -> DriftMeter | None:
    """Measure everything that `scorer` scores from now on; None if its model has no reference to compare with."""
    from saring.model.drift import DriftMeter, read_reference  # numpy: only where something is scored

    reference = read_reference(scorer.model.metadata)
    if reference is None:
        return None
    meter = DriftMeter(scorer.model.space, reference)
    scorer.watch = meter.add
    return meter


def count_chats(meter: DriftMeter | None, scored: Iterable[ScoredMessage]) -> Iterator[ScoredMessage]:
    """Yield the scored messages unchanged, and measure those of chats as ordinary talk."""
    if meter is None:
        yield from scored
        return
    for part in chunks_of(scored, N_AT_ONCE):
        meter.add_ordinary([(message.text, score) for message, score, _ in part if message.platform != _TABLE])
        yield from part


def write_drift_note(meter: DriftMeter | None, *, in_full: bool) -> None:
    """Write a line if the model should be retrained; with `in_full`, the numbers before it."""
    from saring.model.drift import MIN_TEXTS, compare

    if meter is None:
        if in_full:
            write_note(say("drift_no_reference"))
        return
    drift = compare(meter)
    if in_full:
        write_note(say("drift_texts", n=drift.n_texts, least=MIN_TEXTS))
        for name, shift in drift.shifts.items():
            write_note("  " + say(f"drift_{name}", **_formatted(name, shift)))
    if drift.moved:
        reasons = [say(f"drift_due_{name}", **_formatted(name, drift.shifts[name])) for name in drift.moved]
        write_note(say("drift_due", what=", ".join(reasons)))


def _formatted(name: str, shift: Shift) -> dict[str, str]:
    """Return the numbers of a measure as text: shares as percentages, others as numbers."""
    if name in SHARES:
        return {field: share(value) for field, value in shift._asdict().items()}
    return {field: number(value, 2) for field, value in shift._asdict().items()}
