"""Count the verdicts of a model for each kind of text of a labelled set.

    python scripts/verdicts_by_kind.py [CSV] [--model MODEL] [--by kind|genre] [--split held_out|train]

Without CSV, the authored office texts (`data/labelled/office.csv`): announcements, notices, news, questions and
corrections, and hoaxes of the same subjects beside them. `--by genre` counts their fifteen genres; `--split held_out`
counts the 200 texts that no model may learn from. They were written for this project, and whoever wrote them knew
what the tool looks for: read the table to find the kinds that go wrong, not as a figure of quality.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "pipeline"))

import saring  # noqa: E402

OFFICE_TEXTS = ROOT / "data" / "labelled" / "office.csv"


def count_verdicts(table: pd.DataFrame, model: str | None, by: str = "kind") -> pd.DataFrame:
    """Return a row for each label and value of the column `by` with its number of texts and of each verdict."""
    verdicts = [score.verdict.value for score in saring.load_model(model).score(list(table["text"]))]
    counts = pd.crosstab([table["label"], table[by]], verdicts)
    counts = counts.reindex(columns=[verdict.value for verdict in saring.Verdict], fill_value=0)
    counts.insert(0, "n_texts", counts.sum(axis=1))
    return counts


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("csv", nargs="?", type=Path, default=OFFICE_TEXTS)
    parser.add_argument("--model")
    parser.add_argument("--by", choices=["kind", "genre"], default="kind")
    parser.add_argument("--split", choices=["held_out", "train"], help="only rows with this value in the column split")
    given = parser.parse_args()
    table = pd.read_csv(given.csv, dtype=str, keep_default_na=False)
    missing = {given.by, "split" if given.split else given.by} - set(table.columns)
    if missing:
        parser.error(f"{given.csv}: column {sorted(missing)[0]!r} expected, found {', '.join(table.columns)}")
    if given.split:
        table = table[table["split"] == given.split].reset_index(drop=True)
    print(count_verdicts(table, given.model, given.by).to_string())


if __name__ == "__main__":
    main()
