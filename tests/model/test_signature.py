"""Signatures by minisign itself (`signed/`), and a model that is signed, changed, and signed by somebody else."""

from __future__ import annotations

import shutil
import sys
from base64 import b64encode
from hashlib import blake2b
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from saring.errors import BundleError, SettingsError
from saring.model.bundle import load_bundle, read_manifest
from saring.model.registry import REGISTRY, find_model, roll_back
from saring.model.signature import SIGNATURE, check_signature
from saring.settings import load_settings, read_model_key
from tests.cli.test_commands import saring

SIGNED = Path(__file__).parent / "signed"
MAKER, OTHER = ((SIGNED / name).read_text(encoding="utf-8").splitlines()[1] for name in ("maker.pub", "other.pub"))


class Maker:
    """Somebody who makes models, with a key of their own; signs as minisign does."""

    def __init__(self, key_id: bytes) -> None:
        self._secret, self._id = Ed25519PrivateKey.generate(), key_id
        self.key = b64encode(b"Ed" + key_id + self._secret.public_key().public_bytes_raw()).decode()

    def sign(self, bundle: Path, comment: str = "model Desember") -> None:
        of_file = self._secret.sign(blake2b((bundle / "manifest.json").read_bytes()).digest())
        of_comment = self._secret.sign(of_file + comment.encode())
        first, second = (b64encode(part).decode() for part in (b"ED" + self._id + of_file, of_comment))
        text = f"untrusted comment: x\n{first}\ntrusted comment: {comment}\n{second}\n"
        (bundle / SIGNATURE).write_text(text, encoding="utf-8")


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A copy of the signed manifest, to be changed."""
    return Path(shutil.copytree(SIGNED, tmp_path / "signed"))


def test_what_minisign_signed_is_accepted(signed: Path) -> None:
    assert check_signature(signed, [OTHER, MAKER]) == "Dinas Kominfo Sukamaju, model Desember"
    (signed / "legacy.minisig").replace(signed / SIGNATURE)
    assert check_signature(signed, [MAKER]) == "Dinas Kominfo Sukamaju, cara lama"


def test_another_key_names_the_key(signed: Path) -> None:
    with pytest.raises(BundleError, match=r"found one by key DF3408521FE84063; do not use"):
        check_signature(signed, [OTHER])


@pytest.mark.parametrize(
    ("old", "new"), [("Desember", "Januari"), ("RURjQOgfUgg03x9ff", "RURjQOgfUgg03x9fg"), ("RsWvt8b1", "RsWvt8b2")]
)
def test_a_signature_of_which_a_part_was_changed_is_refused(old: str, new: str, signed: Path) -> None:
    text = (signed / SIGNATURE).read_text(encoding="utf-8")
    assert old in text
    (signed / SIGNATURE).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BundleError, match="expected the manifest that was signed, found another"):
        check_signature(signed, [MAKER])


@pytest.mark.parametrize("name", [SIGNATURE, "legacy.minisig"])
def test_a_changed_manifest_is_refused(name: str, signed: Path) -> None:
    (signed / name).replace(signed / SIGNATURE)
    with (signed / "manifest.json").open("a", encoding="utf-8") as manifest:
        manifest.write("\n")
    with pytest.raises(BundleError, match="expected the manifest that was signed, found another"):
        check_signature(signed, [MAKER])


@pytest.mark.parametrize("content", ["", "a\nb\nc\nd\n", "x\nRURj\ntrusted comment: x\nRsWv\n", "\udce9"])
def test_what_is_no_signature_is_told(content: str, signed: Path) -> None:
    (signed / SIGNATURE).write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(BundleError, match="expected a signature of minisign"):
        check_signature(signed, [MAKER])


def test_without_the_library_it_is_told_how_to_install_it(signed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    with pytest.raises(BundleError, match=r'run: pip install "saring\[signature\]"'):
        check_signature(signed, [MAKER])


@pytest.mark.parametrize("key", ["", "RWkacau", MAKER[:-1], "RUQ" + MAKER[3:]])
def test_what_is_no_public_key_is_told(key: str) -> None:
    with pytest.raises(SettingsError, match="expected a public key of minisign"):
        read_model_key("saring.toml", key)
    assert read_model_key("", (SIGNED / "maker.pub").read_text(encoding="utf-8")) == MAKER


@pytest.mark.parametrize("value", ["[]", "3", '["kacau"]', "[1]", f'"{MAKER}"'])
def test_settings_without_a_usable_key_are_refused(value: str, tmp_path: Path) -> None:
    (tmp_path / "saring.toml").write_text(f"model_keys = {value}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="model_keys"):
        load_settings({"SARING_SETTINGS": str(tmp_path / "saring.toml")})


def test_the_version_of_a_signed_model_is_that_of_the_unsigned(bundle: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(bundle, tmp_path / "copy"))
    Maker(b"12345678").sign(copy)
    assert read_manifest(copy) == read_manifest(bundle)


def test_with_keys_only_signed_models_are_used(bundle: Path, retrained: Path, tmp_path: Path) -> None:
    maker, somebody = Maker(b"12345678"), Maker(b"87654321")
    models = tmp_path / "models"
    for source, name in ((bundle, "a"), (retrained, "b")):
        shutil.copytree(source, models / name)
    maker.sign(models / "a")
    assert find_model("a", models, [maker.key]) == models / "a"
    assert find_model("default", models, [maker.key]).name == "default"
    for name in ("b", str(models / "b")):
        assert find_model(name, models) == models / "b"
        with pytest.raises(BundleError, match=r"b: expected a signature, .*found no manifest\.json\.minisig"):
            find_model(name, models, [maker.key])
    somebody.sign(models / "b")
    with pytest.raises(BundleError, match="found one by key 3132333435363738"):
        find_model("b", models, [maker.key])
    assert find_model("b", models, [maker.key, somebody.key]) == models / "b"


def test_rollback_asks_for_the_signature_too(bundle: Path, retrained: Path, tmp_path: Path) -> None:
    for source, name in ((bundle, "a"), (retrained, "b")):
        shutil.copytree(source, tmp_path / name)
    version = load_bundle(tmp_path / "b").version
    entry = f'{{"action": "promoted", "model": "b", "version": "{version}", "previous": "a", "at": "2026-07-24"}}'
    (tmp_path / REGISTRY).write_text(f'{{"champion": "b", "history": [{entry}]}}', encoding="utf-8")
    before = (tmp_path / REGISTRY).read_bytes()
    with pytest.raises(BundleError, match="expected a signature"):
        roll_back(tmp_path, [MAKER])
    assert (tmp_path / REGISTRY).read_bytes() == before


def test_as_a_person_checks_and_uses_a_signed_model(bundle: Path, tmp_path: Path) -> None:
    maker = Maker(b"12345678")
    model = Path(shutil.copytree(bundle, tmp_path / "model"))
    unchecked = saring("models", "verify", "model", cwd=tmp_path)
    assert "every file is as the manifest says" in unchecked.stdout
    assert "who made it was not checked" in unchecked.stderr
    (tmp_path / "saring.toml").write_text(f'model_keys = ["{maker.key}"]\n', encoding="utf-8")
    for command in (("score", "halo"), ("batch", "in.csv", "-o", "out.csv")):
        (tmp_path / "in.csv").write_text("text\nhalo semua\n", encoding="utf-8")
        refused = saring(*command, "--model", "model", cwd=tmp_path, code=2).stderr
        assert "model: expected a signature, since saring.toml has model_keys" in refused
    assert "found no manifest.json.minisig" in saring("models", "verify", "model", cwd=tmp_path, code=2).stderr
    maker.sign(model)
    assert "comment: model Desember" in saring("models", "verify", "model", cwd=tmp_path).stdout
    saring("score", "halo", "--model", "model", cwd=tmp_path)
    wrong = saring("models", "verify", "model", "--key", OTHER, cwd=tmp_path, code=2).stderr
    assert "found one by key" in wrong
