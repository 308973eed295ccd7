from __future__ import annotations

from collections import Counter
from itertools import groupby, islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.model.features import FeatureSpace
from saring.model.vocabulary import feature_names
from saring.resources import read_shipped
from saring.rules.shortcuts import remove_shortcuts, shortcut_kind
from saring.text.normalise import normalise
from saring.training.shortcuts import strongest_features
from tests.blocks import fit_char_block, fit_word_block

TABLE = read_shipped("shortcuts.tsv")
LINES = [line.split("\t") for line in TABLE.splitlines() if not line.startswith("#")]
WORDS = ["air", "galon", "hoaks", "grup", "jokowi", "kompas", "warga", "salah", "satu", "cek", "fakta", "senin", ","]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dapat dari grup sebelah", "source"),
        ("Grupnya ramai", "source"),
        ("grup-grup WA", "source"),
        ("HOAX!!! jangan percaya", "debunk_template"),
        ("Cek Fakta: air galon", "debunk_template"),
        ("kabar itu tidak benar", "debunk_template"),
        ("[SALAH] foto banjir", "debunk_template"),
        ("telah beredar pesan soal gempa", "debunk_template"),
        ("JAKARTA, air galon langka", "newsroom"),
        ("langka, ujarnya", "newsroom"),
        ("dilansir dari laman itu", "newsroom"),
        ("*PENGUMUMAN* libur sekolah", "form"),
        ("Nomor: 12/EDR/2025", "form"),
        ("mohon disebarkan ke warga", "form"),
        ("Info penting, air galon beracun", "form"),
        ("Surat Edaran sudah sampai", "form"),
        ("kejadian tanggal 17", "date"),
        ("17 Agustus 2019", "date"),
        ("sejak 2019 begitu", "date"),
        ("hari Jum'at besok", "date"),
        ("kata Presiden Joko Widodo", "person"),
        ("Jokowi-JK", "person"),
        ("air galon beracun, sebarkan!", "form"),
        ("air galon beracun, kata warga", None),
        ("salah satu warga datang", None),
        ("saya tinggal di jakarta , dekat pasar", None),
        ("tempo hari kami antara ragu dan yakin", None),
        ("minggu depan rapat", None),
        ("bayar Rp 500", None),
        ("bahwa wabah", None),
        ("", None),
    ],
)
def test_each_kind_is_known_and_what_only_looks_like_it_is_not(text: str, kind: str | None) -> None:
    assert shortcut_kind(normalise(text)) == kind


def test_removal_takes_the_shortcut_and_leaves_the_rest() -> None:
    texts = ["[HOAX] air galon beracun kata Anies Baswedan, cek fakta 17 Agustus 2019 di grup WA", "", "rapat warga"]
    assert remove_shortcuts([normalise(text) for text in texts]) == ["air galon beracun kata , di", "", "rapat warga"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=15).map(" ".join))
def test_removal_only_leaves_words_out(text: str) -> None:
    normalised = normalise(text)
    (left,) = remove_shortcuts([normalised])
    words = iter(normalised.split(" "))
    assert all(word in words for word in left.split())  # in the order they stood
    assert left == " ".join(left.split())
    assert (left != normalised) == (shortcut_kind(normalised) is not None)


def test_lines_of_the_table() -> None:
    assert [len(line) for line in LINES] == [2] * len(LINES)
    assert [kind for kind, _ in groupby(kind for kind, _ in LINES)] == [
        "source", "form", "debunk_template", "newsroom", "date", "person",
    ]  # fmt: skip
    assert [line for line, n in Counter(pattern for _, pattern in LINES).items() if n > 1] == []


@pytest.mark.parametrize("pattern", [pattern for _, pattern in LINES if pattern.replace(" ", "").isalpha()])
def test_plain_words_are_spelt_as_the_normaliser_leaves_them(pattern: str) -> None:
    assert normalise(f"air {pattern} air") == f"air {pattern} air"


TEXTS = [
    "hoaks air galon",
    "hoaks di grup",
    "air galon bersih untuk warga",
    "warga rapat malam 10",
    "kata 0812-0000-1234 rapat",
]


@pytest.fixture(scope="module")
def space() -> FeatureSpace:
    normalised = [normalise(text) for text in TEXTS]
    return FeatureSpace((fit_word_block(normalised, min_df=1), fit_char_block(normalised, n_max=5, min_df=1)))


def strongest(space: FeatureSpace, **weights: float) -> dict[str, tuple[str | None, float]]:
    """The features that are given a weight: keys are words, or runs of characters with _ for space."""
    names = [name if b.kind == "word" else f"char:{name}" for b in space.blocks for name in feature_names(b)]
    coefficients = np.zeros(len(names), dtype=np.float32)
    for name, weight in weights.items():
        coefficients[names.index(name)] = weight
    found = strongest_features(space, coefficients, "hoax", n=len(weights))
    assert {feature["question"] for feature in found} == {"hoax"}
    assert [abs(f["weight"]) for f in found] == sorted((abs(f["weight"]) for f in found), reverse=True)
    return {feature["feature"]: (feature["kind"], feature["weight"]) for feature in found}


def test_words_and_pairs_are_readable_and_have_their_kind(space: FeatureSpace) -> None:
    found = strongest(space, **{"hoaks air": -3.0, "galon": 2.0, "\ue005": 1.5, "malam \ue000\ue000": 1.0})
    assert {name: kind for name, (kind, _) in found.items()} == {
        "hoaks air": "debunk_template", "galon": None, "[telepon]": None, "malam 00": None,
    }  # fmt: skip
    assert found["hoaks air"][1] < 0 < found["galon"][1]


def test_a_run_of_characters_belongs_where_most_of_its_uses_do(space: FeatureSpace) -> None:
    runs = {"char:oaks": 5.0, "char: grup": 4.0, "char:galo": 3.0, "char:ga": 2.0, "char:a": 1.0}
    kinds = {name: kind for name, (kind, _) in strongest(space, **runs).items()}
    assert kinds == {"oaks": "debunk_template", "_grup": "source", "galo": None, "ga": None, "a": None}


def test_a_frequent_word_counts_for_more_than_two_rare_ones() -> None:
    texts = ["hoaks air"] * 4 + ["akan akar"]
    space = FeatureSpace((fit_word_block(texts, min_df=1), fit_char_block(texts, min_df=1)))
    kinds = {name: kind for name, (kind, _) in strongest(space, **{"char:ak": 1.0, "char:aka": 1.0}).items()}
    assert kinds == {"ak": "debunk_template", "aka": None}


def test_a_rare_word_outweighs_a_common_one_of_the_same_coefficient(space: FeatureSpace) -> None:
    found = strongest(space, warga=1.0, bersih=1.0)
    assert list(found) == ["bersih", "warga"]
    (block, _) = space.blocks
    place = feature_names(block).index("bersih")
    assert found["bersih"][1] == pytest.approx(float(block.idf[place]), abs=1e-4)


def test_a_space_of_runs_alone_has_no_kinds() -> None:
    space = FeatureSpace((fit_char_block(["hoaks air", "hoaks"], min_df=1),))
    found = strongest_features(space, np.arange(space.n_features), "hoax", n=5)
    assert [feature["kind"] for feature in found] == [None] * 5


def test_no_more_features_than_there_are() -> None:
    space = FeatureSpace((fit_word_block(["air", "galon"], min_df=1),))
    found = strongest_features(space, np.ones(2), "claim")
    assert sorted(feature["feature"] for feature in islice(found, 40)) == ["air", "galon"]
