"""Whatever Saring writes beside the exports is known the next time, and never read as messages."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from saring.datasets.review import REVIEW_COLUMNS
from saring.files.own_output import COLUMNS, READ_COLUMNS, kinds_of
from saring.files.sources import single_source
from saring.messages import ReadOptions, iter_messages
from saring.records import Message, ReadReport
from saring.reports import message_rows
from saring.reports.rows import FLIP_COLUMNS, MATCH_COLUMNS
from saring.worklist.rows import TRIAGE_COLUMNS
from tests.cli.test_commands import saring
from tests.conftest import ROOT

CHAT = "Chat WhatsApp dengan RT 05.txt"
LINES = (
    "20/07/26 08.00 - Bu Sumi: Mulai besok air PAM di Sukamaju dicampur obat, jangan diminum tiga hari, sebarkan",
    "20/07/26 08.30 - Pak Karjo: Mulai besok air PAM di Sukamaju dicampur obat, jangan diminum tiga hari, sebarkan",
    "20/07/26 09.00 - Bu Lilik: Kerja bakti hari Minggu jam tujuh ya bapak ibu",
)
FACTS = ROOT / "data" / "factchecks"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, bundle: Path) -> Iterator[Path]:
    """A folder with one export and everything that can be written from it."""
    folder = tmp_path_factory.mktemp("office")
    export(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SARING_LANG", "en")
        patch.setenv("SARING_KEY", "test key for digests of senders, long enough")
        write_everything(folder, bundle)
        yield folder


def export(folder: Path) -> Path:
    (folder / CHAT).write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return folder / CHAT


def write_everything(folder: Path, bundle: Path) -> None:
    chat, model = folder / CHAT, ("--model", bundle)
    for ending in ("csv", "jsonl", "xlsx", "html"):
        saring("triage", chat, "--all", "--output", folder / f"daftar.{ending}", *model)
        saring("batch", chat, "--output", folder / f"pesan.{ending}", *model)
    saring("read", chat, "--output", folder / "baca.csv")
    saring("read", chat, "--output", folder / "baca.xlsx", "--lang", "id")
    saring("match", chat, "--facts", FACTS, "--output", folder / "cocok.csv")
    saring("facts", "import", FACTS, "--output", folder / "arsip")
    key = json.loads((folder / "daftar.jsonl").open(encoding="utf-8").readline())["claim_id"]
    for language in ("id", "en"):
        listed = ("--worklist", folder / "daftar.jsonl", "--lang", language)
        saring("draft", key, *listed, "--output", folder / f"draf-{language}.txt")
        saring("draft", key, *listed, "--output", folder / f"draf-{language}")
        saring("summary", *listed, "--output", folder / f"ringkasan-{language}.txt")
    (folder / "tanda.csv").write_text(f"claim_id,status,note,marked_at\n{key},done,,2026-07-20\n", encoding="utf-8")
    shutil.copytree(bundle, folder / "model")


def texts(folder: Path, report: ReadReport) -> list[str]:
    return [message.text for message in iter_messages([str(folder)], ReadOptions(), report)]


def test_a_folder_is_read_as_if_nothing_had_been_written_into_it(office: Path, tmp_path: Path) -> None:
    plain, report = ReadReport(), ReadReport()
    export(tmp_path)
    assert texts(office, report) == texts(tmp_path, plain)
    assert (report.failures, report.n_duplicates, report.account) == ([], 0, plain.account)
    own = [note for note in report.notes if "files that Saring itself wrote were passed over (" in note]
    assert len(own) == 1
    assert not any(name in note for note in report.notes if note not in own for name in ("daftar", "pesan", "model"))


def test_an_archive_of_that_folder_is_read_so_too(office: Path, tmp_path: Path) -> None:
    made = Path(shutil.make_archive(str(tmp_path / "kantor"), "zip", office))
    report = ReadReport()
    assert len(texts(made, report)) == len(LINES)
    assert report.failures == []
    assert sum("itself wrote" in note for note in report.notes) == 1


def test_the_list_of_the_second_run_is_that_of_the_first(office: Path, bundle: Path, tmp_path: Path) -> None:
    first = list(csv.DictReader((office / "daftar.csv").open(encoding="utf-8-sig")))
    done = saring("triage", office, "--all", "--output", tmp_path / "again.csv", "--model", bundle)
    again = list(csv.DictReader((tmp_path / "again.csv").open(encoding="utf-8-sig")))
    assert [(row["claim_id"], row["n_messages"]) for row in again] == [
        (row["claim_id"], row["n_messages"]) for row in first
    ]
    assert done.stderr.count("itself wrote") == 1


@pytest.mark.parametrize("name", ["daftar.xlsx", "pesan.xlsx", "baca.xlsx"])
def test_a_workbook_saved_by_another_program_is_still_known(office: Path, tmp_path: Path, name: str) -> None:
    book = openpyxl.load_workbook(office / name)
    book.save(tmp_path / name)
    assert kinds_of([single_source(tmp_path / name)]) != [""]
    for custom in list(book.custom_doc_props.names):
        del book.custom_doc_props[custom]
    book.save(tmp_path / name)
    with zipfile.ZipFile(tmp_path / name) as parts:
        assert b"saring" not in b"".join(parts.read(part) for part in parts.namelist() if "docProps" in part)
    assert kinds_of([single_source(tmp_path / name)]) != [""]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("daftar.csv", "found a worklist that Saring wrote"),
        ("daftar.html", "found a page of a report that Saring wrote"),
        ("pesan.jsonl", "found output of saring batch that Saring wrote"),
        ("baca.csv", "found output of saring read that Saring wrote"),
        ("tanda.csv", "found a file of marks that Saring wrote"),
    ],
)
def test_our_own_file_given_by_name_is_an_error_that_says_what_it_is(office: Path, name: str, said: str) -> None:
    done = saring("read", office / name, "--output", office / "x.csv", code=2)
    assert said in done.stderr
    assert "give the exports it was made from" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_table_that_is_called_a_table_is_read_all_the_same(office: Path, tmp_path: Path) -> None:
    saring("read", office / "baca.csv", "--format", "table", "--output", tmp_path / "x.csv")
    assert len(list(csv.DictReader((tmp_path / "x.csv").open(encoding="utf-8-sig")))) == len(LINES)


def test_a_folder_of_nothing_but_our_files_is_an_error(office: Path, tmp_path: Path) -> None:
    shutil.copy(office / "daftar.csv", tmp_path)
    report = ReadReport()
    assert texts(tmp_path, report) == []
    assert len(report.failures) == 1
    assert "found only files that Saring itself wrote" in report.failures[0]


@pytest.mark.parametrize(
    "header",
    [
        "text",
        "platform,chat,sender,sent_at,kind,text",
        "sent_at,sender,text,origin",
        "text,label,verdict",
        "claim_id,text,status,note",
        "priority,advice,verdict,text",
        "text,title,source,published_on,claim_id,rater,url,label",
        "Tanggal;Pengirim;Isi Pesan;Status;Catatan",
    ],
)
def test_tables_of_an_office_are_read(tmp_path: Path, header: str) -> None:
    separator = ";" if ";" in header else ","
    row = separator.join(name.strip() for name in header.split(separator))
    (tmp_path / "aduan.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    assert kinds_of([single_source(tmp_path / "aduan.csv")]) == [""]
    book = openpyxl.Workbook()
    book.active.append(header.split(separator))
    book.save(tmp_path / "aduan.xlsx")
    assert kinds_of([single_source(tmp_path / "aduan.xlsx")]) == [""]


def test_the_columns_that_are_looked_for_are_those_that_are_written() -> None:
    written = {
        "worklist": TRIAGE_COLUMNS, "batch": message_rows.BATCH_COLUMNS, "read": message_rows.READ_COLUMNS,
        "match": MATCH_COLUMNS, "flips": FLIP_COLUMNS, "review": REVIEW_COLUMNS,
    }  # fmt: skip
    for kind, columns in written.items():
        assert COLUMNS[kind].issubset(columns), kind
    assert message_rows.READ_COLUMNS == READ_COLUMNS


def test_the_files_of_the_demo_are_messages() -> None:
    report = ReadReport()
    messages: list[Message] = list(iter_messages([str(ROOT / "data" / "demo")], ReadOptions(), report))
    assert len(messages) > 600
    assert not any("itself wrote" in note for note in report.notes)
