"""Inputs to things to read: files, folders, archives and standard input, none of them trusted."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from saring.errors import InputError
from saring.files.sources import Source, single_source
from saring.files.zips import is_readable, iter_members
from saring.records import ReadReport


def iter_sources(inputs: list[str], report: ReadReport) -> Iterator[Source]:
    """Yield what can be read in `inputs` (files, folders, archives, `-`), in a fixed order.

    What cannot be opened goes to `report.failures`, one line each, and the rest is read.
    """
    for given in inputs:
        yield from _safely(given, "", report)


def _safely(given: str, found_in: str, report: ReadReport) -> Iterator[Source]:
    try:
        yield from _sources_of(given, found_in, report)
    except InputError as error:
        report.failures.append(str(error))
    except OSError as error:
        report.failures.append(str(InputError("unreadable", where=given, found=error.strerror or error)))


def _sources_of(given: str, found_in: str, report: ReadReport) -> Iterator[Source]:
    if given == "-":
        yield _spooled_stdin()
        return
    path = Path(given)
    if not path.exists():
        raise InputError("file_missing", where=given)
    if path.is_dir():
        files = _readable_files(path)
        if not files:
            raise InputError("folder_empty", where=given)
        for file in files:
            yield from _safely(str(file), found_in or given, report)
        return
    source = replace(single_source(path, may_be_empty=bool(found_in)), found_in=found_in)
    if source.is_zip or source.is_tar:
        yield from iter_members(path, source, found_in or given, report)
    else:
        yield source


def _readable_files(folder: Path) -> list[Path]:
    """Return the files of a folder that may hold data, without what lies in hidden folders."""

    def is_open(path: Path) -> bool:
        return not any(part.startswith((".", "__MACOSX")) for part in path.relative_to(folder).parts)

    return sorted(path for path in folder.rglob("*") if is_readable(path.name) and is_open(path) and path.is_file())


def _spooled_stdin() -> Source:
    """Copy standard input aside: readers look at the beginning first, then read from the start."""
    spool = tempfile.NamedTemporaryFile(prefix="saring-", delete=True)  # noqa: SIM115
    shutil.copyfileobj(sys.stdin.buffer, spool)
    spool.flush()

    def reopen() -> BinaryIO:
        return Path(spool.name).open("rb")

    source = Source("-", reopen)
    if not source.head:
        raise InputError("file_empty", where="-")
    return source
