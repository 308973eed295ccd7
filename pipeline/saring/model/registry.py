"""Model registry: the champion (the model in use), its history, and rollback.

`registry.json` in the office's model folder names the champion and keeps a history of every promotion, refusal and
rollback, oldest first. The shipped models are listed beside those of the office, but their folder is never written to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from saring.errors import BundleError, OutputError, RegistryError
from saring.files.whole import held_alone, write_text
from saring.model.bundle import MANIFEST, copy_bundle, read_manifest, to_json
from saring.model.signature import check_signature
from saring.resources import shipped_folder

FORMAT_VERSION = 1
DEFAULT_NAME = "default"
REGISTRY = "registry.json"


class Action(StrEnum):
    """The kinds of history entries."""

    PROMOTED = "promoted"
    REFUSED = "refused"
    FORCED = "forced"
    ROLLED_BACK = "rolled_back"


PROMOTIONS = (Action.PROMOTED, Action.FORCED)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An entry of the history: `model` was promoted, refused, or restored by a rollback.

    `at` is UTC in ISO 8601, `previous` the champion until then. `reason` is that of the person, if given, otherwise why
    a model was refused. `measures` are those of the gate by name, `gate` is the SHA-256 of the gate set; a rollback has
    neither.
    """

    action: Action
    model: str
    version: str
    previous: str
    reason: str | None = None
    measures: Mapping[str, Any] = field(default_factory=dict)
    gate: str | None = None
    at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))


@dataclass(frozen=True, slots=True)
class Registry:
    """A registry as read from its file; `content` is the file itself, to detect changes made meanwhile."""

    folder: Path
    champion: str = DEFAULT_NAME
    history: tuple[HistoryEntry, ...] = ()
    content: bytes | None = None

    def promoted_on(self, name: str) -> str | None:
        """Return the date of a model's last promotion, or None."""
        days = [entry.at[:10] for entry in self.history if entry.model == name and entry.action in PROMOTIONS]
        return days[-1] if days else None


def read_registry(folder: Path) -> Registry:
    """Read the registry of a folder; without one, the shipped default is the champion.

    Raises `RegistryError` for a file that is damaged or of a newer format.
    """
    file = folder / REGISTRY
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return Registry(folder)
    try:
        data = json.loads(content)
        champion, format_version = data["champion"], int(data.get("format_version", 1))
        if not isinstance(champion, str):
            raise TypeError
        history = tuple(map(_read_entry, data.get("history", []))) if format_version <= FORMAT_VERSION else ()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise RegistryError("registry_damaged", where=file, found=type(error).__name__) from error
    if format_version > FORMAT_VERSION:
        raise RegistryError("registry_newer", where=file, found=format_version, known=FORMAT_VERSION)
    return Registry(folder, champion, history, content)


def _read_entry(item: Mapping[str, Any]) -> HistoryEntry:
    entry = HistoryEntry(**{**item, "action": Action(item["action"])})
    if not all(isinstance(text, str) for text in (entry.at, entry.model, entry.version, entry.previous)):
        raise TypeError
    return entry


def open_registry(folder: Path) -> Registry:
    """Read a registry for changing it; raises `RegistryError` also for the shipped one."""
    if folder.resolve() == shipped_models().resolve():
        raise RegistryError("registry_shipped", where=folder)
    return read_registry(folder)


def record(registry: Registry, entry: HistoryEntry) -> None:
    """Add an entry to the history, make its model the champion unless it was refused, and write the file.

    Raises `RegistryError` where another process has written since it was read.
    """
    champion = registry.champion if entry.action == Action.REFUSED else entry.model
    history = [asdict(item) for item in (*registry.history, entry)]
    content = to_json({"champion": champion, "format_version": FORMAT_VERSION, "history": history})
    file = registry.folder / REGISTRY
    try:
        registry.folder.mkdir(parents=True, exist_ok=True)
        with held_alone(registry.folder):
            if read_registry(registry.folder).content != registry.content:
                raise RegistryError("registry_changed", where=file)
            write_text(file, content)
            (registry.folder / f".{REGISTRY}.new").unlink(missing_ok=True)  # the lock of earlier versions
    except OSError as error:
        raise OutputError("unwritable", where=file, found=error.strerror or error) from error


def roll_back(folder: Path, model_keys: Sequence[str] = ()) -> HistoryEntry:
    """Make the previous champion the champion again; each call goes one further back.

    Raises, without changing anything, `RegistryError` if it is gone or replaced, `BundleError` if it is damaged or none
    of `model_keys`, where there are any, has signed it.
    """
    registry = open_registry(folder)
    champions = champions_in_turn(registry)
    if len(champions) < 2:
        raise RegistryError("rollback_nothing", where=folder / REGISTRY, name=registry.champion)
    former, wanted = champions[-2]
    bundle = _bundle_named(former, folder)
    if bundle is None:
        raise RegistryError("rollback_gone", where=folder / former)
    require_maker(bundle, model_keys)
    version = read_manifest(bundle)[1]
    if wanted not in (None, version):
        raise RegistryError("rollback_replaced", where=bundle, version=wanted, found=version)
    entry = HistoryEntry(Action.ROLLED_BACK, former, version, previous=registry.champion)
    record(registry, entry)
    return entry


def champions_in_turn(registry: Registry) -> list[tuple[str, str | None]]:
    """Return the champions up to the current one, oldest first, each with its version if known."""
    champions: list[tuple[str, str | None]] = []
    for entry in registry.history:
        if entry.action in PROMOTIONS:
            _add_unless_last(champions, entry.previous)
            champions.append((entry.model, entry.version))
        elif entry.action == Action.ROLLED_BACK and champions:
            champions.pop()
    _add_unless_last(champions, registry.champion)
    return champions


def _add_unless_last(champions: list[tuple[str, str | None]], name: str) -> None:
    """Add a champion that is not in the history: the first one, or one set by hand."""
    if not champions or champions[-1][0] != name:
        champions.append((name, None))


def shipped_models() -> Path:
    """Return the folder of the shipped models, installed or in a checkout."""
    return shipped_folder("models", "models")


def find_model(name_or_path: str | None, folder: Path, model_keys: Sequence[str] = ()) -> Path:
    """Return the folder of a model: of a path to a bundle, of a name in the registry, or of the champion.

    The office's registry comes before the shipped one. Raises `BundleError` if there is none, or if none of
    `model_keys`, where there are any, has signed it.
    """
    if name_or_path is not None and (Path(name_or_path) / MANIFEST).is_file():
        bundle: Path | None = Path(name_or_path)
    else:
        name = read_registry(folder).champion if name_or_path is None else name_or_path
        bundle = _bundle_named(name, folder)
    if bundle is not None:
        require_maker(bundle, model_keys)
        return bundle
    if name_or_path is not None and Path(name_or_path).exists():
        raise BundleError("bundle_missing", where=name_or_path)
    raise BundleError("model_unknown", where=name, names=", ".join(sorted(list_models(folder))))


def require_maker(bundle: Path, model_keys: Sequence[str]) -> None:
    """Raise `BundleError` where there are public keys and none has signed a bundle that did not come with Saring."""
    if model_keys and bundle.resolve().parent != shipped_models().resolve():
        check_signature(bundle, model_keys)


def _bundle_named(name: str, folder: Path) -> Path | None:
    return next((root / name for root in (folder, shipped_models()) if (root / name / MANIFEST).is_file()), None)


def list_models(folder: Path) -> dict[str, Path]:
    """Return the bundles by name; those of the office's registry override the shipped ones."""
    found: dict[str, Path] = {}
    for root in (shipped_models(), folder):
        if root.is_dir():
            found |= {f.parent.name: f.parent for f in sorted(root.glob(f"*/{MANIFEST}"))}
    return found


def name_in_registry(bundle: Path, folder: Path) -> str:
    """Return the name of a bundle in the registry, or the one it would get by `admit`.

    Raises `RegistryError` where another version has that name.
    """
    name = bundle.resolve().name
    held = _bundle_named(name, folder)
    if held is not None and held.resolve() != bundle.resolve():
        found = read_manifest(held)[1]
        if found != read_manifest(bundle)[1]:
            raise RegistryError("registry_name_taken", where=held, found=found)
    return name


def admit(bundle: Path, folder: Path) -> None:
    """Copy a bundle into the registry under its name, unless it is there already or shipped."""
    if _bundle_named(name := name_in_registry(bundle, folder), folder) is None:
        copy_bundle(bundle, folder / name)


def guard_champion(output: Path, folder: Path) -> None:
    """Raise `RegistryError` where training would overwrite the champion and bypass the gate.

    A champion that cannot be loaded, say after an update, may be overwritten: it cannot be compared.
    """
    if output.resolve() == (folder / read_registry(folder).champion).resolve():
        with suppress(BundleError):
            read_manifest(find_model(None, folder))
            raise RegistryError("registry_in_charge", where=output)
