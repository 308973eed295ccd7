from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from saring.cli.app import app
from saring.i18n import PHRASES, set_language
from saring.messages import READERS
from saring.messages.format_table import list_formats, phrase_key, render_format_table
from saring.messages.presets import presets
from scripts.formats_table import PAGES, with_table

ROOT = Path(__file__).resolve().parents[2]


def test_every_format_is_listed_once_with_a_fixture_that_exists() -> None:
    formats = list_formats()
    assert len(formats) == len({row.option for row in formats}) == len(READERS) + len(presets())
    for row in formats:
        assert list((ROOT / row.fixture).iterdir()), row


def test_every_phrase_of_a_format_belongs_to_a_reader() -> None:
    wanted = {phrase_key(reader.name, part) for reader in READERS for part in ("how", "reads", "lost")}
    said = {key for key in PHRASES if key.startswith("format_") and key.endswith(("_how", "_reads", "_lost"))}
    assert said == wanted


@pytest.mark.parametrize("name", ["Twitter", "Blogspot", "Wikipedia"])
def test_a_platform_is_listed_by_the_name_people_look_for(name: str) -> None:
    assert any(f"({name})" in row.platform for row in list_formats())


def test_a_site_that_is_gone_says_so() -> None:
    rows = {row.option: row.how for row in list_formats()}
    assert rows["--preset googleplus"].startswith("The site closed in 2019")


@pytest.mark.parametrize(("path", "language"), PAGES.items(), ids=lambda value: getattr(value, "name", value))
def test_the_pages_hold_the_table_of_the_registry(path: Path, language: str) -> None:
    page = path.read_text(encoding="utf-8")
    assert with_table(page, language) == page, "run: python scripts/formats_table.py"
    set_language(language)
    assert render_format_table(list_formats()).count("\n") == len(list_formats()) + 2


def test_the_command_prints_and_writes_them(tmp_path: Path) -> None:
    printed = CliRunner().invoke(app, ["formats"])
    assert printed.exit_code == 0
    assert "--format line" in printed.output
    for name in ("a.md", "a.jsonl"):
        assert CliRunner().invoke(app, ["formats", "-o", str(tmp_path / name)]).exit_code == 0
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["option"] for row in rows] == [row.option for row in list_formats()]
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == render_format_table(list_formats())
