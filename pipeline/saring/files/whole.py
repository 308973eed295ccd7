"""Writing files that appear only when they are complete, and removing what killed runs left behind.

A file or folder in the making is locked by the process that makes it. The lock ends with the process, however it ends:
what is not locked was left behind. (Not by process number: two machines may share a folder.)
"""

from __future__ import annotations

import os
import re
import secrets
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import sleep

from saring.errors import OutputError

_N_DIGITS = 8
_N_REMOVALS = 30
_FOLDER_PREFIX = ".saring-"
_ASIDE = "instead-of-"


@contextmanager
def replaced_whole(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside `path`, and replace `path` by that file when the block succeeds.

    Temporary files that killed runs left for the same output are removed first, but not one that another run is
    still writing. Raises `OutputError` if the file cannot be written.
    """
    temporary = path
    try:
        remove_leftovers(path)
        # The name is chosen before the file exists, so that Ctrl-C at any moment leaves no file behind.
        temporary = path.with_name(f".{path.stem}-{secrets.token_hex(_N_DIGITS // 2)}{path.suffix}")
        with _locked_file(temporary):
            yield temporary
        temporary.replace(path)
    except OSError as error:
        raise OutputError("unwritable", where=path, found=error.strerror or error) from error
    finally:
        if temporary != path:
            with suppress(OSError):
                temporary.unlink()


def write_text(path: Path, text: str) -> None:
    """Write a text atomically in UTF-8; raises `OutputError` on failure."""
    with replaced_whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8", errors="replace")


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Write several files of a folder, by name: all are written before the first of them appears."""
    with ExitStack() as complete:
        for name, text in texts.items():
            temporary = complete.enter_context(replaced_whole(folder / name))
            temporary.write_text(text, encoding="utf-8", errors="replace")


def ensure_folder(path: Path) -> None:
    """Create a folder if it does not exist; raises `OutputError` on failure."""
    try:
        path.mkdir(exist_ok=True)
    except FileNotFoundError as error:
        raise OutputError("folder_missing", where=path, folder=path.parent) from error
    except OSError as error:
        raise OutputError("unwritable", where=path, found=error.strerror or error) from error


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """Yield a new folder in `parent` and remove it afterwards; remove first those that killed runs left there.

    Raises `OSError` on failure.
    """
    import shutil
    import tempfile  # importing it takes 5 ms and is needed only for writing

    with held_alone(parent):  # nobody sees the folder before it is locked
        remove_left_folders(parent)
        folder = Path(tempfile.mkdtemp(dir=parent, prefix=_FOLDER_PREFIX))
        lock = _open_locked(folder)
    try:
        yield folder
    finally:
        for _ in range(_N_REMOVALS):
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            sleep(0.1)  # workers that are being ended may still write there
        if lock is not None:
            os.close(lock)


def replace_folder(fresh: Path, folder: Path, temporary: Path) -> None:
    """Replace `folder` by `fresh`, a folder inside the folder `temporary` beside it.

    A run that is killed between the two steps leaves the old folder in `temporary`; the next run puts it back.
    """
    if not folder.exists():
        fresh.rename(folder)
        return
    old = temporary / f"{_ASIDE}{folder.name}"
    folder.rename(old)
    try:
        fresh.rename(folder)
    except BaseException:
        old.rename(folder)
        raise


def remove_left_folders(parent: Path) -> None:
    """Remove the temporary folders in `parent` that no process has locked, and put back what they were to replace."""
    import shutil

    for left in parent.glob(f"{_FOLDER_PREFIX}*/"):
        if (lock := _open_locked(left)) is None:
            continue
        for old in left.glob(f"{_ASIDE}*"):
            if not (folder := parent / old.name.removeprefix(_ASIDE)).exists():
                old.rename(folder)
        shutil.rmtree(left, ignore_errors=True)
        os.close(lock)


@contextmanager
def held_alone(folder: Path) -> Iterator[None]:
    """Hold a folder alone, for the moment of a change in it; other runs wait.

    Where folders cannot be locked (Windows, some network drives) nobody waits.
    """
    lock = _open_locked(folder, wait=True)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def _open_locked(folder: Path, *, wait: bool = False) -> int | None:
    """Open a folder and lock it; None where another process has locked it, or where folders cannot be locked."""
    if sys.platform == "win32":
        return None
    import fcntl

    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened


def remove_leftovers(path: Path) -> None:
    """Remove the temporary files for `path` that no process has locked: killed runs left them."""
    left = re.compile(rf"\.{re.escape(path.stem)}-[0-9a-f]{{{_N_DIGITS}}}{re.escape(path.suffix)}")
    for entry in path.parent.iterdir():
        if left.fullmatch(entry.name):
            with suppress(OSError):
                _remove_if_unlocked(entry)


@contextmanager
def _locked_file(path: Path) -> Iterator[None]:
    """Create a file and lock it while it is written; the lock ends with the process."""
    with path.open("xb") as stream:
        with suppress(OSError):  # a file system without locks
            _lock(stream.fileno())
        yield


def _remove_if_unlocked(path: Path) -> None:
    if sys.platform == "win32":  # Windows refuses to remove an open file
        path.unlink()
        return
    with path.open("rb") as stream:
        _lock(stream.fileno())
        path.unlink()


def _lock(file: int) -> None:
    """Lock an open file; raises `OSError` if another process has locked it."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
