"""What training by passes found out: measured on the rows held out, and plain about what was not measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from saring.i18n import say
from saring.text.arrays import Float
from saring.training.questions import CLAIM, RISK
from saring.training.report import (
    Measured,
    by_source,
    measured_confusion,
    measured_coverage,
    measured_curves,
    measured_questions,
)
from saring.training.splits import Split, measure_split, split_warnings

NOT_SPLIT = "split_out_of_core"


def build_held_out_report(measured: Measured, figures: Mapping[str, int]) -> dict[str, Any]:
    """Return the report of a training whose rows `measured` were held out.

    A split or a section that would need more models, and with them more passes, is said to be missing.
    """
    entries = [entry for question in measured.questions if question != RISK for entry in _entries(measured, question)]
    verdicts = measured.verdicts()
    report: dict[str, Any] = {
        "notes": [*measured.dataset.notes, *_notes(figures)],
        "held_out": len(measured.frame),
        "thresholds": asdict(measured.thresholds),
        "questions": measured_questions(measured),
        "splits": entries,
        "warnings": split_warnings(entries, measured.frame),
        "curves": {question: measured_curves(measured, question) for question in measured.questions},
        "coverage": measured_coverage(measured),
    }
    if CLAIM in measured.questions:
        report["confusion"] = measured_confusion(measured, verdicts)
        report["claim_by_source"] = by_source(measured.frame, verdicts)
    return report


def _entries(measured: Measured, question: str) -> list[dict[str, Any]]:
    rows, y = measured.answers(question)
    probability: Float = measured.probabilities[question][rows]
    nothing = np.zeros(0, bool), np.zeros(0)
    seed = measured.options.seed
    return [
        measure_split(question, Split("grouped", None, (), None), y == 1, probability, seed),
        *(measure_split(question, Split(name, None, (), NOT_SPLIT), *nothing, seed) for name in ("random", "time")),
        measure_split(question, Split("source", None, (), NOT_SPLIT), *nothing, seed),
    ]


def _notes(figures: Mapping[str, int]) -> list[str]:
    notes = [say("out_of_core_how", n=figures["rows"], held_out=figures["held_out"])]
    if figures["near_copies"]:
        notes.append(say("out_of_core_near_copies", n=figures["near_copies"]))
    if figures["undercount"]:
        notes.append(say("out_of_core_undercount", n=figures["undercount"]))
    return notes
