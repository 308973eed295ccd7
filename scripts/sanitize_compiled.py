"""Run tests and fuzzing over the compiled loops with checks of every access to memory and of undefined behaviour.

    python -m scripts.sanitize_compiled [--fuzz-seconds 120]

The loops are built with GCC's address and undefined-behaviour sanitizers into a temporary copy of the package, which
tests/compiled and the targets of the fuzzer that run compiled code then import. Python takes its memory from malloc, so
that reading beside a string or an array is seen. A finding ends the run with the place in the C code. Linux, GCC.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.build_compiled import ROOM, ROOT, build

SANITIZE = ["-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"]
FLAGS = ["-O1", "-g", "-fno-omit-frame-pointer", *SANITIZE]
BESIDE = ("tests", "scripts", "data", "models", "pyproject.toml", "README.md", "CHANGELOG.md")
COMPILED_TARGETS = "normaliser,private data,checks,rows,whatsapp,scores"


def copy_package(into: Path) -> None:
    """Copy the package without its compiled loops, and link to what its tests read."""
    package = Path("pipeline") / "saring"
    shutil.copytree(ROOT / package, into / package, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    for name in BESIDE:
        (into / name).symlink_to(ROOT / name)


def sanitizers() -> str:
    """Return the libraries that must be loaded before Python; raises `SystemExit` where GCC has none."""
    names = ("libasan.so", "libubsan.so")
    asked = [subprocess.run(["gcc", f"-print-file-name={name}"], capture_output=True, text=True) for name in names]
    found = [done.stdout.strip() for done in asked]
    if not all(Path(path).is_absolute() for path in found):
        raise SystemExit("sanitize_compiled: expected GCC with its sanitizers, found none; install gcc and libasan")
    return " ".join(found)


def environment(folder: Path) -> dict[str, str]:
    """Return the environment in which Python loads the sanitized loops."""
    options = "detect_leaks=0:abort_on_error=0:allocator_may_return_null=1:detect_stack_use_after_return=1"
    return os.environ | {
        "LD_PRELOAD": sanitizers(),
        "ASAN_OPTIONS": options,
        "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
        "PYTHONMALLOC": "malloc",
        "PYTHONPATH": os.pathsep.join((str(folder / "pipeline"), str(folder))),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def main() -> int:
    """Build, run the tests, fuzz; return the first exit code that is not 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fuzz-seconds", type=int, default=120)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="saring-") as name:
        folder = Path(name)
        copy_package(folder)
        if not build(folder / ROOM, FLAGS, SANITIZE):
            raise SystemExit(
                "sanitize_compiled: expected a C compiler with sanitizers, found none that builds the loops"
            )
        checks = (
            ["pytest", "-n", "0", "-q", "-p", "no:cacheprovider", "tests/compiled", "tests/model/test_features.py"],
            ["scripts.fuzz", "--seconds", str(asked.fuzz_seconds), "--targets", COMPILED_TARGETS],
        )
        for check in checks:
            done = subprocess.run([sys.executable, "-m", *check], cwd=folder, env=environment(folder))
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
