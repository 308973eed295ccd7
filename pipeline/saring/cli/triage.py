"""`saring triage`: a ranked worklist with one row per claim, and advice on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
    count_messages,
    finish_run,
    read_options,
    stop_unread,
)
from saring.cli.console import expected_errors, write_note
from saring.cli.message import load_scorer
from saring.cli.workers import Backend, Fresh, Scheduler, choose_workers, collected_rarely, resumable
from saring.errors import UnreadableError
from saring.i18n import say
from saring.i18n.dates import format_moment
from saring.records import Advice, Change, WorklistRun
from saring.reports.tables import check_output
from saring.reports.worklist.write import Explain, write_worklist
from saring.worklist.overwriting import check_keeps_people

if TYPE_CHECKING:
    from saring.model.scorer import Scorer
    from saring.worklist.triage import Worklist

Facts = Annotated[str | None, typer.Option("--facts", help=say("help_facts_option"), show_default=False)]
Since = Annotated[list[str] | None, typer.Option("--since", help=say("help_since"), show_default=False)]
Deadline = Annotated[str | None, typer.Option("--deadline", help=say("help_deadline"), show_default=False)]
Now = Annotated[str | None, typer.Option("--now", help=say("help_now"), show_default=False)]


@expected_errors
def triage(
    inputs: Inputs,
    output: Output,
    facts: Facts = None,
    since: Since = None,
    deadline: Deadline = None,
    now: Now = None,
    model: ModelName = None,
    format: Format = None,
    text_column: TextColumn = None,
    preset: Preset = None,
    map_file: MapFile = None,
    keep_names: KeepNames = False,
    everything: Annotated[bool, typer.Option("--all", help=say("help_all"))] = False,
    jobs: Jobs = ALL_CORES,
    backend: Backend = None,
    scheduler: Scheduler = None,
    fresh: Fresh = False,
) -> None:
    """Group copies of the same message, rank the groups by priority, and say what to do with each."""
    from saring.worklist import triage as work  # numpy

    check_output(output)
    check_keeps_people(output, map(Path, since or ()))
    workers = choose_workers(jobs, backend, scheduler)
    options = read_options(format, text_column, preset, map_file)
    scorer = load_scorer(model)
    with collected_rarely(), resumable(output, scorer, fresh=fresh) as journal:
        try:
            worklist = work.triage(
                inputs,
                facts=facts,
                since=since or (),
                deadline=deadline,
                now=now,
                model=scorer,
                everything=everything,
                keep_names=keep_names,
                read_options=options,
                workers=workers,
                journal=journal,
                progress=partial(count_messages, keep_names=keep_names),
            )
        except UnreadableError as error:
            stop_unread(error.report)
        n_rows = write_worklist(worklist.items, output, run=worklist.run, explain=explainer(scorer))
    describe_worklist(worklist, since or ())
    finish_run(worklist.report, n_rows, output)


def describe_worklist(worklist: Worklist, since: Sequence[str]) -> None:
    """Summarise a worklist in a line: numbers of claims, advice, changes and overdue answers."""
    items, run = worklist.items, worklist.run
    write_note(say("triage_account", messages=run.n_messages, texts=run.n_texts, claims=run.n_claims))
    write_note(say("triage_advised", counts=_counts("advice", Advice, (item.advice for item in items))))
    if run.context_groups:
        write_note(say("triage_context", n=sum(group.n_messages for group in run.context_groups), counts=_lacking(run)))
    if worklist.counted_from:
        write_note(say("triage_counted_from", at=format_moment(worklist.counted_from)))
    if any(item.change for item in items):
        counts = _counts("change", Change, (item.change for item in items))
        write_note(say("triage_changed", counts=counts, n=sum(item.n_new or 0 for item in items)))
        if worklist.shares_no_message:
            write_note(say("note", message=say("since_shares_nothing", where=", ".join(since))))
    if worklist.n_overdue:
        write_note(say("triage_overdue", n=worklist.n_overdue))


def _counts(prefix: str, names: type[Advice] | type[Change], found: Iterable[Advice | Change | None]) -> str:
    counts = Counter(found)
    return ", ".join(f"{counts[name]} {say(f'{prefix}_{name}')}" for name in names if counts[name]) or "-"


def _lacking(run: WorklistRun) -> str:
    return ", ".join(f"{group.n_messages} {say(f'context_{group.kind}')}" for group in run.context_groups)


def explainer(scorer: Scorer) -> Explain:
    """Return a function that explains the score of a text by its words."""
    from saring.model.explain import explain  # numpy: only where something is scored

    return partial(explain, scorer.model)
