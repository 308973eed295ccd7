"""A real scheduler with real workers; the tests that kill them come last, in this order."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import dask
import psutil
import pytest
from distributed import LocalCluster
from distributed.security import Security

from saring.errors import WorkerError
from saring.i18n import say
from saring.model import scorer as scoring
from saring.model.bundle import Model
from saring.model.scorer import Scorer
from saring.parallel import dask as module
from saring.parallel.ordered_map import N_CHUNKS_LOCAL_DASK, map_chunks, map_with_folder
from saring.parallel.workers import ALONE, Workers
from saring.records import Message
from tests.workers import Cluster, killed_midway, running_cluster, slow_total

TOTALS = [sum(range(i, i + 10)) for i in range(0, 400, 10)]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running_cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


def on(cluster: Cluster) -> Workers:
    return Workers(backend="dask", scheduler=cluster.address)


@pytest.mark.parametrize(("address", "n_notes"), [("tcp://127.0.0.1:9", 1), ("tls://127.0.0.1:9", 0)])
def test_a_cluster_without_tls_is_warned_of(address: str, n_notes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module._CONFIG, "distributed.comm.timeouts.connect", "100ms")
    monkeypatch.setattr(module, "CONNECT_SECONDS", 0.1)
    notes: list[str] = []
    with (
        pytest.raises(WorkerError, match=f"{address}: expected a running Dask scheduler"),
        module.dask_pool(str, None, Workers(1, "dask", address, notes.append)),
    ):
        pass
    assert sum("anybody on that network can read the messages and run programs" in note for note in notes) == n_notes


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate that is its own authority, and its key."""
    folder, made = tmp_path_factory.mktemp("certificates"), Security.temporary()
    (folder / "own.pem").write_text(made.tls_ca_file, encoding="utf-8")
    (folder / "own.key").write_text(made.tls_client_key, encoding="utf-8")
    return folder / "own.pem", folder / "own.key"


def documented(certificate: Path, key: Path) -> dict[str, Any]:
    """Return the configuration that the lines for a shell in SECURITY.md make."""
    page = (Path(__file__).parents[2] / "SECURITY.md").read_text(encoding="utf-8")
    script = page.split("```sh\n")[1].split("```")[0].replace("ca.pem", str(certificate))
    script = script.replace("office.pem", str(certificate)).replace("office.key", str(key))
    done = subprocess.run(["bash", "-c", f"{script}\nenv"], capture_output=True, text=True, check=True)
    variables = dict(line.split("=", 1) for line in done.stdout.splitlines() if line.startswith("DASK_"))
    assert len(variables) == 8
    return {"distributed": dask.config.merge(dask.config.config, dask.config.collect_env(variables))["distributed"]}


def connect_as_stranger(address: str) -> None:
    """Use a cluster from the process it runs in; the loop of the client before may not have ended yet."""
    for _ in range(5):
        try:
            list(map_chunks(slow_total, range(400), 10, Workers(backend="dask", scheduler=address)))
        except AssertionError:
            time.sleep(0.5)


@pytest.mark.slow
def test_a_cluster_with_certificates_works_and_refuses_who_has_none(
    certificates: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CONNECT_SECONDS", 10)
    notes: list[str] = []
    with (
        dask.config.set(documented(*certificates)),
        LocalCluster(n_workers=1, threads_per_worker=1, protocol="tls://", dashboard_address=None) as local,
    ):
        address = local.scheduler_address
        assert address.startswith("tls://")
        workers = Workers(backend="dask", scheduler=address, notify=notes.append)
        assert [total for _, (total, _) in map_chunks(slow_total, range(400), 10, workers)] == TOTALS
        assert notes == []
        without = {"distributed.comm.tls.ca-file": None, "distributed.comm.require-encryption": False}
        monkeypatch.setattr(module, "CONNECT_SECONDS", 1)
        for stranger in (address, address.replace("tls://", "tcp://")):
            with (
                dask.config.set(without | {f"distributed.comm.tls.client.{name}": None for name in ("cert", "key")}),
                pytest.raises(WorkerError, match=f"{stranger}: expected a running Dask scheduler"),
            ):
                connect_as_stranger(stranger)


def messages(n: int) -> list[Message]:
    texts = (f"air galon nomor {i % 97} beracun, sebarkan!" if i % 3 else "ok" for i in range(n))
    return [Message("whatsapp", "g", "s", None, "text", text, str(i)) for i, text in enumerate(texts)]


def test_scores_of_a_cluster_are_those_of_this_process(
    cluster: Cluster, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring, "CHUNK_MESSAGES", 32)
    seen: list[list[str]] = []
    scored = []
    for workers in (ALONE, on(cluster)):
        watched: list[str] = []
        scorer = Scorer(model)
        scorer.watch = lambda normalised, _scores, watched=watched: watched.extend(normalised)  # type: ignore[misc]
        scored.append(list(scorer.score_messages(messages(900), workers)))
        seen.append(watched)
    assert scored[0] == scored[1]
    assert seen[0] == seen[1]


def join(folder: str, part: int) -> str:
    return f"{folder}/{part}"


def test_work_of_another_version_is_refused(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "__version__", "0.0.1")
    with pytest.raises(WorkerError, match=r"expected Saring 0\.0\.1, found .*install the same version"):
        list(map_with_folder(join, str(tmp_path), ((i, i) for i in range(50)), on(cluster)))


def test_little_is_worked_through_here() -> None:
    said: list[str] = []
    nobody = Workers(backend="dask", scheduler="tcp://127.0.0.1:1", notify=said.append)
    done = list(map_chunks(slow_total, range(N_CHUNKS_LOCAL_DASK), 1, nobody))
    assert {process for _, (_, process) in done} == {os.getpid()}
    assert said == [say("cluster_not_needed")]


@pytest.mark.parametrize("address", ["kacau", "gopher://127.0.0.1:1", "tcp://127.0.0.1:1"])
def test_a_scheduler_out_of_reach_is_told_in_one_line(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CONNECT_SECONDS", 0.3)
    start = monotonic()
    with pytest.raises(WorkerError, match=f"{address}: expected a running Dask scheduler.*; check the address"):
        list(map_chunks(slow_total, range(N_CHUNKS_LOCAL_DASK + 1), 1, Workers(backend="dask", scheduler=address)))
    assert monotonic() - start < 25  # Dask by itself waits for half a minute


def test_a_cluster_whose_workers_have_gone_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "NO_WORKER_SECONDS", 0.5)
    monkeypatch.setattr(module, "CONNECT_SECONDS", 2)
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as local:
        workers = Workers(backend="dask", scheduler=local.scheduler_address)
        results = map_chunks(slow_total, range(400), 10, workers)
        next(results)
        local.scale(0)
        for rest in (results, map_chunks(slow_total, range(400), 10, workers)):
            with pytest.raises(WorkerError, match=r"expected workers in the Dask cluster, found none; start"):
                list(rest)


def test_a_worker_killed_beside_its_nanny_costs_no_result(cluster: Cluster) -> None:
    (worker,) = [
        child.pid for child in psutil.Process(cluster.nanny.pid).children() if "spawn_main" in " ".join(child.cmdline())
    ]
    assert killed_midway(map_chunks(slow_total, range(400), 10, on(cluster)), worker) == TOTALS


def test_a_worker_killed_without_a_nanny_costs_no_result(cluster: Cluster) -> None:
    assert killed_midway(map_chunks(slow_total, range(400), 10, on(cluster)), cluster.bare.pid) == TOTALS
    assert cluster.bare.wait(5) == -9


def test_a_cluster_that_goes_away_is_told_in_one_line(cluster: Cluster) -> None:
    with pytest.raises(WorkerError, match=r"expected the Dask cluster to answer, found it gone; .*same command again"):
        killed_midway(map_chunks(slow_total, range(400), 10, on(cluster)), cluster.scheduler.pid)
