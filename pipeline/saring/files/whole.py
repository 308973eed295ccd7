"""Writing files that appear only when they are complete, and removing what killed runs left behind."""

from __future__ import annotations

import re
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from saring.errors import OutputError

_N_DIGITS = 8


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
