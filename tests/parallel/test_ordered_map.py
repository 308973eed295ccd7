from __future__ import annotations

import os
import pickle
import sys
from itertools import count
from pathlib import Path
from time import sleep

import pytest

from saring.errors import BundleError, SettingsError, WorkerError
from saring.i18n import say
from saring.model.bundle import Model, load_bundle, save_model
from saring.model.scorer import CHUNK_MESSAGES, Scorer
from saring.parallel.ordered_map import CHUNKS_A_WORKER, MAX_RESTARTS, N_CHUNKS_LOCAL, map_chunks
from saring.parallel.workers import Workers
from saring.records import Message
from tests.workers import certain_death, killed_midway, slow_total


def total_and_process(chunk: list[int]) -> tuple[int, int]:
    return sum(chunk), os.getpid()


def fails_at_ninety(chunk: list[int]) -> int:
    if 90 in chunk:
        raise ValueError("ninety")
    return len(chunk)


@pytest.mark.parametrize("n_items", [0, 1, 10, 95, 100])
def test_chunks_and_results_are_those_of_a_plain_loop(n_items: int) -> None:
    alone = [(chunk, result[0]) for chunk, result in map_chunks(total_and_process, range(n_items), 10)]
    shared = [(chunk, result[0]) for chunk, result in map_chunks(total_and_process, range(n_items), 10, Workers(2))]
    assert alone == shared
    assert [item for chunk, _ in shared for item in chunk] == list(range(n_items))


def test_little_is_worked_through_here_and_much_elsewhere() -> None:
    little = map_chunks(total_and_process, range(10 * N_CHUNKS_LOCAL), 10, Workers(2))
    assert {process for _, (_, process) in little} == {os.getpid()}
    much = map_chunks(total_and_process, range(10 * N_CHUNKS_LOCAL + 1), 10, Workers(2))
    assert os.getpid() not in {process for _, (_, process) in much}


@pytest.mark.parametrize("backend", ["loky", "threading"])
def test_an_error_in_a_worker_is_the_callers(backend: str) -> None:
    with pytest.raises(ValueError, match="ninety"):
        list(map_chunks(fails_at_ninety, range(100), 10, Workers(2, backend)))


@pytest.mark.parametrize("backend", ["loky", "threading"])
def test_no_more_is_taken_in_than_a_few_chunks_ahead(backend: str) -> None:
    taken = count()
    results = map_chunks(len, (next(taken) for _ in range(10_000)), 10, Workers(2, backend))
    next(results)
    sleep(0.3)
    # A window that is used, one that is worked on, and one that is read.
    assert next(taken) <= 10 * max(N_CHUNKS_LOCAL + 1, 3 * CHUNKS_A_WORKER * 2)
    results.close()


def test_a_killed_process_costs_time_and_no_result() -> None:
    said: list[str] = []
    results = map_chunks(slow_total, range(400), 10, Workers(2, notify=said.append))
    assert killed_midway(results) == [sum(range(i, i + 10)) for i in range(0, 400, 10)]
    assert said == [say("worker_killed", n=1, most=MAX_RESTARTS)]


def test_work_that_kills_again_and_again_is_given_up_in_one_line() -> None:
    with pytest.raises(WorkerError, match=r"found the same part killed 4 times; use fewer --jobs"):
        list(map_chunks(certain_death, range(400), 10, Workers(2)))


def test_an_error_of_ours_travels_from_a_process_as_it_is() -> None:
    error = pickle.loads(pickle.dumps(BundleError("bundle_changed", where="a")))
    assert (type(error), str(error)) == (BundleError, say("bundle_changed", where="a"))


@pytest.mark.parametrize(
    ("workers", "message"),
    [
        ({"backend": "ray"}, r"--backend ray: expected one of loky, threading, dask"),
        ({"scheduler": "tcp://127.0.0.1:8786"}, r"expected --backend dask, found loky; leave one of the two out"),
    ],
)
def test_workers_that_make_no_sense_are_refused(workers: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        Workers(2, **workers)  # type: ignore[arg-type]


def test_a_missing_dask_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    monkeypatch.delitem(sys.modules, "saring.parallel.dask", raising=False)
    with pytest.raises(WorkerError, match=r'pip install "saring\[dask\]"'):
        list(map_chunks(len, range(100), 1, Workers(2, "dask")))


def test_scores_are_the_same_for_any_number_of_processes(model: Model, tmp_path: Path) -> None:
    scorer = Scorer(load_bundle(save_model(model, tmp_path / "m", {})))
    texts = [f"air galon nomor {i % 97} beracun sebarkan" if i % 3 else "ok" for i in range(5 * CHUNK_MESSAGES + 7)]
    messages = [Message("whatsapp", "g", "s", None, "text", text, str(i)) for i, text in enumerate(texts)]
    watched: list[list[str]] = []
    results = []
    for workers in (Workers(), Workers(2), Workers(2, "threading")):
        seen: list[str] = []
        scorer.watch = lambda normalised, _scores, seen=seen: seen.extend(normalised)  # type: ignore[misc]
        results.append(list(scorer.score_messages(messages, workers)))
        watched.append(seen)
    assert results[0] == results[1] == results[2]
    assert watched[0] == watched[1] == watched[2]
