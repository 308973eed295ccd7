"""The architecture, held: imports go downwards, libraries stay in their rooms, start-up is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "pipeline"

# From the top down; a module may import only from its own layer and from those below.
LAYERS = (
    ("cli",),
    ("reports",),
    ("triage",),
    ("priority", "advice", "continuity"),
    ("scoring", "explain", "export", "promotion"),
    ("outofcore",),
    ("training", "training_report", "labelerrors", "datachecks", "review"),
    ("factchecks",),
    ("archive_store",),
    ("fitting", "store", "registry"),
    (
        "retrieval",
        "archives",
        "questions",
        "claims",
        "titles",
        "calibration",
        "evaluation",
        "curves",
        "splits",
        "shortcuts",
        "familiarity",
        "agreement",
        "drift",
        "drafts",
        "spread",
    ),
    ("grouping", "families", "nearcopies"),
    ("essence",),
    ("datasets", "features", "privacy", "worklists", "details", "ratings", "statements", "archive_formats", "formats"),
    ("readers",),
    ("topics", "signals"),
    ("links", "wordforms"),
    ("settings", "text", "context", "prose", "denial", "clock", "places", "terms", "wordlists", "parallel"),
    ("records", "errors"),
    ("phrases",),
)
TABLES = {
    "datasets",
    "evaluation",
    "questions",
    "splits",
    "agreement",
    "fitting",
    "training",
    "training_report",
    "outofcore",
    "labelerrors",
    "datachecks",
    "review",
    "promotion",
}
ROOMS = {
    "typer": {"cli"},
    "pandas": TABLES,
    "joblib": {"export", "fitting", "parallel"},
    "sklearn": {"calibration", "splits", "fitting", "labelerrors", "export"},
    "scipy": {"calibration", "fitting", "training", "outofcore", "grouping"},
    "openpyxl": {"readers", "reports"},
    "ijson": {"readers"},
    "xlsxwriter": {"reports"},
    "nltk": {"agreement", "titles"},
    "numpy": {"features", "grouping", "nearcopies", "calibration", "evaluation", "curves", "questions", "splits",
              "shortcuts",
              "retrieval", "archive_store", "familiarity", "agreement", "drift", "store", "fitting", "training",
              "training_report", "outofcore", "labelerrors", "scoring", "explain", "export", "promotion"},
    "matplotlib": {"reports"},
}  # fmt: skip


def layer_of(room: str) -> int:
    return next(i for i, rooms in enumerate(LAYERS) if room in rooms)


def imports_of(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def rooms() -> list[tuple[str, Path]]:
    files = [file for file in PACKAGE.rglob("*.py") if file != PACKAGE / "__init__.py"]
    return [(file.relative_to(PACKAGE).parts[0].removesuffix(".py"), file) for file in sorted(files)]


def test_every_module_has_a_layer() -> None:
    assert {room for room, _ in rooms()} == {room for layer in LAYERS for room in layer}


@pytest.mark.parametrize(("room", "file"), rooms(), ids=lambda value: getattr(value, "stem", value))
def test_imports_go_downwards_and_libraries_stay_in_their_rooms(room: str, file: Path) -> None:
    for name in imports_of(file):
        parts = name.split(".")
        if parts[0] == "pipeline" and parts[1] != "__version__":
            assert layer_of(parts[1]) >= layer_of(room), f"{room} imports {name} from above"
        elif parts[0] in ROOMS:
            assert room in ROOMS[parts[0]], f"{parts[0]} is imported in {room}"


@pytest.mark.parametrize("command", [["--help"], ["score", "Air galon beracun, sebarkan ke semua grup!"]])
def test_start_up_loads_no_heavy_library(command: list[str]) -> None:
    code = (
        "import sys; from pipeline.cli import main\n"
        f"sys.argv = ['saring', *{command!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = ('pandas', 'sklearn', 'nltk', 'scipy', 'openpyxl', 'matplotlib')\n"
        "print([m for m in heavy if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip().splitlines()[-1] == "[]"
