"""Workers of a Dask cluster: one that is running already, or processes on this machine.

Not joblib's Dask backend: where Dask gives up a task because its workers were killed, it waits forever.
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
from saring.parallel.interrupts import interrupts_held
from saring.parallel.workers import Pool, Workers

CONNECT_SECONDS = 5
NO_WORKER_SECONDS = 30
"""So long is waited for a worker where all have gone; a nanny starts one again in a few."""
_CONFIG = {
    # Chunks are small; a few very long messages are no reason to warn a person of a "large graph".
    "distributed.admin.large-graph-warning-threshold": "1GB",
    "distributed.comm.timeouts.connect": f"{CONNECT_SECONDS}s",
}
_UNPACKING = threading.Lock()


@contextmanager
def dask_pool(function: Callable[..., Any], folder: str | None, workers: Workers) -> Iterator[Pool]:
    """Connect, or start processes here; raises `WorkerError` where that fails.

    Workers call `function` with each part; where a folder is given, with their own copy of it first.
    """
    where = workers.scheduler or "dask"
    with dask.config.set(_CONFIG), _silenced(), _client(workers) as client:
        n_threads = _count_threads(client, where, CONNECT_SECONDS)
        _require_saring(client, where)
        # As the result of a task: every worker fetches it once, and where all that had it are killed, it is made anew.
        packed = None if folder is None else client.submit(bytes, _packed(folder), pure=False)

        def start(parts: Sequence[Any]) -> Generator[Any, None, None]:
            # As bytes: Dask would look into every list for what may be a result of another task.
            sent = [pickle.dumps((function, part), pickle.HIGHEST_PROTOCOL) for part in parts]
            futures = [client.submit(_work, __version__, packed, one, pure=False) for one in sent]
            return (pickle.loads(_result(client, where, future)) for future in futures)

        yield Pool(n_threads, start)


def _work(version: str, packed_folder: bytes | None, sent: bytes) -> bytes:
    """Work on a part, in a worker."""
    _check_version(version)
    function, part = pickle.loads(sent)
    folder = () if packed_folder is None else (_unpacked(packed_folder),)
    return pickle.dumps(function(*folder, part), pickle.HIGHEST_PROTOCOL)


def _result(client: Client, where: str, future: Future[bytes]) -> bytes:
    """Wait for a result; raises `WorkerError` where the cluster or all its workers are gone."""
    try:
        while True:
            try:
                result: bytes = future.result(timeout=NO_WORKER_SECONDS)
                return result
            except TimeoutError:  # long work, or nobody left to do it
                if future.done():
                    raise
                _count_threads(client, where, 0)
    except KilledWorker as error:  # Dask gives a task out again by itself, and here gives it up
        raise BrokenExecutor(_one_line(error)) from error
    except CancelledError as error:
        raise WorkerError("cluster_lost", where=where) from error


def _check_version(version: str, dask_worker: Worker | None = None) -> None:
    """Raise `WorkerError` in a worker with another version; Dask gives `dask_worker` where this is no task."""
    if version != __version__:
        where = (dask_worker or get_worker()).address
        raise WorkerError("worker_other_version", where=where, found=__version__, known=version)


def _require_saring(client: Client, where: str) -> None:
    """Raise `WorkerError` where a worker has no Saring, or another version of it."""
    try:
        client.run(_check_version, __version__)
    except SaringError:
        raise
    except Exception as error:  # a worker without Saring cannot even read what it is sent
        raise WorkerError("worker_cannot", where=where, found=_one_line(error)) from error


def _packed(folder: str) -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w") as files:
        for file in sorted(Path(folder).iterdir()):
            files.write(file, file.name)
    return archive.getvalue()


def _unpacked(packed: bytes) -> str:
    """Return a folder with these files, which stays as long as the worker or until others are needed."""
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
    """Give a client of the running cluster, or of processes that are started here and ended afterwards."""
    if workers.scheduler is not None:
        with _connected(workers.scheduler) as client:
            yield client
        return
    options = {"n_workers": effective_n_jobs(workers.n_jobs), "threads_per_worker": 1, "dashboard_address": None}
    with (
        tempfile.TemporaryDirectory(prefix="saring-", ignore_cleanup_errors=True) as folder,
        dask.config.set({"temporary-directory": folder}),
    ):
        with interrupts_held():
            cluster = LocalCluster(**options)
        with cluster, Client(cluster, set_as_default=False) as client:
            yield client


def _connected(address: str) -> Client:
    try:
        get_address_host_port(address)  # a client that stumbles over an address takes long to give up
        with interrupts_held():
            return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkerError("scheduler_unreachable", where=address, found=_one_line(error)) from error


def _count_threads(client: Client, where: str, patience_seconds: float) -> int:
    """Return how many parts can be worked on at once; waits a little for the first worker."""
    if patience_seconds:  # Dask takes 0 for as long as it takes
        with suppress(TimeoutError):
            client.wait_for_workers(1, timeout=patience_seconds)
    n_threads = sum(map(int, client.nthreads().values()))
    if not n_threads:
        raise WorkerError("cluster_empty", where=where)
    return n_threads


@contextmanager
def _silenced() -> Iterator[None]:
    """Keep Dask's own log from the person's terminal: what matters is said in their language."""
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
