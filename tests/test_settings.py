from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SettingsError
from pipeline.settings import Settings, load_settings, sender_key


def test_file_then_environment(tmp_path: Path) -> None:
    file = tmp_path / "saring.toml"
    file.write_text('models = "registri"\nkey = "rahasia"\n', encoding="utf-8")
    assert load_settings({"SARING_SETTINGS": str(file)}) == Settings(tmp_path / "registri", b"rahasia")
    found = load_settings(
        {"SARING_SETTINGS": str(file), "SARING_MODELS": "lain", "SARING_KEY": "k", "SARING_GATE": "uji.csv"}
    )
    assert found == Settings(Path("lain"), b"k", Path("uji.csv"))
    file.write_text('gate = "data/uji.csv"\n', encoding="utf-8")
    assert load_settings({"SARING_SETTINGS": str(file)}).gate == tmp_path / "data" / "uji.csv"


@pytest.mark.parametrize(
    ("content", "message"), [("models = ", "expected TOML"), ("warna = 1", "found 'warna'; correct the name")]
)
def test_a_file_that_makes_no_sense(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "saring.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=message):
        load_settings({"SARING_SETTINGS": str(file)})
    with pytest.raises(SettingsError, match="found nothing there"):
        load_settings({"SARING_SETTINGS": str(tmp_path / "none.toml")})


def test_the_key_is_made_once_and_only_for_its_owner(tmp_path: Path) -> None:
    environ = {"XDG_CONFIG_HOME": str(tmp_path)}
    key = sender_key(Settings(), environ)
    assert sender_key(Settings(), environ) == key
    assert len(key) == 64
    assert (tmp_path / "saring" / "key").stat().st_mode & 0o077 == 0
    assert sender_key(Settings(key=b"mine"), environ) == b"mine"
