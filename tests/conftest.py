"""A small model trained once on authored texts, and the language of every test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

from saring import compiled
from saring.datasets.load import LabeledDataset, load_dataset
from saring.i18n import set_language
from saring.model.bundle import Model, load_bundle, save_model, to_json
from saring.training.questions import TrainingOptions
from saring.training.train import train_model

# A busy machine is slow at any moment; how fast something is, is measured by the scripts.
settings.register_profile("no_deadline", deadline=None)
settings.load_profile("no_deadline")

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "data" / "labelled" / "starter.csv"
GATE = ROOT / "tests" / "gate.csv"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Test phrases in English, with a fixed key for sender digests, whatever the machine says."""
    monkeypatch.setenv("SARING_LANG", "en")
    monkeypatch.setenv("SARING_KEY", "test key")
    set_language("en")


@pytest.fixture(scope="session")
def starter() -> LabeledDataset:
    """Every fifth row of the authored starter set: enough to learn something, fast."""
    dataset = load_dataset([STARTER])
    return LabeledDataset(dataset.frame.iloc[::5].reset_index(drop=True), dataset.digests, ())


@pytest.fixture(scope="session")
def bundle(starter: LabeledDataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model trained on that."""
    model, report = train_model(starter, TrainingOptions(n_folds=2, char_n_max=4))
    return save_model(model, tmp_path_factory.mktemp("models") / "small", {"report.json": to_json(report)})


@pytest.fixture(scope="session")
def model(bundle: Path) -> Model:
    """The same model, loaded from its folder."""
    return load_bundle(bundle)


@pytest.fixture(scope="session")
def retrained(starter: LabeledDataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model from the same rows with another seed."""
    model, report = train_model(starter, TrainingOptions(n_folds=2, char_n_max=4, seed=1))
    return save_model(model, tmp_path_factory.mktemp("models") / "retrained", {"report.json": to_json(report)})


@pytest.fixture(scope="session")
def shuffled(starter: LabeledDataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that learned from labels dealt out at random."""
    labels = starter.frame["label"].sample(frac=1, random_state=0).to_numpy()
    dataset = LabeledDataset(starter.frame.assign(label=labels), starter.digests, ())
    model, report = train_model(dataset, TrainingOptions(n_folds=2, char_n_max=4))
    return save_model(model, tmp_path_factory.mktemp("models") / "shuffled", {"report.json": to_json(report)})


def without(name: str) -> Callable[[str], ModuleType | None]:
    """Return a `compiled.find` that lacks one module."""
    find = compiled.find
    return lambda asked: None if asked == name else find(asked)
