"""Labelled files of any size to a fitted candidate with its report; orchestration only."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from saring.datasets.load import LABELS, NO_CLAIM, LabeledDataset
from saring.errors import OutputError
from saring.model.bundle import Model
from saring.model.drift import fit_reference
from saring.model.familiarity import fit_familiarity, measure_surprise
from saring.model.features import log_lengths
from saring.model.verdict import apply_rules
from saring.parallel.workers import ALONE, Workers
from saring.text.arrays import Float
from saring.training.calibrate import calibrate, thresholds_of, with_calibration
from saring.training.fit import Linear
from saring.training.out_of_core.learning import Learned, Notify, Run
from saring.training.out_of_core.passes import decide
from saring.training.out_of_core.reading import Reading
from saring.training.out_of_core.report import build_held_out_report
from saring.training.questions import RISK, TrainingOptions
from saring.training.report import Measured


def train_out_of_core(
    paths: Sequence[str | Path],
    options: TrainingOptions,
    workspace: Path,
    *,
    workers: Workers = ALONE,
    notify: Notify,
) -> tuple[Model, dict[str, Any]]:
    """Fit a candidate and its report by passes over the files, with temporary files in the folder `workspace`.

    The result is the same for any workers; those of a cluster must see the folder. Raises as `load_dataset`,
    `DatasetError` where the rows held
    out are too few to calibrate on, and `OutputError` where the temporary files cannot be written.
    """
    reading = Reading(tuple(map(str, paths)))
    try:
        workspace.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=workspace, prefix=".saring-") as folder:
            run = Run(Path(folder), options, workers, notify)
            learned = run.learn_space(reading, run.spool(reading))
            fitted = run.fit(learned, reading.sources)
            held_out = _held_out(run, learned, fitted, reading.sources)
    except OSError as error:
        raise OutputError("unwritable", where=error.filename or workspace, found=error.strerror or error) from error
    return _calibrated(reading, learned, fitted, held_out, options)


class HeldOut(NamedTuple):
    """The rows held out (`label`, `source`), their normalised texts, and the decision values of each question."""

    frame: pd.DataFrame
    texts: list[str]
    values: dict[str, Float]


def _held_out(run: Run, learned: Learned, fitted: dict[str, Linear], sources: Sequence[str]) -> HeldOut:
    coefficients = np.stack([linear.coefficients for linear in fitted.values()], axis=1)
    parts = list(
        run.over("held_out", partial(decide, learned.split, learned.space, coefficients), range(learned.n_shards))
    )
    texts = [text for rows, _ in parts for text in rows.texts]
    label, source = (np.concatenate([getattr(rows, name) for rows, _ in parts]) for name in ("label", "source"))
    frame = pd.DataFrame({"label": np.array(LABELS)[label], "source": np.array(sources)[source]}).astype(object)
    sums, length = np.concatenate([values for _, values in parts]), log_lengths(texts)
    values = {
        question: sums[:, place] + linear.intercept + linear.length_weight * length
        for place, (question, linear) in enumerate(fitted.items())
    }
    return HeldOut(frame, texts, values)


def _calibrated(
    reading: Reading, learned: Learned, fitted: dict[str, Linear], held_out: HeldOut, options: TrainingOptions
) -> tuple[Model, dict[str, Any]]:
    """Calibrate on the rows held out and choose the thresholds there: they were not learned from."""
    frame, names = held_out.frame, tuple(fitted)
    sigmoids = calibrate(frame, held_out.values, options)
    probabilities = {name: sigmoids[name].probability(values) for name, values in held_out.values.items()}
    talk = (frame["label"] == NO_CLAIM).to_numpy()
    thresholds = thresholds_of(frame, probabilities, options, talk)
    sources = frame["source"].tolist()
    shown = {name: probability for name, probability in probabilities.items() if name != RISK}
    reference = fit_reference(learned.space, held_out.texts, sources, frame["label"].tolist(), shown, thresholds.claim)
    familiarity = fit_familiarity(learned.space, held_out.texts, sources, int(learned.counts.sum()))
    model = Model(
        space=learned.space,
        questions=names,
        **with_calibration(fitted, sigmoids, names),
        thresholds=thresholds,
        metadata={
            "drift": reference.as_dict(),
            "familiarity": familiarity.as_dict(),
            "training": {"options": asdict(options), "sources": reading.describe(), "out_of_core": learned.figures()},
        },
    )
    # The originals were not kept: a table or source code is told by its normalised form where that shows it.
    surprise = measure_surprise(learned.space, familiarity, held_out.texts)
    ruled = apply_rules(held_out.texts, held_out.texts, surprise, familiarity)
    measured = Measured(LabeledDataset(frame, {}, tuple(reading.notes)), options, probabilities, thresholds, ruled)
    return model, build_held_out_report(measured, learned)
