from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from saring.datasets.load import (
    LABEL_SPELLINGS,
    canonical_label,
    load_dataset,
    published_dates,
    read_labeled_rows,
    require_trainable,
)
from saring.errors import DatasetError, InputError

ROWS = [("air galon beracun sebarkan", "hoax"), ("rapat warga jam tujuh", "no_claim"), ("harga bensin naik", "fakta")]


def write(path: Path, separator: str = ",", encoding: str = "utf-8", header: str = "text,label") -> Path:
    lines = [header.replace(",", separator), *(f"{text}{separator}{label}" for text, label in ROWS)]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_excel_writes_just_works(tmp_path: Path, separator: str, encoding: str) -> None:
    frame = load_dataset([write(tmp_path / "a.csv", separator, encoding)]).frame
    assert list(frame["label"]) == ["hoax", "no_claim", "not_hoax"]
    assert list(frame["row"]) == [2, 3, 4]
    assert set(frame["source"]) == {"a"}


def test_names_the_office_masks_are_masked_in_labelled_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "a.csv"
    table.write_text("text,label\nkata mpok  RUKMANANTI besok banjir,hoax\nrukmanantika jaya,fakta\n", encoding="utf-8")
    settings = tmp_path / "saring.toml"
    settings.write_text('[privacy]\nnames = ["Mpok Rukmananti"]\n', encoding="utf-8")
    assert "RUKMANANTI" in load_dataset([table]).frame["text"].iloc[0]
    monkeypatch.setenv("SARING_SETTINGS", str(settings))
    assert list(load_dataset([table]).frame["text"]) == ["kata [nama] besok banjir", "rukmanantika jaya"]
    assert "RUKMANANTI" in read_labeled_rows(table)["text"].iloc[0]  # `data check` names the row
    monkeypatch.delenv("SARING_SETTINGS")
    assert "RUKMANANTI" in load_dataset([table]).frame["text"].iloc[0]


@pytest.mark.parametrize(("label", "spellings"), LABEL_SPELLINGS.items())
def test_every_documented_spelling_is_understood(label: str, spellings: tuple[str, ...]) -> None:
    assert {canonical_label(spelling.upper()) for spelling in spellings} == {label}


@pytest.mark.parametrize("name", ["labels.md", "labels.id.md"])
def test_every_spelling_is_documented(name: str) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / name).read_text(encoding="utf-8")
    for spellings in LABEL_SPELLINGS.values():
        for spelling in spellings:
            assert f"`{spelling}`" in page, spelling


def test_an_unknown_label_names_its_row(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("text,label\nsatu dua,hoax\ntiga empat,entahlah\n", encoding="utf-8")
    with pytest.raises(DatasetError, match=r"a\.csv:3: expected a label of hoax, not_hoax, no_claim, found 'entahlah'"):
        load_dataset([file])


def test_columns_that_lack_or_double(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="expected a column 'label', found: text, kolom"):
        load_dataset([write(tmp_path / "a.csv", header="text,kolom")])
    with pytest.raises(DatasetError, match="found twice: text"):
        load_dataset([write(tmp_path / "b.csv", header="text,text")])


def test_empty_texts_are_left_out_and_told_or_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("text,label\n" + "halo semua,no_claim\n" * 9 + ",hoax\n", encoding="utf-8")
    dataset = load_dataset([file])
    assert len(dataset.frame) == 9
    assert dataset.notes == (f"{file}: 1 rows without text were left out",)
    file.write_text("text,label\nhalo semua,no_claim\n,hoax\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="found 1 of 2 empty"):
        load_dataset([file])


def test_too_little_to_train_on(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="expected at least 20 rows, found 3"):
        require_trainable(load_dataset([write(tmp_path / "a.csv")]))
    file = tmp_path / "one.csv"
    file.write_text("text,label\n" + "\n".join(f"kabar nomor {i},hoaks" for i in range(30)), encoding="utf-8")
    with pytest.raises(DatasetError, match="at least 5 rows labelled not_hoax, found 0"):
        require_trainable(load_dataset([file]))


def test_missing_and_empty_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="found nothing there"):
        load_dataset([tmp_path / "none.csv"])
    (tmp_path / "empty.csv").touch()
    with pytest.raises(InputError, match="found an empty file"):
        load_dataset([tmp_path / "empty.csv"])


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2019-03-01", "2019-03-01"),
        ("2019-03-01 10:00", "2019-03-01"),
        ("2019-03-01T01:00:00+07:00", "2019-02-28"),
        ("1 Maret 2019", "2019-03-01"),
        ("Jum'at, 17 Agustus 2018", "2018-08-17"),
        ("12 Okt 2018", "2018-10-12"),
        ("01/03/2019", "2019-03-01"),
        ("25-12-2019", "2019-12-25"),
        ("2019-13-01", None),
        ("01/03/19", None),
        ("kemarin", None),
        ("now", None),
        ("12", None),
        ("", None),
        (float("nan"), None),
    ],
)
def test_dates_as_people_write_them(given: object, day: str | None) -> None:
    (date,) = published_dates(pd.DataFrame({"published_on": [given]}))
    assert (None if pd.isna(date) else str(date.date())) == day
