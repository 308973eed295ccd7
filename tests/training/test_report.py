from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from saring.datasets.load import LabeledDataset
from saring.model.bundle import Model
from saring.model.scorer import Scorer
from saring.records import Verdict
from saring.training.questions import SourceRole, TrainingOptions
from saring.training.report import Evidence, build_report, by_source
from saring.training.train import group_claims, learn, train_model

FAST = TrainingOptions(n_folds=2, char_n_max=2, min_df=5)


@pytest.fixture(scope="module")
def two_sources(starter: LabeledDataset) -> LabeledDataset:
    frame = starter.frame.iloc[::2].reset_index(drop=True)
    frame["source"] = ["siang" if i % 2 else "malam" for i in frame.index]
    return LabeledDataset(frame, starter.digests, ())


@pytest.fixture(scope="module")
def learned(two_sources: LabeledDataset) -> tuple[Model, Evidence]:
    roles = (SourceRole("siang", authored=True),)
    return learn(two_sources, TrainingOptions(n_folds=2, char_n_max=2, min_df=5, roles=roles))


@pytest.fixture(scope="module")
def report(learned: tuple[Model, Evidence]) -> dict[str, Any]:
    return build_report(*learned)


def test_the_card_follows_the_rules_that_evaluate_follows(
    learned: tuple[Model, Evidence], report: dict[str, Any], two_sources: LabeledDataset
) -> None:
    model, evidence = learned
    scores, verdicts = Scorer(model).score(list(two_sources.frame["text"])), evidence.verdicts()
    short = [place for place, score in enumerate(scores) if score.verdict is Verdict.NEEDS_CONTEXT]
    assert short
    assert {verdicts[place] for place in short} == {Verdict.NEEDS_CONTEXT}
    assert sum(row["needs_context"] for row in report["confusion"].values()) == len(short)


def test_every_part_of_the_card_is_measured(report: dict[str, object]) -> None:
    assert set(report) == {
        "notes", "thresholds", "questions", "splits", "warnings", "curves", "coverage", "shortcuts", "examples",
        "confusion", "claim_by_source", "left_out",
    }  # fmt: skip


def test_each_source_is_left_out_once(report: dict[str, object]) -> None:
    rows = pd.DataFrame(report["left_out"]["rows"])  # type: ignore[index]
    assert set(rows["source"]) == {"siang", "malam"}
    assert set(rows["key"]) == {
        "left_out_flagged", "left_out_likely", "left_out_true_likely", "left_out_hoaxes_flagged",
        "left_out_hoaxes_found",
    }  # fmt: skip


def test_only_authored_texts_are_shown(report: dict[str, object], two_sources: LabeledDataset) -> None:
    shown = {example["text"] for example in report["examples"]}  # type: ignore[attr-defined]
    secret = set(two_sources.frame.loc[two_sources.frame["source"] == "malam", "text"])
    assert not shown & secret


def test_the_same_data_give_the_same_report(two_sources: LabeledDataset) -> None:
    one, other = (train_model(two_sources, FAST)[1] for _ in range(2))
    assert one == other


def test_rows_that_name_one_claim_are_not_parted() -> None:
    frame = pd.DataFrame({"claim_id": ["x", "", "x", ""]})
    groups = group_claims(["air galon beracun kata dokter", "rapat", "galon itu aman", "rapat"], frame)
    assert groups[0] == groups[2]
    assert groups[1] == groups[3] != groups[0]


def test_chats_that_share_short_lines_are_not_one_group() -> None:
    frame = pd.DataFrame(
        {"claim_id": ["chat:0", "chat:0", "chat:1", "chat:1", ""], "weigh_only": [True, True, True, True, False]}
    )
    groups = group_claims(["siap", "rapat jam delapan", "siap", "rapat jam sembilan", "siap"], frame)
    assert groups[0] == groups[1] != groups[2] == groups[3]
    assert groups[4] not in groups[:4]


def test_talk_and_claims_of_a_source_are_counted_apart() -> None:
    frame = pd.DataFrame({"source": ["a"] * 4, "label": ["no_claim", "no_claim", "hoax", "hoax"]})
    verdicts = [Verdict.NO_CLAIM, Verdict.UNVERIFIED, Verdict.LIKELY_HOAX, None]
    talk, claims = by_source(frame, verdicts)
    assert (talk["support"], talk["flagged_per_1000"], talk["likely_hoax_per_1000"]) == (2, 500.0, 0.0)
    assert (claims["support"], claims["flagged_per_1000"], claims["likely_hoax_per_1000"]) == (1, 1000.0, 1000.0)
