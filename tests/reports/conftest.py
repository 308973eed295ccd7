"""A browser, and a report with every part, from real out-of-fold arrays of a fifth of the authored starter set.

The probabilities come from scikit-learn alone, so that the card is tested apart from how Saring trains.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import make_pipeline

from saring.datasets.load import LabeledDataset
from saring.model.bundle import Model
from saring.training.curves import (
    confusion,
    coverage_error,
    distributions,
    learning_points,
    precision_recall,
    reliability,
)
from saring.training.measures import measure_probabilities

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update")  # fmt: skip
Array = np.ndarray[Any, Any]
ROWS_OF = {
    "claim": ("hoax", "not_hoax", "no_claim"),
    "hoax": ("hoax", "not_hoax"),
    "risk": ("hoax", "not_hoax", "no_claim"),
}


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A browser without a window."""
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("needs chromium and chromedriver (Debian: chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.binary_location = str(CHROMIUM)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def plain_report(model: Model) -> dict[str, Any]:
    """The least a report holds: what the small model's training wrote, but for the parts that may be absent."""
    assert model.folder
    report = json.loads((model.folder / "report.json").read_text(encoding="utf-8"))
    return {part: report[part] for part in ("notes", "questions", "thresholds", "claim_by_source")}


@pytest.fixture(scope="session")
def full_report(plain_report: dict[str, Any], starter: LabeledDataset) -> dict[str, Any]:
    """The same report with every part filled."""
    return build_full_report(starter.frame, plain_report)


def build_full_report(frame: pd.DataFrame, trained: dict[str, Any]) -> dict[str, Any]:
    """Return the report of a training, every part of it filled."""
    texts, labels = frame["text"].to_numpy(), frame["label"].to_numpy()
    report = trained | {"curves": {}, "splits": []}
    rows = {question: np.flatnonzero(np.isin(labels, known)) for question, known in ROWS_OF.items()}
    answers = {"claim": labels != "no_claim", "hoax": labels == "hoax", "risk": labels == "hoax"}
    probability = {}
    for question, at in rows.items():
        y, known = answers[question][at], texts[at]
        probability[question] = cross_val_predict(_estimator(), known, y, cv=3, method="predict_proba")[:, 1]

        def fit_predict(train: Array, test: Array, y: Array = y, known: Array = known) -> Array:
            fitted: Array = _estimator().fit(known[train], y[train]).predict_proba(known[test])[:, 1]
            return fitted

        report["curves"][question] = {
            "precision_recall": precision_recall(y, probability[question]),
            "reliability": reliability(y, probability[question]),
            "distributions": distributions(list(labels[at]), probability[question]),
            "learning": learning_points(y, np.arange(len(y)), fit_predict),
        }
        report["splits"] += _splits(question, measure_probabilities(y, probability[question]))
    hoax = np.zeros(len(labels))
    hoax[rows["hoax"]] = probability["hoax"]
    verdicts = np.where(
        probability["claim"] < 0.3, "no_claim", np.where(hoax >= 0.5, "likely_hoax", "unverified")
    ).tolist()
    report["confusion"] = confusion(list(labels), verdicts)
    report["coverage"] = coverage_error(answers["hoax"][rows["hoax"]], probability["hoax"])
    wrong = [i for i, label in enumerate(labels) if (label == "hoax") != (verdicts[i] == "likely_hoax")][:6]
    report["examples"] = [{"text": texts[i], "label": labels[i], "verdict": verdicts[i]} for i in wrong]
    return report | _OTHER_PARTS


def _estimator() -> Any:
    return make_pipeline(TfidfVectorizer(min_df=2, ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(C=5))


def _splits(question: str, measures: dict[str, Any]) -> list[dict[str, Any]]:
    def entry(split: str, held_out: str | None, less: float, skipped: str | None = None) -> dict[str, Any]:
        moved = {
            name: {end: round(value - less, 4) for end, value in measures[name].items()} for name in ("auc", "macro_f1")
        }
        return {
            "question": question,
            "split": split,
            "held_out": held_out,
            "support": measures["support"],
            "prevalence": measures["prevalence"],
            **moved,
            "precision": moved["macro_f1"],
            "recall": None if split == "source" else moved["macro_f1"],
            "precision_at_prevalence": None if split == "source" else {"0.01": 0.05, "0.1": 0.3571, "0.5": 0.8333},
            "skipped": skipped,
        }

    return [
        entry("random", None, 0.0),
        entry("grouped", None, 0.01),
        entry("time", None, 0.0, "card_label_no_claim"),
        entry("source", "grup_warga", 0.12),
    ]


_FEATURE = {"question": "hoax", "feature": "kominfo", "kind": "debunk_template", "weight": 1.234}
_AUC = {"value": 0.81, "low": 0.79, "high": 0.83}
_OTHER_PARTS: dict[str, Any] = {
    "warnings": [{"key": "check_source_label", "values": {"share": "91 %", "blind": "66 %"}}],
    "shortcuts": {
        "features": [_FEATURE, _FEATURE | {"feature": "sebarkan", "kind": None}],
        "with": {"hoax": {"auc": _AUC, "macro_f1": _AUC}},
        "without": {"hoax": {"auc": {name: end - 0.03 for name, end in _AUC.items()}, "macro_f1": None}},
        "n_removed": 1204,
    },
    "left_out": {
        "rows": [
            {"key": "left_out_flagged", "source": "set-x", "ours": 41.0, "plain": 172.0},
            {"key": "left_out_hoaxes_found", "source": "y", "ours": 0.5, "plain": None},
        ]
    },
}
