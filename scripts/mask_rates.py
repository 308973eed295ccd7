"""How well private data is masked: rates on authored spellings, and how often each mask fires in a file.

    python -m scripts.mask_rates [--texts CSV]

`tests/text/private_masked.txt` has spellings that must be masked, each in braces, and `tests/text/private_kept.txt`
look-alikes that must stay. With `--texts` only counts are printed, and nothing of the texts.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from saring.text.private import mask_private
from saring.text.symbols import MASKS

FOLDER = Path(__file__).parent.parent / "tests" / "text"
_MARKED = re.compile(r"\{((?:[^{}]|\{at\})*)\}")
_ANY_MASK = re.compile("|".join(map(re.escape, MASKS.values())))


class Case(NamedTuple):
    """A text, its kind, and a pattern of what may be left of it; a text that must stay has none."""

    kind: str
    text: str
    expected: re.Pattern[str] | None

    @property
    def is_right(self) -> bool:
        """Tell whether the text is masked as it must be: all of each marked stretch, and nothing around it."""
        masked = mask_private(self.text)
        return masked == self.text if self.expected is None else bool(self.expected.fullmatch(masked))


def read_cases(name: str) -> list[Case]:
    """Read a file of cases, one a line under a heading with their kind."""
    cases, kind = [], ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind = line[2:]
        elif line:
            cases.append(_case(kind, line, is_marked=name == "private_masked.txt"))
    return cases


def _case(kind: str, line: str, *, is_marked: bool) -> Case:
    if not is_marked:
        return Case(kind, line, None)
    around = _MARKED.split(line)[::2]
    mask = rf"(?:{_ANY_MASK.pattern})?"
    return Case(kind, _MARKED.sub(r"\1", line), re.compile(mask.join(map(re.escape, around))))


def rates(cases: list[Case]) -> Iterator[tuple[str, int, int]]:
    """Yield each kind, how many of its cases are right, and how many there are."""
    totals = Counter(case.kind for case in cases)
    right = Counter(case.kind for case in cases if case.is_right)
    yield from ((kind, right[kind], total) for kind, total in totals.items())


def fired(path: Path) -> Counter[str]:
    """Count the texts of a CSV, those with a mask, and the masks of each kind."""
    counts: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            masks = Counter(_ANY_MASK.findall(mask_private(row["text"])))
            masks.subtract(_ANY_MASK.findall(row["text"]))
            counts += masks
            counts.update({"texts": 1, "changed": mask_private(row["text"]) != row["text"]})
    return counts


def main() -> None:
    """Print a Markdown table of the rates, or counts of a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path)
    texts = parser.parse_args().texts
    if texts:
        for name, count in fired(texts).most_common():
            print(f"{name}\t{count}")
        return
    for name in ("private_masked.txt", "private_kept.txt"):
        found = list(rates(read_cases(name)))
        print(f"| {name} | right | of |\n|---|---|---|")
        for kind, right, total in found:
            print(f"| {kind} | {right} | {total} |")
        print(f"| all | {sum(right for _, right, _ in found)} | {sum(total for _, _, total in found)} |\n")


if __name__ == "__main__":
    main()
