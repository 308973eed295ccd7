"""Every command of the READMEs runs and prints what it shows; both languages say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.readme_commands import BLOCK, READMES, as_shown, run_readme

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", READMES)
def test_commands_run_and_print_what_is_shown(name: str) -> None:
    for step in (step for block in run_readme(name) for step in block):
        assert step.exit_code == 0, step
        if step.shown:
            assert [line for line in as_shown(step.printed) if line] == step.shown, step.command


def test_both_languages_have_the_same_commands_and_sections() -> None:
    english, indonesian = ((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    for pattern in (r"^\$ .*$", r"^make \w+", r"`(?:likely_hoax|unverified|needs_context|no_claim)`"):
        assert re.findall(pattern, english, re.M) == re.findall(pattern, indonesian, re.M)
    assert english.count("\n## ") == indonesian.count("\n## ")
    assert len(BLOCK.findall(english)) == len(BLOCK.findall(indonesian))


def test_the_first_command_comes_within_120_words() -> None:
    before = (ROOT / "README.md").read_text(encoding="utf-8").split("```sh")[0]
    assert len(before.split()) < 120
