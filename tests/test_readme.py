"""Every command of the READMEs and of the docs runs and prints what the page shows; both languages say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.readme_commands import BLOCK, ENDINGS, WALKS, as_shown, pages_of, run_pages

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
NAMES = ("README", *(f"docs/{page.name.removesuffix('.id.md')}" for page in sorted(DOCS.glob("*.id.md"))))
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)")


# The analyst's walk trains a model.
@pytest.mark.parametrize("language", ENDINGS)
@pytest.mark.parametrize("walk", ["readme", "office", pytest.param("analyst", marks=pytest.mark.slow)])
def test_commands_run_and_print_what_is_shown(walk: str, language: str) -> None:
    for blocks in run_pages(pages_of(walk, language), language):
        for step in (step for block in blocks for step in block):
            assert step.exit_code == 0, step
            if step.shown:
                assert [line for line in as_shown(step.printed) if line] == step.shown, step.command


def test_every_page_with_commands_is_in_a_walk() -> None:
    with_commands = {name for name in NAMES if BLOCK.search((ROOT / f"{name}.md").read_text(encoding="utf-8"))}
    assert with_commands == {name for walk in WALKS.values() for name in walk}


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_commands_and_sections(name: str) -> None:
    english, indonesian = ((ROOT / f"{name}{ending}").read_text(encoding="utf-8") for ending in ENDINGS.values())
    for pattern in (r"^\$ .*$", r"^make \w+", r"^>>> .*$", r"`(?:likely_hoax|unverified|needs_context|no_claim)`"):
        assert re.findall(pattern, english, re.M) == re.findall(pattern, indonesian, re.M)
    for sign in ("\n## ", "\n### ", "\n```"):
        assert english.count(sign) == indonesian.count(sign)
    assert len(BLOCK.findall(english)) == len(BLOCK.findall(indonesian))


@pytest.mark.parametrize("name", ["README.md", "README.id.md", "CONTRIBUTING.md", "SECURITY.md", "data/README.md"])
def test_links_lead_to_files(name: str) -> None:
    page = ROOT / name
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_the_readme_is_short_and_its_first_command_comes_soon(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    assert len(page.split()) <= 1200
    assert len(page.split("```sh")[0].split()) < 120


def test_contributing_is_short() -> None:
    lines = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 120
    rooms = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("| room |")[1].split("\n\n")[0]
    named = re.findall(r"^\| `([\w.]+)`", rooms, re.M)
    package = ROOT / "pipeline" / "saring"
    assert len(named) <= 20
    assert set(named) <= {path.name for path in package.iterdir()}
    assert {path.parent.name for path in package.glob("*/__init__.py")} <= set(named)


PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "data" / "README.md"]
PATH = re.compile(r"`((?:pipeline|scripts|tests|docs|data)/[\w./-]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_that_a_page_names_exist(page: Path) -> None:
    named = PATH.findall(page.read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []
