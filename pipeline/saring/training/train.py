"""Train a candidate model with its report from labelled CSVs.

Three questions (`saring.training.questions`) are learned and calibrated separately. Near-duplicates are never on both
sides of a fold, so calibration and thresholds are fitted on out-of-fold decision values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from saring.datasets.load import NO_CLAIM, LabeledDataset, has_more_rows, load_dataset, require_trainable
from saring.errors import DatasetError, SettingsError
from saring.i18n import say
from saring.model.bundle import Model, save_model, to_json
from saring.model.compile import compile_features
from saring.model.drift_reference import fit_reference
from saring.model.familiarity import LanguageCheck, fit_familiarity, measure_languages
from saring.model.scorer import Scorer
from saring.model.verdict import apply_rules
from saring.parallel.workers import ALONE, Workers
from saring.text.arrays import Int64
from saring.text.forms import CANONICAL, TEXT_FORMS
from saring.text.near_copies import group_near_copies
from saring.text.normalise import normalise_many
from saring.training import MAX_ROWS_IN_MEMORY
from saring.training.calibrate import calibrate, harmless_rows, hoax_prior, thresholds_of, with_calibration
from saring.training.choose import Candidates, choose_options
from saring.training.fit import Fitter, TfidfRows
from saring.training.prior_shift import estimate_prior_shift
from saring.training.questions import RISK, TrainingOptions, questions_of, weigh_only_rows
from saring.training.report import Evidence, build_report
from saring.training.splits import grouped_folds, join_groups, make_splits

MakeDocuments = Callable[[Model, dict[str, Any]], Mapping[str, str]]
"""Makes the documents of a bundle (file name to text) from a model and its report."""


class Trained(NamedTuple):
    """The result of training: a scorer with the new model, its report, and its folder if it was written."""

    model: Scorer
    report: dict[str, Any]
    folder: Path | None


def train(
    paths: Sequence[str | Path],
    output: str | Path | None = None,
    *,
    weigh_only: Sequence[str | Path] = (),
    options: TrainingOptions | None = None,
    candidates: Candidates | None = None,
    unlabelled: Sequence[str] = (),
    out_of_core: bool | None = None,
    max_rows_in_memory: int = MAX_ROWS_IN_MEMORY,
    workers: Workers = ALONE,
    progress: Callable[[str, int, int | None], None] = lambda step, done, total: None,
    write_note: Callable[[str], None] = lambda note: None,
    documents: MakeDocuments = lambda _, report: {"report.json": to_json(report)},
) -> Trained:
    """Train a candidate model from labelled CSVs (columns `text,label`), and write its bundle to `output`.

    Labels are `hoax`, `not_hoax` and `no_claim`, or one of their usual spellings. The files `weigh_only` hold private
    talk: their rows set weights and thresholds, and no n-gram of the model comes from them alone. Options are chosen
    among `candidates` on the set itself; without any, they are those given, or chosen among the usual candidates where
    none are given.

    More than `max_rows_in_memory` rows are learned out of core, in passes over the files and with the options as they
    are, unless `out_of_core` says otherwise; `progress` is then called with the name of a step, the amount done and the
    total. `write_note` is called with each note for a person. The share of hoaxes in the texts `unlabelled` is
    estimated and reported; it changes nothing in the model. Raises `DatasetError` for labels that are unknown or too
    few, and `OutputError` where the bundle cannot be written.

    >>> trained = train(["data/labelled/starter.csv"])  # doctest: +SKIP
    >>> trained.model.predict_proba(["air galon beracun"])  # doctest: +SKIP
    array([[0.27, 0.73]])
    """
    if options is None and candidates is None:
        candidates = Candidates()
    files, options = [str(path) for path in (*paths, *weigh_only)], options or TrainingOptions()
    workspace = Path.cwd() if output is None else Path(output).parent
    if out_of_core is None and (out_of_core := has_more_rows(files, max_rows_in_memory)):
        write_note(say("out_of_core_chosen", rows=f"{max_rows_in_memory:,}", where=workspace))
    if out_of_core:
        if weigh_only:
            raise DatasetError("weigh_only_in_memory", where=", ".join(map(str, weigh_only)))
        require_usual_texts(files, options)
        if candidates is not None:
            write_note(say("nothing_chosen_out_of_core"))
        from saring.training.out_of_core.training import train_out_of_core

        model, report = train_out_of_core(files, options, workspace, workers=workers, notify=progress)
        if not model.knows_talk:
            write_note(say("no_talk_learned", where=", ".join(files)))
    else:
        dataset = load_dataset(list(map(str, paths)), weigh_only)
        for note in dataset.notes:
            write_note(note)
        if NO_CLAIM not in dataset.frame["label"].to_numpy():
            write_note(say("no_talk_learned", where=", ".join(files)))
        if candidates is not None:
            write_note(say("choosing"))
        model, report = train_model(dataset, options, candidates)
    scorer = Scorer(model)
    if unlabelled:
        report["prior_shift"] = estimate_prior_shift(report, scorer.score(unlabelled), options.seed)
    folder = None if output is None else save_model(model, Path(output), documents(model, report))
    return Trained(scorer, report, folder)


def require_usual_texts(files: Sequence[str], options: TrainingOptions) -> None:
    """Raise `SettingsError` for options that training out of core cannot follow."""
    if options.text_form != CANONICAL or options.within_words:
        found = say("choice_within_words") if options.within_words else options.text_form
        raise SettingsError("options_out_of_core", where=", ".join(files), found=found)


def train_model(
    dataset: LabeledDataset, options: TrainingOptions, candidates: Candidates | None = None
) -> tuple[Model, dict[str, Any]]:
    """Fit a model and build its report, with options chosen among `candidates` if there are any.

    Raises `DatasetError` where there is too little data.
    """
    if candidates is None:
        model, evidence = learn(dataset, options)
        return model, build_report(model, evidence)
    require_trainable(dataset)
    groups = group_claims(normalise_many(dataset.frame["text"].tolist()), dataset.frame)
    choice = choose_options(dataset.frame, groups, options, candidates)
    model, evidence = learn(dataset, choice.options)
    return model, {**build_report(model, evidence), "choice": choice.report}


def learn(dataset: LabeledDataset, options: TrainingOptions) -> tuple[Model, Evidence]:
    """Fit a candidate and collect the evidence for its report; raises `DatasetError` like `train_model`."""
    require_trainable(dataset)
    frame = dataset.frame
    normalised, sources = normalise_many(frame["text"].tolist()), frame["source"].tolist()
    texts = normalised if options.text_form == CANONICAL else TEXT_FORMS[options.text_form](frame["text"].tolist())
    weigh_only = weigh_only_rows(frame)
    fitter = Fitter(frame, TfidfRows.fitted(texts, options, weigh_only), options)
    space, columns = compile_features(fitter.rows.features)
    fitted = fitter.fit(fitter.rows.matrix, np.arange(len(frame)), questions_of(frame))
    questions = tuple(fitted)
    groups = group_claims(normalised, frame)
    splits = make_splits(frame, groups, n_folds=options.n_folds, seed=options.seed)
    fitter.prepare([fold for split in splits for fold in split.folds], questions)
    decision_values = fitter.out_of_fold(grouped_folds(splits), questions)
    sigmoids = calibrate(frame, decision_values, options)
    probabilities = {name: sigmoids[name].probability(values) for name, values in decision_values.items()}
    harmless = harmless_rows(frame, options) & np.isfinite(sum(probabilities.values()))
    thresholds = thresholds_of(frame, probabilities, options, harmless)
    shown = {name: np.nan_to_num(probabilities[name]) for name in questions if name != RISK}
    labels = frame["label"].tolist()
    named = np.flatnonzero(~weigh_only).tolist()
    familiarity = fit_familiarity(space, [texts[row] for row in named], [sources[row] for row in named])
    check = LanguageCheck(space, familiarity)
    model = Model(
        space=space,
        questions=questions,
        **with_calibration({name: linear.take(columns) for name, linear in fitted.items()}, sigmoids, questions),
        thresholds=thresholds,
        text_form=options.text_form,
        metadata={
            "drift": fit_reference(space, texts, sources, labels, shown, thresholds.claim).as_dict(),
            "familiarity": familiarity.as_dict(),
            "prior": hoax_prior(frame, options),
            "training": {"options": asdict(options), "sources": describe_sources(dataset)},
        },
    )
    evidence = Evidence(
        dataset=dataset,
        options=options,
        probabilities=probabilities,
        thresholds=thresholds,
        ruled=apply_rules(
            frame["text"].tolist(), normalised, measure_languages(space, check, texts, left_out=True), check
        ),
        fitter=fitter,
        splits=splits,
        groups=groups,
        sigmoids=sigmoids,
        normalised=texts,
    )
    return model, evidence


def group_claims(normalised: list[str], frame: pd.DataFrame) -> Int64:
    """Return group numbers of rows that must stay together: near copies, and rows with the same claim id.

    Private talk with claim ids is joined by them alone. Everybody writes "siap": joined by near copies, all chats would
    be one group, and their thresholds would come from a model that never heard a chat.
    """
    if "claim_id" not in frame:
        return np.array(group_near_copies(normalised, join_chains=True))
    claims = frame["claim_id"].fillna("").tolist()
    by_claim = weigh_only_rows(frame) & np.array([claim != "" for claim in claims], bool)
    compared = np.flatnonzero(~by_claim)
    groups = len(frame) + np.arange(len(frame))
    groups[compared] = group_near_copies([normalised[row] for row in compared], join_chains=True)
    return join_groups(groups, claims)


def describe_sources(dataset: LabeledDataset) -> list[dict[str, Any]]:
    """Describe the training files of a model: name, rows, labels and digest, without their paths."""
    described = []
    for file, rows in dataset.frame.groupby("file", sort=True):
        described.append(
            {
                "name": str(file).replace("\\", "/").rsplit("/", 1)[-1],
                "rows": len(rows),
                "labels": {str(k): int(v) for k, v in sorted(rows["label"].value_counts().items())},
                "weigh_only": bool(weigh_only_rows(rows).all()),
                "sha256": dataset.digests[str(file)],
            }
        )
    return sorted(described, key=lambda source: (source["name"], source["sha256"]))
