"""The options that a training chose, the decision threshold and the share of hoaxes elsewhere, as parts of a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from saring.i18n import say
from saring.i18n.numbers import format_number, format_share
from saring.reports.card.document import Bullets, Part, Section, Table

Candidate = Mapping[str, Any]


def choice_section(report: Mapping[str, Any]) -> Section:
    """Return the section on how the options were chosen."""
    choice = report.get("choice")
    parts: list[Part] = []
    if choice is None:
        parts.append(say("card_choice_none"))
    elif not choice["stages"]:
        parts.append(say("card_choice_few") if not choice["folds"] else say("card_choice_none"))
    else:
        rows, folds = format_number(choice["rows"], 0), format_number(choice["folds"], 0)
        together = say("_".join(["choice_together", *choice["grouped_by"]]))
        parts += [
            say("card_choice_how", rows=rows, folds=folds, together=together),
            _candidates_table(choice["stages"]),
        ]
    if lines := list(prior_shift_lines(report)):
        parts.append(Bullets(tuple(lines)))
    return Section("choice", say("card_choice"), tuple(parts))


def _candidates_table(stages: list[Mapping[str, Any]]) -> Table:
    header = tuple(say(key) for key in ("card_question", "card_candidate", "measure_auc", "card_gain", "card_chosen"))
    rows = [
        (
            _stage_name(stage["stage"]),
            _candidate_name(candidate["changes"]),
            format_number(candidate["auc"], 4),
            f"{format_number(candidate['gain'], 4)} ± {format_number(candidate['error'], 4)}",
            say("chosen_yes") if candidate["chosen"] else "",
        )
        for stage in stages
        for candidate in stage["compared"]
    ]
    return Table(header, tuple(rows), "llrrl")


def choice_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each choice of a training: what was chosen, and by how much it was better."""
    choice = report.get("choice")
    if choice is not None and not choice["folds"]:
        yield say("card_choice_few")
    for stage in choice["stages"] if choice else ():
        (chosen,) = [candidate for candidate in stage["compared"] if candidate["chosen"]]
        yield say(
            "choice_line" if chosen["gain"] else "choice_line_usual",
            stage=_stage_name(stage["stage"]),
            candidate=_candidate_name(chosen["changes"]),
            auc=format_number(chosen["auc"]),
            gain=f"{'+' * (chosen['gain'] > 0)}{format_number(chosen['gain'])}",
            error=format_number(chosen["error"]),
        )


def _stage_name(stage: str) -> str:
    return say("choice_stage_texts" if stage == "texts" else f"question_{stage}")


def _candidate_name(changes: Mapping[str, Any]) -> str:
    return ", ".join(_option_name(name, value) for name, value in changes.items())


def _option_name(name: str, value: Any) -> str:
    if name == "within_words":
        return say("choice_within_words" if value else "choice_across_words")
    if name.endswith("_strength"):
        return say("choice_strength", value=f"{value:g}")
    return say(f"choice_{name}", value=value)


def threshold_lines(options: Mapping[str, Any], thresholds: Mapping[str, float], *, knows_talk: bool) -> Iterator[str]:
    """Yield how the threshold of the hoax question was chosen, where it was."""
    if options.get("cost_of_miss") is not None:
        yield say("card_threshold_cost", cost=f"{options['cost_of_miss']:g}")
    elif not knows_talk and thresholds["hoax"] != _HALF:
        yield say("card_threshold_balanced")


_HALF = 0.5  # models of earlier releases, which chose nothing


def prior_shift_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Yield the estimated share of hoaxes in unlabelled messages, where one was asked for."""
    shift = report.get("prior_shift")
    if not shift:
        return
    n, least, prior = format_number(shift["n_claims"], 0), shift["least"], format_share(shift["prior"])
    if "share" not in shift:
        yield say("prior_shift_few", n=n, least=least)
        return
    shares = {name: format_share(shift[name]) for name in ("share", "low", "high", "check")}
    yield say("prior_shift" if shift["agrees"] else "prior_shift_doubtful", n=n, prior=prior, **shares)
