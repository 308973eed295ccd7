from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.parallel import N_CHUNKS_LOCAL, Workers, map_chunks
from pipeline.records import Message
from pipeline.scoring import CHUNK_MESSAGES, Scorer
from pipeline.store import Model, load_model, save_model


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


def test_an_error_in_a_worker_is_the_callers() -> None:
    with pytest.raises(ValueError, match="ninety"):
        list(map_chunks(fails_at_ninety, range(100), 10, Workers(2)))


def test_scores_are_the_same_for_any_number_of_processes(model: Model, tmp_path: Path) -> None:
    scorer = Scorer(load_model(save_model(model, tmp_path / "m", {})))
    texts = [f"air galon nomor {i % 97} beracun sebarkan" if i % 3 else "ok" for i in range(5 * CHUNK_MESSAGES + 7)]
    messages = [Message("whatsapp", "g", "s", None, "text", text, str(i)) for i, text in enumerate(texts)]
    watched: list[list[str]] = []
    results = []
    for n_jobs in (1, 2):
        seen: list[str] = []
        scorer.watch = lambda normalised, _scores, seen=seen: seen.extend(normalised)  # type: ignore[misc]
        results.append(list(scorer.score_messages(messages, Workers(n_jobs))))
        watched.append(seen)
    assert results[0] == results[1]
    assert watched[0] == watched[1]
