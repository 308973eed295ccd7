from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipeline.datasets import LabeledDataset
from pipeline.errors import DatasetError
from pipeline.scoring import Scorer
from pipeline.training import TrainingOptions, rows_of_question, source_weights, train_model

FAST = TrainingOptions(n_folds=2, char_n_max=3)


def without_talk(dataset: LabeledDataset) -> LabeledDataset:
    frame = dataset.frame[dataset.frame["label"] != "no_claim"].reset_index(drop=True)
    return LabeledDataset(frame, dataset.digests, ())


def test_two_labels_are_one_question(starter: LabeledDataset) -> None:
    model, report = train_model(without_talk(starter), FAST)
    assert model.questions == ("hoax",)
    assert set(report["questions"]) == {"hoax"}
    assert Scorer(model).score_text("air galon beracun sebarkan").check_worthiness is None


def test_three_labels_are_two_questions_with_thresholds_in_order(starter: LabeledDataset) -> None:
    model, report = train_model(starter, FAST)
    assert model.questions == ("claim", "hoax")
    assert model.thresholds.claim <= model.thresholds.sure_claim
    assert {row["source"] for row in report["claim_by_source"]} == {"starter"}
    assert report["questions"]["claim"]["auc"]["value"] > 0.7


def test_looser_promises_flag_more(starter: LabeledDataset) -> None:
    strict, _ = train_model(starter, FAST)
    loose, _ = train_model(starter, replace(FAST, max_flagged=0.4, max_likely_hoax=0.3))
    assert loose.thresholds.claim < strict.thresholds.claim


def test_sources_teach_only_what_they_are_allowed_to() -> None:
    frame = pd.DataFrame({"label": ["hoax", "not_hoax", "no_claim", "hoax"], "source": ["a", "a", "a", "b"]})
    options = TrainingOptions(not_claim_sources=("b",), claim_only_sources=("a",))
    rows, y = rows_of_question(frame, "claim", options)
    assert rows.tolist() == [0, 1, 2]
    assert y.tolist() == [1, 1, 0]
    rows, y = rows_of_question(frame, "hoax", options)
    assert rows.tolist() == [3]
    assert y.tolist() == [1]


def test_a_large_source_does_not_drown_a_small_one() -> None:
    sources = np.array(["big"] * 400 + ["small"] * 4)
    weights = source_weights(sources, np.ones(404, np.int64))
    assert weights.mean() == pytest.approx(1.0)
    assert weights[-4:].sum() / weights[:400].sum() == pytest.approx(0.1)


def test_one_label_is_refused(starter: LabeledDataset) -> None:
    frame = starter.frame[starter.frame["label"] == "no_claim"]
    with pytest.raises(DatasetError, match="rows labelled hoax, found 0"):
        train_model(LabeledDataset(frame, starter.digests, ()), FAST)
