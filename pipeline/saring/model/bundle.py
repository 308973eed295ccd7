"""Save and load model bundles: arrays and JSON, with a digest for every file that is verified before use.

A bundle is a folder: `manifest.json`, which lists every other file with its SHA-256, arrays in
numpy's format (never pickles), the words of the vocabulary as text, `report.json` and the model card. Beside them its
maker may put a signature of the manifest (`saring.model.signature`).
Its version is the digest of the manifest, so the same data and seed give the same version.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, astuple, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from saring.errors import BundleError, OutputError
from saring.files.arrays import load_array
from saring.files.digest import file_sha256
from saring.files.whole import replace_folder, temporary_folder
from saring.model.block_check import ARRAY_TYPES, check_block
from saring.model.calibration import Thresholds, prior_shift
from saring.model.features import FeatureSpace, NgramBlock
from saring.model.signature import SIGNATURE
from saring.text.forms import CANONICAL, TEXT_FORMS
from saring.text.normalise import TEXT_VERSION

FORMAT_VERSION = 2
MANIFEST = "manifest.json"
_EVEN = 0.5


@dataclass(frozen=True)
class Model:
    """A fitted model, ready to score.

    `questions` are `("claim", "hoax", "risk")`, or `("hoax",)` for a model trained without ordinary talk.
    `coefficients` (questions x features) and `intercepts` give calibrated log-odds directly: the linear calibration
    is folded into them. `half_evidence_at` is, for each question, the number of tokens at which the words of a text
    count by half (`saring.model.features.evidence_shares`). `metadata` is the rest of the manifest. `text_form` names
    the form in which texts are measured.
    """

    space: FeatureSpace
    questions: tuple[str, ...]
    coefficients: NDArray[np.float32]
    intercepts: tuple[float, ...]
    half_evidence_at: tuple[float, ...]
    thresholds: Thresholds
    metadata: Mapping[str, Any] = field(default_factory=dict)
    version: str = ""
    folder: Path | None = None
    text_form: str = CANONICAL

    def write_texts(self, texts: Sequence[str]) -> list[str]:
        """Return texts in the form in which the model measures them."""
        return TEXT_FORMS[self.text_form](texts)

    @cached_property
    def knows_talk(self) -> bool:
        """Whether the model can tell a claim from ordinary talk."""
        return "claim" in self.questions

    def at_prior(self, hoaxes_per_1000: int | None) -> Model:
        """Return the model for another number of hoaxes expected in 1,000 claims; None leaves it as it is.

        The version then ends in the number: the same text gets another probability.
        """
        if hoaxes_per_1000 is None:
            return self
        stated = float(self.metadata.get("prior", {}).get("stated", _EVEN))
        shift = prior_shift(stated, hoaxes_per_1000 / 1000)
        moved = (
            one + shift if question == "hoax" else one
            for question, one in zip(self.questions, self.intercepts, strict=True)
        )
        digest = self.version.partition("@")[0]
        prior = {**self.metadata.get("prior", {}), "stated": hoaxes_per_1000 / 1000}
        return replace(
            self,
            intercepts=tuple(moved),
            metadata={**self.metadata, "prior": prior},
            version=f"{digest}@{hoaxes_per_1000}",
        )


def save_model(model: Model, folder: Path, documents: Mapping[str, str]) -> Path:
    """Write a bundle, with `documents` (file name to text) beside the arrays; return its folder.

    Raises `OutputError` where the folder exists and is not a bundle, or is not writable.
    """
    with replaced_folder(folder) as fresh:
        _write_files(model, fresh, documents)
    return folder


def copy_bundle(source: Path, folder: Path) -> Path:
    """Copy a bundle and verify the copy; raises like `save_model` and `read_manifest`."""
    import shutil

    with replaced_folder(folder) as fresh:
        shutil.copytree(source, fresh, dirs_exist_ok=True)
        read_manifest(fresh)
    return folder


@contextmanager
def replaced_folder(folder: Path, marker: str = MANIFEST) -> Iterator[Path]:
    """Yield an empty folder to fill, and replace `folder` by it if no error occurs.

    Raises `OutputError` where `folder` is a file, or a folder with files but no `marker`.
    """
    if folder.exists() and not (folder / marker).exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError("output_taken", where=folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with temporary_folder(folder.parent) as temporary:
            fresh = temporary / "bundle"
            fresh.mkdir()
            yield fresh
            replace_folder(fresh, folder, temporary)
    except OSError as error:
        raise OutputError("unwritable", where=folder, found=error.strerror or error) from error


def _write_files(model: Model, folder: Path, documents: Mapping[str, str]) -> None:
    blocks = []
    for place, block in enumerate(model.space.blocks):
        name = f"{place}-{block.kind}"
        for array in ARRAY_TYPES:
            np.save(folder / f"{name}.{array}.npy", getattr(block, array), allow_pickle=False)
        (folder / f"{name}.words.txt").write_text("\n".join(block.words), encoding="utf-8")
        blocks.append({"name": name, "kind": block.kind, "n_min": block.n_min, "n_max": block.n_max})
    np.save(folder / "coefficients.npy", model.coefficients, allow_pickle=False)
    for name, text in documents.items():
        (folder / name).write_text(text, encoding="utf-8")
    manifest = {
        **model.metadata,
        "format_version": FORMAT_VERSION,
        "text_version": TEXT_VERSION,
        "text_form": model.text_form,
        "questions": list(model.questions),
        "intercepts": list(model.intercepts),
        "half_evidence_at": list(model.half_evidence_at),
        "thresholds": asdict(model.thresholds),
        "blocks": blocks,
        "files": {file.name: file_sha256(file) for file in sorted(folder.iterdir())},
    }
    (folder / MANIFEST).write_text(to_json(manifest), encoding="utf-8")


def to_json(value: object) -> str:
    """Render JSON deterministically, for people and for digests."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read_manifest(folder: Path) -> tuple[dict[str, Any], str]:
    """Verify every file of a bundle; return its manifest and its version.

    Raises `BundleError` for a folder that is no bundle, a newer format, another version of the
    normaliser, or a file that is missing, extra or changed.
    """
    file = folder / MANIFEST
    try:
        raw = file.read_bytes()
        manifest = json.loads(raw)
        files, format_version = dict(manifest["files"]), int(manifest["format_version"])
    except OSError as error:
        raise BundleError("bundle_missing", where=folder) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BundleError("bundle_damaged", where=file, found=type(error).__name__) from error
    if format_version > FORMAT_VERSION:
        raise BundleError("bundle_newer", where=folder, found=format_version, known=FORMAT_VERSION)
    if manifest.get("text_version") != TEXT_VERSION:
        found = manifest.get("text_version")
        raise BundleError("bundle_other_text", where=folder, found=found, known=TEXT_VERSION)
    present = {entry.name for entry in folder.iterdir()} - {MANIFEST, SIGNATURE}
    for name in sorted(present ^ set(files)):
        raise BundleError("bundle_extra" if name in present else "bundle_lacks", where=folder, name=name)
    for name, digest in sorted(files.items()):
        if file_sha256(folder / name) != digest:
            raise BundleError("bundle_changed", where=folder / name)
    return manifest, hashlib.sha256(raw).hexdigest()[:12]


def load_bundle(folder: Path) -> Model:
    """Verify a bundle and memory-map its arrays; raises `BundleError`."""
    manifest, version = read_manifest(folder)
    try:
        blocks = tuple(_load_block(folder, block) for block in manifest["blocks"])
        thresholds = Thresholds(**manifest["thresholds"])
        coefficients = load_array(folder / "coefficients.npy", "f4", 2)
        questions, intercepts = tuple(manifest["questions"]), tuple(map(float, manifest["intercepts"]))
        half_evidence_at = tuple(map(float, manifest["half_evidence_at"]))
        text_form = str(manifest.get("text_form", CANONICAL))
        _check_numbers(coefficients, (*intercepts, *half_evidence_at, *astuple(thresholds)), questions)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise BundleError("bundle_damaged", where=folder, found=type(error).__name__) from error
    space = FeatureSpace(blocks)
    if coefficients.shape != (len(questions), space.n_features) or not (
        len(intercepts) == len(half_evidence_at) == len(questions)
    ):
        raise BundleError("bundle_damaged", where=folder, found=f"coefficients {coefficients.shape}")
    if text_form not in TEXT_FORMS:
        raise BundleError("bundle_damaged", where=folder, found=f"text_form {text_form}")
    return Model(
        space, questions, coefficients, intercepts, half_evidence_at, thresholds, manifest, version, folder, text_form
    )


def _check_numbers(coefficients: NDArray[np.float32], numbers: Sequence[float], questions: Sequence[str]) -> None:
    """Raise `ValueError` for numbers that are none, and for other questions than a model answers."""
    if not np.all(np.isfinite(coefficients)) or not np.all(np.isfinite(np.array(numbers, np.float64))):
        raise ValueError("a number that is none")
    if questions not in (("claim", "hoax", "risk"), ("hoax",)):
        raise ValueError(f"unknown questions {questions}")


def _load_block(folder: Path, block: Mapping[str, Any]) -> NgramBlock:
    name = block["name"]
    arrays: dict[str, Any] = {
        array: load_array(folder / f"{name}.{array}.npy", dtype) for array, dtype in ARRAY_TYPES.items()
    }
    words = tuple((folder / f"{name}.words.txt").read_text(encoding="utf-8").split("\n"))
    loaded = NgramBlock(block["kind"], block["n_min"], block["n_max"], words=words if words != ("",) else (), **arrays)
    check_block(loaded)
    return loaded
