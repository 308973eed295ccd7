"""Print what `saring` does with every bad input it promises to meet, one Markdown row a case.

    python scripts/error_table.py

Exits with 1 where any case behaves differently from the promise: another exit code, a traceback, more than
one line, a line that does not say where, what was expected, what was found and what to do, or a file left
half-written. The cases are those of the tests (tests/bad_inputs.py).
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.bad_inputs import CASES, Case, Result, complaints, run_case, said_errors, train_bundle

COLUMNS = ("case", "command", "exit code", "what is said", "left behind", "as promised")


def row(case: Case, result: Result, wrong: list[str]) -> str:
    """Render one case."""
    said = said_errors(result) or result.lines
    memory = [f"(peak {result.peak_mib} MiB)"] if case.max_mib else []
    cells = (
        case.name,
        f"`saring {case.command}`",
        str(result.code),
        " ".join(said + memory),
        ", ".join(result.left) or "nothing",
        "; ".join(wrong) or "yes",
    )
    short = (re.sub(r"(\S{20})\S{40,}", r"\1…", cell).replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(short) + " |"


def main() -> int:
    """Run every case in a temporary folder and print the table."""
    print("| " + " | ".join(COLUMNS) + " |")
    print("|" + " --- |" * len(COLUMNS))
    n_wrong = 0
    with tempfile.TemporaryDirectory(prefix="saring-") as temporary:
        bundle = train_bundle(Path(temporary, "latihan"))
        for number, case in enumerate(CASES):
            result = run_case(case, Path(temporary, str(number)), bundle)
            wrong = complaints(case, result)
            n_wrong += bool(wrong)
            print(row(case, result, wrong), flush=True)
    print(f"\n{len(CASES)} cases, {n_wrong} not as promised", file=sys.stderr)
    return min(n_wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
