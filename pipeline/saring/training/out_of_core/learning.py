"""The passes in order: files to shards, shards to a vocabulary, to TF-IDF rows, to models of all questions.

Results do not depend on the number of worker processes: chunks are the same for any, and come back in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from saring.datasets.load import LABELS, MIN_ROWS_PER_LABEL
from saring.errors import DatasetError
from saring.model.features import FeatureSpace
from saring.parallel.ordered_map import map_chunks
from saring.parallel.workers import Workers
from saring.training.fit import LENGTH_WEIGHT, Linear
from saring.training.out_of_core.cells import Cells, cells_of
from saring.training.out_of_core.counts import FrequentKeys, FrequentWords, close_block, open_blocks
from saring.training.out_of_core.descent import Descent, batch_size, count_passes
from saring.training.out_of_core.matrix import LearnedRows, fits_on_disk, load_rows, size_of
from saring.training.out_of_core.passes import (
    Split,
    choose_learned,
    count_ngrams,
    make_rows,
    prepare,
    rows_file,
    sketch_held_out,
    split_rows,
    write_rows,
)
from saring.training.out_of_core.reading import Reading
from saring.training.out_of_core.sketch import HeldOutSketches
from saring.training.out_of_core.spool import Int64, Spool, count_shards
from saring.training.questions import CLAIM, RISK, TrainingOptions

READ_CHUNK = 2000
# A name of what is done, and how many rows or shards of it are done, and of how many (None: nobody knows yet).
Notify = Callable[[str, int, int | None], None]


class Learned(NamedTuple):
    """What was learned from: `counts` has the rows by source and label, of `n_rows` that were read.

    `n_near_copies` rows were left out since they nearly equal a row held out; `undercount` is how many
    texts too few an n-gram may be counted in.
    """

    split: Split
    n_shards: int
    counts: Int64
    n_near_copies: int
    space: FeatureSpace
    undercount: int
    n_rows: int

    def figures(self) -> dict[str, int]:
        """Return what the manifest and the report say of it."""
        n_learned = int(self.counts.sum())
        return {
            "rows": self.n_rows,
            "held_out": self.n_rows - n_learned - self.n_near_copies,
            "near_copies": self.n_near_copies,
            "undercount": self.undercount,
        }


class Run:
    """One training: where its temporary files are, who works, and whom to tell."""

    def __init__(self, folder: Path, options: TrainingOptions, workers: Workers, notify: Notify) -> None:
        self.folder, self.options, self.workers, self.notify = folder, options, workers, notify

    def over(self, step: str, function: Callable[[list[int]], Any], shards: Sequence[int]) -> Iterator[Any]:
        """Yield what a function makes of each shard, in order."""
        self.notify(step, 0, len(shards))
        for done, (_, result) in enumerate(map_chunks(function, shards, 1, self.workers), start=1):
            yield result
            self.notify(step, done, len(shards))

    def spool(self, reading: Reading) -> int:
        """Write all rows of the files to shards, normalised; return the number of shards."""
        n_shards = count_shards(sum(Path(path).stat().st_size for path in reading.paths if Path(path).is_file()))
        spool = Spool(self.folder, n_shards)
        for rows, (texts, group) in map_chunks(prepare, reading.rows(), READ_CHUNK, self.workers):
            spool.add(texts, [row.label for row in rows], [row.source for row in rows], group)
            self.notify("read", spool.n_rows, None)
        spool.flush()
        reading.finish()
        return n_shards

    def learn_space(self, reading: Reading, n_shards: int) -> Learned:
        """Part the rows, and learn the vocabulary from those that are not held out."""
        split, shards = split_rows(self.folder, n_shards, int(reading.counts.sum())), range(n_shards)
        sketches = list(self.over("split", partial(sketch_held_out, split), shards))
        HeldOutSketches.of(np.concatenate(sketches)).save(self.folder)
        words, letters = FrequentWords(), Counter[int]()
        counts, held_out, n_near = np.zeros_like(reading.counts), np.zeros_like(reading.counts), 0
        for tally in self.over("words", partial(choose_learned, split, len(reading.sources)), shards):
            words.add(tally.words)
            letters.update(dict(zip(*(part.tolist() for part in tally.letters), strict=True)))
            counts += tally.counts
            held_out += tally.held_out
            n_near += tally.n_near_copies
        require_both_sides(counts, held_out, reading.paths)
        n_max, min_df = self.options.char_n_max, self.options.min_df
        opened = open_blocks(words.counts, letters, char_n_max=n_max, min_df=min_df)
        keys = [FrequentKeys() for _ in opened.blocks]
        for counted in self.over("ngrams", partial(count_ngrams, split, opened), shards):
            for table, found in zip(keys, counted, strict=True):
                table.add(found)
        n = int(counts.sum())
        closed = [close_block(b, k.result(), n, min_df) for b, k in zip(opened.blocks, keys, strict=True)]
        undercount = words.undercount + max(table.undercount for table in keys)
        return Learned(
            split, n_shards, counts, n_near, FeatureSpace(tuple(closed)), undercount, int(reading.counts.sum())
        )

    def fit(self, learned: Learned, sources: Sequence[str]) -> dict[str, Linear]:
        """Fit all questions in the same passes over the TF-IDF rows."""
        n_rows, space = int(learned.counts.sum()), learned.space
        cells = cells_of(sources, learned.counts, self.options)
        n_passes, batch = count_passes(n_rows), batch_size(n_rows)
        kept = self._keep_rows(learned)
        rng = np.random.default_rng(self.options.seed)
        # A shard more than ends in the middle of a batch: at most one a shard and pass.
        n_steps = n_passes * (n_rows // batch + learned.n_shards)
        descent = Descent(cells, space.n_features, len(sources), n_steps)
        for number in range(n_passes):
            order = rng.permutation(learned.n_shards).tolist()
            for rows in self._rows_in(learned, order, kept=kept):
                descent.learn(rows, rng.permutation(len(rows.label)), batch, average=number == n_passes - 1)
        return joined(descent.fitted(), cells)

    def _keep_rows(self, learned: Learned) -> bool:
        """Keep the TF-IDF rows on disk where they fit, judged by the first shard that has any."""
        first = make_rows(learned.split, learned.space, [0])
        if not fits_on_disk(self.folder, size_of(first) * learned.n_shards):
            return False
        for _ in self.over("rows", partial(write_rows, learned.split, learned.space), range(learned.n_shards)):
            pass
        return True

    def _rows_in(self, learned: Learned, order: Sequence[int], *, kept: bool) -> Iterator[LearnedRows]:
        if not kept:
            yield from self.over("fit", partial(make_rows, learned.split, learned.space), order)
            return
        for done, shard in enumerate(order, start=1):
            yield load_rows(rows_file(learned.split, shard), learned.space.n_features)
            self.notify("fit", done, len(order))


def joined(fitted: dict[str, Linear], cells: Cells) -> dict[str, Linear]:
    """Return the questions as the small path has them: risk on top of the claim question, and of the length."""
    if RISK not in cells.questions:
        return fitted
    return fitted | {RISK: fitted[CLAIM].plus(fitted[RISK], LENGTH_WEIGHT)}


def require_both_sides(learned: Int64, rest: Int64, paths: Sequence[str]) -> None:
    """Raise `DatasetError` unless either side of the split has rows of every label that occurs, hoax and not."""
    for label, n_learned, n_rest in zip(LABELS, learned.sum(0).tolist(), rest.sum(0).tolist(), strict=True):
        if n_learned + n_rest and min(n_learned, n_rest) < MIN_ROWS_PER_LABEL:
            n, where = min(n_learned, n_rest), ", ".join(paths)
            raise DatasetError("held_out_too_few", where=where, label=label, n=n, least=MIN_ROWS_PER_LABEL)
