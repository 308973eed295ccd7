from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from saring.datasets.load import LabeledDataset
from saring.text.arrays import Int64
from saring.training import choose
from saring.training.choose import (
    Candidates,
    Choice,
    Compared,
    Letters,
    candidates_beside,
    choose_options,
    make_folds,
    pick,
)
from saring.training.questions import TrainingOptions
from saring.training.train import train_model

OPTIONS = TrainingOptions(n_folds=4, char_n_max=3, min_df=1)
ACROSS, WITHIN = Letters(3, within_words=False), Letters(3, within_words=True)
WORDS = ("air", "warga", "kota", "besok", "pagi", "jalan", "rumah", "pasar", "sekolah", "kantor")


def sentences(n: int, seed: int) -> list[str]:
    rng = np.random.default_rng(seed)
    return [" ".join(rng.choice(WORDS, 8)) for _ in range(n)]


def links_tell(n: int = 120) -> pd.DataFrame:
    """Return rows that differ in nothing but the host of a link."""
    hosts = ("berita-seru.example", "kabar-resmi.example")
    texts = [f"{text} https://{hosts[i % 2]}/{i}" for i, text in enumerate(sentences(n, 0))]
    return pd.DataFrame({"text": texts, "label": ["hoax", "not_hoax"] * (n // 2), "source": "x"})


def apart(frame: pd.DataFrame) -> Int64:
    return np.arange(len(frame))


def chosen(frame: pd.DataFrame, candidates: Candidates) -> Choice:
    return choose_options(frame, apart(frame), OPTIONS, candidates)


def test_a_set_that_the_hosts_of_links_tell_apart_is_read_plainly() -> None:
    choice = chosen(links_tell(), Candidates(letters=(ACROSS,), strengths=(10.0,)))
    assert choice.options == replace(OPTIONS, text_form="plain")
    (stage,) = choice.report["stages"]
    assert [c["chosen"] for c in stage["compared"]] == [False, True]
    assert stage["compared"][1]["gain"] > 0.3


def test_a_set_that_nothing_tells_apart_keeps_the_usual_options() -> None:
    frame = pd.DataFrame({"text": sentences(120, 1), "label": ["hoax", "not_hoax"] * 60, "source": "x"})
    frame["label"] = np.random.default_rng(2).permutation(frame["label"])
    assert chosen(frame, Candidates(letters=(ACROSS,), strengths=(10.0,))).options == OPTIONS


def test_what_was_given_by_hand_is_taken_unmeasured() -> None:
    choice = chosen(links_tell(), Candidates(("canonical",), (WITHIN,), (2.0,)))
    assert choice.options == replace(OPTIONS, within_words=True, hoax_strength=2.0)
    assert choice.report["stages"] == []


def test_every_question_has_its_own_strength(starter: LabeledDataset) -> None:
    groups = np.arange(len(starter.frame))
    candidates = Candidates(("canonical",), (ACROSS,), (0.001, 3.0))
    choice = choose_options(starter.frame, groups, replace(OPTIONS, hoax_strength=0.001), candidates)
    assert [stage["stage"] for stage in choice.report["stages"]] == ["claim", "hoax", "risk"]
    assert choice.options.hoax_strength == 3.0


@pytest.mark.parametrize(
    ("gains", "expected"),
    [
        ([(0.0, 0.0), (0.01, 0.02)], 0),  # within the error
        ([(0.0, 0.0), (0.03, 0.02), (0.04, 0.05)], 1),  # the better one is not certain
        ([(-0.02, 0.001), (0.0, 0.0), (-0.01, 0.001)], 1),
        ([(0.0, 0.0), (0.02, 0.001), (0.03, 0.001)], 2),
    ],
)
def test_a_candidate_must_gain_more_than_its_error(gains: list[tuple[float, float]], expected: int) -> None:
    compared = [Compared({"place": i}, 0.8 + gain, gain, error) for i, (gain, error) in enumerate(gains)]
    assert pick(compared).changes == {"place": expected}


def test_topics_are_kept_together_where_a_column_names_them_and_otherwise_sources() -> None:
    frame = links_tell().assign(topic=lambda f: np.arange(len(f)) // 2 % 6, source=lambda f: np.arange(len(f)) // 2 % 5)
    for column, kept in (("topic", frame), ("source", frame.drop(columns="topic"))):
        grouped_by, folds = make_folds(kept, apart(kept), OPTIONS)
        assert grouped_by == [column]
        for train, test in folds:
            assert not set(kept[column].iloc[train]) & set(kept[column].iloc[test])
    assert make_folds(links_tell(), apart(frame), OPTIONS)[0] == []


def test_sources_that_give_the_label_away_are_not_kept_together() -> None:
    frame = links_tell().assign(source=lambda f: f["label"] + (np.arange(len(f)) % 3).astype(str))
    grouped_by, folds = make_folds(frame, apart(frame), replace(OPTIONS, n_folds=3))
    assert folds
    assert all(set(frame["label"].iloc[test]) == {"hoax", "not_hoax"} for _, test in folds)
    assert grouped_by in ([], ["source"])


def test_copies_are_never_on_both_sides() -> None:
    frame = links_tell()
    groups = np.arange(len(frame)) // 4
    for train, test in make_folds(frame, groups, OPTIONS)[1]:
        assert not set(groups[train]) & set(groups[test])


def test_too_few_groups_to_compare_keep_the_usual_options() -> None:
    frame = links_tell(20)
    choice = choose_options(frame, np.zeros(20, np.int64), OPTIONS, Candidates(letters=(ACROSS,)))
    assert choice.options == OPTIONS
    assert (choice.report["folds"], choice.report["stages"]) == (0, [])


def test_a_large_set_is_compared_on_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "MAX_ROWS", 80)
    assert chosen(links_tell(), Candidates(letters=(ACROSS,), strengths=(10.0,))).report["rows"] == 80


def test_options_by_hand_leave_the_others_to_be_chosen() -> None:
    candidates = candidates_beside({"text_form": "plain", "within_words": True, "hoax_strength": 2.0})
    assert candidates == Candidates(("plain",), (Letters(5, within_words=True),), (2.0,))
    assert candidates_beside({}) == Candidates()


def test_a_model_is_trained_with_what_was_chosen_and_reports_it() -> None:
    frame = links_tell().assign(file="x.csv", row=range(120))
    dataset = LabeledDataset(frame, {"x.csv": "0"}, ())
    model, report = train_model(dataset, OPTIONS, Candidates(letters=(ACROSS,), strengths=(10.0,)))
    assert model.text_form == "plain"
    assert model.metadata["training"]["options"]["text_form"] == "plain"
    assert report["choice"]["stages"]
    assert report["questions"]["hoax"]["auc"]["value"] > 0.9
