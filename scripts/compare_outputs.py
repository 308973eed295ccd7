"""Store what the commands write, and compare it with what another version of Saring wrote, byte for byte.

    python -m scripts.compare_outputs store FOLDER --chats CHATS --export EXPORT [--saring "saring"]
    python -m scripts.compare_outputs compare BEFORE AFTER

`store` runs `read`, `batch`, `triage`, `match` and `evaluate` over the exports in CHATS (any folder of real
exports), the demo, and EXPORT (a large chat), and keeps every output, with what was said on standard error.
`compare` prints the files that differ, with their first differing line, and ends with 1 if there are any.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
LABELLED = ("data/labelled/starter.csv", "data/gate/gate.csv")
NOW = "2026-11-25T08:00"


def commands(inputs: Path) -> list[tuple[str, list[str]]]:
    """Return a name for each run and its arguments; paths are relative to the folder of the inputs."""
    chats = [str(file.relative_to(inputs)) for file in sorted((inputs / "chats").rglob("*")) if file.is_file()]
    runs: list[tuple[str, list[str]]] = []
    for name, places in {"chats": chats, "demo": ["demo"], "export": ["export.txt"]}.items():
        for ending in ("csv", "jsonl"):
            runs.append((f"read-{name}.{ending}", ["read", *places]))
            runs.append((f"batch-{name}.{ending}", ["batch", *places]))
            runs.append((f"triage-{name}.{ending}", ["triage", *places, "--now", NOW, "--facts", "factchecks"]))
            runs.append((f"triage-all-{name}.{ending}", ["triage", *places, "--now", NOW, "--all"]))
        runs.append((f"read-names-{name}.jsonl", ["read", *places, "--keep-names"]))
        runs.append((f"match-{name}.csv", ["match", *places, "--facts", "factchecks", "--top", "3"]))
    runs.append(("since.jsonl", ["triage", "demo", "--since", "../triage-demo.jsonl", "--now", NOW]))
    return runs


def store(folder: Path, chats: Path, export: Path, saring: str) -> None:
    """Run every command in a folder that is the same for every version, and keep what it wrote and said."""
    shutil.rmtree(folder, ignore_errors=True)
    inputs = folder / "inputs"
    shutil.copytree(chats, inputs / "chats")
    shutil.copytree(REPOSITORY / "data/demo", inputs / "demo")
    shutil.copytree(REPOSITORY / "data/factchecks", inputs / "factchecks")
    shutil.copy(export, inputs / "export.txt")
    for labelled in LABELLED:
        shutil.copy(REPOSITORY / labelled, inputs)
    environ = {**os.environ, "SARING_KEY": "the same long key for every version", "SARING_LANG": "en"}
    environ["SARING_MODELS"] = str(inputs / "models")
    for name, arguments in commands(inputs):
        command = [*shlex.split(saring), *arguments, "--output", f"../{name}"]
        done = subprocess.run(command, cwd=inputs, env=environ, capture_output=True, text=True, check=False)
        (folder / f"{name}.said").write_text(f"exit {done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8")
    for labelled in LABELLED:
        command = [*shlex.split(saring), "evaluate", Path(labelled).name]
        done = subprocess.run(command, cwd=inputs, env=environ, capture_output=True, text=True, check=False)
        said = f"exit {done.returncode}\n{done.stdout}{done.stderr}"
        (folder / f"evaluate-{Path(labelled).stem}.said").write_text(said, encoding="utf-8")
    shutil.rmtree(inputs)


def compare(before: Path, after: Path) -> int:
    """Print the files that differ and the first line in which they do; return how many differ."""
    names = sorted({file.name for folder in (before, after) for file in folder.iterdir() if file.is_file()})
    n_different = 0
    for name in names:
        old, new = before / name, after / name
        if not (old.exists() and new.exists()):
            print(f"{name}: only in {before if old.exists() else after}")
            n_different += 1
        elif old.read_bytes() != new.read_bytes():
            n_different += 1
            lines = list(zip_longest(old.read_bytes().splitlines(), new.read_bytes().splitlines(), fillvalue=b""))
            different = [number for number, (one, other) in enumerate(lines) if one != other]
            print(f"{name}: {len(different)} of {len(lines)} lines differ; line {different[0] + 1}:")
            for line in lines[different[0]]:
                print("   ", line[:400].decode(errors="replace"))
    print(f"{len(names)} files, {n_different} different")
    return n_different


def main() -> None:
    """Store or compare, as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    actions = parser.add_subparsers(dest="action", required=True)
    storing = actions.add_parser("store")
    storing.add_argument("folder", type=Path)
    storing.add_argument("--chats", type=Path, required=True)
    storing.add_argument("--export", type=Path, required=True)
    storing.add_argument("--saring", default="saring")
    comparing = actions.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    given = parser.parse_args()
    if given.action == "store":
        store(given.folder.resolve(), given.chats, given.export, given.saring)
    elif compare(given.before, given.after):
        sys.exit(1)


if __name__ == "__main__":
    main()
