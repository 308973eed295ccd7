from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.datachecks import check_rows
from pipeline.datasets import read_labeled_rows

LONG = "Pemerintah akan membagikan bantuan tunai dua juta rupiah kepada seluruh warga mulai Senin depan"
GOOD = [
    (f"kabar biasa nomor {'abcdefghijklmnop'[i]} dari pasar", ("hoax", "not_hoax", "no_claim")[i % 3])
    for i in range(16)
]


def findings(tmp_path: Path, rows: list[tuple[str, str]]) -> dict[str, tuple[str, bool]]:
    file = tmp_path / "a.csv"
    file.write_text("text,label\n" + "".join(f'"{t}",{label}\n' for t, label in rows), encoding="utf-8")
    return {f.code: (f.detail, f.stops) for f in check_rows(read_labeled_rows(file))}


@pytest.mark.parametrize(
    ("extra", "code", "detail", "stops"),
    [
        ([("apa saja di sini", "entah")], "label_unknown", "1 rows with an unknown label 'entah' (rows 18)", True),
        ([("", "hoax")] * 9, "texts_empty", "9 empty texts", True),
        ([("", "hoax")], "texts_empty", "1 empty texts (rows 18)", False),
        ([(LONG, "hoax"), (LONG, "hoax")], "duplicates", "1 exact copies (rows 19)", False),
        ([(LONG, "hoax"), (f"{LONG} ya", "hoax")], "near_duplicates", "1 near copies", False),
        ([(LONG, "hoax"), (LONG.upper(), "not_hoax")], "labels_conflict", "2 rows of nearly the same text", False),
        ([("hubungi 0812-0000-1234 segera", "hoax")], "private_data", "1 texts hold private data (rows 18)", False),
        ([("kata " * 5000, "hoax")], "texts_long", "1 texts of more than 20000 characters", False),
    ],
)
def test_each_fault_is_found(tmp_path: Path, extra: list[tuple[str, str]], code: str, detail: str, stops: bool) -> None:
    found = findings(tmp_path, GOOD + extra)
    assert code in found
    assert found[code][0].startswith(detail)
    assert found[code][1] is stops


def test_a_source_that_tells_the_label(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    rows = [
        f"kabar {'abcdefghij'[i % 10]} {i},{('hoax', 'not_hoax')[i % 2]},{('koran', 'grup')[i % 2]}" for i in range(40)
    ]
    file.write_text("text,label,source\n" + "\n".join(rows), encoding="utf-8")
    found = {f.code: f.detail for f in check_rows(read_labeled_rows(file))}
    assert found["source_tells_label"].startswith("the source alone gives 100% of the labels (without it 50%)")


def test_a_clean_set_has_no_stopping_finding(tmp_path: Path) -> None:
    assert not any(stops for _, stops in findings(tmp_path, GOOD * 2).values())


def test_raters_and_where_they_disagree(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    labels = {"ani": ["hoax", "hoax", "not_hoax", "not_hoax"], "budi": ["hoax", "hoax", "not_hoax", "hoax"]}
    texts = ["air galon beracun", "besok gempa besar", "harga beras naik", "jalan raya ditutup"]
    rows = [f"{t},{label},{r}" for r, given in labels.items() for t, label in zip(texts, given, strict=True)]
    file.write_text("text,label,rater\n" + "\n".join(rows), encoding="utf-8")
    found = {f.code: f.detail for f in check_rows(read_labeled_rows(file))}
    # By hand: disagreement seen 2/8, expected 2 * 5 * 3 / (8 * 7) = 30/56, so alpha = 1 - 0.25 / 0.536.
    assert found["agreement"].startswith("Krippendorff's alpha between raters 0.53 on 4 texts; 1 texts have different")
    assert "rows 5, 9" in found["agreement"]
