"""Run every command of the READMEs, and compare or rewrite the output they show.

    python scripts/readme_commands.py [--write]

Each `console` block holds commands (`$ …`) and what they print; `…` stands for lines left out, and a
`console silent` block shows no output at all. The commands run in a temporary folder that sees
`data/`, so nothing is left behind.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
READMES = {"README.md": "en", "README.id.md": "id"}
BLOCK = re.compile(r"^```console(?P<silent> silent)?\n(?P<steps>.*?)^```$", re.M | re.S)
VERSION = re.compile(r"\b[0-9a-f]{12}\b")
MOST_LINES = 14


class Step(NamedTuple):
    """A command of a README, the lines it shows, and the lines it printed."""

    command: str
    shown: list[str]
    printed: list[str]
    exit_code: int


def run_readme(name: str) -> list[list[Step]]:
    """Run the blocks of a README in order, in one folder; return the steps of each block.

    Silent blocks hold the same commands in both languages (a test compares them) and are run once, in
    English: one of them trains a model.
    """
    text = (ROOT / name).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "data").symlink_to(ROOT / "data")
        Path(folder, "models").mkdir()
        return [
            []
            if block["silent"] and READMES[name] != "en"
            else [*_run_block(block["steps"], Path(folder), READMES[name])]
            for block in BLOCK.finditer(text)
        ]


def _run_block(block: str, folder: Path, language: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        environment = os.environ | {
            "SARING_LANG": language,
            "SARING_KEY": "readme",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        done = subprocess.run(
            command, shell=True, cwd=folder, env=environment, text=True, capture_output=True, check=False
        )
        yield Step(command, shown, (done.stdout + done.stderr).rstrip("\n").split("\n"), done.returncode)


def as_shown(printed: list[str]) -> list[str]:
    """Return the lines a README shows of what a command printed."""
    # Versions are digests: they change with every training and say nothing here.
    lines = [VERSION.sub("…", line.replace(str(ROOT), "…")) for line in printed]
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], "…"]


def rewrite(name: str) -> None:
    """Put what the commands print into the README."""
    blocks = iter(run_readme(name))

    def fresh(block: re.Match[str]) -> str:
        steps = next(blocks)
        if block["silent"]:
            return block[0]
        lines = [line for step in steps for line in (f"$ {step.command}", *as_shown(step.printed))]
        return "\n".join(["```console", *(line for line in lines if line), "```"])

    path = ROOT / name
    path.write_text(BLOCK.sub(fresh, path.read_text(encoding="utf-8")), encoding="utf-8")


def main() -> None:
    """Compare, or rewrite with `--write`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="rewrite the output the READMEs show")
    if parser.parse_args().write:
        for name in READMES:
            rewrite(name)
        return
    for name in READMES:
        for step in (step for block in run_readme(name) for step in block):
            print(f"{name}: {step.command}: exit {step.exit_code}")


if __name__ == "__main__":
    main()
