"""Build the model card as a document in the chosen language; computes nothing.

Each function takes the model or its training report and returns one section. Parts that a report lacks are marked as
missing, never dropped and never made up.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from saring.i18n import say
from saring.i18n.numbers import ABSENT, format_interval, format_number, format_share
from saring.model.bundle import Model
from saring.reports.card.choice import choice_section, threshold_lines
from saring.reports.card.document import Alert, Bullets, Document, Part, Section, Table
from saring.reports.card.figures import confusion_section, coverage_section, curves_section

Report = Mapping[str, Any]

MEASURES = ("auc", "macro_f1", "f1", "calibration_error", "accuracy_surest_half")
SPLIT_MEASURES = ("auc", "macro_f1", "precision", "recall")
PREVALENCES = ("0.01", "0.1", "0.5")
N_MUST_NOT, N_LIMITS = 6, 5
DIGEST_LETTERS = 12
N_SOURCE_LINES = 3


def build_card(model: Model, report: Report) -> Document:
    """Build the card of a model from its training report."""
    sections = (
        _warnings(report),
        _purpose(),
        _trained_on(model, report),
        _thresholds(model, report),
        choice_section(report),
        _questions(report),
        _by_source(report),
        _splits(report),
        confusion_section(report),
        coverage_section(report),
        *(curves_section(report, question) for question in model.questions),
        _shortcuts(report),
        _left_out(report),
        _examples(report),
        Section("limits", say("card_limits"), (_bullets("card_limit", N_LIMITS),)),
    )
    return Document(say("card_title"), sections)


def training_lines(model: Model, report: Report) -> list[str]:
    """Return a few lines on a training, for a terminal: what it learned from, how it does, and its thresholds."""
    sources = model.metadata.get("training", {}).get("sources", ())
    lines = [
        say(
            "train_source",
            name=source["name"],
            rows=format_number(source["rows"], 0),
            labels=_counted(source["labels"]),
        )
        for source in sources[:N_SOURCE_LINES]
    ]
    if len(sources) > N_SOURCE_LINES:
        lines.append(say("train_more_sources", n=len(sources) - N_SOURCE_LINES))
    for name, measures in report.get("questions", {}).items():
        auc, error = (format_interval(measures.get(measure)) for measure in ("auc", "calibration_error"))
        lines.append(say("train_question", question=say(f"question_{name}"), auc=auc, error=error))
    return [*lines, *map(str, _thresholds(model, report).parts[:1]), *report.get("notes", ())]


def _counted(labels: Mapping[str, int]) -> str:
    return ", ".join(f"{_label(label)} {format_number(n, 0)}" for label, n in labels.items())


def warning_lines(report: Report) -> list[str]:
    """Return the warnings of a report as sentences."""
    return [say(warning["key"], **_readable(warning["values"])) for warning in report.get("warnings", ())]


def _readable(values: Mapping[str, Any]) -> dict[str, Any]:
    """Format the values of a warning in the chosen language."""
    readable = {
        key: (format_share(value) if key in ("share", "blind") else format_number(value, 2))
        if isinstance(value, float)
        else value
        for key, value in values.items()
    }
    return readable | {"question": say(f"question_{values['question']}")} if "question" in values else readable


def questions_table(questions: Mapping[str, Mapping[str, Any]]) -> Table:
    """Return the measures of each question, with intervals."""
    header = [say("card_question"), say("card_rows"), say("card_prevalence"), *(say(f"measure_{m}") for m in MEASURES)]
    rows = [
        (
            say(f"question_{name}"),
            format_number(measures["support"], 0),
            format_share(measures.get("prevalence")),
            *(format_interval(measures.get(measure)) for measure in MEASURES),
        )
        for name, measures in questions.items()
    ]
    return Table(tuple(header), tuple(rows), "l" + "r" * (len(header) - 1))


def _warnings(report: Report) -> Section:
    lines = warning_lines(report)
    parts: list[Part] = [Alert((*lines, say("card_never_decides")))]
    if "warnings" not in report:
        parts.append(say("card_warnings_missing"))
    elif not lines:
        parts.append(say("card_warnings_none"))
    return Section("warnings", say("card_warnings"), tuple(parts))


def _purpose() -> Section:
    parts = (say("card_purpose"), say("card_must_not"), _bullets("card_must_not", N_MUST_NOT))
    return Section("purpose", say("card_purpose_heading"), parts)


def _trained_on(model: Model, report: Report) -> Section:
    training = model.metadata.get("training", {})
    rows = [
        (
            source["name"] + (say("card_weigh_only") if source.get("weigh_only") else ""),
            format_number(source["rows"], 0),
            _counted(source["labels"]),
            source["sha256"][:DIGEST_LETTERS],
        )
        for source in training.get("sources", ())
    ]
    header = (say("card_file"), say("card_rows"), say("card_labels"), say("card_digest"))
    parts: list[Part] = [Table(header, tuple(rows), "lrll"), say("card_digest_how")]
    if roles := training.get("options", {}).get("roles"):
        parts.append(_roles_table(roles))
    if notes := report.get("notes"):
        parts.append(Bullets(tuple(notes)))
    return Section("sources", say("card_sources"), tuple(parts))


def _roles_table(roles: Sequence[Mapping[str, Any]]) -> Table:
    rows = [
        (role["source"], ", ".join(say(f"question_{q}") for q in role["teaches"]), format_number(role["factor"], 1))
        for role in roles
    ]
    header = (say("card_source"), say("card_teaches"), say("card_factor"))
    return Table(header, tuple(rows), "llr", say("card_roles"))


def _thresholds(model: Model, report: Report) -> Section:
    limits = {name: format_number(value) for name, value in report["thresholds"].items()}
    options = model.metadata.get("training", {}).get("options", {})
    how = threshold_lines(options, report["thresholds"], knows_talk=model.knows_talk)
    if not model.knows_talk:
        return Section("thresholds", say("card_thresholds"), (say("card_thresholds_one", **limits), *how))
    parts = [say("card_thresholds_two", **limits), *how]
    if "confidence" not in options:
        return Section("thresholds", say("card_thresholds"), (*parts, say("card_missing")))
    if options.get("max_alarms"):
        return Section("thresholds", say("card_thresholds"), (*parts, *_promise_by_kind(options)))
    flagged, hoax, sure = options["max_flagged"], options["max_likely_hoax"], options["confidence"]
    parts.append(
        say("card_promise", flagged=format_share(flagged, 1), hoax=format_share(hoax, 1), confidence=format_share(sure))
    )
    n_talk = sum(row["support"] for row in report.get("claim_by_source", ()) if not row["claims"])
    for rate in (flagged, hoax):
        # Even without any alarm, the rate is proved only from this number of messages.
        least = math.ceil(math.log(1 - sure) / math.log(1 - rate))
        if n_talk < least:
            parts.append(
                say(
                    "card_promise_unproven",
                    rate=format_share(rate, 1),
                    n=format_number(n_talk, 0),
                    least=format_number(least, 0),
                )
            )
    return Section("thresholds", say("card_thresholds"), tuple(parts))


def _promise_by_kind(options: Mapping[str, Any]) -> tuple[str, Table]:
    """Describe the maximum rates of alarms, for each kind of text that is no hoax."""
    header = (say("card_text_kind"), say("card_max_flagged"), say("card_max_likely_hoax"))
    rows = [
        (
            say(f"card_text_kind_{limits['kind']}"),
            format_share(limits["flagged"], 1) if limits["flagged"] < 1 else say("card_any"),
            format_share(limits["likely_hoax"], 1),
        )
        for limits in options["max_alarms"]
    ]
    return say("card_promise_kinds", confidence=format_share(options["confidence"])), Table(header, tuple(rows), "lrr")


def _questions(report: Report) -> Section:
    held_out = report.get("held_out")
    how = say("card_measures_held_out", n=format_number(held_out, 0)) if held_out else say("card_measures_how")
    parts = (how, questions_table(report["questions"]), say("card_measures_terms"))
    return Section("measures", say("card_measures"), parts)


def _by_source(report: Report) -> Section:
    rows = [
        (
            row["source"],
            say("card_claims") if row["claims"] else say("card_label_no_claim"),
            format_number(row["support"], 0),
            format_number(row["flagged_per_1000"], 1),
            format_number(row["likely_hoax_per_1000"], 1),
        )
        for row in report.get("claim_by_source", ())
    ]
    header = tuple(say(f"card_{name}") for name in ("source", "what", "rows", "flagged", "likely"))
    parts = (say("card_by_source_how"), Table(header, tuple(rows), "llrrr"))
    return _section("by_source", parts if rows else ())


def _splits(report: Report) -> Section:
    entries = report.get("splits", ())
    parts: list[Part] = [say("card_splits_how")]
    for question in dict.fromkeys(entry["question"] for entry in entries):
        own = [entry for entry in entries if entry["question"] == question]
        parts.append(_splits_table(question, [entry for entry in own if not entry["skipped"]]))
        if skipped := [f"{_split_name(entry)}: {say(entry['skipped'])}" for entry in own if entry["skipped"]]:
            parts.append(Bullets(tuple(skipped)))
    return _section("splits", parts if entries else ())


def _splits_table(question: str, entries: Sequence[Mapping[str, Any]]) -> Table:
    restated = [say("card_precision_at", prevalence=format_share(float(prevalence))) for prevalence in PREVALENCES]
    header = (
        *(say(f"card_{name}") for name in ("split", "rows", "prevalence")),
        *(say(f"measure_{measure}") for measure in SPLIT_MEASURES),
        *restated,
    )
    rows = [
        (
            _split_name(entry),
            format_number(entry["support"], 0),
            format_share(entry["prevalence"]),
            *(format_interval(entry[measure]) for measure in SPLIT_MEASURES),
            *(format_number((entry["precision_at_prevalence"] or {}).get(prevalence)) for prevalence in PREVALENCES),
        )
        for entry in entries
    ]
    return Table(header, tuple(rows), "l" + "r" * (len(header) - 1), say(f"question_{question}"))


def _split_name(entry: Mapping[str, Any]) -> str:
    return say(f"card_split_{entry['split']}", held_out=entry["held_out"] or ABSENT)


def _shortcuts(report: Report) -> Section:
    found = report.get("shortcuts")
    if not found:
        return _section("shortcuts", ())
    header = (say("card_question"), say("card_trained"), say("measure_auc"), say("measure_macro_f1"))
    rows = [
        (
            say(f"question_{question}"),
            say(f"card_{side}_shortcuts"),
            format_interval(measures["auc"]),
            format_interval(measures["macro_f1"]),
        )
        for question in found["with"]
        for side in ("with", "without")
        if (measures := found[side].get(question))
    ]
    parts: list[Part] = [say("card_shortcuts_how", n=format_number(found["n_removed"], 0))]
    parts.append(Table(header, tuple(rows), "llrr"))
    if features := [feature for feature in found["features"] if feature["kind"]]:
        parts.append(_features_table(features))
    return _section("shortcuts", parts)


def _features_table(features: Sequence[Mapping[str, Any]]) -> Table:
    header = tuple(say(f"card_{name}") for name in ("feature", "kind", "question", "weight"))
    rows = [
        (f["feature"], say(f"card_kind_{f['kind']}"), say(f"question_{f['question']}"), format_number(f["weight"], 2))
        for f in features
    ]
    return Table(header, tuple(rows), "lllr", say("card_features"))


def _left_out(report: Report) -> Section:
    rows = [
        (say(row["key"], source=row["source"]), format_number(row["ours"]), format_number(row["plain"]))
        for row in report.get("left_out", {}).get("rows", ())
    ]
    header = (say("card_left_out_name"), say("card_this_model"), say("card_plain"))
    return _section("left_out", (say("card_left_out_how"), Table(header, tuple(rows), "lrr")) if rows else ())


def _examples(report: Report) -> Section:
    rows = [(e["text"], _label(e["label"]), say(f"verdict_{e['verdict']}")) for e in report.get("examples", ())]
    header = (say("card_text"), say("card_label"), say("card_verdict"))
    return _section("examples", (say("card_examples_how"), Table(header, tuple(rows), "lll")) if rows else ())


def _section(key: str, parts: Sequence[Part]) -> Section:
    return Section(key, say(f"card_{key}"), tuple(parts) or (say("card_missing"),))


def _bullets(key: str, n: int) -> Bullets:
    return Bullets(tuple(say(f"{key}_{i}") for i in range(1, n + 1)))


def _label(label: str) -> str:
    return say(f"card_label_{label}")
