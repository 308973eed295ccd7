"""Count in how many everyday messages and news sentences each word stem stands.

    python scripts/background_words.py FOLDER

FOLDER holds the public sets named in `data/README.md`. Writes `pipeline/saring/resources/background_words.tsv`;
only counts are kept, and only of stems in at least `FEWEST` texts.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from saring.files.whole import replaced_whole
from saring.text.stem import stem
from saring.text.words import words_of

SETS = (
    "bdc2020_train",
    "sms",
    "tweets_emotion",
    "opinions_reviews",
    "news_sentences",
    "umpo_tweets",
    "tbh2019_factchecks",
)
FEWEST = 4
TABLE = Path(__file__).resolve().parent.parent / "pipeline" / "saring" / "resources" / "background_words.tsv"


def count_stems(folder: Path) -> tuple[int, Counter[str]]:
    """Return the number of texts, and for each stem the number of texts that hold it."""
    n_texts, counts = 0, Counter[str]()
    for name in SETS:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                n_texts += 1
                counts.update(set(map(stem, words_of(row["text"]))))
    return n_texts, counts


def main() -> None:
    """Read the sets and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    n_texts, counts = count_stems(parser.parse_args().folder)
    kept = sorted((word, n) for word, n in counts.items() if n >= FEWEST)
    with replaced_whole(TABLE) as temporary:
        lines = [
            "# In how many of the texts of the public sets named in data/README.md each word stem stands:",
            "# written by scripts/background_words.py, the number of texts first.",
            f"\t{n_texts}",
            *(f"{word}\t{n}" for word, n in kept),
        ]
        temporary.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{n_texts} texts, {len(kept)} stems -> {TABLE}")


if __name__ == "__main__":
    main()
