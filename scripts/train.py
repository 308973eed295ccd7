"""Build the shipped model from the labelled sets and the authored starter set.

    python scripts/train.py --data FOLDER [--output models/default]

FOLDER holds the public sets that data/README.md names; they are not part of this repository. The
same data and seed give the same bundle, byte for byte. What each set may teach is decided in
scripts/sources.py.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from saring.i18n import set_language
from saring.model.bundle import load_bundle, save_model
from saring.reports.card.card import card_documents, card_name
from saring.training.report import build_report
from saring.training.train import learn
from scripts.leave_one_out import beside_plain, read_political, rows_of_unseen
from scripts.sources import ROOT, load_sources, shipped_options


def main() -> None:
    """Train, write the bundle and print its card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled sets")
    parser.add_argument("--output", type=Path, default=ROOT / "models" / "default")
    arguments = parser.parse_args()
    set_language("en")
    model, evidence = learn(load_sources(arguments.data), shipped_options())
    report = build_report(model, evidence)
    rows = [*rows_of_unseen(model, evidence, read_political(arguments.data)), *report["left_out"]["rows"]]
    report["left_out"] = {"rows": beside_plain(rows)}
    documents = card_documents(model, report)
    folder = save_model(model, arguments.output, documents)
    print(documents[card_name("en", "md")])
    print(f"{folder} {load_bundle(folder).version}")


if __name__ == "__main__":
    main()
