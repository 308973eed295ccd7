"""The site builds without a warning and loads nothing from elsewhere; its Python examples and the notebook run."""

from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
LOADED = re.compile(r"""(?:<(?:script|img|iframe|source)\b[^>]*\bsrc|<link\b[^>]*\bhref)=["'](?:https?:)?//[^"']*""")
LOADED_BY_STYLE = re.compile(r"""(?:url\(|@import\s+)["']?(?:https?:)?//""")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "id"])
def test_the_site_builds_without_a_warning_and_loads_nothing_from_elsewhere(language: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet", DOCS, tmp_path],
        env=os.environ | {"DOCS_LANGUAGE": language},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 30
    assert (tmp_path / "index.html").exists()
    assert (tmp_path / "searchindex.js").exists()
    for page in pages:
        assert LOADED.findall(page.read_text(encoding="utf-8")) == [], page.name
    for style in tmp_path.rglob("*.css"):
        assert LOADED_BY_STYLE.findall(style.read_text(encoding="utf-8")) == [], style.name


def test_every_page_stands_in_both_languages() -> None:
    english = {page.name.removesuffix(".md") for page in DOCS.glob("*.md") if not page.name.endswith(".id.md")}
    assert english == {page.name.removesuffix(".id.md") for page in DOCS.glob("*.id.md")}


def test_the_examples_of_the_api_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    tried = doctest.testfile(str(DOCS / "api.md"), module_relative=False, encoding="utf-8")
    assert tried.attempted > 10
    assert tried.failed == 0


def test_both_languages_show_the_same_examples() -> None:
    english, indonesian = ((DOCS / name).read_text(encoding="utf-8") for name in ("api.md", "api.id.md"))
    assert re.findall(r"^```python\n.*?^```$", english, re.M | re.S) == re.findall(
        r"^```python\n.*?^```$", indonesian, re.M | re.S
    )


# It trains a model.
@pytest.mark.slow
def test_the_cells_of_the_notebook_run_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = json.loads((DOCS / "notebook.ipynb").read_text(encoding="utf-8"))
    monkeypatch.chdir(DOCS)
    names: dict[str, object] = {}
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(cells) > 5
    for cell in cells:
        exec(compile(cell, "notebook.ipynb", "exec"), names)


def test_the_notebook_holds_no_output() -> None:
    notebook = json.loads((DOCS / "notebook.ipynb").read_text(encoding="utf-8"))
    assert [cell for cell in notebook["cells"] if cell.get("outputs")] == []
