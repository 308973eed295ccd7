"""Build the training report that is stored with every bundle, as plain JSON.

Everything is measured out of fold. The report contains no training texts, except examples from texts that were
authored for training.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from saring.datasets.load import HOAX, LABELS, NO_CLAIM, NOT_HOAX, LabeledDataset
from saring.model.bundle import Model
from saring.model.calibration import Sigmoid, Thresholds
from saring.model.verdict import RuledTexts, decide_known
from saring.records import FLAGGED, Verdict
from saring.rules.shortcuts import remove_shortcuts
from saring.text.arrays import Bool, Float, Int64
from saring.text.private import mask_private
from saring.training.calibrate import harmless_rows, thresholds_of
from saring.training.curves import (
    confusion,
    coverage_error,
    distributions,
    learning_points,
    precision_recall,
    reliability,
)
from saring.training.fit import Fitter
from saring.training.measures import measure_probabilities
from saring.training.questions import CLAIM, HOAX_GIVEN_CLAIM, RISK, TrainingOptions, answers
from saring.training.shortcuts import strongest_features
from saring.training.splits import Split, grouped_folds, measure_splits, split_warnings

N_EXAMPLES = 12
MIN_LEFT_OUT = 20
_SILENCE = 0.01  # the share of ordinary messages above the cut-off of "recall at 10 per 1,000"


@dataclass(frozen=True)
class Measured:
    """Labelled rows with out-of-fold probabilities and the results of the rules."""

    dataset: LabeledDataset
    options: TrainingOptions
    probabilities: Mapping[str, Float]
    thresholds: Thresholds
    ruled: RuledTexts

    @property
    def frame(self) -> pd.DataFrame:
        """The rows."""
        return self.dataset.frame

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions the model answers."""
        return tuple(self.probabilities)

    def verdicts(self) -> list[Verdict | None]:
        """Return the verdict on each row, None for rows in no fold."""
        return decide_known(self.ruled, self.probabilities, self.thresholds)

    def answers(self, question: str) -> tuple[Int64, Int64]:
        """Return the rows of a question that were tested, and their answers."""
        rows, y = answers(self.frame, question, self.options.roles)
        tested = np.isfinite(self.probabilities[question][rows])
        return rows[tested], y[tested]


@dataclass(frozen=True)
class Evidence(Measured):
    """The additional input of a report from training in memory: the splits, and how to refit on any rows."""

    fitter: Fitter
    splits: list[Split]
    groups: Int64
    sigmoids: Mapping[str, Sigmoid]
    normalised: list[str]

    def predict(self, train: Int64, test: Int64, questions: tuple[str, ...] | None = None) -> dict[str, Float]:
        """Return the calibrated probabilities of rows `test` by models fitted on the rows `train`."""
        values = self.fitter.decision_values(train, test, questions or self.questions)
        return {question: self.sigmoids[question].probability(decided) for question, decided in values.items()}


def build_report(model: Model, evidence: Evidence) -> dict[str, Any]:
    """Build the report: out-of-fold measures of each question, effects of the thresholds, and shortcuts."""
    # Risk separates hoaxes from talk, but a single source has either claims or talk.
    answers_to = {question: evidence.answers(question) for question in evidence.questions if question != RISK}
    entries = measure_splits(evidence.splits, evidence.predict, answers_to, evidence.options.seed)
    verdicts = evidence.verdicts()
    report: dict[str, Any] = {
        "notes": list(evidence.dataset.notes),
        "thresholds": asdict(evidence.thresholds),
        "questions": measured_questions(evidence),
        "splits": entries,
        "warnings": split_warnings(entries, evidence.frame),
        "curves": dict(_curves(evidence)),
        "coverage": measured_coverage(evidence),
        "shortcuts": _shortcuts(model, evidence),
        "examples": list(_examples(evidence, verdicts)),
    }
    if CLAIM in evidence.questions:
        report["confusion"] = measured_confusion(evidence, verdicts)
        report["claim_by_source"] = by_source(evidence.frame, verdicts)
        report["left_out"] = {"rows": left_out_rows(evidence)}
    return report


def measured_questions(measured: Measured) -> dict[str, dict[str, Any]]:
    """Return the measures of each question."""
    found = {}
    for question in measured.questions:
        rows, y = measured.answers(question)
        found[question] = measure_probabilities(y == 1, measured.probabilities[question][rows], measured.options.seed)
    return found


def measured_curves(measured: Measured, question: str) -> dict[str, Any]:
    """Return the curves of a question that need only its probabilities."""
    rows, y = measured.answers(question)
    probability = measured.probabilities[question][rows]
    return {
        "precision_recall": precision_recall(y == 1, probability),
        "reliability": reliability(y == 1, probability),
        "distributions": distributions(measured.frame["label"].to_numpy(dtype=str)[rows].tolist(), probability),
    }


def _curves(evidence: Evidence) -> Iterator[tuple[str, dict[str, Any]]]:
    for question in evidence.questions:
        rows, y = evidence.answers(question)

        def fit_predict(train: Int64, test: Int64, question: str = question, rows: Int64 = rows) -> Float:
            return evidence.predict(np.sort(rows[train]), rows[test], (question,))[question]

        learning = [] if question == RISK else learning_points(y == 1, evidence.groups[rows], fit_predict)
        yield question, {**measured_curves(evidence, question), "learning": learning}


def measured_coverage(measured: Measured) -> list[list[float]]:
    """Return the coverage-error curve on claims."""
    rows, y = measured.answers(HOAX_GIVEN_CLAIM)
    return coverage_error(y == 1, measured.probabilities[HOAX_GIVEN_CLAIM][rows])


def measured_confusion(measured: Measured, verdicts: list[Verdict | None]) -> dict[str, dict[str, int]]:
    """Return the confusion matrix of verdicts by label, on rows of the claim question."""
    rows, _ = measured.answers(CLAIM)
    judged = [row for row in rows.tolist() if verdicts[row] is not None]
    return confusion(measured.frame["label"].iloc[judged].tolist(), [str(verdicts[row]) for row in judged])


def by_source(frame: pd.DataFrame, verdicts: list[Verdict | None]) -> list[dict[str, Any]]:
    """Count flagged rows and likely hoaxes for the talk and the claims of each source."""
    table = pd.DataFrame({"source": frame["source"], "claims": frame["label"] != NO_CLAIM})
    table["flagged"] = [verdict in FLAGGED for verdict in verdicts]
    table["likely"] = [verdict == Verdict.LIKELY_HOAX for verdict in verdicts]
    table = table[[verdict is not None for verdict in verdicts]]
    return [
        {
            "source": str(source),
            "claims": bool(claims),
            "support": len(rows),
            "flagged_per_1000": round(1000 * float(rows["flagged"].mean()), 1),
            "likely_hoax_per_1000": round(1000 * float(rows["likely"].mean()), 1),
        }
        for (source, claims), rows in table.groupby(["source", "claims"])
    ]


def left_out_rows(evidence: Evidence) -> list[dict[str, Any]]:
    """Return leave-one-source-out figures: `key`, `source` and `ours` for each."""
    rows: list[dict[str, Any]] = []
    for split in evidence.splits:
        if split.name == "source" and split.folds:
            ((train, test),) = split.folds
            found = evidence.predict(train, test)
            if len(found) == len(evidence.questions):
                rows += _left_out_predictions(evidence, str(split.held_out), test, found)
    return rows


def _left_out_predictions(
    evidence: Evidence, source: str, test: Int64, found: Mapping[str, Float]
) -> Iterator[dict[str, Any]]:
    talk, thresholds = _thresholds_without(evidence, source)
    # Only probabilities and thresholds are without the source; the rules are those of the whole model.
    verdicts = decide_known(evidence.ruled.take(test), found, thresholds)
    return left_out_figures(
        source,
        evidence.frame["label"].to_numpy(dtype=str)[test],
        flagged=np.array([verdict in FLAGGED for verdict in verdicts]),
        likely=np.array([verdict == Verdict.LIKELY_HOAX for verdict in verdicts]),
        risk=found[RISK],
        risk_of_talk=evidence.probabilities[RISK][talk],
    )


def left_out_figures(
    source: str,
    label: NDArray[Any],
    *,
    flagged: Bool,
    likely: Bool,
    risk: Float,
    risk_of_talk: Float,
) -> Iterator[dict[str, Any]]:
    """Yield the figures of a left-out source from the decisions on its rows; none for few rows.

    `risk_of_talk` is the risk of the ordinary messages of the other sources, out of fold.
    """
    ordinary, true, hoax = (label == wanted for wanted in (NO_CLAIM, NOT_HOAX, HOAX))
    if ordinary.sum() >= MIN_LEFT_OUT:
        yield row_of_left_out("left_out_flagged", source, 1000 * flagged[ordinary].mean())
        yield row_of_left_out("left_out_likely", source, 1000 * likely[ordinary].mean())
    if true.sum() >= MIN_LEFT_OUT:
        yield row_of_left_out("left_out_true_likely", source, 1000 * likely[true].mean())
    if hoax.sum() >= MIN_LEFT_OUT:
        yield row_of_left_out("left_out_hoaxes_flagged", source, flagged[hoax].mean())
        if len(risk_of_talk):
            cut = np.quantile(risk_of_talk, 1 - _SILENCE)
            yield row_of_left_out("left_out_hoaxes_found", source, (risk[hoax] > cut).mean())


def _thresholds_without(evidence: Evidence, source: str) -> tuple[Bool, Thresholds]:
    """Mark the ordinary talk of all other sources, and choose thresholds on it alone."""
    others = (evidence.frame["source"] != source).to_numpy()
    others &= np.isfinite(evidence.probabilities[RISK])
    talk = others & (evidence.frame["label"] == NO_CLAIM).to_numpy()
    harmless = others & harmless_rows(evidence.frame, evidence.options)
    return talk, thresholds_of(evidence.frame, evidence.probabilities, evidence.options, harmless)


def row_of_left_out(key: str, source: str, value: float) -> dict[str, Any]:
    """Return a figure of a left-out source; `plain` is filled in with that of a baseline."""
    return {"key": key, "source": source, "ours": round(float(value), 4), "plain": None}


def _shortcuts(model: Model, evidence: Evidence) -> dict[str, Any]:
    """List the shortcuts among the strongest features, and measure the model without shortcuts."""
    questions = tuple(question for question in evidence.questions if question != RISK)
    features = [
        feature
        for place, question in enumerate(model.questions)
        if question in questions
        for feature in strongest_features(model.space, model.coefficients[place], question)
    ]
    texts = remove_shortcuts(evidence.normalised)
    fitter = Fitter(evidence.frame, evidence.fitter.rows.of_texts(texts), evidence.options)
    values = fitter.out_of_fold(grouped_folds(evidence.splits), questions)
    both: dict[str, dict[str, Any]] = {"with": {}, "without": {}}
    for question in questions:
        rows, y = evidence.answers(question)
        without = evidence.sigmoids[question].probability(values[question][rows])
        for side, probability in (("with", evidence.probabilities[question][rows]), ("without", without)):
            measured = measure_probabilities(y == 1, probability, evidence.options.seed)
            both[side][question] = {name: measured.get(name) for name in ("auc", "macro_f1")}
    n_removed = sum(text != whole for text, whole in zip(texts, evidence.normalised, strict=True))
    return {"features": features, **both, "n_removed": n_removed}


def _examples(evidence: Evidence, verdicts: list[Verdict | None]) -> Iterator[dict[str, str]]:
    """Yield authored texts with wrong verdicts, a few per label, the worst first."""
    authored = {role.source for role in evidence.options.roles if role.authored}
    frame = evidence.frame
    risk = evidence.probabilities.get(RISK, evidence.probabilities[HOAX_GIVEN_CLAIM])
    for label in LABELS:
        wrong = Verdict.NO_CLAIM if label == HOAX else Verdict.LIKELY_HOAX
        rows = np.flatnonzero((frame["label"] == label) & frame["source"].isin(authored))
        missed = [row for row in rows.tolist() if verdicts[row] == wrong]
        worst = sorted(missed, key=lambda row: float(risk[row]) * (1 if label == HOAX else -1))
        for row in worst[: N_EXAMPLES // len(LABELS)]:
            yield {"text": mask_private(frame["text"].iloc[row]), "label": label, "verdict": str(wrong)}
