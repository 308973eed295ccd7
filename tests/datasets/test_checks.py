from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from saring.datasets.checks import LEVELS, Finding, check_rows, examine_rows
from saring.datasets.load import read_labeled_rows

LONG = "Pemerintah akan membagikan bantuan tunai dua juta rupiah kepada seluruh warga mulai Senin depan"
GOOD = [
    (f"kabar biasa nomor {'abcdefghijklmnop'[i]} dari pasar", ("hoax", "not_hoax", "no_claim")[i % 3])
    for i in range(16)
]


def examined(tmp_path: Path, text: str) -> pd.DataFrame:
    file = tmp_path / "a.csv"
    file.write_text(text, encoding="utf-8")
    return examine_rows(read_labeled_rows(file))


def findings(tmp_path: Path, rows: list[tuple[str, str]]) -> dict[str, Finding]:
    frame = examined(tmp_path, "text,label\n" + "".join(f'"{t}",{label}\n' for t, label in rows))
    return {f.code: f for f in check_rows(frame)}


@pytest.mark.parametrize(
    ("extra", "code", "detail", "level"),
    [
        ([("apa saja di sini", "entah")], "label_unknown", "1 rows with an unknown label 'entah' (rows 18)", "stops"),
        ([("", "hoax")] * 9, "text_empty", "9 empty texts (rows 18, 19, 20, 21, 22, …), more than a fifth", "stops"),
        ([("", "hoax")], "text_empty", "1 empty texts (rows 18)", "look"),
        ([(LONG, "hoax"), (LONG, "hoax")], "duplicates", "1 exact copies (rows 19)", "look"),
        ([(LONG, "hoax"), (f"{LONG} ya", "hoax")], "near_duplicates", "1 near copies (rows 19)", "note"),
        ([(LONG, "hoax"), (LONG.upper(), "not_hoax")], "label_conflict", "2 rows of nearly the same text", "look"),
        ([("hubungi 0812-0000-1234 segera", "hoax")], "private_data", "1 texts hold private data (rows 18)", "look"),
        ([("kata " * 5000, "hoax")], "text_long", "1 texts of more than 20000 characters", "look"),
        ([("air galon beracun", "SALAH"), ("air biasa", " salah")], "spellings", "label spellings", "note"),
        ([], "label_errors_skipped", "label errors were not looked for among hoax, no_claim, not_hoax", "note"),
    ],
)
def test_each_fault_is_found(tmp_path: Path, extra: list[tuple[str, str]], code: str, detail: str, level: str) -> None:
    found = findings(tmp_path, GOOD + extra)
    assert code in found
    assert found[code].detail.startswith(detail)
    assert found[code].level == level


def test_findings_come_in_the_order_of_their_levels_and_name_their_rows(tmp_path: Path) -> None:
    rows = [*GOOD, (LONG, "hoax"), (LONG, "fakta"), ("Hubungi 081200001234", "entah")]
    found = findings(tmp_path, rows)
    levels = [LEVELS.index(f.level) for f in found.values()]
    assert levels == sorted(levels)
    assert found["label_conflict"].rows == (16, 17)
    assert found["label_unknown"].rows == found["private_data"].rows == (18,)
    assert found["spellings"].detail.endswith("'fakta' → not_hoax 1")


def test_an_unknown_label_is_shown_short_and_without_private_data(tmp_path: Path) -> None:
    detail = findings(tmp_path, [("halo", "hubungi 0812-0000-1234 " + "kata " * 50)])["label_unknown"].detail
    assert "[telepon]" in detail
    assert "0812" not in detail
    assert len(detail) < 200


def test_a_table_without_rows_is_too_little(tmp_path: Path) -> None:
    found = findings(tmp_path, [])
    assert found["rows_too_few"].detail == "only 0 rows; at least 20 are needed"


@pytest.mark.parametrize(("n_words", "code"), [(9, "lengths"), (10, "length_tells_label")])
def test_length_is_a_shortcut_beyond_three_times(tmp_path: Path, n_words: int, code: str) -> None:
    letters = "abcdefgh"
    rows = [(f"satu dua {letter}", "hoax") for letter in letters]
    rows += [(" ".join(["kata", *letter * (n_words - 1)]), "not_hoax") for letter in letters]
    found = findings(tmp_path, rows)
    assert {"lengths", "length_tells_label"} & set(found) == {code}
    assert f"hoax 3 / 3 / 3; not_hoax {n_words} / {n_words} / {n_words}" in found[code].detail


def test_a_source_that_tells_the_label(tmp_path: Path) -> None:
    rows = [
        f"kabar {'abcdefghij'[i % 10]} {i},{('hoax', 'not_hoax')[i % 2]},{('koran', 'grup')[i % 2]}" for i in range(40)
    ]
    found = {f.code: f.detail for f in check_rows(examined(tmp_path, "text,label,source\n" + "\n".join(rows)))}
    assert found["source_tells_label"].startswith("the source alone gives 100% of the labels (without it 50%)")
    assert found["source_tells_label"].endswith("'grup' not_hoax, 'koran' hoax")


def test_a_clean_set_has_no_stopping_finding(tmp_path: Path) -> None:
    assert not any(f.level == "stops" for f in findings(tmp_path, GOOD * 2).values())


def rated(tmp_path: Path, labels: dict[str, list[str]]) -> dict[str, Finding]:
    texts = ["air galon beracun", "besok gempa besar", "harga beras naik", "jalan raya ditutup"]
    rows = [f"{t},{label},{r}" for r, given in labels.items() for t, label in zip(texts, given, strict=False)]
    return {f.code: f for f in check_rows(examined(tmp_path, "text,label,rater\n" + "\n".join(rows)))}


def test_raters_and_where_they_disagree(tmp_path: Path) -> None:
    found = rated(
        tmp_path,
        {"ani": ["hoax", "hoax", "not_hoax", "not_hoax"], "budi": ["hoax", "hoax", "not_hoax", "hoax"]},
    )
    # Seen disagreement 2/8, expected 2 * 5 * 3 / (8 * 7) = 30/56: alpha = 1 - 0.25 / 0.536. Agreement 3/4,
    # by chance 1/2 * 3/4 + 1/2 * 1/4 = 1/2: kappa = (3/4 - 1/2) / (1 - 1/2).
    assert found["agreement"].detail.startswith(
        "agreement of 2 raters on 4 texts: Cohen's kappa 0.50, Krippendorff's alpha 0.53"
    )
    assert found["rater_disagreement"].detail.startswith("1 texts were labelled differently by their raters (rows 5, 9")
    assert "write down what each label means" in found["rater_disagreement"].detail
    assert found["rater_disagreement"].rows == (3, 7)


def test_a_second_opinion_is_neither_a_copy_nor_a_conflict(tmp_path: Path) -> None:
    found = rated(tmp_path, {"ani": ["hoax", "not_hoax"], "budi": ["hoax", "hoax"]})
    assert {"duplicates", "label_conflict"} & set(found) == set()


def test_one_rater_who_labels_a_text_twice_is_a_conflict(tmp_path: Path) -> None:
    rows = "air galon beracun,hoax,ani\nair galon beracun,fakta,ani\n"
    found = {f.code: f for f in check_rows(examined(tmp_path, f"text,label,rater\n{rows}"))}
    assert found["label_conflict"].rows == (0, 1)
    assert "rater_disagreement" not in found


@pytest.mark.parametrize(
    ("labels", "detail"),
    [
        ({"ani": ["hoax"], "budi": ["hoax"]}, "1 texts were labelled by more than one rater, all with the same one"),
        ({"ani": ["hoax", "fakta"]}, "no text was labelled by two raters"),
    ],
)
def test_agreement_that_cannot_be_measured_says_why(tmp_path: Path, labels: dict[str, list[str]], detail: str) -> None:
    assert rated(tmp_path, labels)["agreement"].detail.startswith(detail)


def test_a_rater_column_that_nobody_filled_in_says_nothing(tmp_path: Path) -> None:
    assert "agreement" not in rated(tmp_path, {"": ["hoax", "fakta"], " ": ["hoax", "hoax"]})
