"""The architecture, held: imports go downwards, libraries stay in their rooms, start-up is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "pipeline" / "saring"

FLOORS = (
    ({"records", "i18n", "resources", "compiled"}, {"errors"}, {"settings"}),
    ({"files", "text", "parallel"},),
    ({"messages", "datasets", "rules"},),
    ({"model"},),
    ({"claims", "facts", "training"},),
    ({"worklist"},),
    ({"answers", "reports"},),
    ({"desk"}, {"cli"}),
)
"""From the ground up; a room imports from the floors below. The first and the last floor have steps of their own."""
STEP_OF = {room: place for place, rooms in enumerate(step for floor in FLOORS for step in floor) for room in rooms}
LIBRARIES = {
    "typer": {"cli"},
    "rich": {"cli"},
    "pandas": {"datasets", "training", "reports", "worklist.triage"},  # `Worklist.to_frame`
    "joblib": {"parallel", "training", "model.export"},
    "dask": {"parallel"},
    "distributed": {"parallel"},
    "sklearn": {"training", "datasets", "model.export", "model.compile"},
    "scipy": {"training", "datasets", "model", "text"},
    "xlsxwriter": {"reports"},
    "python_calamine": {"files"},
    "jinja2": {"files.templates", "answers.templates"},
    "ijson": {"messages", "files"},
    "nltk": {"datasets", "claims"},
    "matplotlib": {"reports"},
    "cryptography": {"model.signature"},
    "fastapi": {"desk"},
    "starlette": {"desk"},
    "uvicorn": {"desk"},
    "sqlalchemy": {"desk"},
    "alembic": {"desk"},
    "psycopg": {"desk"},
    "argon2": {"desk"},
}
"""Where a library may be imported: a room, or one module of it."""


def imports_of(file: Path) -> set[str]:
    """Return the dotted names that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def modules() -> list[tuple[str, Path]]:
    """Return the dotted name of each module inside the package, and its file."""
    files = sorted(
        file for file in PACKAGE.rglob("*.py") if file not in {PACKAGE / "__init__.py", PACKAGE / "__main__.py"}
    )
    return [(".".join(file.relative_to(PACKAGE).with_suffix("").parts), file) for file in files]


def test_every_room_has_a_floor() -> None:
    rooms = {name.partition(".")[0] for name, _ in modules()}
    assert rooms <= set(STEP_OF)


@pytest.mark.parametrize(("module", "file"), modules(), ids=lambda value: value if isinstance(value, str) else "")
def test_imports_go_downwards_and_libraries_stay_in_their_rooms(module: str, file: Path) -> None:
    room = module.partition(".")[0]
    for name in imports_of(file):
        parts = name.split(".")
        if parts[0] == "saring" and parts[1] not in {room, "__version__"}:
            assert STEP_OF[parts[1]] < STEP_OF[room], f"{module} imports {name} from its own floor or above"
        elif parts[0] in LIBRARIES:
            allowed = LIBRARIES[parts[0]]
            assert room in allowed or module in allowed, f"{parts[0]} is imported in {module}"


HEAVY = {"pandas", "sklearn", "nltk", "scipy", "xlsxwriter", "python_calamine", "jinja2", "matplotlib", "joblib"}
HEAVY |= {"fastapi", "sqlalchemy", "alembic"}
CHAT = "24/07/26 19.12 - Bu Ani: selamat malam\n24/07/26 19.13 - Pak Budi: rapat besok jam delapan\n"


def loaded_by(*command: str) -> set[str]:
    """Run a command in a new process; return the modules it loaded."""
    code = (
        "import sys; from saring.cli import main\n"
        f"sys.argv = ['saring', *{command!r}]\n"
        "try: main()\n"
        "except SystemExit as done: assert not done.code, done.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def readers_in(modules: set[str]) -> set[str]:
    return {name.removeprefix("saring.messages.") for name in modules if name.startswith("saring.messages.")}


def test_help_loads_no_command() -> None:
    loaded = loaded_by("--help")
    ours = {name for name in loaded if name.startswith("saring.") and not name.startswith("saring.i18n")}
    assert ours == {"saring.cli", "saring.cli.app", "saring.cli.console", "saring.cli.message", "saring.cli.usage",
                    "saring.errors", "saring.records", "saring.records.message", "saring.settings"}  # fmt: skip
    assert not loaded & (HEAVY | {"numpy", "pydantic"})


@pytest.mark.parametrize("options", [[], ["--json"], ["--lang", "en"]])
def test_scoring_one_message_loads_what_it_uses(options: list[str]) -> None:
    loaded = loaded_by("score", "Air galon beracun, sebarkan ke semua grup!", *options)
    ours = {name for name in loaded if name.startswith("saring.")}
    assert {name for name in ours if name.startswith("saring.cli")} == {
        "saring.cli",
        "saring.cli.console",
        "saring.cli.message",
    }
    assert not readers_in(ours)
    assert not loaded & (
        HEAVY | {"typer", "click", "rich", "pydantic", "saring.records.worklist", "importlib.resources"}
    )


def test_reading_a_chat_loads_the_readers_of_chats(tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_text(CHAT, encoding="utf-8")
    loaded = loaded_by("read", str(tmp_path / "chat.txt"), "-o", str(tmp_path / "out.csv"))
    not_asked = {"json_platforms", "native_tables", "mapped_tables"}
    read_by = readers_in(loaded)
    assert not read_by & {f"formats.{name}" for name in not_asked} | (
        read_by & {"markup.html", "markup.xml", "presets"}
    )
    assert "formats.whatsapp.reader" in read_by
    assert not loaded & (HEAVY | {"numpy", "ijson", "saring.model.bundle", "saring.claims.claims", "saring.cli.triage"})
