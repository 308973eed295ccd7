"""Sections of the model card with figures, each described in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from saring.datasets.load import LABELS
from saring.i18n import say
from saring.i18n.numbers import format_number, format_share
from saring.records import Verdict
from saring.reports.card.document import Figure, Section, Table
from saring.reports.card.plots import (
    draw_confusion,
    draw_coverage,
    draw_distributions,
    draw_learning,
    draw_precision_recall,
    draw_reliability,
)

Points = Sequence[Sequence[float]]
CURVES = ("precision_recall", "reliability", "distributions", "learning")
SHOWN_SHARES = (0.25, 0.5, 0.75, 1.0)
SHOWN_RECALLS = (0.5, 0.9)


def confusion_section(report: Mapping[str, Any]) -> Section:
    """Describe and draw the out-of-fold confusion matrix of verdicts by label."""
    counted = report.get("confusion")
    if not counted:
        return _missing("confusion", say("card_confusion"))
    # A report that was read from a file has its keys in the order of the alphabet.
    verdicts = [str(verdict) for verdict in reversed(Verdict) if verdict in next(iter(counted.values()))]
    counts = {label: {verdict: counted[label][verdict] for verdict in verdicts} for label in LABELS if label in counted}
    header = (say("card_label"), *(say(f"verdict_{verdict}") for verdict in verdicts))
    rows = [
        (
            say(f"card_label_{label}"),
            *(f"{format_number(n, 0)} ({format_share(n / max(1, sum(row.values())))})" for n in row.values()),
        )
        for label, row in counts.items()
    ]
    title = say("card_confusion_shares")
    figure = Figure(title, say("card_confusion_how"), partial(draw_confusion, counts, title))
    return Section("confusion", say("card_confusion"), (Table(header, tuple(rows), "l" + "r" * len(verdicts)), figure))


def coverage_section(report: Mapping[str, Any]) -> Section:
    """Describe and draw the error by the share of claims decided, the most confident first."""
    points = report.get("coverage")
    if not points:
        return _missing("coverage", say("card_coverage"))
    rows = tuple((format_share(at), format_share(_value_at(points, at), 1)) for at in SHOWN_SHARES)
    title = say("card_coverage_error")
    figure = Figure(title, say("card_coverage_how"), partial(draw_coverage, points, title))
    return Section(
        "coverage", say("card_coverage"), (Table((say("card_decided"), say("card_error")), rows, "rr"), figure)
    )


def curves_section(report: Mapping[str, Any], question: str) -> Section:
    """Describe and draw the curves of a question; curves that were not measured are listed as missing."""
    curves = report.get("curves", {}).get(question)
    heading = say("card_curves", question=say(f"question_{question}"))
    key = f"curves_{question}"
    if not curves:
        return _missing(key, heading)
    figures = list(_figures(curves, report, question))
    lacking = [say(f"card_{name}") for name in CURVES if not curves.get(name)]
    return Section(key, heading, (*figures, *(f"{name}: {say('card_missing')}" for name in lacking)))


def _figures(curves: Mapping[str, Any], report: Mapping[str, Any], question: str) -> Iterator[Figure]:
    measures = report["questions"][question]
    if points := curves.get("precision_recall"):
        half, most = (format_share(_value_at(points, recall)) for recall in SHOWN_RECALLS)
        prevalence = measures["prevalence"]
        words = say("card_precision_recall_how", half=half, most=most, prevalence=format_share(prevalence))
        yield _figure("precision_recall", question, words, partial(draw_precision_recall, points, prevalence))
    if bins := curves.get("reliability"):
        error = measures["calibration_error"]
        words = say("card_reliability_how", error=format_number(error["value"] if error else None))
        yield _figure("reliability", question, words, partial(draw_reliability, bins))
    if counts := curves.get("distributions"):
        limits = report["thresholds"]
        lines = [limits[question]]
        words = say("card_distributions_how", thresholds=" · ".join(format_number(line) for line in lines))
        yield _figure("distributions", question, words, partial(draw_distributions, counts, lines))
    if points := curves.get("learning"):
        few, many = format_number(points[0][0], 0), format_number(points[-1][0], 0)
        words = say(
            "card_learning_how", few=few, many=many, low=format_number(points[0][1]), high=format_number(points[-1][1])
        )
        yield _figure("learning", question, words, partial(draw_learning, points))


def _figure(name: str, question: str, words: str, draw: Callable[[str], str]) -> Figure:
    """Return a figure with the question in the title of its drawing, beside the figures of other questions."""
    title = say(f"card_{name}")
    return Figure(title, words, partial(draw, f"{title} – {say(f'question_{question}')}"))


def _value_at(points: Points, place: float) -> float:
    """Return the value of the first point at or beyond `place`."""
    return next(value for x, value in points if x >= place)


def _missing(key: str, heading: str) -> Section:
    return Section(key, heading, (say("card_missing"),))
