from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import f1_score, precision_score, recall_score, roc_auc_score

from saring.datasets.load import published_dates
from saring.i18n import PHRASES, say, set_language
from saring.training.splits import MAX_SOURCES, Split, make_splits, measure_split, measure_splits, split_warnings

LABELS = ["hoax", "not_hoax", "no_claim"]
RANDOM = Split("random", None, (), None)


def frame_of(n: int, seed: int, n_sources: int = 3, dated: float = 0.8) -> tuple[pd.DataFrame, np.ndarray]:
    rng = np.random.default_rng(seed)
    day = pd.Timestamp("2019-01-01") + pd.to_timedelta(rng.integers(0, 60, n), unit="D")
    label = np.concatenate([np.repeat(LABELS, 5), rng.choice(LABELS, n - 15)])
    frame = pd.DataFrame({"label": label, "source": rng.integers(0, n_sources, n).astype(str)})
    frame["published_on"] = np.where(rng.random(n) < dated, day.strftime("%Y-%m-%d"), "")
    return frame, rng.integers(0, max(2, n // 2), n)


def by_name(splits: list[Split]) -> dict[str, Split]:
    return {split.name: split for split in splits}


@settings(max_examples=60, deadline=None)
@given(st.integers(20, 260), st.integers(0, 10_000), st.integers(1, 5), st.sampled_from([0.0, 0.7, 1.0]))
def test_no_split_leaks(n: int, seed: int, n_sources: int, dated: float) -> None:
    frame, groups = frame_of(n, seed, n_sources, dated)
    dates = published_dates(frame)
    for split in make_splits(frame, groups, n_folds=4, seed=seed):
        assert bool(split.folds) == (split.skipped is None)
        for train, test in split.folds:
            assert len(train)
            assert len(test)
            assert not set(train) & set(test)
            if split.name != "random":
                assert not set(groups[train]) & set(groups[test]), "copies on both sides"
            if split.name == "time":
                assert dates[train].max() < dates[test].min(), "the future in training"
                assert dates[test].notna().all()
                assert set(frame["label"][train[dates[train].isna()]]) <= {"no_claim"}, "a claim of unknown time"
            if split.name == "source":
                assert set(frame["source"][test]) == {split.held_out}
                assert split.held_out not in set(frame["source"][train])


@settings(max_examples=30, deadline=None)
@given(st.integers(20, 200), st.integers(0, 10_000))
def test_random_and_grouped_test_every_row_once(n: int, seed: int) -> None:
    frame, groups = frame_of(n, seed)
    splits = by_name(make_splits(frame, groups, n_folds=4, seed=seed))
    for name in ("random", "grouped"):
        tested = np.concatenate([test for _, test in splits[name].folds])
        assert sorted(tested) == list(range(n))


def test_random_folds_hold_every_label_and_source_in_equal_parts() -> None:
    frame, groups = frame_of(600, 0)
    for _, test in by_name(make_splits(frame, groups, n_folds=4, seed=0))["random"].folds:
        seen = frame.iloc[test].groupby(["label", "source"]).size()
        all_rows = frame.groupby(["label", "source"]).size()
        assert (abs(seen - all_rows / 4) <= 2).all()


def test_splits_repeat_with_the_seed_and_warn_of_nothing() -> None:
    frame, groups = frame_of(120, 1)
    frame.loc[0, "source"] = "a source of one row"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        one, again, other = (make_splits(frame, groups, n_folds=4, seed=seed) for seed in (1, 1, 2))
    assert str(one) == str(again)
    assert str(one) != str(other)


def test_a_single_row_of_a_label_is_no_obstacle() -> None:
    frame, groups = frame_of(60, 0)
    frame = frame.assign(label=["no_claim"] + ["hoax", "not_hoax"] * 29 + ["hoax"])
    assert len(by_name(make_splits(frame, groups, n_folds=5, seed=0))["random"].folds) == 2


def test_time_trains_on_the_older_three_quarters() -> None:
    n = 200
    days = pd.date_range("2019-01-01", periods=n).strftime("%Y-%m-%d")
    frame = pd.DataFrame({"label": ["hoax", "not_hoax"] * (n // 2), "source": "a", "published_on": days})
    frame = frame.sample(frac=1, random_state=0).reset_index(drop=True)
    ((train, test),) = by_name(make_splits(frame, np.arange(n), n_folds=2, seed=0))["time"].folds
    assert (len(train), len(test)) == (150, 50)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"published_on": ""}, "split_few_dates"),
        ({"published_on": "2019-03-01"}, "split_few_dates"),
        ({"label": ["hoax"] * 110 + ["not_hoax"] * 90}, "split_one_label"),
    ],
)
def test_time_is_skipped(change: Mapping[str, Any], why: str) -> None:
    days = pd.date_range("2019-01-01", periods=200).strftime("%Y-%m-%d")[::-1]
    frame = pd.DataFrame({"label": ["hoax", "not_hoax"] * 100, "source": "a", "published_on": days}).assign(**change)
    assert by_name(make_splits(frame, np.arange(200), n_folds=2, seed=0))["time"] == Split("time", None, (), why)


def test_without_a_date_column_time_is_skipped() -> None:
    frame, groups = frame_of(200, 0)
    splits = by_name(make_splits(frame.drop(columns="published_on"), groups, n_folds=2, seed=0))
    assert splits["time"].skipped == "split_few_dates"


def test_one_source_and_many_sources() -> None:
    frame, groups = frame_of(60, 0, n_sources=1)
    assert by_name(make_splits(frame, groups, n_folds=2, seed=0))["source"].skipped == "split_one_source"
    source = np.repeat(np.arange(30).astype(str), np.arange(1, 31))
    frame = pd.DataFrame({"label": (["hoax", "not_hoax"] * 233)[:465], "source": source})
    splits = [s for s in make_splits(frame, np.arange(465), n_folds=2, seed=0) if s.name == "source"]
    assert [s.held_out for s in splits[:MAX_SOURCES]] == [str(i) for i in range(29, 29 - MAX_SOURCES, -1)]
    assert splits[MAX_SOURCES:] == [Split("source", None, (), "split_small_sources")]


def test_copies_of_one_text_leave_nothing_to_train_on() -> None:
    frame, _ = frame_of(60, 0)
    splits = make_splits(frame, np.zeros(60, np.int64), n_folds=2, seed=0)
    assert {s.skipped for s in splits if s.name in ("grouped", "source")} == {"split_all_copies"}


RNG = np.random.default_rng(0)
Y = RNG.random(500) < 0.3
P = np.clip(0.4 * Y + 0.65 * RNG.random(500), 0, 1)


def test_measures_are_those_of_scikit_learn() -> None:
    entry = measure_split("hoax", RANDOM, Y, P, 0)
    hard = P >= 0.5
    expected = {
        "auc": roc_auc_score(Y, P),
        "macro_f1": f1_score(Y, hard, average="macro"),
        "precision": precision_score(Y, hard),
        "recall": recall_score(Y, hard),
        "false_positive_rate": 1 - recall_score(~Y, ~hard),
    }
    for name, value in expected.items():
        assert entry[name]["value"] == pytest.approx(value, abs=1e-4)
        assert entry[name]["low"] < value < entry[name]["high"]
    assert entry["support"] == 500
    assert entry["prevalence"] == pytest.approx(Y.mean(), abs=1e-4)


def test_precision_is_restated_for_other_prevalences() -> None:
    y = np.repeat([True, False], [10, 90])
    probability = np.concatenate([np.repeat([0.9, 0.1], [8, 2]), np.repeat([0.9, 0.1], [18, 72])])
    entry = measure_split("claim", RANDOM, y, probability, 0)
    # Recall 0.8, false positive rate 0.2: at a tenth yes it is the precision seen.
    assert entry["precision_at_prevalence"] == {
        "0.01": pytest.approx(0.008 / 0.206, abs=1e-4),
        "0.1": pytest.approx(0.08 / 0.26, abs=1e-4),
        "0.5": pytest.approx(0.8),
    }
    assert entry["precision"]["value"] == pytest.approx(entry["precision_at_prevalence"]["0.1"], abs=1e-4)


@pytest.mark.parametrize(("answer", "measured"), [(True, "recall"), (False, "false_positive_rate")])
def test_one_answer_has_one_measure(answer: bool, measured: str) -> None:
    entry = measure_split("claim", RANDOM, np.full(40, answer), P[:40], 0)
    names = ("auc", "macro_f1", "precision", "recall", "false_positive_rate", "precision_at_prevalence")
    assert [name for name in names if entry[name] is not None] == [measured]
    assert entry[measured]["value"] == pytest.approx((P[:40] >= 0.5).mean(), abs=1e-4)


def test_where_nothing_is_flagged_there_is_no_precision() -> None:
    entry = measure_split("hoax", RANDOM, Y, P / 10, 0)
    assert entry["precision"] is None
    assert entry["precision_at_prevalence"] is None
    assert entry["recall"]["value"] == 0.0


def test_a_lone_yes_has_measures() -> None:
    entry = measure_split("hoax", RANDOM, np.arange(50) == 7, P[:50], 0)
    assert entry["auc"]["low"] <= entry["auc"]["value"] <= entry["auc"]["high"]


def test_no_rows_and_skipped_splits_say_why() -> None:
    nothing = np.zeros(0, bool), np.zeros(0)
    assert measure_split("hoax", RANDOM, *nothing, 0)["skipped"] == "split_no_rows"
    entry = measure_split("hoax", Split("time", None, (), "split_few_dates"), *nothing, 0)
    assert (entry["skipped"], entry["support"], entry["auc"]) == ("split_few_dates", 0, None)


def test_every_question_is_measured_on_its_own_rows() -> None:
    frame, groups = frame_of(300, 0, n_sources=2)
    splits = make_splits(frame, groups, n_folds=3, seed=0)
    hoax_rows = np.flatnonzero(frame["label"] != "no_claim")
    y = {"claim": (frame["label"] != "no_claim").to_numpy(), "hoax": (frame["label"] == "hoax").to_numpy()}

    def fit_predict(train: np.ndarray, test: np.ndarray) -> dict[str, np.ndarray]:
        known = {question: answer[test] * 0.9 for question, answer in y.items()}
        return known if len(np.unique(frame["label"][train])) == 3 else {}

    answers = {"claim": (np.arange(465), y["claim"].astype(int)), "hoax": (hoax_rows, y["hoax"][hoax_rows].astype(int))}
    entries = measure_splits(splits, fit_predict, answers, 0)
    assert [(e["split"], e["question"]) for e in entries] == [(s.name, q) for s in splits for q in ("claim", "hoax")]
    assert all(e["auc"]["value"] == e["recall"]["value"] == 1.0 for e in entries if e["skipped"] is None)
    assert [e["support"] for e in entries[:2]] == [300, len(hoax_rows)]
    untaught = measure_splits(splits, lambda train, test: {"claim": np.zeros(len(test))}, answers, 0)
    assert {e["skipped"] for e in untaught if e["question"] == "hoax"} == {"split_untaught"}


def entry(split: str, value: float, low: float, high: float, held_out: str | None = None) -> dict[str, Any]:
    auc = {"value": value, "low": low, "high": high}
    return {"question": "hoax", "split": split, "held_out": held_out, "auc": auc}


MIXED = pd.DataFrame({"label": ["hoax", "not_hoax"] * 50, "source": ["a", "a", "b", "b"] * 25})
GOOD = [entry("random", 0.81, 0.79, 0.83), entry("grouped", 0.8, 0.78, 0.82), entry("time", 0.7, 0.65, 0.75)]


def keys(entries: list[dict[str, Any]], frame: pd.DataFrame = MIXED) -> list[str]:
    return [warning["key"] for warning in split_warnings(entries, frame)]


def test_a_healthy_model_has_no_warning() -> None:
    assert keys(GOOD) == []


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (entry("random", 0.9, 0.89, 0.91), ["warn_copies"]),
        (entry("random", 0.815, 0.81, 0.82), []),
        (entry("grouped", 0.75, 0.65, 0.85), []),
        (entry("grouped", 0.75, 0.72, 0.78), ["warn_copies"]),
        (entry("grouped", 0.79, 0.5, 0.95), ["warn_guessing"]),
        (entry("time", 0.55, 0.5, 0.6), ["warn_time"]),
        (entry("time", 0.55, 0.3, 0.85), []),
        (entry("source", 0.52, 0.48, 0.56, "group"), ["warn_source"]),
        (entry("source", 0.52, 0.2, 0.9, "group"), []),
        ({**entry("source", 0, 0, 0, "talk"), "auc": None}, []),
    ],
)
def test_a_fault_is_named_unless_the_interval_excuses_it(found: dict[str, Any], expected: list[str]) -> None:
    assert keys([e for e in GOOD if e["split"] != found["split"]] + [found]) == expected


def test_a_source_that_gives_the_answer_away_is_named_for_its_question() -> None:
    assert keys(GOOD, MIXED.assign(source=MIXED["label"])) == ["warn_source_tells_label"]
    talk = pd.DataFrame({"label": ["no_claim"] * 100, "source": "chat"})
    both = [{**e, "question": question} for question in ("claim", "hoax") for e in GOOD]
    warnings = split_warnings(both, pd.concat([MIXED, talk], ignore_index=True))
    assert warnings == [{"key": "warn_source_tells_label", "values": {"question": "claim", "share": 1.0, "blind": 0.5}}]


def test_failed_sources_share_one_warning() -> None:
    failed = [entry("source", 0.5, 0.45, 0.55, f"group {i}") for i in range(7)]
    (warning,) = split_warnings([*GOOD, *failed], MIXED)
    assert warning["values"]["n"] == 7
    assert warning["values"]["names"].startswith("group 0 0.50, group 1 0.50")
    assert "group 5" not in warning["values"]["names"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_warnings_and_reasons_can_be_said(language: str) -> None:
    set_language(language)
    bad = [
        entry("random", 0.9, 0.89, 0.91),
        entry("grouped", 0.8, 0.45, 0.82),
        entry("time", 0.5, 0.4, 0.55),
        entry("source", 0.5, 0.4, 0.55, "g"),
    ]
    said = [say(w["key"], **w["values"]) for w in split_warnings(bad, MIXED.assign(source=MIXED["label"]))]
    assert len(said) == 5
    assert all(say(key) for key in PHRASES if key.startswith("split_"))
