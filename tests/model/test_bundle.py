from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from saring.datasets.load import LabeledDataset
from saring.errors import BundleError, OutputError
from saring.model.bundle import MANIFEST, Model, load_bundle, read_manifest, save_model
from saring.text.normalise import TEXT_VERSION
from saring.training.train import TrainingOptions, train_model


@pytest.fixture
def copy(bundle: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundle, tmp_path / "copy"))


def test_same_data_and_seed_give_the_same_version(starter: LabeledDataset, model: Model, tmp_path: Path) -> None:
    again, _ = train_model(starter, TrainingOptions(n_folds=2, char_n_max=4))
    report = (model.folder / "report.json").read_text(encoding="utf-8")  # type: ignore[operator]
    folder = save_model(again, tmp_path / "again", {"report.json": report})
    assert load_bundle(folder).version == model.version


def test_saved_and_loaded_model_scores_the_same(starter: LabeledDataset, model: Model, tmp_path: Path) -> None:
    copy = load_bundle(save_model(model, tmp_path / "m", {}))
    texts = ["air galon beracun sebarkan", "selamat pagi semua"]
    np.testing.assert_array_equal(
        copy.space.decision_values(texts, copy.coefficients), model.space.decision_values(texts, model.coefficients)
    )


def test_a_changed_byte_is_refused(copy: Path) -> None:
    file = copy / "coefficients.npy"
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    with pytest.raises(BundleError, match=r"coefficients\.npy: expected the content the manifest signs"):
        load_bundle(copy)


def test_an_extra_and_a_missing_file_are_refused(copy: Path) -> None:
    (copy / "evil.pkl").write_bytes(b"")
    with pytest.raises(BundleError, match=r"found another: evil\.pkl"):
        load_bundle(copy)
    (copy / "evil.pkl").unlink()
    (copy / "report.json").unlink()
    with pytest.raises(BundleError, match=r"found no report\.json"):
        load_bundle(copy)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("format_version", 99, "found 99; update saring"),
        ("text_version", 99, f"normaliser version {TEXT_VERSION}, found 99"),
    ],
)
def test_other_versions_are_refused(copy: Path, name: str, value: int, message: str) -> None:
    manifest = json.loads((copy / MANIFEST).read_text(encoding="utf-8"))
    (copy / MANIFEST).write_text(json.dumps(manifest | {name: value}), encoding="utf-8")
    with pytest.raises(BundleError, match=message):
        load_bundle(copy)


def test_a_bundle_that_names_no_form_of_texts_reads_the_canonical_one(copy: Path, tmp_path: Path) -> None:
    manifest = json.loads((copy / MANIFEST).read_text(encoding="utf-8"))
    assert (manifest["format_version"], manifest.pop("text_form")) == (2, "canonical")
    (copy / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    assert load_bundle(copy).text_form == "canonical"
    plain = save_model(replace(load_bundle(copy), text_form="plain"), tmp_path / "plain", {})
    assert load_bundle(plain).text_form == "plain"
    assert read_manifest(plain)[0]["format_version"] == 2  # which earlier releases refuse


def test_an_unknown_form_of_texts_is_refused(copy: Path) -> None:
    manifest = json.loads((copy / MANIFEST).read_text(encoding="utf-8"))
    (copy / MANIFEST).write_text(json.dumps(manifest | {"text_form": "loud"}), encoding="utf-8")
    with pytest.raises(BundleError, match=r"found damage \(text_form loud\)"):
        load_bundle(copy)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"files": 3, "format_version": "x"}'])
def test_a_damaged_manifest_is_refused(copy: Path, content: str) -> None:
    (copy / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(BundleError, match="expected a whole model bundle"):
        read_manifest(copy)


def test_no_pickle_is_ever_loaded(bundle: Path) -> None:
    for file in bundle.glob("*.npy"):
        np.load(file, allow_pickle=False)


def test_saving_replaces_a_bundle_and_nothing_else(model: Model, tmp_path: Path) -> None:
    folder = save_model(model, tmp_path / "m", {})
    save_model(model, folder, {"card.md": "x"})
    assert load_bundle(folder).version != ""
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="will not be overwritten"):
        save_model(model, tmp_path / "papers", {})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["m", "papers"]
