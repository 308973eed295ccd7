from __future__ import annotations

from dataclasses import replace

import pytest

from saring.datasets.load import LabeledDataset
from saring.errors import DatasetError
from saring.model.scorer import Scorer
from saring.training.questions import TrainingOptions
from saring.training.train import describe_sources, train_model

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
