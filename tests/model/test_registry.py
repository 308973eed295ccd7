from __future__ import annotations

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from saring.errors import BundleError, OutputError, RegistryError
from saring.model.bundle import Model, load_bundle, read_manifest, save_model
from saring.model.registry import (
    REGISTRY,
    Action,
    HistoryEntry,
    Registry,
    admit,
    champions_in_turn,
    find_model,
    guard_champion,
    list_models,
    name_in_registry,
    open_registry,
    read_registry,
    record,
    roll_back,
    shipped_models,
)


@pytest.fixture
def office(model: Model, tmp_path: Path) -> Path:
    """A registry with two bundles of different versions, nothing promoted yet."""
    folder = tmp_path / "models"
    for name in ("a", "b"):
        save_model(model, folder / name, {"card.md": name})
    return folder


def happen(folder: Path, action: Action, name: str, **values: str) -> None:
    registry = read_registry(folder)
    version = read_manifest(find_model(name, folder))[1]
    record(registry, HistoryEntry(action, name, version, registry.champion, **values))


def test_find_model_by_path_name_and_champion(bundle: Path, tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    shutil.copytree(bundle, folder / "office")
    assert find_model(str(bundle), folder) == bundle
    assert find_model("office", folder) == folder / "office"
    assert find_model(None, folder) == shipped_models() / "default"
    (folder / REGISTRY).write_text('{"champion": "office"}', encoding="utf-8")
    assert find_model(None, folder) == folder / "office"
    assert "office" in list_models(folder)
    with pytest.raises(BundleError, match="found neither"):
        find_model("nowhere", folder)
    with pytest.raises(BundleError, match=r"found no manifest\.json"):
        find_model(str(tmp_path), folder)


def test_a_folder_where_one_works_is_not_taken_for_the_champion(
    office: Path, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happen(office, Action.PROMOTED, "a")
    save_model(model, tmp_path / "a", {"card.md": "another"})
    monkeypatch.chdir(tmp_path)
    assert find_model(None, office) == office / "a"


def test_a_registry_without_history_is_read_and_kept(office: Path) -> None:
    (office / REGISTRY).write_text('{"champion": "a", "format_version": 1}', encoding="utf-8")
    assert read_registry(office).history == ()
    happen(office, Action.PROMOTED, "b")
    assert champions_in_turn(read_registry(office))[0] == ("a", None)
    assert roll_back(office).model == "a"


def test_a_refusal_is_kept_and_changes_nothing(office: Path) -> None:
    happen(office, Action.REFUSED, "a", reason="is worse")
    registry = read_registry(office)
    assert registry.champion == "default"
    assert registry.promoted_on("a") is None
    entry = json.loads((office / REGISTRY).read_text(encoding="utf-8"))["history"][0]
    assert entry["action"] == "refused"
    assert entry["reason"] == "is worse"
    assert entry["at"].endswith("+00:00")


def test_rollback_walks_back_and_ends_at_the_first(office: Path) -> None:
    happen(office, Action.PROMOTED, "a")
    happen(office, Action.REFUSED, "b")
    happen(office, Action.FORCED, "b", reason="new hoaxes")
    assert [roll_back(office).model, roll_back(office).model] == ["a", "default"]
    before = (office / REGISTRY).read_bytes()
    with pytest.raises(RegistryError, match="expected a champion before default, found none"):
        roll_back(office)
    assert (office / REGISTRY).read_bytes() == before
    happen(office, Action.PROMOTED, "b")
    assert roll_back(office).model == "default"
    assert [entry.action for entry in read_registry(office).history].count(Action.ROLLED_BACK) == 3


def test_rollback_after_a_champion_was_set_by_hand(office: Path) -> None:
    happen(office, Action.PROMOTED, "a")
    data = json.loads((office / REGISTRY).read_text(encoding="utf-8"))
    (office / REGISTRY).write_text(json.dumps(data | {"champion": "b"}), encoding="utf-8")
    assert roll_back(office).model == "a"


@pytest.mark.parametrize(
    ("harm", "error", "message"),
    [
        (lambda bundle: shutil.rmtree(bundle), RegistryError, "expected the former champion here, found no model"),
        (lambda bundle: (bundle / "card.md").unlink(), BundleError, r"found no card\.md"),
        (
            lambda bundle: save_model(load_bundle(bundle), bundle, {"card.md": "trained again"}),
            RegistryError,
            "which was in charge, found version",
        ),
    ],
    ids=["gone", "damaged", "replaced"],
)
def test_rollback_to_a_bundle_that_is_not_what_it_was(
    office: Path, harm: object, error: type[Exception], message: str
) -> None:
    happen(office, Action.PROMOTED, "a")
    happen(office, Action.PROMOTED, "b")
    before = (office / REGISTRY).read_bytes()
    harm(office / "a")  # type: ignore[operator]
    with pytest.raises(error, match=f"/a: .*{message}"):
        roll_back(office)
    assert (office / REGISTRY).read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"champion": 3}',
        '{"champion": "a", "format_version": null}',
        '{"champion": "a", "history": 5}',
        '{"champion": "a", "history": ["x"]}',
        '{"champion": "a", "history": [{"action": "crowned"}]}',
        '{"champion": "a", "history": [{"action": "promoted", "model": "a"}]}',
        '{"champion": "a", "history": [{"action": "promoted", "model": 1, "version": "v", "previous": "p"}]}',
    ],
)
def test_a_damaged_registry_is_named(office: Path, content: str) -> None:
    (office / REGISTRY).write_text(content, encoding="utf-8")
    for use in (read_registry, roll_back, lambda folder: find_model(None, folder)):
        with pytest.raises(RegistryError, match=r"registry\.json: expected a registry of models, found damage"):
            use(office)
    assert find_model("a", office) == office / "a"


def test_a_newer_registry_is_left_alone(office: Path) -> None:
    (office / REGISTRY).write_text('{"champion": "a", "format_version": 2, "history": [1]}', encoding="utf-8")
    with pytest.raises(RegistryError, match="found 2; update saring"):
        read_registry(office)


def test_two_writers_never_lose_an_entry(office: Path) -> None:
    seen_before = read_registry(office)
    happen(office, Action.PROMOTED, "a")
    with pytest.raises(RegistryError, match="found it changed meanwhile; nothing was written"):
        record(seen_before, HistoryEntry(Action.PROMOTED, "b", "v", "default"))
    happen(office, Action.PROMOTED, "b")
    assert sorted(path.name for path in office.iterdir()) == ["a", "b", REGISTRY]


def test_a_writer_waits_for_another_and_what_killed_ones_left_is_no_obstacle(office: Path) -> None:
    for name in (f".{REGISTRY}.new", ".registry-0123abcd.json"):
        (office / name).touch()
    code = (
        "import sys; from pathlib import Path; from saring.files.whole import held_alone\n"
        "with held_alone(Path(sys.argv[1])): print(flush=True); sys.stdin.read(1)"
    )
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", code, str(office)], **pipes) as other, ThreadPoolExecutor(1) as thread:
        assert other.stdout is not None
        other.stdout.readline()
        writing = thread.submit(happen, office, Action.PROMOTED, "a")
        with pytest.raises(TimeoutError):
            writing.result(0.2)
        other.kill()
        writing.result(60)
    assert read_registry(office).champion == "a"
    assert sorted(path.name for path in office.iterdir()) == ["a", "b", REGISTRY]


def test_the_first_entry_makes_the_folder_unless_something_stands_there(tmp_path: Path) -> None:
    entry = HistoryEntry(Action.REFUSED, "a", "v", "default")
    record(read_registry(tmp_path / "new" / "models"), entry)
    assert read_registry(tmp_path / "new" / "models").history == (entry,)
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="expected to write here"):
        record(Registry(tmp_path / "file"), entry)


def test_the_shipped_registry_is_not_written_to() -> None:
    with pytest.raises(RegistryError, match="found the one that came with saring"):
        open_registry(shipped_models())
    with pytest.raises(RegistryError, match="found the one that came with saring"):
        roll_back(shipped_models() / ".." / shipped_models().name)


def test_a_bundle_is_admitted_under_its_name_once(office: Path, model: Model, tmp_path: Path) -> None:
    outside = save_model(model, tmp_path / "c", {})
    admit(outside, office)
    assert load_bundle(office / "c").version == load_bundle(outside).version
    assert name_in_registry(outside, office) == name_in_registry(office / "c", office) == "c"
    for name in ("a", "default"):
        other = save_model(model, tmp_path / "elsewhere" / name, {"card.md": "other"})
        with pytest.raises(RegistryError, match=f"{name}: expected a free name, found another model there"):
            admit(other, office)
    admit(shipped_models() / "default", office)
    assert sorted(path.name for path in office.iterdir()) == ["a", "b", "c"]


def test_a_damaged_bundle_is_not_admitted(office: Path, model: Model, tmp_path: Path) -> None:
    outside = save_model(model, tmp_path / "c", {"card.md": "c"})
    (outside / "card.md").write_text("changed", encoding="utf-8")
    with pytest.raises(BundleError, match=r"card\.md: expected the content the manifest signs"):
        admit(outside, office)
    assert sorted(path.name for path in office.iterdir()) == ["a", "b"]


def test_the_model_in_charge_is_not_trained_over(office: Path) -> None:
    guard_champion(office / "a", office)
    happen(office, Action.PROMOTED, "a")
    with pytest.raises(RegistryError, match="found the model in charge, which is not overwritten"):
        guard_champion(office / ".." / "models" / "a", office)
    guard_champion(office / "b", office)
    (office / "a" / "card.md").write_text("changed", encoding="utf-8")
    guard_champion(office / "a", office)  # nobody can use it, so nothing can be compared
