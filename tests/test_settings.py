from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import saring
from saring.errors import SettingsError
from saring.records import PART_NAMES, ReadReport
from saring.settings import DEFAULT_WEIGHTS, Office, Privacy, Settings, digest_secret, load_settings, parse_duration


def test_file_then_environment(tmp_path: Path) -> None:
    file = tmp_path / "saring.toml"
    file.write_text('models = "registri"\nkey = "rahasia kantor yang cukup panjang"\n', encoding="utf-8")
    assert load_settings({"SARING_SETTINGS": str(file)}) == Settings(
        tmp_path / "registri", b"rahasia kantor yang cukup panjang"
    )
    found = load_settings(
        {"SARING_SETTINGS": str(file), "SARING_MODELS": "lain", "SARING_KEY": "k" * 32, "SARING_GATE": "uji.csv"}
    )
    assert found == Settings(Path("lain"), b"k" * 32, Path("uji.csv"))
    file.write_text('gate = "data/uji.csv"\n', encoding="utf-8")
    assert load_settings({"SARING_SETTINGS": str(file)}).gate == tmp_path / "data" / "uji.csv"


def test_what_an_office_sets(tmp_path: Path) -> None:
    file = tmp_path / "saring.toml"
    file.write_text(
        'deadline = "3h"\nresurfaced_after_days = 14\n'
        '[office]\nname = "Kecamatan Sukamaju"\nplaces = ["Sukamaju"]\nofficials = ["Bu Camat"]\n'
        "[weights]\nharm = 5\nlocal = 0\n",
        encoding="utf-8",
    )
    found = load_settings({"SARING_SETTINGS": str(file)})
    assert (found.deadline, found.resurfaced_after_days) == (timedelta(hours=3), 14)
    assert found.office == Office("Kecamatan Sukamaju", ("Sukamaju",), (), ("Bu Camat",))
    assert found.weights == DEFAULT_WEIGHTS | {"harm": 5, "local": 0}
    assert set(DEFAULT_WEIGHTS) == set(PART_NAMES)


@pytest.mark.parametrize(("written", "minutes"), [("90m", 90), ("3h", 180), (" 24H ", 1440), ("2d", 2880)])
def test_a_deadline_is_minutes_hours_or_days(written: str, minutes: int) -> None:
    assert parse_duration("--deadline", written) == timedelta(minutes=minutes)


@pytest.mark.parametrize("page", ["settings.md", "settings.id.md"])
def test_the_docs_name_every_setting_and_their_example_is_read(page: str, tmp_path: Path) -> None:
    text = (Path(__file__).parent.parent / "docs" / page).read_text(encoding="utf-8")
    file = tmp_path / "saring.toml"
    file.write_text(text.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    assert load_settings({"SARING_SETTINGS": str(file)}).weights == DEFAULT_WEIGHTS
    names = {field.name for field in fields(Settings)} | {field.name for field in (*fields(Office), *fields(Privacy))}
    names |= set(PART_NAMES)
    names.remove("notes")  # what `load_settings` says, not what an office sets
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_an_earlier_name_of_a_weight_is_read_with_a_note(tmp_path: Path) -> None:
    file = tmp_path / "saring.toml"
    file.write_text("[weights]\nhoax_probability = 7\n", encoding="utf-8")
    found = load_settings({"SARING_SETTINGS": str(file)})
    assert found.weights == DEFAULT_WEIGHTS | {"resemblance": 7}
    assert [note.partition(": ")[2].partition(";")[0] for note in found.notes] == [
        "weights.hoax_probability is now weights.resemblance"
    ]
    file.write_text("[weights]\nhoax_probability = 7\nresemblance = 2\n", encoding="utf-8")
    assert load_settings({"SARING_SETTINGS": str(file)}).weights["resemblance"] == 2
    file.write_text("[weights]\nresemblance = 2\n", encoding="utf-8")
    assert load_settings({"SARING_SETTINGS": str(file)}).notes == ()
    file.write_text('[weights]\nhoax_probability = "tinggi"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"weights\.resemblance"):
        load_settings({"SARING_SETTINGS": str(file)})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("models = ", "expected TOML"),
        ("models = 3", "models"),
        ('key = ""', "key"),
        ("gate = false", "gate"),
        ("resurfaced_after_days = 99999999999999", "resurfaced_after_days"),
        ("deadline = '999999999999d'", "deadline"),
        ("[weights]\nharm = 1e308", "weights.harm"),
        ("[weights]\nharm = 1" + "0" * 400, "weights.harm"),
        ("warna = 1", "found 'warna'; correct the name"),
        ("deadline = 3", "deadline: expected a time such as 90m, 3h, 24h or 2d, found '?3"),
        ('deadline = "-1h"', "expected a time such as"),
        ("resurfaced_after_days = 0", "'resurfaced_after_days' expected a whole number of days from 1, found '0'"),
        ("resurfaced_after_days = true", "expected a whole number of days"),
        ('office = "Sukamaju"', "'office' expected a section"),
        ("[office]\nname = 3", "'office.name' expected a text"),
        ("privacy = 3", "'privacy' expected a section"),
        ("[privacy]\nkota = []", "found 'privacy.kota'; correct the name"),
        ('[privacy]\nkeep_numbers = ["kantor"]', "'privacy.keep_numbers' expected a list of telephones"),
        ('[privacy]\nnames = [""]', "'privacy.names' expected a list of names"),
        ('[office]\nplaces = "Sukamaju"', "'office.places' expected a list of names"),
        ("[office]\nkota = []", "found 'office.kota'; correct the name"),
        ("[weights]\nfame = 1", "found 'weights.fame'; correct the name"),
        ("[weights]\nharm = -1", "'weights.harm' expected a number from 0, found '-1'"),
        ('[weights]\nharm = "much"', "'weights.harm' expected a number from 0, found 'much'"),
        ("[weights]\nharm = inf", "'weights.harm' expected a number from 0"),
        ("[weights]\nharm = true", "'weights.harm' expected a number from 0"),
        ("weights = 3", "'weights' expected a section"),
        ("[weights]\n" + "\n".join(f"{name} = 0" for name in PART_NAMES), "at least one weight above 0"),
    ],
)
def test_a_file_that_makes_no_sense(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "saring.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=message):
        load_settings({"SARING_SETTINGS": str(file)})
    with pytest.raises(SettingsError, match="found nothing there"):
        load_settings({"SARING_SETTINGS": str(tmp_path / "none.toml")})


@pytest.mark.parametrize("key", ["", "x", "x" * 31])
def test_a_key_that_can_be_guessed_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(
        SettingsError, match=f"SARING_KEY: expected a key .* at least 32 characters, found {len(key)}; "
    ):
        load_settings({"SARING_KEY": key})
    file = tmp_path / "saring.toml"
    file.write_text(f'key = "{key or "  x "}"', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"saring\.toml: key: expected a key .* at least 32 characters"):
        load_settings({"SARING_SETTINGS": str(file)})


@pytest.mark.parametrize("content", ["", "0123abcd"])
def test_a_key_file_that_a_killed_run_left_short_is_refused_and_kept(tmp_path: Path, content: str) -> None:
    file = tmp_path / "saring" / "key"
    file.parent.mkdir()
    file.write_text(content)
    expected = f"saring/key: expected .*, found {len(content)}; delete this file and a new key is made"
    with pytest.raises(SettingsError, match=expected):
        digest_secret(Settings(), {"XDG_CONFIG_HOME": str(tmp_path)})
    assert file.read_text() == content


def test_the_key_is_made_once_and_only_for_its_owner(tmp_path: Path) -> None:
    environ = {"XDG_CONFIG_HOME": str(tmp_path)}
    key = digest_secret(Settings(), environ)
    assert digest_secret(Settings(), environ) == key
    assert len(key) == 64
    assert (tmp_path / "saring" / "key").stat().st_mode & 0o077 == 0
    assert digest_secret(Settings(key=b"mine"), environ) == b"mine"


def test_first_runs_at_once_end_with_one_whole_key(tmp_path: Path) -> None:
    code = (
        "import sys; from saring.settings import Settings, digest_secret; sys.stdin.readline(); "
        "print(digest_secret(Settings()).decode())"
    )
    environ = os.environ | {"XDG_CONFIG_HOME": str(tmp_path)}
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": environ}
    runs = [subprocess.Popen([sys.executable, "-c", code], **pipes) for _ in range(4)]
    for run in runs:
        run.stdin.write("now\n")
        run.stdin.flush()
    keys = {run.communicate(timeout=60)[0].strip() for run in runs}
    assert keys == {(tmp_path / "saring" / "key").read_text()}
    assert [path.name for path in (tmp_path / "saring").iterdir()] == ["key"]


def test_what_a_killed_first_run_left_of_a_key_is_removed(tmp_path: Path) -> None:
    (tmp_path / "saring").mkdir()
    (tmp_path / "saring" / ".key-abc").write_text("half", encoding="utf-8")
    key = digest_secret(Settings(), {"XDG_CONFIG_HOME": str(tmp_path)})
    assert [path.name for path in (tmp_path / "saring").iterdir()] == ["key"]
    assert digest_secret(Settings(), {"XDG_CONFIG_HOME": str(tmp_path)}) == key


def test_a_first_run_that_may_not_write_leaves_no_key_and_says_so(tmp_path: Path) -> None:
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "from saring.settings import Settings, digest_secret; notes = []\n"
        "keys = {digest_secret(Settings(), notify=notes.append) for _ in range(2)}\n"
        "print(len(keys), *map(len, keys), *notes)"  # a pipe is no file, so its size is free
    )
    environ = os.environ | {"XDG_CONFIG_HOME": str(tmp_path)}
    said = subprocess.run([sys.executable, "-c", code], check=True, env=environ, capture_output=True, text=True).stdout
    assert said.startswith("2 32 32 ")
    assert said.count("digests hold for this run only") == 2
    assert list((tmp_path / "saring").iterdir()) == []


def test_without_a_home_digests_hold_for_this_run_and_a_note_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "chat.csv").write_text("text,sender\nlistrik padam,Budi\n", encoding="utf-8")
    report = ReadReport()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SARING_KEY")
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
        (message,) = saring.read_messages(tmp_path / "chat.csv", report=report)
    assert message.sender.startswith("p-")
    assert [note for note in report.notes if "digests hold for this run only" in note] == report.notes
    assert len(report.notes) == 1


def test_the_office_states_how_many_hoaxes_it_expects(tmp_path: Path) -> None:
    file = tmp_path / "saring.toml"
    file.write_text("hoaxes_per_1000 = 150\n")
    assert load_settings({"SARING_SETTINGS": str(file)}).hoaxes_per_1000 == 150
    for wrong in ("0", "1000", "0.5", "true"):
        file.write_text(f"hoaxes_per_1000 = {wrong}\n")
        with pytest.raises(SettingsError, match="expected a whole number from 1 to 999"):
            load_settings({"SARING_SETTINGS": str(file)})
