from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from saring.datasets.load import LabeledDataset
from saring.errors import DatasetError
from saring.model.calibration import prior_shift
from saring.model.scorer import Scorer
from saring.model.vocabulary import feature_names
from saring.training.questions import TrainingOptions
from saring.training.train import describe_sources, train, train_model

FAST = TrainingOptions(n_folds=2, char_n_max=3)


def without_talk(dataset: LabeledDataset) -> LabeledDataset:
    frame = dataset.frame[dataset.frame["label"] != "no_claim"].reset_index(drop=True)
    return LabeledDataset(frame, dataset.digests, ())


def test_two_labels_are_one_question(starter: LabeledDataset) -> None:
    model, report = train_model(without_talk(starter), FAST)
    assert model.questions == ("hoax",)
    assert set(report["questions"]) == {"hoax"}
    assert Scorer(model).score_text("air galon beracun sebarkan").check_worthiness is None


def test_three_labels_are_three_questions_with_thresholds(starter: LabeledDataset) -> None:
    model, report = train_model(starter, FAST)
    assert model.questions == ("claim", "hoax", "risk")
    assert 0 < model.thresholds.claim < 1
    assert 0 < model.thresholds.risk < 1
    assert {row["source"] for row in report["claim_by_source"]} == {"starter"}
    assert report["questions"]["claim"]["auc"]["value"] > 0.7


def test_looser_promises_flag_more(starter: LabeledDataset) -> None:
    strict, _ = train_model(starter, FAST)
    loose, _ = train_model(starter, replace(FAST, max_flagged=0.4, max_likely_hoax=0.3))
    assert loose.thresholds.claim < strict.thresholds.claim


def test_one_label_is_refused(starter: LabeledDataset) -> None:
    frame = starter.frame[starter.frame["label"] == "no_claim"]
    with pytest.raises(DatasetError, match="rows labelled hoax, found 0"):
        train_model(LabeledDataset(frame, starter.digests, ()), FAST)


def test_where_the_files_lie_does_not_change_what_is_said_of_them(starter: LabeledDataset) -> None:
    def described(*files: str) -> list[dict[str, object]]:
        frame = starter.frame.iloc[:4].assign(file=[files[0], files[0], files[1], files[1]])
        return describe_sources(LabeledDataset(frame, {files[0]: "1", files[1]: "2"}, ()))

    assert described("z/a.csv", "y/b.csv") == described("a.csv", "x/b.csv")


PRIVATE = [f"besok kopdar zwqxvj di rumah pak zwqxvj ya rek, iuran {n} ribu" for n in range(40)]


@pytest.fixture(scope="module")
def with_private_talk(starter: LabeledDataset) -> LabeledDataset:
    private = starter.frame.iloc[[0] * len(PRIVATE)].assign(
        text=PRIVATE, label="no_claim", source="own_groups", file="own_groups.csv", weigh_only=True
    )
    frame = pd.concat([starter.frame.assign(weigh_only=False), private], ignore_index=True)
    return LabeledDataset(frame, {**starter.digests, "own_groups.csv": "0"}, ())


def names_of(dataset: LabeledDataset) -> set[str]:
    model, _ = train_model(dataset, FAST)
    return {name for block in model.space.blocks for name in feature_names(block, range(block.n_features))}


def test_no_ngram_comes_from_private_talk_alone_and_its_rows_move_weights(
    starter: LabeledDataset, with_private_talk: LabeledDataset
) -> None:
    public = names_of(starter)
    assert names_of(with_private_talk) == public
    named = LabeledDataset(with_private_talk.frame.assign(weigh_only=False), with_private_talk.digests, ())
    assert any("zwqxvj" in name for name in names_of(named))  # the same rows would name it
    before, after = (train_model(dataset, FAST)[0] for dataset in (starter, with_private_talk))
    assert not np.array_equal(before.coefficients, after.coefficients)
    fresh = "besok kopdar di rumah pak lurah ya rek, iuran sepuluh ribu"
    worth = [Scorer(model).score_text(fresh).check_worthiness for model in (before, after)]
    assert worth[1] < worth[0]  # type: ignore[operator]


def test_private_talk_is_named_in_the_command_and_in_the_bundle(
    with_private_talk: LabeledDataset, tmp_path: Path, starter: LabeledDataset
) -> None:
    public, private = tmp_path / "public.csv", tmp_path / "own.csv"
    starter.frame[["text", "label"]].to_csv(public, index=False)
    pd.DataFrame({"text": PRIVATE, "label": "no_claim"}).to_csv(private, index=False)
    model, _, _ = train([public], weigh_only=[private], options=FAST)
    sources = {source["name"]: source["weigh_only"] for source in model.model.metadata["training"]["sources"]}
    assert sources == {"public.csv": False, "own.csv": True}
    with pytest.raises(DatasetError, match="expected training in memory"):
        train([public], weigh_only=[private], options=FAST, out_of_core=True)


def test_hoax_probabilities_are_for_the_share_of_hoaxes_stated(starter: LabeledDataset) -> None:
    archive, _ = train_model(starter, FAST)
    stated, _ = train_model(starter, replace(FAST, hoaxes_per_1000=100))
    share = archive.metadata["prior"]["archive"]
    assert stated.metadata["prior"] == {"archive": share, "stated": 0.1}
    hoax = archive.questions.index("hoax")
    moved = stated.intercepts[hoax] - archive.intercepts[hoax]
    assert moved == pytest.approx(prior_shift(share, 0.1), abs=1e-3)
    assert stated.at_prior(None) is stated
    again = replace(archive, version="abc").at_prior(100)
    assert again.version == "abc@100"
    assert again.intercepts == pytest.approx(stated.intercepts, abs=1e-3)
