"""The language a command speaks: who decides it, and that the option parser speaks it too."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PARSER_WORDS = re.compile(
    r"\b(Usage|Options|Arguments|Commands|Error|Missing|Invalid|Try|such|Show|required|default|Got|Input|requires)\b"
)
SETTINGS = {"English": 'language = "en"\n', "Indonesian": 'language = "id"\n', "unreadable": "language = \n"}
MISTAKES = {
    "triage": ("'INPUT...' belum disebutkan", "saring triage"),
    "triage a.txt": ("opsi '--output' / '-o' wajib diisi", "saring triage"),
    "triage a.txt --outptu b.csv": ("opsi --outptu tidak dikenal; mungkin maksudnya --output", "saring triage"),
    "triage a.txt -o b.csv --jobs dua": ("'--jobs' / '-j' harus bilangan bulat", "saring triage"),
    "triage a.txt -o b.csv --jobs 0": ("'--jobs' / '-j' harus 1 atau lebih", "saring triage"),
    "train a.csv -o m --max-flagged 1": ("'--max-flagged' harus paling banyak 0.5", "saring train"),
    "train a.csv -o m --max-flagged x": ("'--max-flagged' harus angka", "saring train"),
    "triag": ("perintah 'triag' tidak dikenal; mungkin maksudnya 'triage', 'train'", "saring"),
    "models hapus": ("perintah 'hapus' tidak dikenal", "saring models"),
    "formats a b": ("kelebihan argumen: a b", "saring formats"),
    "score a --json=1": ("opsi '--json' tidak memakai nilai", "saring"),
    "batch a.txt -o": ("opsi '-o' perlu diikuti nilainya", "saring"),
    "--lang id": ("perintahnya belum disebutkan", "saring"),
}


def run(folder: Path, command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a machine whose own language is English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SARING_", "LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, "-c", "from saring.cli import main; main()", *command.split()],
        cwd=folder, env=kept | {"LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "PYTHONUTF8": "1"} | environ,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "command", "environ", "first"),
    [
        ("", "--help", {}, "Cara pakai"),
        ("English", "--help", {}, "Usage"),
        ("English", "--help", {"SARING_LANG": "id"}, "Cara pakai"),
        ("Indonesian", "--help", {"SARING_LANG": "en"}, "Usage"),
        ("Indonesian", "--help --lang en", {"SARING_LANG": "id"}, "Usage"),
        ("unreadable", "--help", {}, "Cara pakai"),
        ("English", "score ok", {}, "needs context"),
        ("", "score ok", {}, "butuh konteks"),
    ],
)
def test_option_then_environment_then_settings_then_indonesian(
    tmp_path: Path, settings: str, command: str, environ: dict[str, str], first: str
) -> None:
    if settings:
        (tmp_path / "saring.toml").write_text(SETTINGS[settings], encoding="utf-8")
    assert run(tmp_path, command, **environ).stdout.startswith(first)


def test_a_language_nobody_knows_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path, "score ok", SARING_LANG="fr")
    assert (done.returncode, done.stderr) == (2, "kesalahan: SARING_LANG fr: pilih id atau en\n")
    (tmp_path / "saring.toml").write_text('language = "jv"\n', encoding="utf-8")
    assert 'setelan \'language\' seharusnya "id" atau "en"' in run(tmp_path, "score ok").stderr


@pytest.mark.parametrize(("command", "mistake"), MISTAKES.items())
def test_a_command_typed_wrongly_gets_one_line(tmp_path: Path, command: str, mistake: tuple[str, str]) -> None:
    done = run(tmp_path, command)
    line = "kesalahan: {}; lihat '{} --help'\n".format(*mistake)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)


@pytest.mark.parametrize("command", ["", "score", "batch", "triage", "draft", "facts search", "train", "models export"])
def test_help_is_indonesian_throughout(tmp_path: Path, command: str) -> None:
    done = run(tmp_path, f"{command} --help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Cara pakai: saring {command}".rstrip())
    assert not PARSER_WORDS.findall(done.stdout)
