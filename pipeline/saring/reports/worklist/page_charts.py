"""Counts and charts at the top of the page, as tables accessible to screen readers with bars beside the numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from saring.claims.spread import Spread, Step, believed_times, spread_over_time
from saring.i18n import say
from saring.i18n.labels import label
from saring.i18n.numbers import format_number
from saring.records import Advice, Verdict, WorklistItem, WorklistRun
from saring.reports.cells import shown

WIDTH, HEIGHT, FOOT, LEAST_COLUMNS = 640, 120, 22, 14


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: code, name, count, and its width as a percentage of the longest."""

    code: str
    name: str
    n: str
    width: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """A bar chart with a heading."""

    heading: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class TimelineColumn:
    """A column of the timeline in drawing units; `n` is its label if there is room."""

    x: str
    y: str
    width: str
    height: str
    n: str
    middle: str
    above: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The number of messages per hour, day, month or year as columns, with a description in words."""

    heading: str
    description: str
    columns: tuple[TimelineColumn, ...]
    start: str
    end: str
    right: str
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = HEIGHT - FOOT


def charts_of(items: Sequence[WorklistItem], run: WorklistRun) -> dict[str, Any]:
    """Return the counts and charts of a worklist for its template."""
    moments = [time for item in items for time in believed_times(item.claim)]
    topics = Counter(topic for item in items for topic in item.topics)
    platforms = Counter(member.message.platform for item in items for member in item.claim.members)
    advice = Counter(item.advice for item in items)
    verdicts = Counter(item.claim.representative.score.verdict for item in items)
    charts = (
        _bar_chart("advice", {code: advice[code] for code in Advice}),
        _bar_chart("verdict", {code: verdicts[code] for code in Verdict if verdicts[code]}),
        _bar_chart("topic", dict(topics.most_common())),
        _bar_chart("platform", dict(platforms.most_common())),
    )
    return {
        "counts": _counts(len(items), run, advice[Advice.RESPOND_NOW]),
        "bar_charts": [chart for chart in charts if chart.bars],
        "timeline": _timeline(spread_over_time(moments, Step.DAY)),
    }


def _counts(n_listed: int, run: WorklistRun, n_urgent: int) -> list[tuple[str, str]]:
    counts = {"urgent": n_urgent, "listed": n_listed, "claims": run.n_claims, "messages": run.n_messages}
    return [(say(f"page_count_{name}"), format_number(n, 0)) for name, n in counts.items()]


def _bar_chart(kind: str, counts: Mapping[str, int]) -> BarChart:
    most = max(*counts.values(), 1) if counts else 1
    bars = (
        Bar(shown(f"{kind}-{code}"), shown(label(kind, code)), format_number(n, 0), f"{100 * n / most:.1f}")
        for code, n in counts.items()
    )
    return BarChart(say(f"page_chart_{kind}"), tuple(bars))


def _timeline(spread: Spread | None) -> Timeline | None:
    if spread is None:
        return None
    counts, most = spread.counts, max(spread.counts)
    width = WIDTH / max(len(counts), LEAST_COLUMNS)
    start, end, peak = (_date_at(spread, place) for place in (0, len(counts) - 1, counts.index(most)))
    right = width * len(counts)
    return Timeline(
        heading=say(f"page_chart_{spread.step}"),
        description=say("page_timeline_said", start=start, end=end, most=format_number(most, 0), peak=peak),
        columns=tuple(_timeline_columns(counts, width, most)),
        start=start,
        end=end if right > WIDTH / 2 else "",
        right=f"{right:.1f}",
    )


def _timeline_columns(counts: Sequence[int], width: float, most: int) -> Iterator[TimelineColumn]:
    room = HEIGHT - FOOT - 14
    for place, n in enumerate(counts):
        if n:
            height = max(2.0, room * n / most)
            left, top = place * width, HEIGHT - FOOT - height
            yield TimelineColumn(
                x=f"{left + 1:.1f}",
                y=f"{top:.1f}",
                width=f"{max(1.0, width - 2):.1f}",
                height=f"{height:.1f}",
                n=format_number(n, 0) if width > 20 else "",
                middle=f"{left + width / 2:.1f}",
                above=f"{top - 3:.1f}",
            )


def _date_at(spread: Spread, place: int) -> str:
    """Format a day, month or year of a timeline, the same in both languages: 24/7/2026."""
    moment = spread.start_of(place)
    parts = {Step.DAY: (moment.day, moment.month, moment.year), Step.MONTH: (moment.month, moment.year)}
    return "/".join(map(str, parts.get(spread.step, (moment.year,))))
