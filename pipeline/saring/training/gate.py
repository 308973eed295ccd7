"""The gate: a candidate takes over only if it is not worse than the champion on a fixed labelled set.

Both models give their verdicts on the same rows. For each measure the difference has a 95 % interval
from a paired bootstrap: a draw takes as many rows of each label as the set has, the same rows for both
models. A candidate is refused where a measure is worse by more than the measure's tolerance *and* the
interval of the difference leaves out zero, or where it lacks a question the champion answers. So a tie
is promoted, and so is a loss too small to matter or too uncertain to tell. Why: docs/decisions/0007.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from saring.datasets.load import HOAX, LABELS, NO_CLAIM, NOT_HOAX, LabeledDataset, load_dataset
from saring.errors import DatasetError, RegistryError
from saring.i18n import say
from saring.model.bundle import Model, load_bundle
from saring.model.registry import Action, HistoryEntry, admit, find_model, name_in_registry, open_registry, record
from saring.model.scorer import Scorer
from saring.records import FLAGGED, Flip, Score, Verdict
from saring.text.arrays import Float, Int64
from saring.text.private import mask_private
from saring.training.measures import Bool, auc, expected_calibration_error

N_DRAWS = 1000
MIN_ROWS_PER_LABEL = 20


class Outcome(NamedTuple):
    """What a model says of the rows of the gate set, beside their labels; arrays of equal length.

    `hoax` is the hoax probability, 0.5 where none was given: that says nothing either way. `risk` is
    what the worklist is ranked by.
    """

    label: NDArray[np.str_]
    flagged: Bool
    called: Bool
    hoax: Float
    risk: Float

    def take(self, rows: Int64) -> Outcome:
        """Return the outcome of some rows."""
        return Outcome(self.label[rows], self.flagged[rows], self.called[rows], self.hoax[rows], self.risk[rows])

    def share(self, column: Bool, label: str) -> float:
        """Return the share of the rows of a label that are true in a column."""
        return float(column[self.label == label].mean())

    def hoax_question(self, measure: Callable[[Bool, Float], float]) -> float:
        """Measure the hoax question on the claims."""
        claims = self.label != NO_CLAIM
        return _in_order(measure, self.label[claims] == HOAX, self.hoax[claims])

    def risk_auc(self) -> float:
        """Return the chance that a hoax is ranked above any other message."""
        return _in_order(auc, self.label == HOAX, self.risk)


def _in_order(measure: Callable[[Bool, Float], float], y: Bool, probability: Float) -> float:
    order = np.argsort(probability, kind="stable")
    return measure(y[order], probability[order])


class GateMeasure(NamedTuple):
    """Something to be no worse at: by how much is tolerated, and whether more of it is better."""

    name: str
    more_is_better: bool
    tolerance: float
    value: Callable[[Outcome], float]


# Tolerances are about what an officer would notice: one more false alarm in a hundred messages, one
# more accusation in two hundred, one hoax missed in fifty.
MEASURES = (
    GateMeasure("talk_flagged", False, 0.01, lambda outcome: outcome.share(outcome.flagged, NO_CLAIM)),
    GateMeasure("talk_called_hoax", False, 0.005, lambda outcome: outcome.share(outcome.called, NO_CLAIM)),
    GateMeasure("news_called_hoax", False, 0.02, lambda outcome: outcome.share(outcome.called, NOT_HOAX)),
    GateMeasure("hoaxes_flagged", True, 0.02, lambda outcome: outcome.share(outcome.flagged, HOAX)),
    GateMeasure("hoaxes_called", True, 0.05, lambda outcome: outcome.share(outcome.called, HOAX)),
    GateMeasure("risk_auc", True, 0.01, Outcome.risk_auc),
    GateMeasure("hoax_auc", True, 0.01, lambda outcome: outcome.hoax_question(auc)),
    GateMeasure("calibration_error", False, 0.02, lambda outcome: outcome.hoax_question(expected_calibration_error)),
)


class Comparison(NamedTuple):
    """A measure of both models; `low` and `high` are the 95 % interval of `new - old`."""

    name: str
    old: float
    new: float
    low: float
    high: float
    worse: bool


@dataclass(frozen=True, slots=True)
class GateResult:
    """How a candidate compares with the champion.

    `lacking` are the questions only the champion answers; `flips` the rows whose verdict changed, in
    the order of the gate set of `n_rows` rows.
    """

    comparisons: tuple[Comparison, ...]
    lacking: tuple[str, ...]
    flips: tuple[Flip, ...]
    n_rows: int

    @property
    def worse(self) -> tuple[str, ...]:
        """The names of the measures at which the candidate is worse."""
        return tuple(comparison.name for comparison in self.comparisons if comparison.worse)

    @property
    def accepted(self) -> bool:
        """Whether the candidate may take over."""
        return not self.worse and not self.lacking


class Promotion(NamedTuple):
    """What came of a promotion: the entry of the history, and how the models compare."""

    entry: HistoryEntry
    result: GateResult


def promote(bundle: Path, folder: Path, gate: Path, *, reason: str | None = None, force: bool = False) -> Promotion:
    """Put a bundle in charge of the registry in `folder` if it passes `gate`, or `force`; record it.

    A bundle outside the registry is copied into it. Raises `RegistryError` where `force` has no reason,
    the bundle is in charge already, or its name is another's; `DatasetError` for a gate set that is too
    small or that the candidate has learned from; `BundleError` for a damaged bundle.
    """
    if force and not (reason or "").strip():
        raise RegistryError("force_without_reason", where="--force")
    registry, name = open_registry(folder), name_in_registry(bundle, folder)
    champion, candidate = load_bundle(find_model(None, folder)), load_bundle(bundle)
    if champion.version == candidate.version:
        raise RegistryError("promotion_same", where=bundle, version=candidate.version)
    dataset = load_gate(gate, candidate)
    result = compare_models(champion, candidate, dataset.frame)
    action = Action.PROMOTED if result.accepted else Action.FORCED if force else Action.REFUSED
    entry = HistoryEntry(
        action,
        name,
        candidate.version,
        registry.champion,
        explain_refusal(result) if action == Action.REFUSED else reason,
        measures_by_name(result),
        dataset.digests[str(gate)],
    )
    if action != Action.REFUSED:
        admit(bundle, folder)
    record(registry, entry)
    return Promotion(entry, result)


def measures_by_name(result: GateResult) -> dict[str, dict[str, float]]:
    """Return the comparisons as the history keeps them."""
    _, *fields = Comparison._fields
    return {name: dict(zip(fields, values, strict=True)) for name, *values in result.comparisons}


def load_gate(gate: Path, candidate: Model) -> LabeledDataset:
    """Read a gate set; raises `DatasetError` where it cannot judge the candidate."""
    dataset = load_dataset([gate])
    counts = dataset.frame["label"].value_counts()
    for label in LABELS:
        n = int(counts.get(label, 0))
        if n < MIN_ROWS_PER_LABEL:
            raise DatasetError("label_too_few", where=gate, label=label, n=n, least=MIN_ROWS_PER_LABEL)
    learned = {source.get("sha256") for source in candidate.metadata.get("training", {}).get("sources", ())}
    if dataset.digests[str(gate)] in learned:
        raise DatasetError("gate_learned", where=gate)
    return dataset


def compare_models(champion: Model, candidate: Model, gate_frame: pd.DataFrame) -> GateResult:
    """Compare two models on labelled rows (columns `text`, `label`; every label occurs)."""
    texts, labels = list(gate_frame["text"]), list(gate_frame["label"])
    before, after = Scorer(champion).score(texts), Scorer(candidate).score(texts)
    lacking = tuple(name for name in champion.questions if name not in candidate.questions)
    flips = tuple(
        Flip(mask_private(text), label, old.verdict, new.verdict)
        for text, label, old, new in zip(texts, labels, before, after, strict=True)
        if old.verdict != new.verdict
    )
    return GateResult(_compare(_outcome(labels, before), _outcome(labels, after)), lacking, flips, len(texts))


def _outcome(labels: Sequence[str], scores: Sequence[Score]) -> Outcome:
    return Outcome(
        np.array(labels),
        np.array([score.verdict in FLAGGED for score in scores]),
        np.array([score.verdict == Verdict.LIKELY_HOAX for score in scores]),
        np.array([0.5 if score.hoax_probability is None else score.hoax_probability for score in scores]),
        np.array([score.risk for score in scores]),
    )


def _compare(old: Outcome, new: Outcome) -> tuple[Comparison, ...]:
    rng = np.random.default_rng(0)
    strata = [np.flatnonzero(old.label == label) for label in LABELS]
    draws = np.empty((N_DRAWS, len(MEASURES)))
    for draw in draws:
        rows = np.concatenate([rng.choice(stratum, len(stratum)) for stratum in strata])
        draw[:] = _values(new.take(rows)) - _values(old.take(rows))
    low, high = np.quantile(draws, [0.025, 0.975], axis=0)
    return tuple(map(_judge, MEASURES, _values(old), _values(new), low, high))


def _values(outcome: Outcome) -> Float:
    return np.array([measure.value(outcome) for measure in MEASURES])


def _judge(measure: GateMeasure, old: float, new: float, low: float, high: float) -> Comparison:
    loss, sure = (old - new, high < 0) if measure.more_is_better else (new - old, low > 0)
    worse = bool(sure and loss > measure.tolerance)
    return Comparison(measure.name, _round(old), _round(new), _round(low), _round(high), worse)


def _round(value: float) -> float:
    return round(float(value), 4)


def explain_refusal(result: GateResult) -> str:
    """Say in part of a line what speaks against a candidate; "" where nothing does."""
    reasons = [say("gate_lacks", question=say(f"question_{name}")) for name in result.lacking]
    if result.worse:
        reasons.append(say("gate_worse_at", measures=", ".join(say(f"measure_{name}") for name in result.worse)))
    return "; ".join(reasons)
