"""The registry as a person works with it: refused, promoted, forced, gone back from."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.test_commands import saring
from tests.conftest import GATE


@pytest.fixture
def office(bundle: Path, retrained: Path, shuffled: Path, tmp_path: Path) -> Path:
    """A working folder: two models in the registry, one in charge, another model beside it."""
    for folder in (bundle, shuffled):
        shutil.copytree(folder, tmp_path / "models" / folder.name)
    shutil.copytree(retrained, tmp_path / "retrained")
    (tmp_path / "models" / "registry.json").write_text('{"champion": "small"}', encoding="utf-8")
    (tmp_path / "saring.toml").write_text(f'gate = "{GATE.as_posix()}"\n', encoding="utf-8")
    return tmp_path


def listed(office: Path) -> str:
    return saring("models", "list", cwd=office).stdout


def test_refused_promoted_forced_and_back(office: Path) -> None:
    refused = saring("models", "promote", "shuffled", "--flips", "flips.csv", cwd=office, code=2)
    assert f"small → shuffled, on 60 messages of {GATE}" in refused.stdout
    assert ", WORSE" in refused.stdout
    assert refused.stderr.splitlines()[-1].startswith("refused: shuffled is worse at: ")
    assert refused.stderr.splitlines()[-1].endswith("; small stays in charge")
    assert "* small" in listed(office)

    promoted = saring("models", "promote", "retrained", cwd=office)
    assert "retrained is in charge now, in place of small" in promoted.stderr
    assert (office / "models" / "retrained" / "manifest.json").exists()
    assert "* retrained" in listed(office)

    forced = saring("models", "promote", "models/shuffled", "--force", "--reason", "uji coba", cwd=office)
    assert "although it is worse at: " in forced.stderr
    assert forced.stderr.strip().endswith("reason: uji coba")

    (line,) = (line for line in listed(office).splitlines() if line.startswith("* "))
    assert line.startswith("* shuffled")
    assert "promoted 20" in line

    assert "retrained is in charge again" in saring("models", "rollback", cwd=office).stderr
    assert "small is in charge again" in saring("models", "rollback", "--lang", "en", cwd=office).stderr
    assert "found none; nothing was changed" in saring("models", "rollback", cwd=office, code=2).stderr
    history = json.loads((office / "models" / "registry.json").read_text(encoding="utf-8"))["history"]
    assert [entry["action"] for entry in history] == ["refused", "promoted", "forced", "rolled_back", "rolled_back"]
    assert history[2]["reason"] == "uji coba"


def test_flips_are_counted_shown_and_written(office: Path) -> None:
    done = saring("models", "promote", "shuffled", "--flips", "flips.csv", cwd=office, code=2)
    rows = list(csv.DictReader((office / "flips.csv").open(encoding="utf-8-sig", newline="")))
    assert f"{len(rows)} of 60 messages changed verdict" in done.stdout
    assert list(rows[0]) == ["text", "label", "verdict_before", "verdict_after"]
    assert all(row["verdict_before"] != row["verdict_after"] for row in rows)
    assert sum(map(int, re.findall(r"^ +(\d+) .+ → ", done.stdout, re.M))) == len(rows)
    assert len(re.findall(r"^  - .+ → .+ \(\w+\): ", done.stdout, re.M)) == min(5, len(rows))
    nowhere = saring("models", "promote", "retrained", "--flips", "nowhere/f.csv", cwd=office, code=2)
    assert "found no nowhere; create it first" in nowhere.stderr
    assert "* small" in listed(office)


def test_the_first_promotion_makes_the_registry_of_an_office(retrained: Path, tmp_path: Path) -> None:
    options = ("--gate", GATE, "--force", "--reason", "percobaan")
    saring("models", "promote", retrained, *options, cwd=tmp_path)
    assert json.loads((tmp_path / "models" / "registry.json").read_text(encoding="utf-8"))["champion"] == "retrained"
    saring("models", "rollback", cwd=tmp_path)
    assert "* default" in listed(tmp_path)


def test_training_over_the_model_in_charge_is_refused(office: Path) -> None:
    done = saring("train", GATE, "--output", "models/small", cwd=office, code=2)
    assert "models/small: expected another place, found the model in charge" in done.stderr


def test_a_model_that_cannot_be_used_is_listed_with_the_reason(office: Path) -> None:
    (office / "models" / "shuffled" / "report.json").unlink()
    lines = listed(office).splitlines()
    assert any(line.startswith("* small") for line in lines)
    (broken,) = (line for line in lines if line.startswith("  shuffled"))
    assert "found no report.json; copy the model again" in broken
