"""A small model trained once on authored texts, and the language of every test."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from filelock import FileLock

from saring import compiled
from saring.datasets.load import LabeledDataset, load_dataset
from saring.i18n import set_language
from saring.model.bundle import Model, load_bundle, save_model, to_json
from saring.training.questions import TrainingOptions
from saring.training.train import train_model
from tests.profiles import load_profile

load_profile()

SLOW_FIXTURES = {"cluster", "browser", "trained"}
"""A Dask cluster, a browser, a model trained out of core: tests that ask for one are slow."""

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "data" / "labelled" / "starter.csv"
GATE = ROOT / "tests" / "gate.csv"
SMALL = TrainingOptions(n_folds=2, char_n_max=4)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what needs a slow fixture."""
    for item in items:
        if SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Test phrases in English, with a fixed key for sender digests, whatever the machine says."""
    monkeypatch.setenv("SARING_LANG", "en")
    monkeypatch.setenv("SARING_KEY", "test key for digests of senders, long enough")
    set_language("en")


@pytest.fixture(scope="session")
def starter() -> LabeledDataset:
    """Every fifth row of the authored starter set: enough to learn something, fast."""
    dataset = load_dataset([STARTER])
    return LabeledDataset(dataset.frame.iloc[::5].reset_index(drop=True), dataset.digests, ())


@pytest.fixture(scope="session")
def bundle(starter: LabeledDataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model trained on that."""
    return trained_once("small", starter, SMALL, tmp_path_factory)


@pytest.fixture(scope="session")
def model(bundle: Path) -> Model:
    """The same model, loaded from its folder."""
    return load_bundle(bundle)


@pytest.fixture(scope="session")
def plain_model(starter: LabeledDataset, tmp_path_factory: pytest.TempPathFactory) -> Model:
    """A model from the same rows that reads the plain form of texts, and n-grams within words."""
    options = replace(SMALL, text_form="plain", within_words=True)
    return load_bundle(trained_once("plain", starter, options, tmp_path_factory))


@pytest.fixture(scope="session")
def retrained(starter: LabeledDataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model from the same rows with another seed."""
    return trained_once("retrained", starter, replace(SMALL, seed=1), tmp_path_factory)


@pytest.fixture(scope="session")
def shuffled(starter: LabeledDataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that learned from labels dealt out at random."""
    labels = starter.frame["label"].sample(frac=1, random_state=0).to_numpy()
    dataset = LabeledDataset(starter.frame.assign(label=labels), starter.digests, ())
    return trained_once("shuffled", dataset, SMALL, tmp_path_factory)


def trained_once(name: str, dataset: LabeledDataset, options: TrainingOptions, factory: pytest.TempPathFactory) -> Path:
    """Train a model in whichever test process comes first; return its folder, which all of them share."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "models" / name
    folder.parent.mkdir(exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not folder.exists():
            trained, report = train_model(dataset, options)
            save_model(trained, folder, {"report.json": to_json(report)})
    return folder


def without(name: str) -> Callable[[str], ModuleType | None]:
    """Return a `compiled.find` that lacks one module."""
    find = compiled.find
    return lambda asked: None if asked == name else find(asked)
