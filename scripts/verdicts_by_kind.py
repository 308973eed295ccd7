"""Count the verdicts of a model for each kind of text of a labelled set.

    python scripts/verdicts_by_kind.py [CSV] [--model MODEL] [--by genre|kind] [--worst N]

Without CSV, the 200 office texts of the gate set, which no model may learn from: announcements, notices, news,
questions, corrections and hoaxes, by genre. They were written for this project, and whoever wrote them knew what the
tool looks for: read the table to find the kinds that go wrong, not as a figure of quality. `--worst` prints the texts
furthest on the wrong side, with the words that moved them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "pipeline"))

import saring  # noqa: E402
from saring.model.explain import explain  # noqa: E402
from saring.model.scorer import Scorer  # noqa: E402

GATE = ROOT / "data" / "gate" / "gate.csv"


def count_verdicts(table: pd.DataFrame, scorer: Scorer, by: str) -> pd.DataFrame:
    """Return a row for each label and value of the column `by` with its number of texts and of each verdict."""
    verdicts = [score.verdict.value for score in scorer.score(list(table["text"]))]
    counts = pd.crosstab([table["label"], table[by]], verdicts)
    counts = counts.reindex(columns=[verdict.value for verdict in saring.Verdict], fill_value=0)
    counts.insert(0, "n_texts", counts.sum(axis=1))
    return counts


def worst_texts(table: pd.DataFrame, scorer: Scorer, n: int) -> Iterator[str]:
    """Yield the `n` texts whose risk is furthest on the wrong side, each with the words that moved it."""
    scores = scorer.score(list(table["text"]))
    wrong = [1 - s.risk if label == "hoax" else s.risk for s, label in zip(scores, table["label"], strict=True)]
    for place in sorted(range(len(table)), key=lambda place: -wrong[place])[:n]:
        text = table["text"].iloc[place]
        words = ", ".join(f"{span.text} {span.weight:+.2f}" for span in explain(scorer.model, text))
        yield f"{scores[place].risk:.2f} {scores[place].verdict} ({table['label'].iloc[place]}): {text}\n    {words}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("csv", nargs="?", type=Path, default=GATE)
    parser.add_argument("--model")
    parser.add_argument("--by", choices=["genre", "kind"], default="genre")
    parser.add_argument("--worst", type=int, default=0, help="print so many texts furthest on the wrong side")
    given = parser.parse_args()
    table = pd.read_csv(given.csv, dtype=str, keep_default_na=False)
    if given.by not in table:
        parser.error(f"{given.csv}: column {given.by!r} expected, found {', '.join(table.columns)}")
    table = table[table[given.by] != ""].reset_index(drop=True)
    scorer = saring.load_model(given.model)
    print(count_verdicts(table, scorer, given.by).to_string())
    for line in worst_texts(table, scorer, given.worst):
        print(line)


if __name__ == "__main__":
    main()
