"""Following a run of scoring, to say in one line when a retrain is due."""

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
_TABLE = "table"  # the platform of a row that names none: it may hold anything, while a chat is mostly talk


def watch_drift(scorer: Scorer) -> DriftMeter | None:
    """Count what `scorer` scores from now on; None where its model keeps nothing to compare with."""
    from saring.model.drift import DriftMeter, read_reference  # numpy: only where something is scored

    reference = read_reference(scorer.model.metadata)
    if reference is None:
        return None
    meter = DriftMeter(scorer.model.space, reference)
    scorer.watch = meter.add
    return meter


def count_chats(meter: DriftMeter | None, scored: Iterable[ScoredMessage]) -> Iterator[ScoredMessage]:
    """Pass scored messages through; those of a chat are counted as ordinary talk."""
    if meter is None:
        yield from scored
        return
    for part in chunks_of(scored, N_AT_ONCE):
        meter.add_ordinary([(message.text, score) for message, score, _ in part if message.platform != _TABLE])
        yield from part


def write_drift_note(meter: DriftMeter | None, *, in_full: bool) -> None:
    """Tell in one line when a retrain is due, and before it the numbers if they are asked for."""
    from saring.model.drift import MIN_TEXTS, compare

    if meter is None:
        if in_full:
            write_note(say("drift_no_reference"))
        return
    drift = compare(meter)
    if in_full:
        write_note(say("drift_texts", n=drift.n_texts, least=MIN_TEXTS))
        for name, shift in drift.shifts.items():
            write_note("  " + say(f"drift_{name}", **_as_read(name, shift)))
    if drift.moved:
        reasons = [say(f"drift_due_{name}", **_as_read(name, drift.shifts[name])) for name in drift.moved]
        write_note(say("drift_due", what=", ".join(reasons)))


def _as_read(name: str, shift: Shift) -> dict[str, str]:
    """Write the numbers of a measure as a person reads them: shares as per cent, a PSI as it is."""
    if name in SHARES:
        return {field: share(value) for field, value in shift._asdict().items()}
    return {field: number(value, 2) for field, value in shift._asdict().items()}
