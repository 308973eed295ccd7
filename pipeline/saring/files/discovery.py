"""Finding what to read in the inputs: files, folders, archives and standard input, none of them trusted."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from saring.errors import InputError
from saring.files.other_kinds import OtherFiles
from saring.files.sources import Source, single_source
from saring.files.zips import is_readable, iter_members
from saring.records import ReadReport


def iter_sources(inputs: list[str], report: ReadReport) -> Iterator[Source]:
    """Yield the sources in the inputs (files, folders, archives, `-`), in a fixed order.

    An input that cannot be opened is a line in `report.failures`; the others are read. Pictures, documents and the like
    in a folder or an archive are one note that counts them.
    """
    for given in inputs:
        others = OtherFiles()
        yield from _sources_or_failure(given, "", report, others)
        if note := others.note(given):
            report.notes.append(note)


def _sources_or_failure(given: str, found_in: str, report: ReadReport, others: OtherFiles) -> Iterator[Source]:
    try:
        yield from _sources_of(given, found_in, report, others)
    except InputError as error:
        report.failures.append(str(error))
    except OSError as error:
        report.failures.append(str(InputError("unreadable", where=given, found=error.strerror or error)))


def _sources_of(given: str, found_in: str, report: ReadReport, others: OtherFiles) -> Iterator[Source]:
    if given == "-":
        yield _copy_of_stdin()
        return
    path = Path(given)
    if not path.exists():
        raise InputError("file_missing", where=given)
    if path.is_dir():
        files = _visible_files(path)
        readable = [file for file in files if is_readable(file.name)]
        for file in files:
            if not is_readable(file.name):
                others.add(file.name)
        if not readable:
            raise InputError("folder_empty", where=given)
        for file in readable:
            yield from _sources_or_failure(str(file), found_in or given, report, others)
        return
    source = replace(single_source(path, may_be_empty=bool(found_in)), found_in=found_in)
    if source.is_zip or source.is_tar:
        yield from iter_members(path, source, found_in or given, report, others)
    else:
        yield source


def _visible_files(folder: Path) -> list[Path]:
    """Return the files of a folder in a fixed order, without hidden ones and those in hidden folders."""

    def is_visible(path: Path) -> bool:
        return not any(part.startswith((".", "__MACOSX")) for part in path.relative_to(folder).parts)

    return sorted(path for path in folder.rglob("*") if is_visible(path) and path.is_file())


def _copy_of_stdin() -> Source:
    """Copy standard input to a temporary file, since a source is opened more than once."""
    copy = tempfile.NamedTemporaryFile(prefix="saring-", delete=True)  # noqa: SIM115
    shutil.copyfileobj(sys.stdin.buffer, copy)
    copy.flush()

    def reopen() -> BinaryIO:
        return Path(copy.name).open("rb")

    source = Source("-", reopen)
    if not source.head:
        raise InputError("file_empty", where="-")
    return source
