"""Imports: a file that was dropped or a message that was pasted becomes masked, scored messages and claims.

The job runs beside the pages. It holds a lease that it renews, so that a job whose process was killed is taken up
again; it writes in batches; and a message that is there already is not added again.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import Row, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from saring.desk.analysis import Analysis
from saring.desk.audit import now, record
from saring.desk.database.engine import Database
from saring.desk.database.schema import imports, messages
from saring.desk.ranking import rank_claims
from saring.desk.stored_messages import MessageKeys, message_values, storable
from saring.errors import SaringError
from saring.files.digest import file_sha256
from saring.i18n import say
from saring.messages import ReadOptions, is_scorable
from saring.messages.read import private_messages
from saring.parallel.ordered_map import chunks_of
from saring.records import Message, ReadReport
from saring.text.private import mask_private

N_BATCH = 500
LEASE = timedelta(seconds=60)
LOG = logging.getLogger("saring.desk")
KEPT_DAYS = 365
WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"


class NewImport(NamedTuple):
    """An import that waits for its turn; `is_new` is false where the same file was imported before."""

    import_id: int
    is_new: bool


def file_digest(path: Path) -> str:
    """Return the digest of a file's bytes, or of those of all files of a folder."""
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    digest = hashlib.sha256()
    for file in files:
        digest.update(bytes.fromhex(file_sha256(file)))
    return digest.hexdigest()


def add_import(database: Database, path: Path, *, by: int | None, kept_days: int = KEPT_DAYS) -> NewImport:
    """Add a file, folder or archive to the jobs; the same bytes again add nothing."""
    digest = file_digest(path)
    with database.writing() as connection:
        known = connection.scalar(select(imports.c.id).where(imports.c.digest == digest, imports.c.state != FAILED))
        if known is not None:
            return NewImport(int(known), False)
        connection.execute(update(imports).where(imports.c.digest == digest).values(digest=None))
        made = connection.execute(
            imports.insert()
            .values(
                name=mask_private(path.name), digest=digest, account_id=by, at=now(), state=WAITING, path=str(path),
                n_done=0, n_new=0, kept_until=now() + timedelta(days=kept_days),
            )
            .returning(imports.c.id)
        )  # fmt: skip
        import_id = int(made.scalar_one())
        record(connection, by, "import", f"import {import_id}", kept_days=kept_days)
    return NewImport(import_id, True)


def add_pasted(database: Database, text: str, folder: Path, *, by: int | None) -> NewImport:
    """Add one message that somebody pasted, as a table of one row in a folder of its own."""
    import csv

    own = folder / uuid4().hex
    own.mkdir(parents=True, mode=0o700)
    with (own / "tempelan.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["text"], [text]])
    return add_spooled(database, own / "tempelan.csv", by=by)


def add_spooled(database: Database, path: Path, *, by: int | None, kept_days: int = KEPT_DAYS) -> NewImport:
    """Add a file in a folder of its own to the jobs; one that is known already is deleted at once.

    Nothing would read it, and it is not masked.
    """
    added = add_import(database, path, by=by, kept_days=kept_days)
    if not added.is_new:
        shutil.rmtree(path.parent)
    return added


def list_imports(database: Database, size: int = 50) -> list[Row[Any]]:
    """Return the newest imports."""
    with database.reading() as connection:
        return list(connection.execute(select(imports).order_by(imports.c.id.desc()).limit(size)))


def find_imports(database: Database, ids: Sequence[int]) -> list[Row[Any]]:
    """Return some imports, in order."""
    with database.reading() as connection:
        return list(connection.execute(select(imports).where(imports.c.id.in_(ids)).order_by(imports.c.id)))


def run_next_import(database: Database, analysis: Analysis, spool: Path | None = None) -> bool:
    """Run the import that waits longest, or whose process is gone; return whether there was one.

    A file in the folder `spool` is deleted once it was read.
    """
    taken = _take(database)
    if taken is None:
        return False
    path, report = Path(taken.path), ReadReport()
    failure = _run(database, analysis, taken.id, path, report)
    _finish(database, taken.id, report, failure)
    if spool is not None and path.is_relative_to(spool):
        shutil.rmtree(spool / path.relative_to(spool).parts[0], ignore_errors=True)
    return True


def _run(database: Database, analysis: Analysis, import_id: int, path: Path, report: ReadReport) -> str | None:
    """Store the messages of an import and rank the claims again; return why that failed, None if it did not."""
    try:
        with _lease_kept(database, import_id):
            _store(database, analysis, import_id, path, report)
            rank_claims(database, analysis)
    except (SaringError, OSError) as error:
        return str(error)
    except Exception as error:  # one bad file must not be tried for ever
        LOG.exception("import %d failed", import_id)
        return say("desk_import_broken", found=type(error).__name__)
    return None


@contextmanager
def _lease_kept(database: Database, import_id: int) -> Iterator[None]:
    """Renew the lease of an import while the block runs, however long it takes; it ends with this process."""
    ended = Event()

    def renew() -> None:
        while not ended.wait(LEASE.total_seconds() / 3):
            _renew(database, import_id)

    thread = Thread(target=renew, name="saring lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _take(database: Database) -> Row[Any] | None:
    with database.writing() as connection:
        free = or_(imports.c.state == WAITING, (imports.c.state == RUNNING) & (imports.c.leased_until < now()))
        row = connection.execute(select(imports).where(free).order_by(imports.c.id).limit(1)).first()
        if row is not None:
            values = {"state": RUNNING, "leased_until": now() + LEASE}
            connection.execute(update(imports).where(imports.c.id == row.id).values(**values))
    return row


def _renew(database: Database, import_id: int, **values: object) -> None:
    with database.writing() as connection:
        changed = update(imports).where(imports.c.id == import_id)
        connection.execute(changed.values(leased_until=now() + LEASE, **values))


def _store(database: Database, analysis: Analysis, import_id: int, path: Path, report: ReadReport) -> None:
    """Read, mask and score the messages of an import, and store those that are new."""
    keys, n_done = MessageKeys(), 0
    with database.reading() as connection:  # those of a run that was killed
        n_new = connection.scalar(select(func.count()).where(messages.c.import_id == import_id)) or 0
    stream = filter(is_scorable, private_messages([str(path)], ReadOptions(), report, keep_names=False))
    for batch in chunks_of(stream, N_BATCH):
        n_done += len(batch)
        batch = [storable(message) for message in batch]
        n_new += _store_batch(database, analysis, import_id, [(keys.key_of(message), message) for message in batch])
        _renew(database, import_id, n_done=n_done, n_new=n_new)
    if report.failures and not n_done:
        from saring.messages.read import unreadable

        raise unreadable(report)


def _store_batch(database: Database, analysis: Analysis, import_id: int, batch: list[tuple[str, Message]]) -> int:
    with database.reading() as connection:
        known = set(connection.scalars(select(messages.c.key).where(messages.c.key.in_([key for key, _ in batch]))))
    new = [(key, message) for key, message in batch if key not in known]
    if not new:
        return 0
    scored = analysis.score_messages([message for _, message in new])
    rows = [
        {"import_id": import_id, "key": key, **message_values(one)} for (key, _), one in zip(new, scored, strict=True)
    ]
    with database.writing() as connection:
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        # Another import may have brought one of them since.
        stored = connection.execute(insert(messages).values(rows).on_conflict_do_nothing().returning(messages.c.id))
        return len(stored.all())


def _finish(database: Database, import_id: int, report: ReadReport, failure: str | None) -> None:
    account = report.account
    lines = [account.n_lines, account.n_messages, account.n_system, account.n_continuation, account.n_unread]
    error = failure or "; ".join(report.failures) or None
    values = {"lines": lines, "error": error, "path": None, "leased_until": None, "state": FAILED if failure else DONE}
    with database.writing() as connection:
        connection.execute(update(imports).where(imports.c.id == import_id).values(**values))
        record(connection, None, "import_ended", f"import {import_id}", state=values["state"])
