"""Tables whose columns a preset or a map file names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from saring.errors import InputError
from saring.messages import ReadOptions, iter_messages
from saring.messages.presets import find_preset, load_map, presets
from saring.records import Message, ReadReport
from saring.text.time_formats import parse_time
from saring.text.zones import zone_of

PRESETS = Path(__file__).parents[1] / "presets"


def read(path: Path, options: ReadOptions, report: ReadReport | None = None) -> list[Message]:
    report = report or ReadReport()
    messages = list(iter_messages([str(path)], options, report))
    assert report.account.balanced
    return messages


def map_file(folder: Path, text: str) -> str:
    path = folder / "peta.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", sorted(presets()))
def test_every_preset_reads_its_table(name: str) -> None:
    (path,) = (PRESETS / name).iterdir()
    report = ReadReport()
    (message,) = read(path, ReadOptions(preset=name), report)
    assert report.failures == report.notes == []
    assert message.platform == presets()[name].platform
    assert message.text
    assert message.sender
    assert message.sent_at is not None
    assert message.sent_at.month in (3, 5, 7)
    wanted = [field for field in ("chat", "link", "forwarded_from") if getattr(message, field)]
    assert wanted or name == "tiktok"


def test_a_preset_goes_into_objects_and_joins_columns() -> None:
    (shared,) = read(PRESETS / "googleplus" / "pos.json", ReadOptions(preset="googleplus"))
    assert (shared.chat, shared.forwarded_from) == ("Warga Siaga", "Kabar Kilat")
    (slide,) = read(PRESETS / "slideshare" / "slides.csv", ReadOptions(preset="slideshare"))
    assert slide.text == "Bahaya Antena Baru\nRadiasi membuat sakit, katanya"


def test_a_map_file_names_the_columns(tmp_path: Path) -> None:
    table = tmp_path / "forum.csv"
    table.write_text("Judul;Isi;Nama;Waktu\nAir;Air mati;Bu Sri;24 Agustus 2024 09.43\n", encoding="utf-8")
    options = ReadOptions(map_file=map_file(tmp_path, (
        'platform = "forumdesa"\ntext = "judul + isi"\nauthor = "nama"\ntime = "waktu"\n'
        'time_formats = ["%d %B %Y %H.%M"]\nzone = "WIB"\n'
    )))  # fmt: skip
    (message,) = read(table, options)
    assert (message.platform, message.text, message.sender) == ("forumdesa", "Air\nAir mati", "Bu Sri")
    assert message.sent_at is not None
    assert message.sent_at.isoformat() == "2024-08-24T09:43:00+07:00"


def test_a_map_file_finds_the_list_in_a_document(tmp_path: Path) -> None:
    document = tmp_path / "api.json"
    rows = [{"isi": {"teks": f"pesan {i}"}} for i in range(3)]
    document.write_text(json.dumps({"meta": {"n": 3}, "data": {"komentar": rows}}, indent=1), encoding="utf-8")
    options = ReadOptions(map_file=map_file(tmp_path, 'text = "isi.teks"\nrecords = "data.komentar"\n'))
    assert [m.text for m in read(document, options)] == ["pesan 0", "pesan 1", "pesan 2"]


def test_json_lines_may_lack_the_text_in_some_lines(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"id": 1}\n{"id": 2, "caption": {"text": "ada"}}\n', encoding="utf-8")
    messages = read(lines, ReadOptions(preset="instagram"))
    assert [m.text for m in messages] == ["", "ada"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("text = [", "TOML"),
        ('author = "a"', "expected the column of the text, found only: author"),
        ('text = "a"\nwarna = "b"', "found 'warna'"),
        ('text = ["a", 3]', r"list of names in 'text', found \['a', 3\]"),
        ('text = ""', "list of names in 'text', found ''"),
        ('text = "a"\nzone = "Mars/Utara"', "found 'Mars/Utara'"),
    ],
)
def test_a_map_that_makes_no_sense_is_one_line(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load_map(map_file(tmp_path, content))


def test_an_unknown_preset_names_those_there_are() -> None:
    with pytest.raises(InputError, match=r"expected one of plurk, flickr.*found another name"):
        find_preset("frenster")


def test_a_table_without_the_mapped_column_names_those_it_has(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("judul,kota\nx,y\n", encoding="utf-8")
    report = ReadReport()
    assert list(iter_messages([str(table)], ReadOptions(preset="plurk"), report)) == []
    assert report.failures[0].endswith("found: judul, kota; correct the map or choose another preset")


def test_times_nobody_expected_are_told(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("text,waktu\nsatu,kemarin\ndua,2024-07-24\n", encoding="utf-8")
    report = ReadReport()
    assert [m.sent_at is None for m in read(table, ReadOptions(), report)] == [True, False]
    assert "1 times could not be read, for example 'kemarin'" in report.notes[0]


def test_zones_and_times() -> None:
    assert str(zone_of("+07:00")) == str(zone_of("wib")) == "UTC+07:00"
    with pytest.raises(ValueError, match="Mars"):
        zone_of("Mars")
    assert parse_time("x", ("unix", "iso", "%Y")) is None
    assert parse_time("1e400", ("unix",)) is None


@pytest.mark.parametrize("written", ["3 Agt 2024", "3 Agustus 2024", "3 agust 2024", "3 Aug 2024", "3 August 2024"])
def test_months_long_and_short(written: str) -> None:
    found = parse_time(written, ("%d %b %Y", "%d %B %Y"))
    assert found is not None
    assert found.isoformat() == "2024-08-03T00:00:00"


def test_a_word_that_begins_like_a_month_is_none() -> None:
    assert parse_time("3 Desa 2024", ("%d %b %Y", "%d %B %Y")) is None
    assert parse_time("3 Marga 2024", ("%d %b %Y", "%d %B %Y")) is None


def test_a_cell_too_many_is_not_lost(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("waktu,text\n2024-07-24,besok, lusa, dan seterusnya\n", encoding="utf-8")
    assert [m.text for m in read(table, ReadOptions())] == ["besok, lusa, dan seterusnya"]


def test_what_came_before_a_break_in_a_document_is_kept(tmp_path: Path) -> None:
    document = tmp_path / "putus.json"
    document.write_text('[\n{"text": "satu"},\n{"text": "dua"},\n{"text": "ti', encoding="utf-8")
    report = ReadReport()
    assert [m.text for m in iter_messages([str(document)], ReadOptions(), report)] == ["satu", "dua"]
    assert len(report.failures) == 1
    assert "expected a row of the table" in report.failures[0]
