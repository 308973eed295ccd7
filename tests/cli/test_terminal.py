"""Names of files, members of archives and lines of anybody's never command the terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from saring.cli.console import print_json, print_result, write_note

HOSTILE = "x\x1b]0;judul\x07\x1b[2J\u202etxt\x9b31m\rerror: palsu\ncatatan: palsu"
OBEYED = set(map(chr, [*range(9), *range(0xB, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F)]))


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from saring.cli import main; main()", "--lang", "en", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, timeout=120, env=os.environ, encoding="utf-8")


def test_a_file_name_reaches_the_screen_as_text(tmp_path: Path) -> None:
    name = HOSTILE.replace("/", "")
    (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run("read", name, "-o", "o.csv", folder=tmp_path)
    assert done.returncode == 2
    assert not OBEYED & set(done.stdout + done.stderr)
    assert "[U+001B]]0;judul[U+0007]" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_member_of_an_archive_and_a_value_reach_the_screen_as_text(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(HOSTILE, b"GIF89a")
        archive.writestr("b.csv", "text,sender\nlistrik padam,Ani\n")
    checks = {"claims": [{"text": "a", "claimReview": [{"title": HOSTILE, "url": f"x:{HOSTILE}"}]}]}
    (tmp_path / "f.json").write_text(json.dumps(checks), encoding="utf-8")
    done = [
        run("read", "a.zip", "-o", "o.csv", folder=tmp_path),
        run("facts", "import", "f.json", "-o", "arsip", folder=tmp_path),
        run("facts", "list", "arsip", folder=tmp_path),
    ]
    assert [one.returncode for one in done] == [0, 0, 0]
    assert not OBEYED & set("".join(one.stdout + one.stderr for one in done))
    assert "txt[U+009B]31m" in done[2].stdout


def test_json_on_the_screen_is_the_same_data(capsys: pytest.CaptureFixture[str]) -> None:
    print_json(json.dumps({"text": HOSTILE}, ensure_ascii=False, indent=1))
    said = capsys.readouterr().out
    assert json.loads(said) == {"text": HOSTILE}
    assert not OBEYED & set(said)


def test_a_result_keeps_its_lines_and_a_note_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    print_result("judul\tisi\nbaris \u200e👨‍👩‍👧 عربي\ud800\x1b")
    write_note("judul\tisi\nbaris")
    assert tuple(capsys.readouterr()) == (
        "judul\tisi\nbaris \u200e👨‍👩‍👧 عربي[U+D800][U+001B]\n",
        "judul[U+0009]isi[U+000A]baris\n",
    )
