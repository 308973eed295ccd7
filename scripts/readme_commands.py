"""Run every command of the READMEs and of `docs/`, and compare or rewrite the output the pages show.

    python scripts/readme_commands.py [--write]

Each `console` block holds commands (`$ …`) and what they print; `…` stands for lines left out, and a
`console silent` block shows no output at all. The pages of a walk run in order in one temporary folder that sees
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
WALKS = {
    "readme": ("README",),
    "office": ("docs/worklist", "docs/verdicts", "docs/factchecks", "docs/messages"),
    "analyst": ("docs/labels", "docs/models"),
}
ENDINGS = {"en": ".md", "id": ".id.md"}
BLOCK = re.compile(r"^```console(?P<silent> silent)?\n(?P<steps>.*?)^```$", re.M | re.S)
VERSION = re.compile(r"\b[0-9a-f]{12}\b")
MOST_LINES = 6


class Step(NamedTuple):
    """A command of a page, the lines the page shows, and the lines it printed."""

    command: str
    shown: list[str]
    printed: list[str]
    exit_code: int


def pages_of(walk: str, language: str) -> list[Path]:
    """Return the pages of a walk in one language."""
    return [ROOT / f"{name}{ENDINGS[language]}" for name in WALKS[walk]]


def run_pages(pages: list[Path], language: str) -> list[list[list[Step]]]:
    """Run the blocks of pages in order, in one folder; return the steps of each block of each page.

    Silent blocks hold the same commands in both languages (a test compares them) and are run once, in
    English: one of them trains a model.
    """
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "data").symlink_to(ROOT / "data")
        Path(folder, "models").mkdir()
        return [
            [
                [] if block["silent"] and language != "en" else [*_run_block(block["steps"], Path(folder), language)]
                for block in BLOCK.finditer(page.read_text(encoding="utf-8"))
            ]
            for page in pages
        ]


def _run_block(block: str, folder: Path, language: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        environment = os.environ | {
            "SARING_LANG": language,
            "SARING_KEY": "the key of the commands in the readme",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        done = subprocess.run(
            command, shell=True, cwd=folder, env=environment, text=True, capture_output=True, check=False
        )
        yield Step(command, shown, (done.stdout + done.stderr).rstrip("\n").split("\n"), done.returncode)


def as_shown(printed: list[str]) -> list[str]:
    """Return the lines a page shows of what a command printed."""
    # Versions are digests: they change with every training and say nothing here.
    lines = [VERSION.sub("…", line.replace(str(ROOT), "…")) for line in printed]
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], "…"]


def rewrite(page: Path, blocks_of_steps: list[list[Step]]) -> None:
    """Put what the commands of a page printed into it."""
    blocks = iter(blocks_of_steps)

    def fresh(block: re.Match[str]) -> str:
        steps = next(blocks)
        if block["silent"]:
            return block[0]
        lines = [line for step in steps for line in (f"$ {step.command}", *as_shown(step.printed))]
        return "\n".join(["```console", *(line for line in lines if line), "```"])

    page.write_text(BLOCK.sub(fresh, page.read_text(encoding="utf-8")), encoding="utf-8")


def main() -> None:
    """List the commands with their exit codes; `--write` rewrites the output the pages show."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="rewrite the output the pages show")
    write = parser.parse_args().write
    for walk in WALKS:
        for language in ENDINGS:
            pages = pages_of(walk, language)
            for page, blocks in zip(pages, run_pages(pages, language), strict=True):
                for step in (step for block in blocks for step in block):
                    print(f"{page.relative_to(ROOT)}: {step.command}: exit {step.exit_code}")
                if write:
                    rewrite(page, blocks)


if __name__ == "__main__":
    main()
