"""Files that wait to be read, each in a folder of its own and under its own name, since chats are named after files."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

LONGEST_NAME = 120
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


def spool_path(spool: Path, name: str) -> Path:
    """Return a path for a new file that nobody else on this machine can read; no name leads out of the folder."""
    safe = _UNSAFE.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(". ").encode("utf-8", "replace").decode()
    while len(safe.encode()) > LONGEST_NAME:
        stem, dot, ending = safe.rpartition(".")
        safe = f"{stem[:-1]}{dot}{ending}" if len(stem) > 1 else safe[:-1]
    folder = spool / f"{datetime.now(UTC):%Y%m%d}-{uuid4().hex}"
    folder.mkdir(parents=True, mode=0o700)
    return folder / (safe or "berkas")
