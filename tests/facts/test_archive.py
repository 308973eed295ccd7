from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from saring.errors import InputError, OutputError
from saring.facts.archive import is_archive, open_archive, save_archive
from saring.facts.match import build_archive, import_fact_checks, load_archive
from saring.facts.read import MANIFEST, RECORDS
from saring.records import FactCheck, ReadReport
from saring.rules.reading import TextReading

CHECKS = [
    FactCheck(
        "a",
        "Air galon di Sukamaju beracun",
        "Air galonnya beracun \u2028 lho",
        "Isi.",
        "https://a.example",
        "Salah",
        "X",
        date(2026, 1, 2),
    ),
    FactCheck("b", "Jembatan Kali Bening runtuh"),
    FactCheck("c", "Vaksin flu mengandung magnet"),
]
READINGS = [
    TextReading(text)
    for text in ("galon beracun di sukamaju", "jembatan kali bening runtuh kemarin", "selamat pagi", "")
]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "arsip"
    save_archive(CHECKS, build_archive(CHECKS).index, folder)
    return folder


def test_on_disk_equals_in_memory(saved: Path) -> None:
    on_disk = load_archive(saved)
    assert list(on_disk.fact_checks) == CHECKS
    assert on_disk.fact_checks[-1] == CHECKS[-1]
    assert on_disk.fact_checks[:2] == CHECKS[:2]
    assert on_disk.match(READINGS, [None] * 4, 3) == build_archive(CHECKS).match(READINGS, [None] * 4, 3)


def test_an_empty_archive_can_be_saved(tmp_path: Path) -> None:
    save_archive([], build_archive([]).index, tmp_path / "arsip")
    assert load_archive(tmp_path / "arsip").match(READINGS, [None] * 4, 3) == [[], [], [], []]


def test_the_same_records_give_the_same_files(saved: Path, tmp_path: Path) -> None:
    save_archive(CHECKS, build_archive(CHECKS).index, tmp_path / "lagi")
    for file in saved.iterdir():
        assert file.read_bytes() == (tmp_path / "lagi" / file.name).read_bytes()


@pytest.mark.parametrize("name", [RECORDS, "words.keys.npy", "owners.npy"])
def test_a_changed_file_is_refused(saved: Path, name: str) -> None:
    file = saved / name
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    with pytest.raises(InputError, match=f"{name}: expected the archive as it was saved"):
        open_archive(saved)


def test_a_missing_file_and_a_damaged_manifest_are_refused(saved: Path) -> None:
    (saved / "grams.rows.npy").unlink()
    with pytest.raises(InputError, match=r"grams\.rows\.npy: expected the archive as it was"):
        open_archive(saved)
    (saved / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="found a damaged one"):
        open_archive(saved)


def test_an_index_of_another_version_is_refused_and_renewed_by_importing_it(saved: Path) -> None:
    manifest = json.loads((saved / MANIFEST).read_text(encoding="utf-8"))
    (saved / MANIFEST).write_text(json.dumps(manifest | {"text_version": 0}), encoding="utf-8")
    with pytest.raises(InputError, match="found one of another"):
        open_archive(saved)
    assert import_fact_checks([saved], saved, ReadReport()).n_total == 3
    assert list(load_archive(saved).fact_checks) == CHECKS


def test_importing_again_updates_and_makes_no_doubles(saved: Path, tmp_path: Path) -> None:
    table = tmp_path / "baru.csv"
    table.write_text("fact_check_id,title\nb,Jembatan Kali Bening retak\nd,Beras plastik beredar\n", encoding="utf-8")
    for n_new in (1, 0):
        counts = import_fact_checks([table], saved, ReadReport())
        assert (counts.n_read, counts.n_new, counts.n_updated, counts.n_total) == (2, n_new, 2 - n_new, 4)
    titles = {check.fact_check_id: check.title for check in load_archive(saved).fact_checks}
    assert titles["b"] == "Jembatan Kali Bening retak"
    assert sorted(titles) == ["a", "b", "c", "d"]


def test_a_place_that_holds_something_else_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "foto.txt").write_text("penting", encoding="utf-8")
    with pytest.raises(OutputError, match=str(tmp_path)):
        save_archive(CHECKS, build_archive(CHECKS).index, tmp_path)
    assert not is_archive(tmp_path)
    assert (tmp_path / "foto.txt").read_text(encoding="utf-8") == "penting"
