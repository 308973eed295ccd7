"""Folders, zips and tars of whole accounts: the chats inside are found, the rest is told in one line."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

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
    (note,) = report.notes
    assert note.startswith(f"{given}: 3 files in it are of no known format and were passed over (")


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
