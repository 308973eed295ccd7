"""Learn where Indonesian sentences end, and write `pipeline/saring/resources/punkt.tsv`.

    python scripts/train_punkt.py [--data FILE...]

Learns from `data/labelled/starter.csv` and, with `--data`, from the column `text` of more CSV files. What is
written are words: abbreviations, pairs of words that belong together over a full stop, and words that often begin
a sentence. A word that is rare, or that only one file has, is left out: it may be a name.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from itertools import chain
from pathlib import Path

from nltk.tokenize.punkt import PunktTrainer

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "data" / "labelled" / "starter.csv"
TARGET = ROOT / "pipeline" / "saring" / "resources" / "punkt.tsv"
MIN_SEEN = 5
# Abbreviations any Indonesian reader knows; collections are too small to show each.
KNOWN = (
    "dr drs dra prof ir hj h st sh mm jl jln gg no nmr tgl hal kab kec kel ds dsn prov rt rw rp tlp telp hp "
    "dll dst dkk dsb yth an a.n s.d d.a bpk tn ny sdr sdri"
)
_PLAIN = re.compile(r"[a-z]+(?:[.-][a-z]+)*")


def texts_of(file: Path) -> list[str]:
    """Return the texts of a CSV file with a column `text`."""
    csv.field_size_limit(1 << 24)
    with file.open(encoding="utf-8", newline="") as stream:
        return [row["text"] or "" for row in csv.DictReader(stream)]


def learn(collections: list[list[str]]) -> list[str]:
    """Return the lines of the table, sorted."""
    trainer = PunktTrainer()
    for text in chain.from_iterable(collections):
        trainer.train(text, finalize=False)
    trainer.finalize_training()
    parameters = trainer.get_params()
    seen = Counter(w for texts in collections for text in texts for w in _words(text))
    n_files = Counter(w for texts in collections for w in {w for text in texts for w in _words(text)})

    def kept(word: str) -> bool:
        common = seen[word] >= MIN_SEEN and n_files[word] >= min(2, len(collections))
        return common and _PLAIN.fullmatch(word) is not None

    lines = {f"abbreviation\t{word}" for word in parameters.abbrev_types if kept(word) and len(word) <= 4}
    lines |= {f"abbreviation\t{word}" for word in KNOWN.split()}
    lines |= {f"collocation\t{a}\t{b}" for a, b in parameters.collocations if kept(a) and kept(b)}
    lines |= {f"starter\t{word}" for word in parameters.sent_starters if kept(word)}
    return sorted(lines)


def _words(text: str) -> list[str]:
    return [word.rstrip(".") for word in text.lower().split()]


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    lines = learn([texts_of(file) for file in (STARTER, *arguments.data)])
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} words in {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
