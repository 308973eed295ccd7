from __future__ import annotations

import csv
from pathlib import Path

import pytest

from saring.datasets.load import LabeledDataset


@pytest.fixture(scope="session")
def table(starter: LabeledDataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small starter set in two sources, sorted by label as a spreadsheet leaves it."""
    path = tmp_path_factory.mktemp("tables") / "rows.csv"
    rows = sorted(zip(starter.frame["label"], starter.frame["text"], strict=True))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("text", "label", "source"))
        writer.writerows((text, label, f"grup {i % 2}") for i, (label, text) in enumerate(rows))
    return path
