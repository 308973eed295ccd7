"""Files that appear when they are complete, and the clearing up after a run that was killed."""

from __future__ import annotations

import re
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from saring.errors import OutputError

_N_LETTERS = 8


@contextmanager
def replaced_whole(path: Path) -> Iterator[Path]:
    """Give a name beside `path` to write to, and put that file in the place of `path` once all went well.

    What killed runs left of the same output is removed first; what another run is writing is let alone.
    Raises `OutputError` where the place cannot be written to.
    """
    temporary = path
    try:
        remove_leftovers(path)
        # The name is settled before there is a file, so that no moment is left in which Ctrl-C forgets one.
        temporary = path.with_name(f".{path.stem}-{secrets.token_hex(_N_LETTERS // 2)}{path.suffix}")
        with _held(temporary):
            yield temporary
        temporary.replace(path)
    except OSError as error:
        raise OutputError("unwritable", where=path, found=error.strerror or error) from error
    finally:
        if temporary != path:
            with suppress(OSError):
                temporary.unlink()


def remove_leftovers(path: Path) -> None:
    """Remove what runs that were killed have left beside `path`: files that nobody holds."""
    left = re.compile(rf"\.{re.escape(path.stem)}-[0-9a-f]{{{_N_LETTERS}}}{re.escape(path.suffix)}")
    for entry in path.parent.iterdir():
        if left.fullmatch(entry.name):
            with suppress(OSError):
                _remove_unheld(entry)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Make a file and hold it, so that others see that somebody is at work; the lock goes with the process."""
    with path.open("xb") as stream:
        with suppress(OSError):  # a file system without locks
            _lock(stream.fileno())
        yield


def _remove_unheld(path: Path) -> None:
    if sys.platform == "win32":  # refuses to remove what is open
        path.unlink()
        return
    with path.open("rb") as stream:
        _lock(stream.fileno())
        path.unlink()


def _lock(file: int) -> None:
    """Take the lock of an open file; `OSError` where another process has it."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
