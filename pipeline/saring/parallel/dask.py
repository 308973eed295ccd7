"""Dask backend of the parallel map: a running cluster, or a local one of processes on this machine.

joblib's own Dask backend is not used: it waits forever if Dask gives up a task because its workers were killed.
"""

from __future__ import annotations

import pickle
import tempfile
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import contextmanager, suppress
from functools import lru_cache
from io import BytesIO
from logging import CRITICAL, getLogger, root
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import dask
from distributed import Client, Future, LocalCluster, Worker, get_worker
from distributed.comm.addressing import get_address_host_port
from distributed.scheduler import KilledWorker
from joblib import effective_n_jobs

from saring import __version__
from saring.errors import SaringError, WorkerError
from saring.i18n import say
from saring.parallel.interrupts import deferred_interrupts
from saring.parallel.workers import Pool, Workers

CONNECT_SECONDS = 5
NO_WORKER_SECONDS = 30
"""Timeout for a worker after all are gone; a nanny restarts one in a few seconds."""
_CONFIG = {
    # Chunks are small, so a "large graph" warning for a few very long messages would be misleading.
    "distributed.admin.large-graph-warning-threshold": "1GB",
    "distributed.comm.timeouts.connect": f"{CONNECT_SECONDS}s",
}
_UNPACKING = threading.Lock()


@contextmanager
def dask_pool(function: Callable[..., Any], folder: str | None, workers: Workers) -> Iterator[Pool]:
    """Connect to a cluster or start a local one; raises `WorkerError` on failure.

    Workers call `function` with each part, and with their own copy of `folder` first if it is given.
    """
    where = workers.scheduler or "dask"
    with dask.config.set(_CONFIG), _silenced(), _client(workers) as client:
        n_threads = _count_threads(client, where, CONNECT_SECONDS)
        _require_saring(client, where)
        # As the result of a task: every worker fetches it once, and it is recomputed if all workers with it are killed.
        packed = None if folder is None else client.submit(bytes, _packed(folder), pure=False)

        def start(parts: Sequence[Any]) -> Generator[Any, None, None]:
            # As bytes, because Dask searches lists for results of other tasks.
            sent = [pickle.dumps((function, part), pickle.HIGHEST_PROTOCOL) for part in parts]
            futures = [client.submit(_work, __version__, packed, one, pure=False) for one in sent]
            return (pickle.loads(_result(client, where, future)) for future in futures)

        yield Pool(n_threads, start)


def _work(version: str, packed_folder: bytes | None, sent: bytes) -> bytes:
    """Process a part in a worker."""
    _check_version(version)
    function, part = pickle.loads(sent)
    folder = () if packed_folder is None else (_unpacked(packed_folder),)
    return pickle.dumps(function(*folder, part), pickle.HIGHEST_PROTOCOL)


def _result(client: Client, where: str, future: Future[bytes]) -> bytes:
    """Wait for a result; raises `WorkerError` if the cluster or all its workers are gone."""
    try:
        while True:
            try:
                result: bytes = future.result(timeout=NO_WORKER_SECONDS)
                return result
            except TimeoutError:  # the work takes long, or no worker is left
                if future.done():
                    raise
                _count_threads(client, where, 0)
    except KilledWorker as error:  # Dask retries tasks by itself, and has given up here
        raise BrokenExecutor(_one_line(error)) from error
    except CancelledError as error:
        raise WorkerError("cluster_lost", where=where) from error


def _check_version(version: str, dask_worker: Worker | None = None) -> None:
    """Raise `WorkerError` in a worker with another version; Dask passes `dask_worker` outside of tasks."""
    if version != __version__:
        where = (dask_worker or get_worker()).address
        raise WorkerError("worker_other_version", where=where, found=__version__, known=version)


def _require_saring(client: Client, where: str) -> None:
    """Raise `WorkerError` if a worker has no Saring or another version."""
    try:
        client.run(_check_version, __version__)
    except SaringError:
        raise
    except Exception as error:  # a worker without Saring cannot even unpickle the function
        raise WorkerError("worker_cannot", where=where, found=_one_line(error)) from error


def _packed(folder: str) -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w") as files:
        for file in sorted(Path(folder).iterdir()):
            files.write(file, file.name)
    return archive.getvalue()


def _unpacked(packed: bytes) -> str:
    """Return a folder with the unpacked files, kept until the worker ends or needs others."""
    with _UNPACKING:  # a worker may have several threads
        return _folder_of(packed).name


@lru_cache(maxsize=2)
def _folder_of(packed: bytes) -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="saring-", dir=get_worker().local_directory, ignore_cleanup_errors=True)
    with ZipFile(BytesIO(packed)) as files:
        files.extractall(folder.name)
    return folder


@contextmanager
def _client(workers: Workers) -> Iterator[Client]:
    """Yield a client of the running cluster, or of a local cluster that is stopped afterwards."""
    if workers.scheduler is not None:
        if not workers.scheduler.startswith("tls://"):
            workers.notify(say("note", message=say("cluster_unprotected", where=workers.scheduler)))
        with _connected(workers.scheduler) as client:
            yield client
        return
    options = {"n_workers": effective_n_jobs(workers.n_jobs), "threads_per_worker": 1, "dashboard_address": None}
    with (
        tempfile.TemporaryDirectory(prefix="saring-", ignore_cleanup_errors=True) as folder,
        dask.config.set({"temporary-directory": folder}),
    ):
        with deferred_interrupts():
            cluster = LocalCluster(**options)
        with cluster, Client(cluster, set_as_default=False) as client:
            yield client


def _connected(address: str) -> Client:
    try:
        get_address_host_port(address)  # a client takes long to give up on an invalid address
        with deferred_interrupts():
            return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:  # a TypeError: no certificate for tls://
        raise WorkerError("scheduler_unreachable", where=address, found=_one_line(error)) from error


def _count_threads(client: Client, where: str, patience_seconds: float) -> int:
    """Return the number of threads of all workers; waits a little for the first worker."""
    if patience_seconds:  # Dask takes 0 as no timeout
        with suppress(TimeoutError):
            client.wait_for_workers(1, timeout=patience_seconds)
    n_threads = sum(map(int, client.nthreads().values()))
    if not n_threads:
        raise WorkerError("cluster_empty", where=where)
    return n_threads


@contextmanager
def _silenced() -> Iterator[None]:
    """Silence Dask's log on the terminal; errors are reported in the user's language."""
    loggers = [getLogger(name) for name in root.manager.loggerDict if name.split(".")[0] in ("distributed", "tornado")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
