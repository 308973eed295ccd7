"""The thread beside the pages that runs imports, one after the other."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Event, Thread

from saring.desk.analysis import Analysis
from saring.desk.database.engine import Database
from saring.desk.intake import run_next_import

LOG = logging.getLogger("saring.desk")
LOOKS_EVERY = 5.0
"""Seconds; a job of another process whose lease ran out is found within them."""


class Worker:
    """Runs imports until it is stopped."""

    def __init__(self, database: Database, analysis: Analysis, spool: Path) -> None:
        self._database, self._analysis, self._spool = database, analysis, spool
        self._awake, self._ending = Event(), Event()
        self._thread = Thread(target=self._run, name="saring imports", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def wake(self) -> None:
        """Say that there is something to do."""
        self._awake.set()

    def stop(self) -> None:
        """Finish what is being done, and end."""
        self._ending.set()
        self._awake.set()
        self._thread.join(timeout=30)

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                found = run_next_import(self._database, self._analysis, self._spool)
            except Exception:  # one bad import must not end all later ones; its lease runs out and it is tried again
                LOG.exception("an import failed")
                found = False
            if not found:
                self._awake.wait(LOOKS_EVERY)
                self._awake.clear()
