"""The members of a zip or tar archive, read in place: nothing is unpacked, so no member can be written anywhere.

An archive with a path outside of it, a bomb, an encrypted member or an archive inside is refused with its name.
"""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from saring.errors import InputError
from saring.files.other_kinds import OtherFiles, refuse_document
from saring.files.sources import READ_ERRORS, Source, one_line
from saring.records import ReadReport

# The text of a chat is compressed to a third or fifth, a log of one repeated line to 1/200, a bomb to 1/1,000.
MAX_RATIO = 300
MAX_UNSUSPICIOUS_BYTES = 64 << 20
ARCHIVE_SUFFIXES = frozenset({".zip", ".tar", ".tgz", ".gz"})
READABLE_SUFFIXES = ARCHIVE_SUFFIXES | {
    ".txt", ".md", ".log", ".csv", ".tsv", ".xlsx", ".json", ".jsonl", ".ndjson", ".js", ".html", ".htm", ".xhtml",
    ".xml", ".wxr", ".atom", ".rss", ".mbox", ".mbx", ".eml",
}  # fmt: skip


class _Member(NamedTuple):
    """A file in an archive: its name, its size, its compressed size, and a function that opens it."""

    name: str
    n_bytes: int
    n_compressed: int
    open: Callable[[], BinaryIO]


def is_readable(name: str) -> bool:
    """Return whether a file of this name may hold data; hidden files and the notes of macOS do not."""
    path = PurePosixPath(name)
    if "__MACOSX" in path.parts or path.name.startswith("."):
        return False
    return path.suffix.lower() in READABLE_SUFFIXES


def iter_members(path: Path, source: Source, found_in: str, report: ReadReport, others: OtherFiles) -> Iterator[Source]:
    """Yield the readable members of an archive in the order of their names; an Excel workbook is yielded itself.

    The other members are counted in `others`.
    An archive inside the archive is added to `report.failures`. Raises `InputError` for an archive that is damaged,
    is refused, or has nothing to read.
    """
    members = list(_zip_members(path) if source.is_zip else _tar_members(path))
    refuse_document(source, [member.name for member in members])
    if any(member.name == "[Content_Types].xml" for member in members):
        yield source
        return
    for member in members:
        _refuse_bomb(f"{path}!{member.name}", [member])
    _refuse_bomb(str(path), members)
    readable = [member for member in sorted(members, key=lambda member: member.name) if is_readable(member.name)]
    for member in members:
        if not is_readable(member.name) and "__MACOSX" not in member.name:
            others.add(member.name)
    if not readable:
        raise InputError("zip_without_chat", where=path)
    for member in readable:
        where = f"{path}!{member.name}"
        if PurePosixPath(member.name).suffix.lower() in ARCHIVE_SUFFIXES:
            report.failures.append(str(InputError("zip_in_zip", where=where)))
        else:
            yield Source(where, member.open, container=str(path), found_in=found_in)


def _zip_members(path: Path) -> Iterator[_Member]:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except READ_ERRORS as error:
        raise InputError("zip_damaged", where=path, found=one_line(error)) from error
    for info in infos:
        _refuse_outside(path, info.filename)
        if info.flag_bits & 1:
            raise InputError("zip_encrypted", where=f"{path}!{info.filename}")
        yield _Member(info.filename, info.file_size, info.compress_size, _zip_opener(path, info.filename))


def _tar_members(path: Path) -> Iterator[_Member]:
    """Yield the files of a tar; links and devices hold no data and are skipped."""
    n_compressed, n_bytes = path.stat().st_size, 0
    try:
        with tarfile.open(path) as archive:
            for info in archive:
                _refuse_outside(path, info.name)
                n_bytes += info.size
                refuse_ratio(
                    str(path), n_bytes, n_compressed
                )  # while listing, since listing a compressed tar decompresses it
                if info.isfile():
                    compressed = max(1, info.size * n_compressed // max(1, n_bytes))
                    yield _Member(info.name, info.size, compressed, _tar_opener(path, info.name))
    except READ_ERRORS as error:
        raise InputError("zip_damaged", where=path, found=one_line(error)) from error


def _refuse_outside(path: Path, member: str) -> None:
    name = member.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
        raise InputError("zip_outside", where=f"{path}!{member}")


def _refuse_bomb(where: str, members: list[_Member]) -> None:
    """Refuse members that decompress to far more than real data does: one alone, or many small ones together."""
    refuse_ratio(where, sum(member.n_bytes for member in members), sum(member.n_compressed for member in members))


def refuse_ratio(where: str, n_bytes: int, n_compressed: int) -> None:
    """Raise `InputError` for data that decompresses to far more than real data does."""
    ratio = n_bytes / max(1, n_compressed)
    if n_bytes > MAX_UNSUSPICIOUS_BYTES and ratio > MAX_RATIO:
        raise InputError("zip_bomb", where=where, mib=n_bytes >> 20, ratio=int(ratio))


def _zip_opener(path: Path, member: str) -> Callable[[], BinaryIO]:
    def open_member() -> BinaryIO:
        try:
            archive = zipfile.ZipFile(path)
            stream = archive.open(member)
        except READ_ERRORS as error:
            raise InputError("zip_damaged", where=f"{path}!{member}", found=one_line(error)) from error
        archive.close()  # the member keeps the file open until it is closed itself
        return stream  # type: ignore[return-value]

    return open_member


def _tar_opener(path: Path, member: str) -> Callable[[], BinaryIO]:
    def open_member() -> BinaryIO:
        try:
            archive = tarfile.open(path)  # noqa: SIM115
            stream = archive.extractfile(member)
        except (*READ_ERRORS, KeyError) as error:
            raise InputError("zip_damaged", where=f"{path}!{member}", found=one_line(error)) from error
        if stream is None:
            raise InputError("zip_damaged", where=f"{path}!{member}", found=member)
        return stream  # type: ignore[return-value]

    return open_member
