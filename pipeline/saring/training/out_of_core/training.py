"""Labelled files of any size to a fitted candidate with its report, by passes over shards of their rows.

Results do not depend on the number of workers: shards are the same for any, and come back in order.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import joblib
import numpy as np
import pandas as pd

from saring.datasets.load import LABELS, MIN_ROWS_PER_LABEL, LabeledDataset
from saring.errors import DatasetError, OutputError
from saring.files.whole import temporary_folder
from saring.model.bundle import Model
from saring.model.drift_reference import fit_reference
from saring.model.familiarity import LanguageCheck, fit_familiarity, measure_languages
from saring.model.features import FeatureSpace, token_counts
from saring.model.measure import build_engine
from saring.model.verdict import apply_rules
from saring.parallel.ordered_map import map_chunks
from saring.parallel.workers import ALONE, Workers
from saring.text.arrays import Float, Int64, slices
from saring.text.near_copy_index import NearCopyIndex
from saring.training.calibrate import calibrate, harmless_rows, hoax_prior, thresholds_of, with_calibration
from saring.training.fit import Linear
from saring.training.out_of_core import passes, vocabulary
from saring.training.out_of_core.learning import ShardLearner, count_passes
from saring.training.out_of_core.reading import LabelledShards, Notify, write_shards
from saring.training.out_of_core.report import build_held_out_report
from saring.training.out_of_core.shards import ShardRows, read_rows
from saring.training.questions import RISK, TrainingOptions
from saring.training.report import Measured

MAX_HELD_OUT, MAX_HELD_OUT_SHARE = 50_000, 0.2
MAX_DISK_SHARE = 0.5
"""Of the free disk, so that training never is what fills it."""


class HeldOut(NamedTuple):
    """Rows that are not learned from (`label`, `source`), and their normalised texts."""

    frame: pd.DataFrame
    texts: list[str]


class Learned(NamedTuple):
    """The features, and the rows that were learned from by source and label."""

    space: FeatureSpace
    counts: Int64
    undercount: int


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
    `DatasetError` where the rows held out are too few to calibrate on, and `OutputError` where the temporary files
    cannot be written.
    """
    try:
        workspace.mkdir(parents=True, exist_ok=True)
        with temporary_folder(workspace) as folder:
            shards = write_shards(list(map(str, paths)), folder, options.seed, workers, notify)
            run = Run(shards, options, workers, notify)
            held_out, limit = run.hold_out()
            learned = run.learn_space(held_out, limit)
            fitted = run.fit(learned)
    except OSError as error:
        raise OutputError("unwritable", where=error.filename or workspace, found=error.strerror or error) from error
    finally:
        passes.forget_loaded()
    return _calibrated(shards, learned, fitted, held_out, options)


@dataclass
class Run:
    """One training: the shards, who works, and who is notified."""

    shards: LabelledShards
    options: TrainingOptions
    workers: Workers
    notify: Notify

    def over(self, step: str, function: Callable[[Path, list[int]], Any], order: Iterable[int] = ()) -> Iterator[Any]:
        """Yield what a function makes of each shard, in order."""
        order = list(order) or list(range(self.shards.n_shards))
        self.notify(step, 0, len(order))
        work = map_chunks(partial(function, self.shards.folder), order, 1, self.workers)
        for done, (_, result) in enumerate(work, start=1):
            yield result
            self.notify(step, done, len(order))

    def hold_out(self) -> tuple[HeldOut, int]:
        """Return the rows whose hash is under the limit, and the limit."""
        limit = hash_limit(self.shards.n_rows)
        parts: list[ShardRows] = []
        for shard in range(self.shards.n_shards):
            rows = read_rows(self.shards.folder / f"{shard}.rows")
            parts.append(rows.take(rows.split_hash < np.uint64(limit)))
            self.notify("split", shard + 1, self.shards.n_shards)
            if sum(len(part.texts) for part in parts) > 2 * MAX_HELD_OUT:
                break  # one text may stand there a million times
        label, source = (np.concatenate([getattr(part, name) for part in parts]) for name in ("label", "source"))
        names = np.array(list(self.shards.source_numbers), dtype=object)
        frame = pd.DataFrame({"label": np.array(LABELS, dtype=object)[label], "source": names[source]})
        return HeldOut(frame, [text for part in parts for text in part.texts]), limit

    def learn_space(self, held_out: HeldOut, limit: int) -> Learned:
        """Choose the rows to learn from, and learn the vocabulary of their texts."""
        min_df, folder = self.options.min_df, self.shards.folder
        joblib.dump(NearCopyIndex(held_out.texts), folder / passes.INDEX)
        words, letters = (vocabulary.BoundedCounts(vocabulary.MAX_WORDS) for _ in range(2))
        n_sources = len(self.shards.source_numbers)
        counts = np.zeros((n_sources, len(LABELS)), np.int64)
        for chosen in self.over("words", partial(passes.choose_learned, limit, n_sources)):
            words.add(chosen.words)
            letters.add(chosen.letters)
            counts += chosen.counts
        require_both_sides(counts.sum(0), held_out.frame, list(self.shards.labels_of_file))
        space = vocabulary.space_to_count(words.result(), letters.result(), self.options)
        ngrams = [vocabulary.BoundedCounts(vocabulary.MAX_NGRAMS) for _ in space.blocks]
        for found in self.over("ngrams", partial(passes.count_learned, space)):
            for table, of_block in zip(ngrams, found, strict=True):
                table.add(of_block)
        blocks = [
            vocabulary.with_vocabulary(block, table.result(), int(counts.sum()), min_df)
            for block, table in zip(space.blocks, ngrams, strict=True)
        ]
        undercount = words.undercount + max(table.undercount for table in ngrams)
        return Learned(FeatureSpace(tuple(blocks)), counts, undercount)

    def fit(self, learned: Learned) -> dict[str, Linear]:
        """Fit all questions in the same passes over the TF-IDF rows."""
        joblib.dump(learned.space, self.shards.folder / passes.FEATURES)
        n_passes, n_shards = count_passes(int(learned.counts.sum())), self.shards.n_shards
        rng = np.random.default_rng(self.options.seed)
        order = [shard for _ in range(n_passes) for shard in rng.permutation(n_shards).tolist()]
        learner = ShardLearner(list(self.shards.source_numbers), learned.counts, self.options, len(order))
        for matrix, label, source in self._matrices(order):
            learner.learn(matrix, label, source)
        return learner.fitted(learned.space.n_features)

    def _matrices(self, order: list[int]) -> Iterator[tuple[Any, Int64, Int64]]:
        """Yield the TF-IDF rows of shards: kept on disk where they fit, or made anew each time."""
        folder = self.shards.folder
        first = passes.make_matrix(folder, order[:1])[0]
        if first.nnz * 8 * self.shards.n_shards > MAX_DISK_SHARE * shutil.disk_usage(folder).free:
            yield from self.over("fit", passes.make_matrix, order)
            return
        for _ in self.over("rows", passes.keep_matrix):
            pass
        for done, shard in enumerate(order, start=1):
            yield joblib.load(passes.matrix_file(folder, shard))
            self.notify("fit", done, len(order))


def hash_limit(n_rows: int) -> int:
    """Return the hash under which rows are held out: a fifth of them, or about `MAX_HELD_OUT` of many."""
    return int(min(MAX_HELD_OUT_SHARE, MAX_HELD_OUT / n_rows) * (1 << 64))


def require_both_sides(n_learned: Int64, held_out: pd.DataFrame, paths: Sequence[str]) -> None:
    """Raise `DatasetError` unless either side of the split has rows of every label that occurs, hoax and not."""
    for label, n in zip(LABELS, n_learned.tolist(), strict=True):
        sides = n, int((held_out["label"] == label).sum())
        if sum(sides) and min(sides) < MIN_ROWS_PER_LABEL:
            where, least = ", ".join(paths), MIN_ROWS_PER_LABEL
            raise DatasetError("held_out_too_few", where=where, label=label, n=min(sides), least=least)


def decision_values(space: FeatureSpace, texts: list[str], fitted: dict[str, Linear]) -> dict[str, Float]:
    """Return the decision values of normalised texts, a few thousand at a time."""
    engine = build_engine(space)
    values: dict[str, list[Float]] = {question: [np.zeros(0)] for question in fitted}
    for chunk in slices(texts):
        matrix, n_tokens = passes.to_matrix(space, engine, texts[chunk]), token_counts(texts[chunk])
        for question, linear in fitted.items():
            values[question].append(linear.decision_values(matrix, n_tokens))
    return {question: np.concatenate(parts) for question, parts in values.items()}


def _calibrated(
    shards: LabelledShards, learned: Learned, fitted: dict[str, Linear], held_out: HeldOut, options: TrainingOptions
) -> tuple[Model, dict[str, Any]]:
    """Calibrate on the rows held out and choose the thresholds there: they were not learned from."""
    frame, texts = held_out
    values_of = decision_values(learned.space, texts, fitted)
    sigmoids = calibrate(frame, values_of, options)
    probabilities = {name: sigmoids[name].probability(values) for name, values in values_of.items()}
    thresholds = thresholds_of(frame, probabilities, options, harmless_rows(frame, options))
    sources, n_learned = frame["source"].tolist(), int(learned.counts.sum())
    shown = {name: probability for name, probability in probabilities.items() if name != RISK}
    reference = fit_reference(learned.space, texts, sources, frame["label"].tolist(), shown, thresholds.claim)
    familiarity = fit_familiarity(learned.space, texts, sources, n_learned)
    figures = {
        "rows": shards.n_rows,
        "held_out": len(texts),
        "near_copies": shards.n_rows - n_learned - len(texts),
        "undercount": learned.undercount,
    }
    training = {"options": asdict(options), "sources": shards.describe_files(), "out_of_core": figures}
    model = Model(
        space=learned.space,
        questions=tuple(fitted),
        **with_calibration(fitted, sigmoids, tuple(fitted)),
        thresholds=thresholds,
        metadata={
            "drift": reference.as_dict(),
            "familiarity": familiarity.as_dict(),
            "prior": hoax_prior(frame, options),
            "training": training,
        },
    )
    # The originals were not kept: a table or source code is told by its normalised form where that shows it.
    check = LanguageCheck(learned.space, familiarity)
    ruled = apply_rules(texts, texts, measure_languages(learned.space, check, texts), check)
    measured = Measured(LabeledDataset(frame, {}, tuple(shards.notes)), options, probabilities, thresholds, ruled)
    return model, build_held_out_report(measured, figures)
