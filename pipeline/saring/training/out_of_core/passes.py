"""What is done to each shard, one function a pass: these run in worker processes and take nothing but paths."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from saring.datasets.load import LABELS
from saring.model.features import FeatureSpace
from saring.model.measure import build_engine
from saring.text.normalise import normalise_many
from saring.training.out_of_core.counts import KeyCounts, count_letters, count_texts, count_words
from saring.training.out_of_core.matrix import LearnedRows, save_rows, to_rows
from saring.training.out_of_core.reading import RawRow, claim_group
from saring.training.out_of_core.sketch import HeldOutSketches, UInt32, group_of, sketch
from saring.training.out_of_core.spool import Int64, ShardRows, UInt64, mix, read_groups, read_shard

Float = NDArray[np.float64]
MAX_HELD_OUT = 50_000
MAX_HELD_OUT_SHARE = 0.2
_WHOLE = (1 << 64) - 1


class Split(NamedTuple):
    """Where the rows are, and which are held out: of the groups with a number under `limit`, some rows.

    One text may stand a million times in a file: of the rows inside the limit only those are drawn that
    fall under `drawn`, so that what is held out stays small.
    """

    folder: Path
    limit: int
    drawn: int = _WHOLE

    def inside(self, group: UInt64) -> NDArray[np.bool_]:
        """Mark the rows of groups that are not learned from."""
        return group < np.uint64(self.limit)

    def held_out(self, group: UInt64, shard: int) -> NDArray[np.bool_]:
        """Mark the rows of a shard that are held out."""
        numbers = np.arange(len(group), dtype=np.uint64) + np.uint64(shard << 32)
        return self.inside(group) & (mix(numbers) <= np.uint64(self.drawn))


def split_rows(folder: Path, n_shards: int, n_rows: int) -> Split:
    """Hold out a fifth of the rows, or about as many as `MAX_HELD_OUT` where that is less."""
    split = Split(folder, _under(min(MAX_HELD_OUT_SHARE, MAX_HELD_OUT / n_rows)))
    n_inside = sum(int(split.inside(read_groups(folder, shard)).sum()) for shard in range(n_shards))
    return split._replace(drawn=_under(2 * MAX_HELD_OUT / max(1, n_inside)))


def _under(share: float) -> int:
    """Return the number under which that share of all 64-bit numbers lies."""
    return min(_WHOLE, int(share * _WHOLE))


def prepare(rows: list[RawRow]) -> tuple[list[str], UInt64]:
    """Normalise texts and find the group of each: that of its claim, where it names one, or of its near copies."""
    texts = normalise_many([row.text for row in rows])
    group = group_of(texts)
    for place, row in enumerate(rows):
        if row.claim_id:
            group[place] = mix(np.array([claim_group(row.claim_id)], np.uint64))[0]
    return texts, group


def sketch_held_out(split: Split, shards: list[int]) -> UInt32:
    """Return the sketches of the rows held out."""
    return np.concatenate([sketch(held_out_rows(split, shard).texts) for shard in shards])


class Tally(NamedTuple):
    """What rows hold: words and letters by frequency; rows to learn from and held out by source and label; the rest."""

    words: Counter[str]
    letters: tuple[UInt32, Int64]
    counts: Int64
    held_out: Int64
    n_near_copies: int


def choose_learned(split: Split, n_sources: int, shards: list[int]) -> Tally:
    """Decide which rows are learned from, and keep that beside each shard: not held out, and no near copy of such."""
    sketches = HeldOutSketches.load(split.folder)
    words: Counter[str] = Counter()
    counts, n_held_out = np.zeros((2, n_sources, len(LABELS)), np.int64)
    n_near, texts = 0, list[str]()
    for shard in shards:
        rows = read_shard(split.folder, shard)
        held_out = split.held_out(rows.group, shard)
        learned = ~split.inside(rows.group) & ~sketches.near_copies(rows.texts)
        np.save(_learned_file(split, shard), learned, allow_pickle=False)
        kept = rows.take(learned)
        np.add.at(counts, (kept.source, kept.label), 1)
        np.add.at(n_held_out, (rows.source[held_out], rows.label[held_out]), 1)
        words.update(count_words(kept.texts))
        n_near += int((~learned & ~held_out).sum())
        texts += kept.texts
    return Tally(words, count_letters(texts), counts, n_held_out, n_near)


def _learned_file(split: Split, shard: int) -> Path:
    return split.folder / f"{shard}.learned.npy"


def learned_rows(split: Split, shard: int) -> ShardRows:
    """Return the rows of a shard to learn from, once `choose_learned` has been there."""
    return read_shard(split.folder, shard).take(np.load(_learned_file(split, shard), allow_pickle=False))


def held_out_rows(split: Split, shard: int) -> ShardRows:
    """Return the rows of a shard that are held out."""
    rows = read_shard(split.folder, shard)
    return rows.take(split.held_out(rows.group, shard))


def count_ngrams(split: Split, space: FeatureSpace, shards: list[int]) -> list[KeyCounts]:
    """Count, for each block, the texts to learn from that hold each n-gram."""
    texts = [text for shard in shards for text in learned_rows(split, shard).texts]
    engine = build_engine(space)
    if engine is None:
        return [count_texts(texts, block.occurrences) for block in space.blocks]
    counted = dict(zip(("char", "word"), engine.document_frequencies(texts), strict=True))
    return [KeyCounts(*counted[block.kind]) for block in space.blocks]


def make_rows(split: Split, space: FeatureSpace, shards: list[int]) -> LearnedRows:
    """Return the TF-IDF rows to learn from."""
    (shard,) = shards
    rows = learned_rows(split, shard)
    return LearnedRows(to_rows(space, rows.texts), rows.label, rows.source)


def rows_file(split: Split, shard: int) -> Path:
    """Return where the TF-IDF rows of a shard are kept."""
    return split.folder / f"{shard}.rows"


def write_rows(split: Split, space: FeatureSpace, shards: list[int]) -> int:
    """Keep the TF-IDF rows to learn from beside their shard; return how many there are."""
    rows = make_rows(split, space, shards)
    save_rows(rows_file(split, shards[0]), rows)
    return len(rows.label)


def decide(split: Split, space: FeatureSpace, coefficients: Float, shards: list[int]) -> tuple[ShardRows, Float]:
    """Return the rows held out, and the weighted sums of each (rows x questions)."""
    (shard,) = shards
    rows = held_out_rows(split, shard)
    return rows, np.asarray(to_rows(space, rows.texts) @ coefficients)
