from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.training.out_of_core.sketch import HeldOutSketches, group_of, hash_triples, sketch

WORDS = ["air", "galon", "beracun", "banjir", "jalan", "rusak", "pasar", "warga", "camat", "desa", "listrik", "padam"]
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=20)


def long_text(seed: int) -> str:
    rng = np.random.default_rng(seed)
    pairs = zip(rng.choice(WORDS, 40), rng.integers(9, size=40), strict=True)
    return " ".join(f"{word}{number}" for word, number in pairs)


@given(texts)
def test_a_group_is_of_the_text_alone(some: list[str]) -> None:
    together = group_of(some).tolist()
    assert together == [int(group_of([text])[0]) for text in some]


@given(texts)
def test_triples_of_a_text_do_not_depend_on_its_neighbours(some: list[str]) -> None:
    triples = hash_triples(some)
    ends = [*triples.start.tolist(), len(triples.hashes)][1:]
    for text, start, end in zip(some, triples.start.tolist(), ends, strict=True):
        alone = hash_triples([text]).hashes
        assert triples.hashes[start:end].tolist() == alone.tolist()
        n_words = len(text.split())
        assert len(alone) == (1 if n_words < 5 else n_words - 2)


def test_a_short_text_is_its_words_in_order() -> None:
    one, other, copy = group_of(["air galon", "galon air", "air galon"]).tolist()
    assert one == copy != other


def test_groups_are_spread_evenly() -> None:
    group = group_of([f"warga{number} melihat banjir{number} di jalan{number}" for number in range(2000)])
    shares = np.histogram(group.astype(float), bins=4, range=(0, 2.0**64))[0] / 2000
    assert shares == pytest.approx([0.25] * 4, abs=0.05)


def test_near_copies_are_found_and_others_are_not(tmp_path: Path) -> None:
    held_out = [long_text(seed) for seed in range(50)]
    HeldOutSketches.of(sketch(held_out)).save(tmp_path)
    sketches = HeldOutSketches.load(tmp_path)
    near = [f"{text} sebarkan ke grup lain" for text in held_out]
    assert sketches.near_copies(held_out).all()
    assert sketches.near_copies(near).mean() > 0.9
    assert not sketches.near_copies([long_text(seed) for seed in range(100, 300)]).any()


def test_with_nothing_held_out_nothing_is_near() -> None:
    assert HeldOutSketches.of(sketch([])).near_copies(["air galon beracun"]).tolist() == [False]
