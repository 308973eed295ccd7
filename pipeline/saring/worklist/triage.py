"""The whole of triage: exports and tables in, the ranked worklist out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from saring.claims.claims import build_claims
from saring.errors import SettingsError
from saring.facts.match import load_archive
from saring.i18n.times import earliest, on_the_wall
from saring.messages import ReadOptions, is_scorable
from saring.messages.read import private_messages, unreadable
from saring.model.scorer import Scorer, load_model
from saring.parallel.workers import Workers
from saring.records import Claim, ListedClaim, Message, ReadReport, ScoredMessage, WorklistItem, WorklistRun
from saring.settings import Settings, load_settings, parse_duration
from saring.text.private import mask_private
from saring.worklist.advice import is_overdue
from saring.worklist.build import EarlierList, Matcher, WorklistOptions, build_worklist, end_of_data
from saring.worklist.read import read_worklist
from saring.worklist.rows import TRIAGE_COLUMNS, triage_row

if TYPE_CHECKING:
    import pandas as pd

    from saring.model.journal import Journal

N_MATCHES = 3
PathLike = str | Path


@dataclass(frozen=True)
class Worklist:
    """The claims to look at, the most pressing first, how they came about (`run`) and what was read (`report`).

    `now` is the time at which the list is read, None where no message has a time.
    """

    items: list[WorklistItem]
    run: WorklistRun
    report: ReadReport
    now: datetime | None

    def to_frame(self) -> pd.DataFrame:
        """Return a row a claim, with the columns of `saring triage`; times are times."""
        import pandas as pd

        frame = pd.DataFrame(list(map(triage_row, self.items)), columns=list(TRIAGE_COLUMNS))
        for name in (name for name in TRIAGE_COLUMNS if name.endswith("_at")):
            frame[name] = pd.Series([cell and datetime.fromisoformat(cell) for cell in frame[name]], frame.index)
        return frame

    @property
    def n_overdue(self) -> int:
        """How many claims should have been answered by now."""
        return sum(is_overdue(item.due_at, self.now) for item in self.items)

    @property
    def shares_no_message(self) -> bool:
        """Whether claims of the earlier list came again and no message of it did, though all are older than its end.

        That happens where the earlier list was made with another key, so that the senders have other digests.
        """
        again = [item for item in self.items if item.known and item.claim.members]
        first = earliest(member.message.sent_at for item in again for member in item.claim.members)
        ends = [on_the_wall(item.known.last_seen_at) for item in again if item.known and item.known.last_seen_at]
        n_again = sum(len(item.claim.members) for item in again)
        all_new = bool(again) and sum(item.n_new or 0 for item in again) >= n_again
        return all_new and first is not None and bool(ends) and on_the_wall(first) <= max(ends)


def triage(
    inputs: PathLike | Sequence[PathLike],
    *,
    facts: PathLike | None = None,
    since: PathLike | None = None,
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

    `facts` is an archive of published fact-checks, `since` an earlier worklist to go on from, `deadline` how long
    the office takes to answer (`"3h"`), `now` the time to reckon from (the last message where it is None). With
    `everything`, also what asks for no attention is listed. `workers` is a number of processes; `journal` keeps the
    scores of a run that is interrupted; `progress` gets the stream of messages and gives it back, to count them as they
    go by.

    Bad options and archives are refused before anything is read. What could not be read beside what could is in the
    `report` of the worklist; raises `UnreadableError` where nothing could be read.

    >>> import saring
    >>> worklist = saring.triage("data/demo", facts="data/factchecks")
    >>> worklist.run.n_messages, len(worklist.items) > 10
    (644, True)
    >>> worklist.to_frame().loc[:, ["rank", "advice", "n_chats"]].head(2).to_dict("list")["rank"]
    [1, 2]
    """
    paths = [str(path) for path in ([inputs] if isinstance(inputs, PathLike) else inputs)]
    scorer = model if isinstance(model, Scorer) else load_model(model)
    workers = Workers(workers) if isinstance(workers, int) else workers
    options = WorklistOptions(_settings(deadline), _time(now), _matcher(facts), _earlier(since, scorer), everything)
    report = ReadReport()
    messages = private_messages(paths, read_options or ReadOptions(), report, keep_names=keep_names)
    scored = _scored(scorer, progress(messages), workers, journal)
    if not scored and report.failures:
        raise unreadable(report)
    claims = build_claims(scored, workers)
    items = _titled(build_worklist(claims, options, workers), claims, workers)
    given = {"--facts": facts, "--since": since, "--deadline": deadline, "--now": now}
    run = WorklistRun(
        made_at=datetime.now(),
        model_version=scorer.model.version,
        inputs=tuple(map(mask_private, paths)),
        n_messages=len(scored),
        n_claims=len(claims),
        options=_as_typed(given),
        weights=_weights(items),
    )
    return Worklist(items, run, report, options.now or end_of_data(claims))


def _as_typed(given: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Return the options that were given, as a person types them."""
    return tuple((name, str(value)) for name, value in given.items() if value is not None)


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


def _matcher(facts: PathLike | None) -> Matcher | None:
    if not facts:
        return None
    archive = load_archive(Path(facts))
    return lambda readings, sent_at: archive.match(readings, sent_at, N_MATCHES)


def _earlier(since: PathLike | None, scorer: Scorer) -> EarlierList | None:
    if not since:
        return None

    def score_again(listed: ListedClaim) -> ScoredMessage:
        platform = listed.platforms[0] if listed.platforms else ""
        message = Message(platform, "", "", listed.last_seen_at, "text", listed.text, str(since))
        return ScoredMessage(message, scorer.score_text(listed.text), scorer.model.version)

    return EarlierList(read_worklist(Path(since)), score_again)


def _scored(
    scorer: Scorer, messages: Iterable[Message], workers: Workers, journal: Journal | None
) -> list[ScoredMessage]:
    with closing(scorer.score_messages(filter(is_scorable, messages), workers, journal)) as stream:
        return list(stream)


def _titled(items: Sequence[WorklistItem], background: Sequence[Claim], workers: Workers) -> list[WorklistItem]:
    """Return the items titled by their claim sentences; what only an earlier list holds keeps its title."""
    from saring.claims.titles import with_titles  # NLTK: a second

    titled = with_titles([item.claim for item in items], background, workers)
    return [
        replace(item, claim=claim if claim.members else item.claim) for item, claim in zip(items, titled, strict=True)
    ]
