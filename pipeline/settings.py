"""One frozen `Settings`, from built-in values, a TOML file and the environment, in that order."""

from __future__ import annotations

import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from importlib import resources
from pathlib import Path

from pipeline.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office may set.

    `models` is the folder of the registry; `key` the secret that turns senders into digests; `gate`
    the labelled CSV on which a new model must prove itself, the shipped one where it is None.
    """

    models: Path = Path("models")
    key: bytes = b""
    gate: Path | None = None


def shipped_folder(installed: str, checkout: str) -> Path:
    """Return a folder that came with the program: inside the installed package, or in a checkout."""
    package = Path(str(resources.files("pipeline")))
    inside = package / "resources" / installed
    return inside if inside.exists() else package.parent / checkout


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read `saring.toml` in the working folder (or `SARING_SETTINGS`), then the environment.

    Raises `SettingsError` for a file that is not TOML or a name nobody knows.
    """
    environ = os.environ if environ is None else environ
    settings = Settings()
    path = Path(environ.get("SARING_SETTINGS", "saring.toml"))
    if path.exists():
        settings = _with_file(settings, path)
    elif "SARING_SETTINGS" in environ:
        raise SettingsError("file_missing", where=path)
    if "SARING_MODELS" in environ:
        settings = replace(settings, models=Path(environ["SARING_MODELS"]))
    if "SARING_KEY" in environ:
        settings = replace(settings, key=environ["SARING_KEY"].encode())
    if "SARING_GATE" in environ:
        settings = replace(settings, gate=Path(environ["SARING_GATE"]))
    return settings


def _with_file(settings: Settings, path: Path) -> Settings:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError("settings_damaged", where=path, found=error) from error
    known = {field.name for field in fields(Settings)}
    for name in table:
        if name not in known:
            raise SettingsError("setting_unknown", where=path, name=name, names=", ".join(sorted(known)))
    if "models" in table:
        settings = replace(settings, models=path.parent / str(table["models"]))
    if "key" in table:
        settings = replace(settings, key=str(table["key"]).encode())
    if "gate" in table:
        settings = replace(settings, gate=path.parent / str(table["gate"]))
    return settings


def sender_key(settings: Settings, environ: Mapping[str, str] | None = None) -> bytes:
    """Return the secret for sender digests, made once for each user and kept outside the project.

    With the same key the same person has the same digest in every run; without it nobody can tell
    who that is.
    """
    if settings.key:
        return settings.key
    environ = os.environ if environ is None else environ
    home = Path(environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    path = home / "saring" / "key"
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(secrets.token_hex(32), encoding="ascii")
        return path.read_bytes()
    except OSError:
        # A read-only home: digests then hold within this run only, which reach still counts right.
        return secrets.token_bytes(32)
