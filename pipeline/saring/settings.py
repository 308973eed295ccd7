"""The settings of an office: built-in values, overridden by a TOML file, overridden by the environment.

`docs/settings.md` describes every setting.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from saring.errors import SettingsError
from saring.i18n import LANGUAGES, language_of_environment, say
from saring.records import PART_NAMES

DEFAULT_WEIGHTS = {
    "resemblance": 3.0,
    "reach": 2.0,
    "growth": 2.0,
    "harm": 3.0,
    "urging": 1.0,
    "local": 1.0,
    "recency": 1.0,
}
MIN_KEY_BYTES = 32
"""A shorter key can be guessed, and with it who a sender is."""
RENAMED_WEIGHTS = {"hoax_probability": "resemblance"}
"""Earlier names of weights, which are still read."""
MAX_DAYS, MAX_WEIGHT = 36_500, 1_000_000
_DURATION = re.compile(r"(\d{1,5})\s*([mhd])")
_NAME, _NUMBER = re.compile(r"[^\W\d_]{2}"), re.compile(r"(?:\d\D*){6}")
_PUBLIC_KEY = re.compile(r"RW[Q-T][A-Za-z0-9+/]{53}")
_UNFINISHED = ".key-"
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True, slots=True)
class Office:
    """The office: a claim that names one of its places, agencies or officials is local."""

    name: str = ""
    places: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Privacy:
    """What an office masks beside what is always masked, and what it does not mask.

    `keep_numbers` are telephones of its own, in any spelling; `names` are names of people to mask in messages.
    """

    keep_numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of an office.

    `models` is the folder of the registry, `key` the secret for the digests of senders, `gate` the labelled CSV
    that a new model is tested on (None for the shipped one). One of `model_keys`, public keys of minisign, must have
    signed a model that did not come with Saring; without any, models need no signature. `weights` has a number for
    each of `PART_NAMES`. `deadline` is the time in which the office answers, or None. A claim that comes back after
    `resurfaced_after_days` without a message has resurfaced. `hoaxes_per_1000` is the number of hoaxes the office
    expects in 1,000 claims, None for that of the model. `notes` say which names in the file have changed.
    `language` is that of everything a person reads.
    """

    models: Path = Path("models")
    key: bytes = b""
    gate: Path | None = None
    model_keys: tuple[str, ...] = ()
    deadline: timedelta | None = None
    resurfaced_after_days: int = 7
    hoaxes_per_1000: int | None = None
    office: Office = Office()
    privacy: Privacy = Privacy()
    weights: Mapping[str, float] = field(default_factory=DEFAULT_WEIGHTS.copy)
    notes: tuple[str, ...] = ()
    language: str = LANGUAGES[0]


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read `saring.toml` in the working folder (or `SARING_SETTINGS`), then the environment.

    Raises `SettingsError` for a file that is not TOML and for an unknown name.
    """
    environ = os.environ if environ is None else environ
    settings = Settings()
    path = Path(environ.get("SARING_SETTINGS") or "saring.toml")
    if path.exists():
        settings = _with_file(settings, path)
    elif environ.get("SARING_SETTINGS"):
        raise SettingsError("file_missing", where=path)
    if environ.get("SARING_LANG"):
        settings = replace(settings, language=_language_of(environ))
    if "SARING_MODELS" in environ:
        settings = replace(settings, models=Path(environ["SARING_MODELS"]))
    if "SARING_KEY" in environ:
        settings = replace(settings, key=_checked_key("SARING_KEY", os.fsencode(environ["SARING_KEY"]), "key_short"))
    if "SARING_GATE" in environ:
        settings = replace(settings, gate=Path(environ["SARING_GATE"]))
    return settings


def _language_of(environ: Mapping[str, str]) -> str:
    language = language_of_environment(environ)
    if language is None:
        raise SettingsError("language_unknown", where="SARING_LANG", found=environ["SARING_LANG"][:40])
    return language


def parse_duration(where: object, written: object) -> timedelta:
    """Parse `90m`, `3h` or `2d`; raises `SettingsError` naming `where` for anything else and for a zero.

    >>> parse_duration("--deadline", "90m")
    datetime.timedelta(seconds=5400)
    """
    match = _DURATION.fullmatch(str(written).strip().lower())
    if match is None or not int(match[1]):
        raise SettingsError("duration_unknown", where=where, found=written)
    try:
        return timedelta(**{_UNITS[match[2]]: int(match[1])})
    except OverflowError:
        raise SettingsError("duration_unknown", where=where, found=str(written)[:40]) from None


def _with_file(settings: Settings, path: Path) -> Settings:
    import tomllib  # only where there is a file

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:  # damaged, not UTF-8, or nested without end
        raise SettingsError("settings_damaged", where=path, found=error) from error
    _refuse_unknown(path, "", table, _PARSERS)
    table, notes = _with_new_names(path, table)
    return replace(settings, notes=notes, **{name: _PARSERS[name](path, value) for name, value in table.items()})


def _with_new_names(path: Path, table: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the table with weights under their present names, and a note for each that had an earlier one."""
    weights = table.get("weights")
    old = [name for name in RENAMED_WEIGHTS if isinstance(weights, dict) and name in weights]
    if not isinstance(weights, dict) or not old:
        return dict(table), ()
    renamed = {RENAMED_WEIGHTS[name]: weights[name] for name in old}
    kept = {name: value for name, value in weights.items() if name not in old}
    notes = (
        say("setting_renamed", where=path, old=f"weights.{name}", new=f"weights.{RENAMED_WEIGHTS[name]}")
        for name in old
    )
    return {**table, "weights": renamed | kept}, tuple(notes)


def _refuse_unknown(path: Path, section: str, table: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    for name in table:
        if name not in known:
            raise SettingsError("setting_unknown", where=path, name=section + name, names=", ".join(sorted(known)))


def _setting_error(path: Path, name: str, expected_key: str, found: object) -> SettingsError:
    return SettingsError("setting_bad", where=path, name=name, expected=say(expected_key), found=str(found)[:40])


def _read_text(path: Path, name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _setting_error(path, name, "expected_text", value)
    return value


def _read_language(path: Path, value: object) -> str:
    if value not in LANGUAGES:
        raise _setting_error(path, "language", "expected_language", value)
    return str(value)


def read_model_key(where: object, value: str) -> str:
    """Return a public key of minisign, without the line of comment above it; raises `SettingsError` for no such key."""
    key = value.strip().splitlines()[-1].strip() if value.strip() else ""
    if not _PUBLIC_KEY.fullmatch(key):
        raise SettingsError("model_key_bad", where=where, found=key[:60])
    return key


def _read_model_keys(path: Path, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        raise _setting_error(path, "model_keys", "expected_model_keys", value)
    return tuple(read_model_key(f"{path}: model_keys", one) for one in value)


def _read_days(path: Path, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MAX_DAYS:
        raise _setting_error(path, "resurfaced_after_days", "expected_days", value)
    return value


def _read_hoaxes_per_1000(path: Path, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 999:
        raise _setting_error(path, "hoaxes_per_1000", "expected_per_1000", value)
    return value


def _read_office(path: Path, value: object) -> Office:
    if not isinstance(value, dict):
        raise _setting_error(path, "office", "expected_section", value)
    _refuse_unknown(path, "office.", value, {known.name: known for known in fields(Office)})
    return Office(**{name: _read_office_value(path, name, found) for name, found in value.items()})


def _read_office_value(path: Path, name: str, value: object) -> Any:
    if name == "name":
        return _read_text(path, "office.name", value)
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise _setting_error(path, f"office.{name}", "expected_names", value)
    return tuple(value)


def _read_privacy(path: Path, value: object) -> Privacy:
    if not isinstance(value, dict):
        raise _setting_error(path, "privacy", "expected_section", value)
    _refuse_unknown(path, "privacy.", value, {known.name: known for known in fields(Privacy)})
    return Privacy(**{name: _read_private_list(path, name, found) for name, found in value.items()})


def _read_private_list(path: Path, name: str, value: object) -> tuple[str, ...]:
    expected, is_one = ("expected_names", _NAME) if name == "names" else ("expected_numbers", _NUMBER)
    if not isinstance(value, list) or not all(isinstance(one, str) and is_one.search(one) for one in value):
        raise _setting_error(path, f"privacy.{name}", expected, value)
    return tuple(value)


def _read_weights(path: Path, value: object) -> dict[str, float]:
    """Read `[weights]`; a part that is not named keeps its built-in weight."""
    if not isinstance(value, dict):
        raise _setting_error(path, "weights", "expected_section", value)
    _refuse_unknown(path, "weights.", value, dict.fromkeys(PART_NAMES))
    for name, weight in value.items():
        number = isinstance(weight, int | float) and not isinstance(weight, bool)
        if not number or not 0 <= weight <= MAX_WEIGHT:
            raise _setting_error(path, f"weights.{name}", "expected_weight", weight)
    weights = {name: float(value.get(name, DEFAULT_WEIGHTS[name])) for name in PART_NAMES}
    if not any(weights.values()):
        raise _setting_error(path, "weights", "expected_one_above_zero", 0)
    return weights


_PARSERS: dict[str, Callable[[Path, Any], Any]] = {
    "language": _read_language,
    "models": lambda path, value: path.parent / _read_text(path, "models", value),
    "key": lambda path, value: _checked_key(f"{path}: key", _read_text(path, "key", value).encode(), "key_short"),
    "gate": lambda path, value: path.parent / _read_text(path, "gate", value),
    "model_keys": _read_model_keys,
    "deadline": lambda path, value: parse_duration(f"{path}: deadline", value),
    "resurfaced_after_days": _read_days,
    "hoaxes_per_1000": _read_hoaxes_per_1000,
    "office": _read_office,
    "privacy": _read_privacy,
    "weights": _read_weights,
}


def digest_secret(
    settings: Settings, environ: Mapping[str, str] | None = None, notify: Callable[[str], None] | None = None
) -> bytes:
    """Return the secret for the digests of senders, created once for each user and kept outside the project.

    With the same secret a person has the same digest in every run; without it the digest names nobody. Where none can
    be kept, say in a read-only home, the secret is for this run only, which is enough to count reach: `notify` is
    called with a note. Raises `SettingsError` for a file that is empty or too short.
    """
    if settings.key:
        return settings.key
    environ = os.environ if environ is None else environ
    path = Path(environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "saring" / "key"
    try:
        if not path.exists():
            _create_secret(path)
        _remove_unfinished(path)
        return _checked_key(path, path.read_bytes(), "key_file_short")
    except OSError as error:
        import secrets

        if notify is not None:
            notify(say("key_for_this_run", where=path, found=error.strerror or error))
        return secrets.token_bytes(MIN_KEY_BYTES)


def _create_secret(path: Path) -> None:
    """Write a new secret whole or not at all; where another run was first, its secret stays."""
    import secrets  # 10 ms, only where a secret is made
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    file, name = tempfile.mkstemp(dir=path.parent, prefix=_UNFINISHED)  # for the owner only
    try:
        with open(file, "wb") as stream:  # noqa: PTH123 (an open file, not a path)
            stream.write(secrets.token_hex(MIN_KEY_BYTES).encode("ascii"))
            stream.flush()
            os.fsync(file)
        with suppress(FileExistsError, FileNotFoundError):  # another run was first, and has cleaned up
            _link_or_rename(Path(name), path)
    finally:
        Path(name).unlink(missing_ok=True)


def _remove_unfinished(path: Path) -> None:
    """Remove what killed runs left of a key they were making beside the one that is there."""
    for left in path.parent.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            left.unlink()


def _link_or_rename(temporary: Path, path: Path) -> None:
    """Give a complete file its name; raises `FileExistsError` where the name is taken."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        temporary.rename(path)


def _checked_key(where: object, key: bytes, problem: str) -> bytes:
    if (n := len(key.strip())) < MIN_KEY_BYTES:
        raise SettingsError(problem, where=where, least=MIN_KEY_BYTES, n=n)
    return key
