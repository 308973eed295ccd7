"""`saring triage`: one row a claim, ranked, with what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

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
    expected_errors,
    finish_run,
    load_scorer,
    open_messages,
    read_options,
    write_note,
)
from saring.cli.workers import Backend, Fresh, Scheduler, choose_workers, collected_rarely, resumable
from saring.errors import SettingsError
from saring.i18n import say
from saring.messages import ReadOptions, is_scorable
from saring.parallel.workers import ALONE, Workers
from saring.records import (
    Advice,
    Change,
    Claim,
    ListedClaim,
    Message,
    ReadReport,
    ScoredMessage,
    WorklistItem,
    WorklistRun,
)
from saring.reports.tables import check_output
from saring.reports.worklist.write import Explain, write_worklist
from saring.settings import load_settings, parse_duration
from saring.text.private import mask_private

if TYPE_CHECKING:
    from saring.model.journal import Journal
    from saring.model.scorer import Scorer
    from saring.worklist.build import Earlier, Matcher, TriageOptions

N_MATCHES = 3

Facts = Annotated[str | None, typer.Option("--facts", help=say("help_facts_option"), show_default=False)]
Since = Annotated[str | None, typer.Option("--since", help=say("help_since"), show_default=False)]
Deadline = Annotated[str | None, typer.Option("--deadline", help=say("help_deadline"), show_default=False)]
Now = Annotated[str | None, typer.Option("--now", help=say("help_now"), show_default=False)]


class Asked(NamedTuple):
    """What a person asked of a worklist, as it was written."""

    facts: str | None = None
    since: str | None = None
    deadline: str | None = None
    now: str | None = None
    everything: bool = False
    workers: Workers = ALONE


class Worked(NamedTuple):
    """A worklist, the number of messages and of claims it came from, and when it is read."""

    items: list[WorklistItem]
    n_messages: int
    n_claims: int
    now: datetime | None


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
    check_output(output)
    report = ReadReport()
    asked = Asked(facts, since, deadline, now, everything, choose_workers(jobs, backend, scheduler))
    options = read_options(format, text_column, preset, map_file)
    scorer = load_scorer(model)
    with collected_rarely(), resumable(output, scorer, fresh=fresh) as journal:
        worked = work_through(inputs, report, scorer, options, asked, keep_names=keep_names, journal=journal)
        run = worklist_run(inputs, scorer, worked, asked)
        write_worklist(worked.items, output, run=run, explain=explainer(scorer))
    tell_worked(worked, since)
    finish_run(report, len(worked.items), output)


def work_through(
    inputs: list[str],
    report: ReadReport,
    scorer: Scorer,
    options: ReadOptions,
    asked: Asked,
    *,
    keep_names: bool,
    journal: Journal | None = None,
) -> Worked:
    """Return the worklist of the inputs; bad options and archives are refused before anything is read."""
    from saring.claims.claims import build_claims
    from saring.worklist.build import build_worklist, end_of_data

    wanted = triage_options(asked, scorer)
    messages = open_messages(inputs, report, options, keep_names=keep_names)
    with closing(scorer.score_messages(filter(is_scorable, messages), asked.workers, journal)) as stream:
        scored = list(stream)
    claims = build_claims(scored, asked.workers)
    items = build_worklist(claims, wanted, everything=asked.everything, workers=asked.workers)
    items = with_claim_titles(items, claims, asked.workers)
    return Worked(items, len(scored), len(claims), wanted.now or end_of_data(claims))


def with_claim_titles(
    items: Sequence[WorklistItem], background: Sequence[Claim], workers: Workers
) -> list[WorklistItem]:
    """Return the items titled by their claim sentences; what only an earlier list holds keeps its title."""
    from saring.claims.titles import with_titles  # NLTK: a second

    titled = with_titles([item.claim for item in items], background, workers)
    return [
        replace(item, claim=claim if claim.members else item.claim) for item, claim in zip(items, titled, strict=True)
    ]


def triage_options(asked: Asked, scorer: Scorer) -> TriageOptions:
    """Return what the settings and the options ask for; raises `SaringError` for what makes no sense."""
    from saring.worklist.build import TriageOptions

    settings = load_settings()
    if asked.deadline is not None:
        settings = replace(settings, deadline=parse_duration("--deadline", asked.deadline))
    return TriageOptions(
        settings,
        _time(asked.now) if asked.now else None,
        _matcher(asked.facts) if asked.facts else None,
        _earlier(asked.since, scorer) if asked.since else None,
    )


def _time(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        raise SettingsError("time_unknown", where="--now", found=written) from None


def _matcher(facts: str) -> Matcher:
    from saring.facts.match import load_archive

    archive = load_archive(Path(facts))
    return lambda texts, sent_at: archive.match(texts, sent_at, N_MATCHES)


def _earlier(since: str, scorer: Scorer) -> Earlier:
    from saring.worklist.build import Earlier
    from saring.worklist.read import read_worklist

    def revive(listed: ListedClaim) -> ScoredMessage:
        platform = listed.platforms[0] if listed.platforms else ""
        message = Message(platform, "", "", listed.last_seen_at, "text", listed.text, since)
        return ScoredMessage(message, scorer.score_text(listed.text), scorer.model.version)

    return Earlier(read_worklist(Path(since)), revive)


def tell_worked(worked: Worked, since: str | None) -> None:
    """Tell how many claims there are, what is advised, what changed and what is overdue."""
    from saring.worklist.advice import is_overdue

    items = worked.items
    write_note(say("triage_account", messages=worked.n_messages, claims=worked.n_claims, listed=len(items)))
    write_note(say("triage_advised", counts=_counts("advice", Advice, (item.advice for item in items))))
    if since is not None:
        counts = _counts("change", Change, (item.change for item in items))
        write_note(say("triage_changed", counts=counts, n=sum(item.n_new or 0 for item in items)))
        if _shares_nothing(items):
            write_note(say("note", message=say("since_shares_nothing", where=since)))
    if n_overdue := sum(is_overdue(item.due_at, worked.now) for item in items):
        write_note(say("triage_overdue", n=n_overdue))


def _counts(prefix: str, names: type[Advice] | type[Change], found: Iterable[Advice | Change | None]) -> str:
    counts = Counter(found)
    return ", ".join(f"{counts[name]} {say(f'{prefix}_{name}')}" for name in names if counts[name]) or "-"


def _shares_nothing(items: Sequence[WorklistItem]) -> bool:
    """Tell whether claims came again and all of it looks new, though it is older than the earlier list's end."""
    from saring.i18n.times import earliest, on_the_wall

    again = [item for item in items if item.known and item.claim.members]
    first = earliest(member.message.sent_at for item in again for member in item.claim.members)
    ends = [on_the_wall(item.known.last_seen_at) for item in again if item.known and item.known.last_seen_at]
    n_again = sum(len(item.claim.members) for item in again)
    all_new = bool(again) and sum(item.n_new or 0 for item in again) >= n_again
    return all_new and first is not None and bool(ends) and on_the_wall(first) <= max(ends)


def worklist_run(inputs: Sequence[str], scorer: Scorer, worked: Worked, asked: Asked) -> WorklistRun:
    """Return how a worklist came about, for the files that tell it."""
    given = {"--facts": asked.facts, "--since": asked.since, "--deadline": asked.deadline, "--now": asked.now}
    return WorklistRun(
        made_at=datetime.now(),
        model_version=scorer.model.version,
        inputs=tuple(map(mask_private, inputs)),
        n_messages=worked.n_messages,
        n_claims=worked.n_claims,
        options=tuple((name, value) for name, value in given.items() if value is not None),
        weights=tuple((part.name, part.weight) for part in worked.items[0].parts) if worked.items else (),
    )


def explainer(scorer: Scorer) -> Explain:
    """Return the function that finds the words of a text that moved its score."""
    from saring.model.explain import explain  # numpy: only where something is scored

    return partial(explain, scorer.model)
