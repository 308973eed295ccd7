"""Workers of a Dask cluster: one that is running already, or processes on this machine.

Not joblib's Dask backend, which takes the whole input in (see `saring.parallel.ordered_map`). The luggage goes out
once as a plugin, so that a worker that joins or is started again has it before its first chunk.
"""

from __future__ import annotations

import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from logging import CRITICAL, getLogger, root
from pathlib import Path
from typing import Any
from uuid import uuid4

import dask
from distributed import Client, LocalCluster, Worker, WorkerPlugin, get_worker
from distributed.comm.addressing import get_address_host_port
from distributed.scheduler import KilledWorker
from joblib import effective_n_jobs

from saring import __version__
from saring.errors import SaringError, WorkerError
from saring.parallel.ordered_map import Workers, luggage_at
from saring.parallel.pools import CHUNKS_A_WORKER, interrupts_held

CONNECT_SECONDS = 5
NO_WORKER_SECONDS = 30
"""So long is waited for a worker where all have gone; a nanny starts one again in a few."""
_CONFIG = {
    # Chunks are small; a few very long messages are no reason to warn a person of a "large graph".
    "distributed.admin.large-graph-warning-threshold": "1GB",
    "distributed.comm.timeouts.connect": f"{CONNECT_SECONDS}s",
}


class Luggage(WorkerPlugin):
    """The files of a folder, unpacked into a temporary folder of each worker for as long as the run lasts."""

    def __init__(self, folder: str) -> None:
        self.name = f"saring-{uuid4().hex}"
        self.version = __version__
        self._source = folder
        self._files = {file.name: file.read_bytes() for file in sorted(Path(folder).iterdir())}

    def setup(self, worker: Worker) -> None:
        """Unpack; raises `WorkerError` on a worker with another version of Saring."""
        if self.version != __version__:
            raise WorkerError("worker_other_version", where=worker.address, found=__version__, known=self.version)
        self._folder = tempfile.mkdtemp(prefix="saring-", dir=worker.local_directory)
        for name, content in self._files.items():
            Path(self._folder, name).write_bytes(content)
        self._files = {}
        self.places = {self._source: self._folder}

    def teardown(self, worker: Worker) -> None:
        """Remove what was unpacked."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _work(luggage: str | None, function: Callable[[Any], Any], packed: bytes) -> bytes:
    """Work on a chunk, in a worker that has the luggage.

    Chunks and results travel as bytes: Dask would look into every list for what may be a result of another task.
    """
    plugin = get_worker().plugins[luggage] if luggage else None
    with luggage_at(plugin.places if isinstance(plugin, Luggage) else {}):
        return pickle.dumps(function(pickle.loads(packed)), pickle.HIGHEST_PROTOCOL)


class DaskPool:
    """The workers of a cluster. Dask gives out again what a killed worker had."""

    killed: tuple[type[BaseException], ...] = (KilledWorker,)

    def __init__(self, workers: Workers, luggage: str | None) -> None:
        """Connect, or start processes here; raises `WorkerError` where that fails."""
        self._ended = ExitStack()
        with self._ended:  # whatever goes wrong, what was begun is ended
            self._ended.enter_context(dask.config.set(_CONFIG))
            self._ended.enter_context(_silenced())
            with interrupts_held():
                self._client = self._ended.enter_context(self._connected(workers))
            self.n_ahead = CHUNKS_A_WORKER * self._count_threads(CONNECT_SECONDS)
            self._luggage = None if luggage is None else self._ended.enter_context(self._sent(Luggage(luggage)))
            self._ended = self._ended.pop_all()

    @contextmanager
    def _connected(self, workers: Workers) -> Iterator[Client]:
        self._where = workers.scheduler or "dask"
        if workers.scheduler is not None:
            with _client(workers.scheduler) as client:
                yield client
            return
        n_workers = effective_n_jobs(workers.n_jobs)
        options = {"n_workers": n_workers, "threads_per_worker": 1, "dashboard_address": None}
        with (
            tempfile.TemporaryDirectory(prefix="saring-", ignore_cleanup_errors=True) as folder,
            dask.config.set({"temporary-directory": folder}),
            LocalCluster(**options) as cluster,
            Client(cluster) as client,
        ):
            yield client

    def _count_threads(self, patience_seconds: float) -> int:
        """Return how many chunks can be worked on at once; waits a little for the first worker."""
        if patience_seconds:  # Dask takes 0 for as long as it takes
            with suppress(TimeoutError):
                self._client.wait_for_workers(1, timeout=patience_seconds)
        n_threads = sum(map(int, self._client.nthreads().values()))
        if not n_threads:
            raise WorkerError("cluster_empty", where=self._where)
        return n_threads

    @contextmanager
    def _sent(self, luggage: Luggage) -> Iterator[str]:
        """Give the luggage to every worker, also to those that come later."""
        try:
            self._client.register_plugin(luggage)
        except SaringError:
            raise
        except Exception as error:  # a worker without Saring cannot even read what it is sent
            raise WorkerError("worker_cannot", where=self._where, found=_one_line(error)) from error
        try:
            yield luggage.name
        finally:
            with suppress(Exception):  # the cluster may be gone
                self._client.unregister_worker_plugin(luggage.name)

    def start(self, function: Callable[[Any], Any], sent: Any) -> Any:
        """Give out a chunk."""
        packed = pickle.dumps(sent, pickle.HIGHEST_PROTOCOL)
        return self._client.submit(partial(_work, self._luggage, function), packed, pure=False)

    def result(self, future: Any) -> Any:
        """Wait for the result of a chunk; raises `WorkerError` where the cluster or all its workers are gone."""
        while True:
            try:
                return pickle.loads(future.result(timeout=NO_WORKER_SECONDS))
            except TimeoutError:  # long work, or nobody left to do it
                self._count_threads(0)
            except CancelledError as error:
                raise WorkerError("cluster_lost", where=self._where) from error

    def renew(self) -> None:
        """Dask starts its workers again by itself."""

    def was_lost(self, future: Any) -> bool:
        """Tell whether Dask gave a chunk up."""
        return bool(future.status == "error")

    def close(self, *, finished: bool) -> None:
        """Leave the cluster, or end the processes that were started here; what is under way is given up."""
        self._ended.close()


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        get_address_host_port(address)  # a client that stumbles over an address takes long to give up
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkerError("scheduler_unreachable", where=address, found=_one_line(error)) from error
    with client:
        yield client


@contextmanager
def _silenced() -> Iterator[None]:
    """Keep Dask's own log from the person's terminal: what matters is told in their language."""
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
