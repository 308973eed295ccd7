"""`saring batch`: one scored row per message, in input order."""

from __future__ import annotations

from contextlib import closing

from saring.cli.common import (
    ALL_CORES,
    Format,
    Inputs,
    Jobs,
    KeepNames,
    MapFile,
    ModelName,
    Output,
    Preset,
    TextColumn,
    finish_run,
    open_messages,
    read_options,
)
from saring.cli.console import expected_errors
from saring.cli.drift import ShowDrift, count_chats, watch_drift, write_drift_note
from saring.cli.message import load_scorer
from saring.cli.workers import Backend, Fresh, Scheduler, choose_workers, collected_rarely, resumable
from saring.i18n import say
from saring.messages import is_scorable
from saring.records import ReadReport
from saring.reports.message_rows import BATCH_COLUMNS, batch_rows
from saring.reports.tables import check_output, write_rows
from saring.rules.reading import with_signals


@expected_errors
def batch(
    inputs: Inputs,
    output: Output,
    model: ModelName = None,
    format: Format = None,
    text_column: TextColumn = None,
    preset: Preset = None,
    map_file: MapFile = None,
    keep_names: KeepNames = False,
    drift: ShowDrift = False,
    jobs: Jobs = ALL_CORES,
    backend: Backend = None,
    scheduler: Scheduler = None,
    fresh: Fresh = False,
) -> None:
    """Score every message of the inputs; system lines of a chat are not messages."""
    check_output(output)
    workers = choose_workers(jobs, backend, scheduler)
    scorer = load_scorer(model)
    meter = watch_drift(scorer)
    report = ReadReport()
    messages = open_messages(inputs, report, read_options(format, text_column, preset, map_file), keep_names=keep_names)
    with (
        collected_rarely(),
        resumable(output, scorer, fresh=fresh) as journal,
        closing(scorer.score_messages(filter(is_scorable, messages), workers, journal)) as scored,
    ):
        rows = batch_rows(with_signals(count_chats(meter, scored)))
        n_rows = write_rows(rows, BATCH_COLUMNS, output, say("title_batch"))
    write_drift_note(meter, in_full=drift)
    finish_run(report, n_rows, output)
