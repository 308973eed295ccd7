"""Folders in the making: what killed runs left is removed, what others work on is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from saring.errors import OutputError
from saring.files.whole import replace_folder, temporary_folder, write_texts

PIPES: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
WORKING = (
    "import sys; from pathlib import Path; from saring.files.whole import temporary_folder\n"
    "with temporary_folder(Path(sys.argv[1])) as folder: print(folder.name, flush=True); sys.stdin.read(1)"
)


def test_a_killed_run_leaves_a_folder_that_the_next_removes_and_a_living_one_keeps_its_own(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", WORKING, str(tmp_path)], **PIPES) as other:
        assert other.stdout is not None
        held = other.stdout.readline().strip()
        with temporary_folder(tmp_path) as mine:
            assert {path.name for path in tmp_path.iterdir()} == {held, mine.name}
        other.kill()
    assert [path.name for path in tmp_path.iterdir()] == [held]
    with temporary_folder(tmp_path) as mine:
        assert list(tmp_path.iterdir()) == [mine]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_put_back_by_the_next_run_where_its_replacement_was_killed_between(tmp_path: Path) -> None:
    left = tmp_path / ".saring-killed"
    (left / "instead-of-model").mkdir(parents=True)
    (left / "instead-of-model" / "old").touch()
    with temporary_folder(tmp_path):
        pass
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["model", "model/old"]


def test_a_replacement_that_fails_leaves_the_old_folder(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    with temporary_folder(tmp_path) as temporary, pytest.raises(FileNotFoundError):
        replace_folder(temporary / "none", tmp_path / "model", temporary)
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_of_several_files_none_appears_unless_all_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(OutputError, match=r"b\.txt"):
        write_texts(tmp_path, {"a.txt": "new", "b.txt": "new"})
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", "b.txt"}
    (tmp_path / "b.txt").rmdir()
    write_texts(tmp_path, {"a.txt": "new", "b.txt": "new"})
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "a.txt": "new",
        "b.txt": "new",
    }
