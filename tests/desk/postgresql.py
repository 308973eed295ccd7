"""A PostgreSQL server of its own for the tests, where Debian's is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

ROLE = "saring_desk"


def find_programs() -> Path | None:
    """Return the folder of the newest server's programs, None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[4]))
    return found[-1].parent if found else None


class Server:
    """A running server that listens on a socket in its own folder only."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder

    def run(self, program: str, *arguments: str) -> None:
        """Run a program of the server; it refuses to be run by the administrator of the machine."""
        as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*as_user, str(self._programs / program), *arguments]
        subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=self._folder)

    def create_database(self) -> str:
        """Create an empty database of an ordinary role, as an office has it; return its address."""
        name = f"desk_{uuid4().hex[:12]}"
        self.run("createdb", "-h", str(self._folder), "-O", ROLE, name)
        return f"postgresql://{ROLE}@/{name}?host={self._folder}"


@contextmanager
def running_server(programs: Path) -> Iterator[Server]:
    """Start a server; it is stopped and its folder removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="saring-pg-"))
    server = Server(programs, folder)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = str(folder / "data")
    try:
        server.run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        listening = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        server.run("pg_ctl", "-D", data, "-w", "-o", listening, "-l", str(folder / "log"), "start")
        server.run("createuser", "-h", str(folder), ROLE)
        yield server
    finally:
        subprocess.run([*(["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []),
                        str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop"],
                       check=False, capture_output=True, timeout=60, cwd="/")  # fmt: skip
        shutil.rmtree(folder, ignore_errors=True)
