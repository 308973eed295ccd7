from __future__ import annotations

from pathlib import Path

from saring.datasets.checks import check_rows, examine_rows
from saring.datasets.load import read_labeled_rows
from saring.datasets.review import REVIEW_COLUMNS, review_rows

TABLE = """text,label
Hubungi 0812-0000-1234 untuk mengambil hadiah mobil dari operator seluler,hoax
air sungai naik sejak subuh,benar
,hoax
Bantuan tunai dua juta rupiah cair besok pagi di kantor pos,salah
Bantuan tunai dua juta rupiah cair besok pagi di kantor pos ya kata 081200001234,fakta
belum jelas,mungkin
"""


def test_rows_are_listed_once_worst_first_with_every_reason(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(TABLE, encoding="utf-8")
    frame = examine_rows(read_labeled_rows(file))
    rows = [dict(zip(REVIEW_COLUMNS, row, strict=True)) for row in review_rows(frame, check_rows(frame))]
    assert [(row["row"], row["label"], row["reason"]) for row in rows] == [
        (7, "mungkin", ["label_unknown"]),
        (5, "hoax", ["label_conflict"]),
        (6, "not_hoax", ["label_conflict", "private_data"]),
        (4, "hoax", ["text_empty"]),
        (2, "hoax", ["private_data"]),
    ]
    assert {row["file"] for row in rows} == {str(file)}
    assert {row["suggested_label"] for row in rows} == {row["probability_of_label"] for row in rows} == {None}
    assert not any("0812" in row["text"] for row in rows)
    assert rows[-1]["text"].startswith("Hubungi [telepon] untuk")
