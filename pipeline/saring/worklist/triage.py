"""Triage: read exports and tables, score, group and rank them into a worklist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from saring.claims.claims import build_claims
from saring.claims.clocks import TOLERANCE, Clocks, examine_clocks
from saring.errors import SettingsError
from saring.facts.match import load_archive
from saring.i18n import say
from saring.i18n.dates import format_day
from saring.i18n.names import name_some
from saring.i18n.times import earliest, latest, to_wall_clock
from saring.messages import ReadOptions, is_scorable
from saring.messages.read import private_messages, unreadable
from saring.model.scorer import Scorer, load_model
from saring.parallel.workers import ALONE, Workers
from saring.records import Claim, ListedClaim, Message, ReadReport, ScoredMessage, WorklistItem, WorklistRun
from saring.settings import Settings, load_settings, parse_duration
from saring.text.private import mask_private
from saring.worklist.advice import is_overdue
from saring.worklist.build import Matcher, WorklistOptions, asks_for_attention, build_worklist
from saring.worklist.context_groups import group_by_context
from saring.worklist.continuity import TrackedClaim, track_claims, with_marks
from saring.worklist.earlier import Earlier, read_earlier
from saring.worklist.people import added_columns, is_closed
from saring.worklist.rows import TRIAGE_COLUMNS, triage_columns, triage_row

if TYPE_CHECKING:
    import pandas as pd

    from saring.model.journal import Journal

N_MATCHES = 3
PathLike = str | Path


@dataclass(frozen=True)
class Worklist:
    """The ranked claims, with the provenance (`run`) and the report on reading (`report`).

    `now` is the time at which the list is read, None where no message has a time.
    """

    items: list[WorklistItem]
    run: WorklistRun
    report: ReadReport
    now: datetime | None

    def to_frame(self) -> pd.DataFrame:
        """Return a data frame with a row per claim and the columns of `saring triage`; times are datetimes."""
        import pandas as pd

        added = added_columns(self.items)
        rows = [triage_row(item, added) for item in self.items]
        frame = pd.DataFrame(rows, columns=list(triage_columns(self.items)))
        for name in (name for name in TRIAGE_COLUMNS if name.endswith("_at")):
            frame[name] = pd.Series([cell and datetime.fromisoformat(cell) for cell in frame[name]], frame.index)
        return frame

    @property
    def counted_from(self) -> datetime | None:
        """The time of the newest message where times are counted from it, None where `now` was given."""
        return None if "--now" in dict(self.run.options) else self.now

    @property
    def n_overdue(self) -> int:
        """The number of claims whose deadline has passed, without those that people have closed."""
        return sum(is_overdue(item.due_at, self.now) and not is_closed(item.people) for item in self.items)

    @property
    def shares_no_message(self) -> bool:
        """Whether claims of the earlier list are continued without a shared message, though all messages are older.

        This happens if the earlier list was made with another key, so that senders have other digests.
        """
        again = [item for item in self.items if item.known and item.claim.members]
        first = earliest(member.message.sent_at for item in again for member in item.claim.members)
        ends = [to_wall_clock(item.known.last_seen_at) for item in again if item.known and item.known.last_seen_at]
        n_again = sum(len(item.claim.members) for item in again)
        all_new = bool(again) and sum(item.n_new or 0 for item in again) >= n_again
        return all_new and first is not None and bool(ends) and to_wall_clock(first) <= max(ends)


def triage(
    inputs: PathLike | Sequence[PathLike],
    *,
    facts: PathLike | None = None,
    since: PathLike | Sequence[PathLike] | None = None,
    deadline: str | timedelta | None = None,
    now: str | datetime | None = None,
    model: PathLike | Scorer | None = None,
    everything: bool = False,
    keep_names: bool = False,
    read_options: ReadOptions | None = None,
    workers: int | Workers = 1,
    journal: Journal | None = None,
    progress: Callable[[Iterator[Message]], Iterable[Message]] = iter,
) -> Worklist:
    """Read exports and tables, group copies of the same message, and rank the groups by priority.

    `facts` is an archive of published fact-checks, `since` an earlier worklist to go on from, or several, or files of
    marks that people made (`claim_id` and columns for people) to lay over it. `deadline` is how long the office takes
    to answer (`"3h"`), `now` the reference time (by default that of the last message). With `everything`, claims that
    need no attention are listed too. `workers` is a number of processes; `journal` keeps the scores of a run that is
    interrupted; `progress` wraps the stream of messages, to count them.

    Bad options and archives are refused before anything is read. Inputs that could not be read are in the `report` of
    the worklist; raises `UnreadableError` if none could be read.

    >>> import saring
    >>> worklist = saring.triage("data/demo", facts="data/factchecks")
    >>> worklist.run.n_messages, len(worklist.items) > 10
    (645, True)
    >>> worklist.to_frame().loc[:, ["rank", "advice", "n_chats"]].head(2).to_dict("list")["rank"]
    [1, 2]
    """
    paths, since_paths = _paths(inputs), _paths(since or ())
    scorer = model if isinstance(model, Scorer) else load_model(model)
    workers = Workers(workers) if isinstance(workers, int) else workers
    options = WorklistOptions(_settings(deadline), _time(now), find_facts(facts), everything)
    earlier = read_earlier(map(Path, since_paths))
    report = ReadReport(notes=[*options.settings.notes, *earlier.notes])
    messages = private_messages(paths, read_options or ReadOptions(), report, keep_names=keep_names)
    scored = _scored(scorer, progress(messages), workers, journal)
    if not scored and report.failures:
        raise unreadable(report)
    clocks = examine_clocks((item.message for item in scored), _now(options.now))
    if not clocks.ours_is_wrong:
        earlier = earlier.without_times_after(_now(options.now) + TOLERANCE)
    claims = build_claims(scored, workers, clocks.time_of)
    options = replace(options, now=options.now or latest(claim.last_seen_at for claim in claims))
    report.notes += _notes_of_clocks(clocks)
    tracked = _tracked(claims, earlier, partial(_score_again, scorer, ", ".join(since_paths)))
    report.notes += _notes_of_marks(earlier, tracked)
    items = titled(build_worklist(tracked, options, workers), claims, workers)
    attention = {item.claim.claim_id for item in items if asks_for_attention(item)}
    given = [("--facts", facts), *(("--since", path) for path in since_paths), ("--deadline", deadline), ("--now", now)]
    run = WorklistRun(
        made_at=datetime.now(),
        model_version=scorer.model.version,
        inputs=tuple(map(mask_private, paths)),
        n_messages=len(scored),
        n_texts=len(claims),
        n_claims=len(attention),
        options=_as_typed(given),
        weights=_weights(items),
        context_groups=group_by_context((item.claim for item in tracked if item.claim.members), attention),
    )
    return Worklist(items, run, report, options.now)


def _paths(given: PathLike | Sequence[PathLike]) -> list[str]:
    return [str(path) for path in ([given] if isinstance(given, PathLike) else given)]


def _as_typed(given: Iterable[tuple[str, object]]) -> tuple[tuple[str, str], ...]:
    """Return the given options as typed on the command line."""
    return tuple((name, str(value)) for name, value in given if value is not None)


def _weights(items: Sequence[WorklistItem]) -> tuple[tuple[str, float], ...]:
    return tuple((part.name, part.weight) for part in items[0].parts) if items else ()


def _settings(deadline: str | timedelta | None) -> Settings:
    settings = load_settings()
    if deadline is None:
        return settings
    answer_within = deadline if isinstance(deadline, timedelta) else parse_duration("--deadline", deadline)
    return replace(settings, deadline=answer_within)


def _time(written: str | datetime | None) -> datetime | None:
    if not written or isinstance(written, datetime):
        return written or None
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        raise SettingsError("time_unknown", where="--now", found=written) from None


def find_facts(facts: PathLike | None) -> Matcher | None:
    """Return what finds the fact-checks for texts in an archive, None without one."""
    if not facts:
        return None
    archive = load_archive(Path(facts))
    return lambda readings, sent_at: archive.match(readings, sent_at, N_MATCHES)


def _tracked(
    claims: Sequence[Claim], earlier: Earlier, score_again: Callable[[ListedClaim], ScoredMessage]
) -> list[TrackedClaim]:
    """Return the claims, merged with those of an earlier list if there is one, and with the marks of people."""
    if earlier.claims is None:
        return with_marks(map(TrackedClaim, claims), earlier.marks)
    return with_marks(track_claims(claims, earlier.claims, score_again), earlier.marks)


def _now(given: datetime | None) -> datetime:
    """Return the time on this computer, or a later one at which the list is said to be read."""
    now = datetime.now()
    return now if given is None else max(now, to_wall_clock(given))


def _notes_of_clocks(clocks: Clocks) -> list[str]:
    if clocks.ours_is_wrong:
        return [say("clock_of_computer", on=format_day(datetime.now()))]
    if not clocks.doubted:
        return []
    first, last = format_day(clocks.doubted[0]), format_day(clocks.doubted[-1])
    return [say("dates_doubted", n=len(clocks.doubted), chats=clocks.n_chats, first=first, last=last)]


def _notes_of_marks(earlier: Earlier, tracked: Iterable[TrackedClaim]) -> list[str]:
    """Return a note on marks whose claims are nowhere, since they are not in the list that is written."""
    lost = sorted(earlier.marks.keys() - {item.claim.claim_id for item in tracked})
    return [say("marks_without_claim", n=len(lost), names=name_some(lost))] if lost else []


def _score_again(scorer: Scorer, origin: str, listed: ListedClaim) -> ScoredMessage:
    """Score the text of a claim of an earlier list, as a message whose origin is that list."""
    platform = listed.platforms[0] if listed.platforms else ""
    message = Message(platform, "", "", listed.last_seen_at, "text", listed.text, origin)
    return ScoredMessage(message, scorer.score_text(listed.text), scorer.model.version)


def _scored(
    scorer: Scorer, messages: Iterable[Message], workers: Workers, journal: Journal | None
) -> list[ScoredMessage]:
    with closing(scorer.score_messages(filter(is_scorable, messages), workers, journal)) as stream:
        return list(stream)


def titled(items: Sequence[WorklistItem], background: Sequence[Claim], workers: Workers = ALONE) -> list[WorklistItem]:
    """Title the items by their claim sentences; claims only in an earlier list keep their title."""
    from saring.claims.titles import with_titles  # NLTK takes a second to import

    titled = with_titles([item.claim for item in items], background, workers)
    return [
        replace(item, claim=claim if claim.members else item.claim) for item, claim in zip(items, titled, strict=True)
    ]
