"""Folders, zips and tars of whole accounts: the chats inside are found, the rest is told in one line."""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
from pathlib import Path

import openpyxl
import pytest

from saring.errors import InputError
from saring.files.sources import single_source
from saring.files.tables import iter_table
from saring.files.zips import MAX_UNSUSPICIOUS_BYTES
from saring.messages import ReadOptions, iter_messages
from saring.records import Message, ReadReport

CHAT = "24/07/24 09.43 - Siti: air mati\n24/07/24 09.44 - Budi: sampai kapan\n"
LINE = "[LINE] Riwayat obrolan dengan RW 07\n2024/07/24\n09:43\tSiti\tair mati\n"
MEMBERS = {"chat/Chat WhatsApp dengan RW 07.txt": CHAT, "line/obrolan.txt": LINE, "profil/setelan.json": '{"a": 1}',
           "iklan.html": "<p>iklan</p>", "kosong.txt": "", "foto.jpg": "\xff\xd8"}  # fmt: skip


def zip_at(path: Path, members: dict[str, str]) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return str(path)


def tar_at(path: Path, members: dict[str, str], mode: str = "w") -> str:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
    return str(path)


def folder_at(path: Path, members: dict[str, str]) -> str:
    for name, content in members.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(content, encoding="utf-8")
    return str(path)


def read(given: str) -> tuple[list[Message], ReadReport]:
    report = ReadReport()
    return list(iter_messages([given], ReadOptions(), report)), report


@pytest.mark.parametrize("kind", ["zip", "tar", "tgz", "folder"])
def test_the_chats_of_an_account_are_found(tmp_path: Path, kind: str) -> None:
    if kind == "folder":
        given = folder_at(tmp_path / "akun", MEMBERS)
    elif kind == "zip":
        given = zip_at(tmp_path / "akun.zip", MEMBERS)
    else:
        given = tar_at(tmp_path / f"akun.{kind}", MEMBERS, "w:gz" if kind == "tgz" else "w")
    messages, report = read(given)
    assert [m.text for m in messages] == ["air mati", "sampai kapan", "air mati"]
    assert {m.platform for m in messages} == {"whatsapp", "line"}
    assert report.failures == []
    others, unknown = report.notes
    assert others == f"{given}: 1 files are neither chats nor tables and were not read: pictures 1"
    assert unknown.startswith(f"{given}: 3 files in it are of no known format and were passed over (")


@pytest.mark.parametrize("kind", ["zip", "folder"])
def test_pictures_and_documents_are_one_note_with_their_counts(tmp_path: Path, kind: str) -> None:
    names = [
        "surat.pdf",
        "edaran.docx",
        "lama.xls",
        "a.jpg",
        "b.PNG",
        "c.opus",
        "d.mp4",
        "e.xyz",
        ".DS_Store",
        "Thumbs.db",
    ]
    members = {"obrolan.txt": CHAT} | dict.fromkeys(names, "x")
    given = zip_at(tmp_path / "a.zip", members) if kind == "zip" else folder_at(tmp_path / "a", members)
    messages, report = read(given)
    assert (len(messages), report.failures) == (2, [])
    (note,) = report.notes
    assert note.startswith(f"{given}: 8 files are neither chats nor tables and were not read: pictures 2, ")
    counted = {"PDF 1", "documents 1", "spreadsheets of other formats 1", "sound 1", "video 1", "other 1"}
    assert counted == set(note.split("pictures 2, ")[1].split(", "))


@pytest.mark.parametrize(
    "content",
    ["", "\n\n", "pesan\n", "24/07/24 09.43 - Siti keluar\n24/07/24 09.44 - Budi keluar\n", '{"messages": []}'],
)
@pytest.mark.parametrize("name", ["kosong.txt", "kosong.csv"])
def test_an_empty_file_never_fails_a_folder(tmp_path: Path, name: str, content: str) -> None:
    given = folder_at(tmp_path / "a", {"obrolan.txt": CHAT, name: content})
    messages, report = read(given)
    assert (len(messages), report.failures) == (2, [])
    assert "kosong" in " ".join(report.notes)


def test_a_workbook_of_empty_sheets_never_fails_a_folder(tmp_path: Path) -> None:
    given = folder_at(tmp_path / "a", {"obrolan.txt": CHAT})
    openpyxl.Workbook().save(tmp_path / "a" / "kosong.xlsx")
    messages, report = read(given)
    assert (len(messages), report.failures) == (2, [])
    assert "kosong.xlsx" in report.notes[0]


def test_a_workbook_of_something_else_never_fails_a_folder(tmp_path: Path) -> None:
    given = folder_at(tmp_path / "a", {"obrolan.txt": CHAT})
    book = openpyxl.Workbook()
    book.active.append(["Kegiatan", "Jumlah"])
    book.active.append(["Rapat", 4])
    book.save(tmp_path / "a" / "anggaran.xlsx")
    messages, report = read(given)
    assert (len(messages), report.failures) == (2, [])
    assert report.notes == [
        f"{given}: 1 files in it are of no known format and were passed over ({given}/anggaran.xlsx)"
    ]
    messages, report = read(f"{given}/anggaran.xlsx")
    assert "kegiatan, jumlah" in report.failures[0]


def office_file(path: Path, member: str) -> str:
    return zip_at(path, {"[Content_Types].xml": "<Types/>", member: "<x/>"})


def open_document(path: Path, kind: str) -> str:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "<x/>")
    return str(path)


def test_a_document_is_named_as_what_it_is(tmp_path: Path) -> None:
    pdf, word_97 = tmp_path / "surat.pdf", tmp_path / "surat.doc"
    pdf.write_bytes(b"%PDF-1.7\n")
    word_97.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + "WordDocument".encode("utf-16-le"))
    found = {
        str(pdf): "found a PDF document; copy the messages into a table",
        str(word_97): "found a Word 97 document; copy",
        office_file(tmp_path / "surat.docx", "word/document.xml"): "found a Word (.docx) document; copy",
        office_file(tmp_path / "paparan.pptx", "ppt/presentation.xml"): "found a PowerPoint (.pptx) document; copy",
        open_document(tmp_path / "surat.odt", "text"): "found a LibreOffice (.odt) document; copy",
        open_document(tmp_path / "daftar.ods", "spreadsheet"): "found one of LibreOffice (.ods); open it and save",
    }
    for given, said in found.items():
        messages, report = read(given)
        assert messages == []
        assert said in report.failures[0]
        with pytest.raises(InputError, match=re.escape(said)):
            list(iter_table(single_source(Path(given))))


@pytest.mark.parametrize("kind", ["zip", "folder"])
def test_an_account_of_which_nothing_is_known_is_one_error(tmp_path: Path, kind: str) -> None:
    members = {f"{i}.txt": "entah apa\n" for i in range(5)}
    given = zip_at(tmp_path / "a.zip", members) if kind == "zip" else folder_at(tmp_path / "a", members)
    messages, report = read(given)
    assert messages == report.notes == []
    (failure,) = report.failures
    assert "found 5 files of no known format" in failure
    assert failure.count(".txt") == 3


@pytest.mark.parametrize("name", ["../luar.txt", "/etc/luar.txt", "C:/luar.txt"])
def test_a_tar_that_points_outside_is_refused(tmp_path: Path, name: str) -> None:
    messages, report = read(tar_at(tmp_path / "a.tar", {name: CHAT}))
    assert messages == []
    assert "expected names inside the zip, found a path outside it" in report.failures[0]


def test_links_in_a_tar_are_passed_over(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        info = tarfile.TarInfo("sandi.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    messages, report = read(str(tmp_path / "a.tar"))
    assert messages == []
    assert "expected a chat or a table in the zip, found none" in report.failures[0]


def test_a_compressed_tar_that_grows_beyond_reason_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tgz", "w:gz") as archive:
        info = tarfile.TarInfo("spasi.txt")
        info.size = MAX_UNSUSPICIOUS_BYTES + (1 << 20)
        archive.addfile(info, io.BytesIO(b" " * info.size))
    messages, report = read(str(tmp_path / "a.tgz"))
    assert messages == []
    assert "found content that grows" in report.failures[0]


def test_a_tar_that_is_cut_keeps_what_is_whole_or_says_so(tmp_path: Path) -> None:
    path = Path(tar_at(tmp_path / "a.tar", {"a.txt": CHAT, "b.txt": CHAT * 400}))
    path.write_bytes(path.read_bytes()[:4096])
    messages, report = read(str(path))
    assert len(report.failures) == 1
    assert len(messages) % 2 == 0
