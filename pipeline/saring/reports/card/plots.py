"""Plots of the model card as SVG text; equal numbers give equal bytes.

Every line has its own style and every area its own hatch, for grey prints; the colours are those of Okabe and Ito,
which colour-blind readers can distinguish. Words are in the chosen language.
matplotlib (0.4 s) is imported only when something is drawn, without pyplot and its state.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from saring.i18n import say
from saring.i18n.numbers import format_number, format_share

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Points = Sequence[Sequence[float]]

WIDTH, HEIGHT = 4.6, 3.1  # in inches: readable when shrunk to the width of a phone
INK, SOFT = "#1d2330", "#5b6475"
BLUE, ORANGE, GREEN = "#0072b2", "#d55e00", "#009e73"
LABEL_STYLES = {"hoax": (ORANGE, "///"), "not_hoax": (BLUE, "\\\\\\"), "no_claim": (GREEN, "")}
_STYLE: dict[str, Any] = {
    "svg.fonttype": "none",
    # This font comes with matplotlib, so the layout is the same everywhere; the page uses its own font.
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9.0,
    "hatch.linewidth": 0.7,
    "lines.linewidth": 1.8,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": "#d9dee7",
    "grid.linewidth": 0.6,
}


def draw_precision_recall(points: Points, prevalence: float, title: str) -> str:
    """Draw the precision-recall curve, with the prevalence as baseline."""

    def draw(figure: Figure) -> None:
        axes = _unit_axes(figure, say("card_recall"), say("card_precision"))
        axes.plot(*zip(*points, strict=True), color=BLUE, label=say("card_this_model"))
        axes.axhline(prevalence, color=SOFT, linestyle="--", label=say("card_guessing"))
        _legend(axes)

    return _svg(draw, title)


def draw_reliability(bins: Points, title: str) -> str:
    """Draw the reliability diagram, with the diagonal of perfect calibration."""

    def draw(figure: Figure) -> None:
        axes = _unit_axes(figure, say("card_probability"), say("card_frequency"))
        axes.plot([0, 1], [0, 1], color=SOFT, linestyle="--", label=say("card_calibrated"))
        means, frequencies, _ = zip(*bins, strict=True)
        axes.plot(means, frequencies, color=BLUE, marker="o", markersize=4, label=say("card_this_model"))
        _legend(axes)

    return _svg(draw, title)


def draw_distributions(counts: Mapping[str, Sequence[int]], thresholds: Sequence[float], title: str) -> str:
    """Draw a histogram of probabilities for each label, with the thresholds."""

    def draw(figure: Figure) -> None:
        strips = figure.subplots(len(counts), 1, sharex=True, squeeze=False)[:, 0]
        for axes, (label, rows) in zip(strips, counts.items(), strict=True):
            color, hatch = LABEL_STYLES[label]
            places = [(i + 0.5) / len(rows) for i in range(len(rows))]
            heights = [n / max(1, sum(rows)) for n in rows]
            axes.bar(places, heights, 1 / len(rows), color="white", edgecolor=color, hatch=hatch, linewidth=0.8)
            axes.set_title(
                f"{say(f'card_label_{label}')} (n = {format_number(sum(rows), 0)})", fontsize=9, loc="left", pad=2
            )
            axes.yaxis.set_major_formatter(lambda value, _: format_share(value))
            for threshold in thresholds:
                axes.axvline(threshold, color=INK, linestyle=":", linewidth=1.2)
        strips[-1].set_xlim(0, 1)
        strips[-1].xaxis.set_major_formatter(lambda value, _: format_number(value, 1))
        strips[-1].set_xlabel(say("card_probability"))
        figure.supylabel(say("card_share_of_rows"), fontsize=9)

    return _svg(draw, title, HEIGHT * max(1.0, 0.45 * len(counts)))


def draw_learning(points: Points, title: str) -> str:
    """Draw the learning curve: AUC by number of rows, with intervals."""

    def draw(figure: Figure) -> None:
        axes = _axes(figure, say("card_training_rows"), say("measure_auc"))
        n_rows, values, low, high = zip(*points, strict=True)
        below = [value - end for value, end in zip(values, low, strict=True)]
        above = [end - value for value, end in zip(values, high, strict=True)]
        axes.errorbar(n_rows, values, (below, above), color=BLUE, marker="o", markersize=4, capsize=3, elinewidth=1)
        axes.set_xscale("log", base=2)
        axes.set_xticks(n_rows, [format_number(n, 0) for n in n_rows])
        axes.minorticks_off()
        axes.yaxis.set_major_formatter(lambda value, _: format_number(value, 2))

    return _svg(draw, title)


def draw_coverage(points: Points, title: str) -> str:
    """Draw the coverage-error curve."""

    def draw(figure: Figure) -> None:
        axes = _axes(figure, say("card_decided"), say("card_error"))
        axes.plot(*zip(*points, strict=True), color=ORANGE)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, None)
        axes.xaxis.set_major_formatter(lambda value, _: format_share(value))
        axes.yaxis.set_major_formatter(lambda value, _: format_share(value))

    return _svg(draw, title)


def draw_confusion(counts: Mapping[str, Mapping[str, int]], title: str) -> str:
    """Draw the confusion matrix of verdicts by label, each cell shaded by its share of the label."""

    def draw(figure: Figure) -> None:
        from matplotlib import colormaps
        from matplotlib.patches import Rectangle

        axes = figure.subplots()
        verdicts = list(next(iter(counts.values())))
        for row, by_verdict in enumerate(counts.values()):
            n_rows = max(1, sum(by_verdict.values()))
            for column, verdict in enumerate(verdicts):
                part = by_verdict[verdict] / n_rows
                axes.add_patch(Rectangle((column, row), 1, 1, facecolor=colormaps["Blues"](0.6 * part)))
                words = f"{format_number(by_verdict[verdict], 0)}\n{format_share(part)}"
                axes.text(column + 0.5, row + 0.5, words, ha="center", va="center")
        axes.set_xlim(0, len(verdicts))
        axes.set_ylim(len(counts), 0)
        names = [say(f"verdict_{v}").replace(" ", "\n", 1) for v in verdicts]  # otherwise labels would touch
        axes.set_xticks([i + 0.5 for i in range(len(verdicts))], names)
        axes.set_yticks([i + 0.5 for i in range(len(counts))], [say(f"card_label_{label}") for label in counts])
        axes.tick_params(length=0)

    return _svg(draw, title)


def _axes(figure: Figure, x_label: str, y_label: str) -> Axes:
    axes = figure.subplots()
    axes.set_xlabel(x_label)
    axes.set_ylabel(y_label)
    axes.grid(True)
    axes.set_axisbelow(True)
    return axes


def _unit_axes(figure: Figure, x_label: str, y_label: str) -> Axes:
    axes = _axes(figure, x_label, y_label)
    axes.set(xlim=(0, 1), ylim=(0, 1.02))
    axes.xaxis.set_major_formatter(lambda value, _: format_number(value, 1))
    axes.yaxis.set_major_formatter(lambda value, _: format_number(value, 1))
    return axes


def _legend(axes: Axes) -> None:
    axes.legend(frameon=True, framealpha=0.9, edgecolor="none", handlelength=2.6)


def _svg(draw: Callable[[Figure], None], title: str, height: float = HEIGHT) -> str:
    """Return a new figure drawn by `draw` as an `<svg>` element with a title."""
    from matplotlib import style
    from matplotlib.figure import Figure

    written = io.StringIO()
    # The salt makes element ids unique among the drawings of a page, and
    # "default" ignores the user's own matplotlib settings.
    with style.context(["default", _STYLE | {"svg.hashsalt": title}]):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        draw(figure)
        figure.savefig(written, format="svg", metadata=dict.fromkeys(("Creator", "Date", "Format", "Type")))
    drawing = written.getvalue()
    # Group ids are the same in every drawing, and nothing refers to them.
    drawing = re.sub(r'<g id="[^"]*"', "<g", drawing[drawing.index("<svg") :])
    return drawing.replace("<svg", f'<svg role="img" aria-label="{escape(title)}"', 1)
