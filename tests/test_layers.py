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
    ("measuring", "fitting", "store", "registry"),
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
    ("settings", "text", "context", "prose", "denial", "clock", "places", "terms", "wordlists", "journal"),
    ("packing", "cluster", "pools", "parallel"),
    ("records", "scored", "errors", "shipped", "compiled", "numbers"),
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
    "joblib": {"export", "fitting", "pools", "cluster"},
    "dask": {"cluster"},
    "distributed": {"cluster"},
    "sklearn": {"calibration", "splits", "fitting", "labelerrors", "export"},
    "scipy": {"calibration", "fitting", "training", "outofcore", "grouping"},
    "openpyxl": {"readers", "reports"},
    "ijson": {"readers"},
    "xlsxwriter": {"reports"},
    "nltk": {"agreement", "titles"},
    "numpy": {"features", "grouping", "nearcopies", "calibration", "evaluation", "curves", "questions", "splits",
              "shortcuts", "measuring",
              "retrieval", "archive_store", "familiarity", "agreement", "drift", "store", "fitting", "training",
              "training_report", "outofcore", "labelerrors", "packing", "scoring", "explain", "export", "promotion"},
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


HEAVY = {"pandas", "sklearn", "nltk", "scipy", "openpyxl", "matplotlib", "joblib"}
CHAT = "24/07/26 19.12 - Bu Ani: selamat malam\n24/07/26 19.13 - Pak Budi: rapat besok jam delapan\n"


def loaded_by(*command: str) -> set[str]:
    """Run a command in a new process; return the modules it loaded."""
    code = (
        "import sys; from pipeline.cli import main\n"
        f"sys.argv = ['saring', *{command!r}]\n"
        "try: main()\n"
        "except SystemExit as done: assert not done.code, done.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def readers_in(modules: set[str]) -> set[str]:
    return {name.removeprefix("pipeline.readers.") for name in modules if name.startswith("pipeline.readers.")}


def test_help_loads_no_command() -> None:
    loaded = loaded_by("--help")
    ours = {name for name in loaded if name.startswith("pipeline.") and not name.startswith("pipeline.phrases")}
    assert ours == {"pipeline.cli", "pipeline.cli.app", "pipeline.cli.console", "pipeline.cli.message",
                    "pipeline.errors", "pipeline.numbers", "pipeline.scored"}  # fmt: skip
    assert not loaded & (HEAVY | {"numpy", "pydantic"})


@pytest.mark.parametrize("options", [[], ["--json"], ["--lang", "en"]])
def test_scoring_one_message_loads_what_it_uses(options: list[str]) -> None:
    loaded = loaded_by("score", "Air galon beracun, sebarkan ke semua grup!", *options)
    ours = {name for name in loaded if name.startswith("pipeline.")}
    assert {name for name in ours if name.startswith("pipeline.cli")} == {
        "pipeline.cli",
        "pipeline.cli.console",
        "pipeline.cli.message",
    }
    assert not readers_in(ours)
    assert not loaded & (HEAVY | {"typer", "click", "rich", "pydantic", "pipeline.records", "importlib.resources"})


def test_reading_a_chat_loads_the_readers_of_chats(tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_text(CHAT, encoding="utf-8")
    loaded = loaded_by("read", str(tmp_path / "chat.txt"), "-o", str(tmp_path / "out.csv"))
    assert not readers_in(loaded) & {"json_platforms", "htmls", "xmls", "mail", "native_tables", "mapped", "mapping"}
    assert "whatsapp" in readers_in(loaded)
    assert not loaded & (HEAVY | {"numpy", "ijson", "pipeline.store", "pipeline.claims", "pipeline.cli.triage"})
