"""Counts and charts on top of the page: tables a screen reader reads, with bars beside the numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from saring.claims.spread import Spread, Step, spread_over_time
from saring.i18n import say
from saring.i18n.numbers import number
from saring.records import Advice, Verdict, WorklistItem, WorklistRun
from saring.reports.cells import label, shown

WIDTH, HEIGHT, FOOT, LEAST_COLUMNS = 640, 120, 22, 14


def charts_of(items: Sequence[WorklistItem], run: WorklistRun) -> str:
    """Return the counts and charts of a worklist as HTML."""
    moments = [m.message.sent_at for item in items for m in item.claim.members if m.message.sent_at]
    topics = Counter(topic for item in items for topic in item.topics)
    platforms = Counter(member.message.platform for item in items for member in item.claim.members)
    advice = Counter(item.advice for item in items)
    verdicts = Counter(item.claim.representative.score.verdict for item in items)
    return "\n".join(
        [
            _counts(items, run, advice),
            '<div class="charts">',
            _bars("advice", "page_chart_advice", {code: advice[code] for code in Advice}),
            _bars("verdict", "page_chart_verdict", {code: verdicts[code] for code in Verdict if verdicts[code]}),
            _bars("topic", "page_chart_topic", dict(topics.most_common())),
            _bars("platform", "page_chart_platform", dict(platforms.most_common())),
            _timeline(spread_over_time(moments, Step.DAY)),
            "</div>",
        ]
    )


def _counts(items: Sequence[WorklistItem], run: WorklistRun, advice: Mapping[Advice, int]) -> str:
    told = (
        ("page_count_urgent", advice[Advice.RESPOND_NOW]),
        ("page_count_listed", len(items)),
        ("page_count_claims", run.n_claims),
        ("page_count_messages", run.n_messages),
    )
    boxes = (f"<div><dd>{number(n, 0)}</dd><dt>{escape(say(key))}</dt></div>" for key, n in told)
    return f'<dl class="counts">{"".join(boxes)}</dl>'


def _bars(kind: str, heading: str, counts: Mapping[str, int]) -> str:
    """Return one bar a code, as a table: name, bar, number."""
    if not counts:
        return ""
    most = max(*counts.values(), 1)
    rows = "".join(_bar(label(kind, code), n, most, f"{kind}-{code}") for code, n in counts.items())
    return f'<table class="chart"><caption>{escape(say(heading))}</caption><tbody>{rows}</tbody></table>'


def _bar(name: str, n: int, most: int, code: str) -> str:
    bar = (
        '<svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" class="bar">'
        f'<rect width="{100 * n / most:.1f}" height="10"/></svg>'
    )
    return (
        f'<tr data-code="{escape(shown(code))}"><th scope="row">{escape(shown(name))}</th>'
        f'<td aria-hidden="true">{bar}</td><td class="number">{number(n, 0)}</td></tr>'
    )


def _timeline(spread: Spread | None) -> str:
    """Return messages a day (month, year) as columns, with what they show in words."""
    if spread is None:
        return ""
    counts, most = spread.counts, max(spread.counts)
    width = WIDTH / max(len(counts), LEAST_COLUMNS)
    start, end, peak = (_written(spread, place) for place in (0, len(counts) - 1, counts.index(most)))
    said = escape(say("page_timeline_said", start=start, end=end, most=number(most, 0), peak=peak))
    foot, right = HEIGHT - FOOT, width * len(counts)
    labels = f'<text x="0" y="{HEIGHT - 6}">{start}</text>'
    if right > WIDTH / 2:
        labels += f'<text x="{right:.1f}" y="{HEIGHT - 6}" text-anchor="end">{end}</text>'
    return (
        f'<figure class="timeline"><figcaption>{escape(say(f"page_chart_{spread.step}"))}</figcaption>'
        f'<svg role="img" aria-label="{said}" viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(_columns(counts, width, most))}'
        f'<line x1="0" x2="{WIDTH}" y1="{foot}" y2="{foot}" class="axis"/>{labels}</svg><p>{said}</p></figure>'
    )


def _columns(counts: Sequence[int], width: float, most: int) -> Iterable[str]:
    room = HEIGHT - FOOT - 14
    for place, n in enumerate(counts):
        if not n:
            continue
        tall = max(2.0, room * n / most)
        left, top = place * width, HEIGHT - FOOT - tall
        yield f'<rect x="{left + 1:.1f}" y="{top:.1f}" width="{max(1.0, width - 2):.1f}" height="{tall:.1f}"/>'
        if width > 20:
            yield f'<text x="{left + width / 2:.1f}" y="{top - 3:.1f}" text-anchor="middle">{number(n, 0)}</text>'


def _written(spread: Spread, place: int) -> str:
    """Return a day, month or year of a timeline as it is written in both languages: 24/7/2026."""
    moment = spread.start_of(place)
    parts = {Step.DAY: (moment.day, moment.month, moment.year), Step.MONTH: (moment.month, moment.year)}
    return "/".join(map(str, parts.get(spread.step, (moment.year,))))
